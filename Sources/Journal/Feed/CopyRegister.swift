import JSONRPC
import Kernel
import Postgres

/// What is public now of all records of one kind, for a first copy.
///
/// `cursor` is where the log ended before the first page; it comes with every page. Whoever applies
/// the feed from there, leaving out versions it has, loses nothing that changed meanwhile. Pages go
/// on with `next`. A record that left the public view has the state `{"tombstone":true}`.
///
/// - Throws: ``Failure/conflict(_:)`` with `feed.cursorAhead`, `feed.cursorForeign` or
///   `feed.kindUnknown`.
struct CopyRegister: QueryMethod {
    static let name = "feed.snapshot"
    static let summary = "All public records of a kind, and the cursor where the feed goes on."
    static let access = Access.public
    static let result = Schema.object([
        "items": .array(of: .object(["subject": .id, "version": .version, "state": .any])),
        "next?": .string(), "cursor": FeedCursor.schema,
    ])
    static let reasons: [Reason] = [.cursorAhead, .cursorForeign, .feedKindUnknown]
    static let example: JSON.Object? = ["kind": "organisation", "limit": 5]

    let kind: Code
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        kind = parameters.required("kind", "Kind of records, such as organisation or report.")
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "The `next` of the page before.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(Place.init)
        let query: Query<Never> = """
            SELECT h.refusal AS "_refusal",
                   translate(encode(convert_to(h.origin || E'\\x1f' || h.size, 'UTF8'), 'base64'),
                       '+/=', '-_') AS "^cursor",
                   p.subject_id AS subject, p.version, p.state, h.origin AS "_origin",
                   h.size AS "_size", p.subject_id AS "_subject"
            FROM (
                SELECT o.origin, coalesce(\(place?.feed.position), o.size) AS size,
                       CASE WHEN \(place?.feed.origin ?? "") NOT IN ('', o.origin)
                            THEN 'feed.cursorForeign'
                            WHEN \(place?.feed.position) > o.size THEN 'feed.cursorAhead'
                            WHEN NOT EXISTS (SELECT FROM journal.public_kinds AS k
                                             WHERE k.kind = \(kind) AND k.state IS NOT NULL)
                            THEN 'feed.kindUnknown' END AS refusal
                FROM (\(sql: FeedQuery.log)) AS o) AS h
            LEFT JOIN LATERAL (
                SELECT s.subject_id, s.version,
                       coalesce(s.state, '{"tombstone":true}'::json) AS state
                FROM journal.public_state AS s
                WHERE s.kind = \(kind) AND s.subject_id > \(place?.subject ?? .zero)
                ORDER BY s.subject_id LIMIT \(Int64(limit.count + 1))) AS p ON true
            ORDER BY p.subject_id
            """
        var lookup = Lookup.page(query, limit)
        lookup.refusals = Self.reasons
        return lookup
    }

    /// Where a page ended, and where the feed goes on after the last one.
    private struct Place {
        var feed: FeedCursor
        var subject: UUIDValue

        init(_ after: After) throws(Failure) {
            guard after.keys.count == 3, let size = Int64(after.keys[1]), size >= 0,
                let subject = UUIDValue(after.keys[2])
            else { throw .invalidParameters([Problem("cursor", "cursor")]) }
            feed = FeedCursor(origin: after.keys[0], position: size)
            self.subject = subject
        }
    }
}

extension UUIDValue {
    /// Before every other one.
    fileprivate static let zero = UUIDValue(high: 0, low: 0)
}
