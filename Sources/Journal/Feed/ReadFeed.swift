import JSONRPC
import Kernel
import Postgres

/// The public acts of the register from a cursor on, in the order of the log: each exactly once, by
/// whoever keeps the cursor of the last answer.
///
/// An item is `{"position":…,"entry":…,"texts":…}`: the entry is the leaf that the log's proofs are
/// about, the texts are what is public of it now. A text that was withdrawn is null, and
/// `{"tombstone":true}` stands for all of them.
///
/// - Throws: ``Failure/conflict(_:)`` with `feed.cursorAhead`, `feed.cursorForeign` or
///   `feed.tenantUnknown`.
struct ReadFeed: QueryMethod {
    static let name = "feed.since"
    static let summary = "Public acts since a cursor, in order; the answer's cursor leads on."
    static let access = Access.public
    static let result = Schema.object([
        "items": .array(of: .feedEntry), "cursor": FeedCursor.schema,
    ])
    static let reasons = FeedQuery.refusals
    static let example: JSON.Object? = ["limit": 5]

    let start: FeedCursor
    let limit: Limit
    let filter: FeedFilter

    init(_ parameters: inout Parameters) {
        start =
            parameters.optional("cursor", "Where to go on; the beginning of the log unless said.")
            ?? .sample
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        filter = FeedFilter(&parameters)
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query = FeedQuery(start: start, filter: filter, limit: limit.count)
        return .resumable(query.page, refusing: Self.reasons)
    }
}

extension Schema {
    /// An entry of the feed: its place, its leaf, and the texts that are public now.
    static let feedEntry = object([
        "position": integer(0...Int64.max), "entry": any, "texts?": any,
    ])
}
