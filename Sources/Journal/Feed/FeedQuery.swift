import JSONRPC
import Kernel
import Postgres

/// A page of the log, by its position.
///
/// Beside the page each statement reads where the log ends, in the same snapshot. That makes the
/// cursor of a page that is not full the end of the log, whatever the filter left out.
struct FeedQuery {
    var start: FeedCursor
    var filter: FeedFilter
    var limit: Int

    static let refusals: [Reason] = [.cursorAhead, .cursorForeign, .feedTenantUnknown]

    /// The form that is streamed into an answer.
    var page: Query<Never> {
        """
        SELECT h.refusal AS "_refusal", p.position, p.entry, p.texts, h.origin AS "_origin",
               CASE WHEN count(p.position) OVER () = \(Int64(limit)) THEN p.position + 1
                    ELSE h.size END AS "_next"
        FROM (\(sql: head)) AS h
        LEFT JOIN LATERAL (
            SELECT l.position, convert_from(l.leaf, 'UTF8')::json AS entry, \(sql: Self.texts)
            \(sql: rows)) AS p ON true
        ORDER BY p.position
        """
    }

    /// The form that subscriptions share.
    var entries: Query<FeedRow> {
        """
        SELECT h.refusal, h.origin, h.size, p.position, p.type, p.subject_id, p.code, p.leaf,
               p.texts
        FROM (\(sql: head)) AS h
        LEFT JOIN LATERAL (
            SELECT l.position, l.type, l.subject_id, n.code, l.leaf, \(sql: Self.texts)
            \(sql: rows)) AS p ON true
        ORDER BY p.position
        """
    }

    /// Where the log ends, and why the question can't be answered.
    private var head: Fragment {
        """
        SELECT o.origin, o.size,
               CASE WHEN \(start.origin) NOT IN ('', o.origin) THEN 'feed.cursorForeign'
                    WHEN \(start.position) > o.size THEN 'feed.cursorAhead'
                    WHEN \(filter.tenant ?? "") <> '' AND NOT EXISTS (
                        SELECT FROM tenancy.tenants n WHERE n.code = \(filter.tenant ?? ""))
                    THEN 'feed.tenantUnknown'
               END AS refusal
        FROM (\(sql: Self.log)) AS o
        """
    }

    /// The log's short name and how many entries it has.
    static let log: StaticString = """
        SELECT CASE WHEN s.origin IS NULL THEN ''
                    ELSE left(encode(sha256(convert_to(s.origin, 'UTF8')), 'hex'), 16) END AS origin,
               s.size
        FROM journal.sequencer AS s
        """

    /// What is public of an entry now.
    private static let texts: StaticString =
        "journal.public_texts(l.subject_id, l.version, l.subject_kind) AS texts"

    private var rows: Fragment {
        let (conditions, order) = filter.clauses(from: start.position)
        return """
            FROM journal.log AS l
            LEFT JOIN tenancy.tenants AS n ON n.id = l.tenant_id
            WHERE l.position >= \(start.position) \(sql: conditions)
            ORDER BY \(sql: order) LIMIT \(Int64(limit))
            """
    }
}

/// One row of ``FeedQuery/entries``.
struct FeedRow: RowDecodable {
    var refusal: String?
    var origin: String
    var size: Int64
    /// Nil in the one row of an empty page.
    var entry: FeedEntry?

    init(from row: inout RowReader) throws(PostgresError) {
        refusal = try row.next(String?.self)
        origin = try row.next()
        size = try row.next()
        guard let position = try row.next(Int64?.self) else { return }
        let (type, subject) = (try row.next(String.self), try row.next(UUIDValue.self))
        let tenant = try row.next(String?.self)
        let leaf = try row.next([UInt8].self)
        let texts = try row.next(String?.self)
        entry = FeedEntry(
            position: position, type: type, subject: subject, tenant: tenant,
            json: Self.json(position, leaf, texts))
    }

    /// The same bytes that an answer of `feed.since` holds.
    private static func json(_ position: Int64, _ leaf: [UInt8], _ texts: String?) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(leaf.count + (texts?.utf8.count ?? 0) + 64)
        json.append("{\"position\":")
        json.append(integer: position)
        json.append(",\"entry\":")
        json += leaf
        if let texts {
            json.append(",\"texts\":")
            json += texts.utf8
        }
        json.append("}")
        return json
    }
}

/// What one reading of the log brought.
struct FeedPage: Sendable {
    var entries: [FeedEntry]
    /// Where the next reading begins.
    var next: Int64
    /// Where the log ended when this was read.
    var size: Int64
    var origin: String
}

extension PublicReader {
    /// Reads a page of the log.
    ///
    /// - Throws: ``Failure/conflict(_:)`` with a reason of ``FeedQuery/refusals``.
    func feed(_ query: FeedQuery) async throws(Failure) -> FeedPage {
        let result = try await rows(query.entries.statement)
        let rows: [FeedRow]
        do throws(PostgresError) { rows = try result.decode() } catch { throw Failure(error) }
        // The state of the log is one row, so there is always one here.
        guard let head = rows.first else { throw .unavailable }
        if let reason = FeedQuery.refusals.first(where: { $0.code == head.refusal }) {
            throw .conflict(reason)
        }
        let entries = rows.compactMap(\.entry)
        let isFull = entries.count == query.limit
        let next = isFull ? (entries.last?.position ?? head.size - 1) + 1 : head.size
        return FeedPage(entries: entries, next: next, size: head.size, origin: head.origin)
    }
}
