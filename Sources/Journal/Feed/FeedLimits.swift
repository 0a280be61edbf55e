import NIOCore

/// What the feed gives to its subscribers, each number with its reason.
enum FeedLimits {
    /// Subscriptions of one process. Each holds at most a page of entries, some 100 KiB, in its
    /// connection: 500 MiB when all of them stand still.
    static let subscriptionsMax = 5_000
    /// Entries that one reading for one subscription brings: some 100 KiB, so that a thousand
    /// clients that catch up at the same time hold 100 MiB.
    static let pageEntries = 50
    /// Bytes of entries in one notification, above which the rest goes into the next: a client need
    /// not take longer lines than this server does (1 MiB), and the largest entry stays below a half.
    static let notificationBytesMax = 512 * 1_024
    /// Unsent bytes of a connection up to which more is sent: a page, so that the line is never
    /// empty while the next page is read.
    static let unsentBytesMax = 256 * 1_024
    /// How long a client may leave what was sent unread before its subscription ends; below the 30
    /// seconds after which the connection itself is cut off.
    static let patience = TimeAmount.seconds(10)
    /// A connection that is full is looked at again after this time, then after twice as long, …
    static let lookFirst = TimeAmount.milliseconds(2)
    /// … up to this: a thousand clients that stand still cost four thousand looks a second.
    static let lookLast = TimeAmount.milliseconds(250)
    /// Newest entries that the process keeps for those at the end of the log: the entries of two
    /// seconds at 500 a second.
    static let newestEntries = 1_024
    /// Bytes of these: the same with room for long texts.
    static let newestBytes = 8 * 1_024 * 1_024
    /// How old they may become: a text that is withdrawn must not be told much longer.
    static let newestAge = Duration.seconds(5)
    /// Entries that one reading at the end of the log brings: a batch of the sequencer.
    static let tailEntries = 200
    /// How often the end of the log is looked at without being told, should a notification be lost.
    static let pollTime = Duration.seconds(1)
    /// In how many looks the tokens of subscribers are asked for once.
    static let pollsPerTokenCheck = 5
    /// After an error of the database, before reading again.
    static let retryTime = TimeAmount.seconds(1)
}
