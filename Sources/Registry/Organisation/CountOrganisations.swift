import JSONRPC
import Kernel
import Postgres

/// How many organisations there are by region, sphere, legal form and both statuses.
///
/// Merged records are not counted. One organisation may work in several spheres, so these add up to
/// more than the total.
struct CountOrganisations: QueryMethod {
    static let name = "ngo.statistics"
    static let summary = "Counts by region, sphere, legal form, legal status and verification."
    static let access = Access.public
    static let result = Schema.object([
        "total": .integer(), "at": .instant, "regions": counts, "spheres": counts,
        "legalForms": counts, "legalStatuses": counts, "verifications": counts,
    ])
    static let example: JSON.Object? = ["region": "KZ-75"]

    private static let counts = Schema.array(
        of: .object(["code": .string(), "count": .integer()]))

    let region: Code?

    init(_ parameters: inout Parameters) {
        region = parameters.optional("region", "Only this home region.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let counted: Fragment =
            region.map { "o.merged_into_id IS NULL AND o.region_code = \($0)" }
            ?? "o.merged_into_id IS NULL"
        let query: Query<Never> = """
            WITH standing AS (
                SELECT o.region_code, o.legal_form, o.legal_status,
                       \(sql: OrganisationItem.verification) AS verification
                FROM registry.organisations o WHERE \(sql: counted)
            ), counts AS (
                SELECT CASE grouping(s.region_code, s.legal_form, s.legal_status, s.verification)
                           WHEN 7 THEN 'region' WHEN 11 THEN 'form' WHEN 13 THEN 'status'
                           WHEN 14 THEN 'verification' ELSE 'all' END AS kind,
                       coalesce(s.region_code, s.legal_form, s.legal_status, s.verification) AS code,
                       count(*) AS count
                FROM standing s
                GROUP BY GROUPING SETS
                    ((s.region_code), (s.legal_form), (s.legal_status), (s.verification), ())
                UNION ALL
                SELECT 'sphere', sphere, count(*)
                FROM registry.organisations o, unnest(o.spheres) AS sphere
                WHERE \(sql: counted) GROUP BY sphere)
            SELECT (SELECT c.count FROM counts c WHERE c.kind = 'all') AS total,
                   statement_timestamp() AS at,
                   \(sql: Self.list("region", "regions")), \(sql: Self.list("sphere", "spheres")),
                   \(sql: Self.list("form", "legalForms")),
                   \(sql: Self.list("status", "legalStatuses")),
                   \(sql: Self.list("verification", "verifications"))
            """
        return .one(query, "statistics", lane: .slow)
    }

    private static func list(_ kind: StaticString, _ alias: StaticString) -> Fragment {
        """
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'count', c.count)
             ORDER BY c.code), '[]'::jsonb)
         FROM counts c WHERE c.kind = '\(sql: kind)') AS "\(sql: alias)"
        """
    }
}
