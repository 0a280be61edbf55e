import Kernel
import Postgres

/// Who moved between two rankings, the largest moves first, and in which indicators.
struct CompareRankings: QueryMethod {
    static let name = "ranking.compare"
    static let summary = "Who moved between two rankings, and which indicators changed."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "organisation": .id, "points?": .integer(), "pointsThen?": .integer(),
            "place?": .integer(), "placeThen?": .integer(), "state?": Standing.State.schema,
            "stateThen?": Standing.State.schema, "move": .integer(),
            "values?": .array(of: .integer()), "valuesThen?": .array(of: .integer()),
        ]))

    let earlier: Snapshot.ID
    let later: Snapshot.ID
    let limit: Limit

    init(_ parameters: inout Parameters) {
        earlier = parameters.required("earlier", "The ranking to compare with.")
        later = parameters.required("later", "The ranking that is compared.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT coalesce(n.organisation_id, o.organisation_id) AS organisation,
                   n.points, o.points AS "pointsThen", n.place, o.place AS "placeThen",
                   n.state, o.state AS "stateThen",
                   coalesce(o.place, 0) - coalesce(n.place, 0) AS move,
                   to_jsonb(n.values) AS values, to_jsonb(o.values) AS "valuesThen"
            FROM (SELECT x.* FROM ranking.snapshots s JOIN ranking.standings x
                      ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
                  WHERE s.id = \(later)) n
            FULL JOIN (SELECT x.* FROM ranking.snapshots s JOIN ranking.standings x
                      ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
                  WHERE s.id = \(earlier)) o ON o.organisation_id = n.organisation_id
            WHERE (n.points, n.state, n.place) IS DISTINCT FROM (o.points, o.state, o.place)
            ORDER BY abs(coalesce(o.place, 0) - coalesce(n.place, 0)) DESC,
                     coalesce(n.organisation_id, o.organisation_id)
            LIMIT \(limit.count)
            """
        return .page(query, limit, lane: .slow)
    }
}
