/// The newest entries of the log, from a position to its end, for all subscriptions of a process.
///
/// A value without a clock: it is told the time. Bounded in entries, bytes and age; whoever needs
/// older ones reads the database.
struct FeedNewest {
    /// What there is from a position on.
    enum Answer {
        /// Older than what is kept.
        case behind
        case entries(ArraySlice<FeedEntry>, next: Int64)
    }

    private var entries: [FeedEntry] = []
    private var times: [ContinuousClock.Instant] = []
    private var bytes = 0
    /// The position of the first entry kept.
    private(set) var start: Int64
    /// The position behind the last one: where the next reading begins.
    private(set) var end: Int64

    init(at end: Int64) {
        (start, self.end) = (end, end)
    }

    /// Takes in the page that was read at ``end``.
    mutating func append(_ page: FeedPage, at now: ContinuousClock.Instant) {
        entries += page.entries
        times += page.entries.map { _ in now }
        bytes += page.entries.reduce(0) { $0 + $1.json.count }
        end = page.next
        trim(at: now)
    }

    /// Drops what is too much or too old.
    mutating func trim(at now: ContinuousClock.Instant) {
        var count = max(0, entries.count - FeedLimits.newestEntries)
        while count < entries.count, times[count].duration(to: now) > FeedLimits.newestAge {
            count += 1
        }
        var rest = bytes - entries[..<count].reduce(0) { $0 + $1.json.count }
        while count < entries.count, rest > FeedLimits.newestBytes {
            rest -= entries[count].json.count
            count += 1
        }
        guard count > 0 else { return }
        bytes = rest
        start = count < entries.count ? entries[count].position : end
        entries.removeFirst(count)
        times.removeFirst(count)
    }

    /// - Parameter most: how many entries are looked at.
    func entries(from position: Int64, most: Int) -> Answer {
        guard position >= start else { return .behind }
        // Positions have no gaps, so the place of an entry follows from its position.
        let first = min(Int(position - start), entries.count)
        let last = min(first + most, entries.count)
        return .entries(entries[first..<last], next: max(position, start + Int64(last)))
    }
}
