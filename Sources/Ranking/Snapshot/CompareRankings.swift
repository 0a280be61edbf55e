import JSONRPC
import Kernel
import Postgres

/// Who moved between two rankings, the largest moves first, and why: what changed in each indicator,
/// and how many points that is worth.
///
/// - Throws: ``Failure/notFound(_:)`` of `ranking`.
struct CompareRankings: TransactionMethod {
    static let name = "ranking.compare"
    static let summary = "Who moved between two rankings, and which indicators made it so."
    static let access = Access.public
    static let journal = JournalDeclaration.none("reads only")
    static let result = Schema.page(
        of: .object([
            "organisation": .id, "move": .integer(), "points?": .integer(),
            "pointsThen?": .integer(), "place?": .integer(), "placeThen?": .integer(),
            "state?": Standing.State.schema, "stateThen?": Standing.State.schema,
            "indicators": .array(
                of: .object([
                    "code": .string(), "value?": .integer(), "valueThen?": .integer(),
                    "points?": .integer(),
                ])),
        ]))

    let earlier: Snapshot.ID
    let later: Snapshot.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        earlier = parameters.required("earlier", "The ranking to compare with.")
        later = parameters.required("later", "The ranking that is compared.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let now = try await method(of: later, in: call)
        let then = try await method(of: earlier, in: call)
        let moves = try await call.rows(try read())
        let shown = moves.prefix(limit.count)
        var page: JSON.Object = ["items": .array(shown.map { $0.json(by: now, then) })]
        if moves.count > limit.count, let last = shown.last {
            let cursor = Cursor.encode([String(last.width), last.organisation.description])
            page["next"] = .string(String(decoding: cursor, as: UTF8.self))
        }
        return .object(page)
    }

    private func method(
        of snapshot: Snapshot.ID, in call: Call
    ) async throws(Failure) -> MethodRecord {
        let query: Query<Single<String>> = """
            SELECT m.record FROM ranking.snapshots s
            JOIN ranking.methods m ON m.tenant_id = s.tenant_id AND m.id = s.method_id
            WHERE s.id = \(snapshot)
            """
        let record = try await call.hold(query, "ranking").value
        guard let json = try? JSON(parsing: record), let method = try? MethodRecord(json: json)
        else { throw .notFound(noun: "ranking") }
        return method
    }

    private func read() throws(Failure) -> Query<Move> {
        var behind: Fragment = "true"
        if let place = try after.map(Place.init) {
            behind = """
                (m.width < \(place.width) OR m.width = \(place.width)
                    AND m.organisation > \(place.organisation))
                """
        }
        return """
            SELECT m.* FROM (
                SELECT abs(coalesce(o.place - n.place, 0))::bigint AS width,
                       coalesce(n.organisation_id, o.organisation_id) AS organisation,
                       coalesce(o.place - n.place, 0)::bigint AS move,
                       n.points::bigint, o.points::bigint, n.place::bigint, o.place::bigint,
                       n.state, o.state, to_jsonb(n.values)::text, to_jsonb(o.values)::text
                FROM (\(sql: Self.standings(later))) AS n
                FULL JOIN (\(sql: Self.standings(earlier))) AS o
                    ON o.organisation_id = n.organisation_id
                WHERE (n.points, n.state, n.place)
                    IS DISTINCT FROM (o.points, o.state, o.place)) AS m
            WHERE \(sql: behind)
            ORDER BY m.width DESC, m.organisation LIMIT \(limit.count + 1)
            """
    }

    private static func standings(_ snapshot: Snapshot.ID) -> Fragment {
        """
        SELECT x.* FROM ranking.snapshots s JOIN ranking.standings x
            ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
        WHERE s.id = \(snapshot)
        """
    }

    /// Where a page ended: how far its last one moved, and its id.
    private struct Place {
        var width: Int64
        var organisation: UUIDValue

        init(_ after: After) throws(Failure) {
            guard after.keys.count == 2, let width = Int64(after.keys[0]),
                let organisation = UUIDValue(after.keys[1])
            else { throw .invalidParameters([Problem("cursor", "cursor")]) }
            self.width = width
            self.organisation = organisation
        }
    }
}
