import JSONRPC
import Kernel
import Postgres

/// Numbers of a roll: members by kind, region and sphere on a day; who came, went and stayed since
/// an earlier one; and how many public figures are members beside them. ``ListRoll`` with the same
/// filter lists who is behind each.
///
/// An organisation of several kinds or spheres counts once in `members` and in each of its kinds
/// and spheres. Region and spheres are those that the register shows today.
struct CountRoll: QueryMethod {
    static let name = "roll.statistics"
    static let summary = "Members by kind, region and sphere; joined, left, retention."
    static let access = Access.public
    static let result = Schema.object([
        ("alliance", .string()), ("asOf", .date), ("since?", .date), ("members", .integer()),
        ("persons", .integer()), ("suspended", .integer()), ("joined?", .integer()),
        ("left?", .integer()),
        ("stayed?", .integer()), ("retentionPercent?", .string()),
        ("attritionPercent?", .string()), ("byKind", .any), ("byRegion", .any),
        ("bySphere", .any),
    ])
    static let example: JSON.Object? = [
        "alliance": "alliance", "scope": "all", "since": "2025-01-01",
    ]

    let filter: RollFilter

    init(_ parameters: inout Parameters) { filter = RollFilter(&parameters) }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            \(sql: filter.roll)
            SELECT t.code AS alliance, day.day AS "asOf", day.since, n.members,
                   (SELECT count(*) FROM (\(sql: filter.persons)) f WHERE f.now) AS persons,
                   n.suspended,
                   n.joined, n."left", n.stayed,
                   (100 * n.stayed::numeric / nullif(n.before, 0))::numeric(5, 2)::text
                       AS "retentionPercent",
                   (100 * n."left"::numeric / nullif(n.before, 0))::numeric(5, 2)::text
                       AS "attritionPercent",
                   (SELECT coalesce(jsonb_object_agg(x.key, x.count), '{}') FROM (
                        SELECT u.kind AS key, count(*) FROM chosen c
                        CROSS JOIN unnest(c.kinds) AS u (kind) WHERE c.now GROUP BY 1) x)
                       AS "byKind",
                   (SELECT coalesce(jsonb_object_agg(x.key, x.count), '{}') FROM (
                        SELECT c.region_code AS key, count(*) FROM chosen c
                        WHERE c.now GROUP BY 1) x) AS "byRegion",
                   (SELECT coalesce(jsonb_object_agg(x.key, x.count), '{}') FROM (
                        SELECT u.sphere AS key, count(*) FROM chosen c
                        CROSS JOIN unnest(c.spheres) AS u (sphere) WHERE c.now GROUP BY 1) x)
                       AS "bySphere"
            FROM tenancy.tenants t CROSS JOIN day CROSS JOIN (
                SELECT count(*) FILTER (WHERE c.now) AS members,
                       count(*) FILTER (WHERE c.now AND c.suspended) AS suspended,
                       count(*) FILTER (WHERE c.before) AS before,
                       CASE WHEN \(filter.since) IS NOT NULL THEN
                           count(*) FILTER (WHERE c.now AND NOT c.before) END AS joined,
                       CASE WHEN \(filter.since) IS NOT NULL THEN
                           count(*) FILTER (WHERE c.before AND NOT c.now) END AS "left",
                       CASE WHEN \(filter.since) IS NOT NULL THEN
                           count(*) FILTER (WHERE c.now AND c.before) END AS stayed
                FROM chosen c) n
            WHERE t.code = \(filter.alliance) AND t.kind = 'alliance'
            """
        return .one(query, "alliance", lane: .slow)
    }
}
