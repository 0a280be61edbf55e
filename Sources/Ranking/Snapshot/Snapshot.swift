import JSONRPC
import Kernel
import Postgres

/// A ranking as it was computed for a day: provisional until it is published.
enum Snapshot {
    typealias ID = Identifier<Snapshot>

    static let term = "ranking.objection"

    /// Of `ranking.snapshots s`, its method `m` and its publication `p`.
    static let columns: StaticString = """
        s.id, s.cut_off AS "cutOff", m.id AS method, m.code AS "methodCode",
        m.number AS "methodNumber", m.sample,
        CASE WHEN p.snapshot_id IS NULL THEN 'provisional' ELSE 'final' END AS state,
        s.computed_at AS "computedAt", s.objections_until AS "objectionsUntil",
        p.published_at AS "publishedAt", s.organisations, s.inputs, s.parts,
        encode(s.digest, 'hex') AS digest
        """
    static let source: StaticString = """
        FROM ranking.snapshots s
        JOIN ranking.methods m ON m.tenant_id = s.tenant_id AND m.id = s.method_id
        LEFT JOIN ranking.publications p
            ON p.tenant_id = s.tenant_id AND p.snapshot_id = s.id
        """
    static let members: [(String, Schema)] = [
        ("id", .id), ("cutOff", .date), ("method", .id), ("methodCode", .string()),
        ("methodNumber", .integer()), ("sample", .boolean),
        ("state", .oneOf(["provisional", "final"])), ("computedAt", .instant),
        ("objectionsUntil", .instant), ("publishedAt?", .instant),
        ("organisations", .integer()), ("inputs", .integer()), ("parts", .integer()),
        ("digest", .string()),
    ]

    /// Which one of `ranking.snapshots s`: unless said the last final one.
    static func chosen(_ id: ID?) -> Fragment {
        if let id { return "s.id = \(id)" }
        return """
            s.id = (SELECT f.id FROM ranking.snapshots f
                    JOIN ranking.publications q
                        ON q.tenant_id = f.tenant_id AND q.snapshot_id = f.id
                    ORDER BY f.cut_off DESC, f.id DESC LIMIT 1)
            """
    }

    /// Of `ranking.standings x`.
    static let standing: StaticString = """
        x.organisation_id AS organisation, x.state, x.points, x.band, x.place,
        x.place_region AS "placeInRegion", x.place_sphere AS "placeInSphere",
        x.place_group AS "placeInGroup", x.form, x.size, x.sphere, x.region,
        x.level AS "peers", x.bars, x.alert
        """
    static let standingMembers: [(String, Schema)] = [
        ("organisation", .id), ("state", Standing.State.schema), ("points?", .integer()),
        ("band?", .string()), ("place?", .integer()), ("placeInRegion?", .integer()),
        ("placeInSphere?", .integer()), ("placeInGroup?", .integer()), ("form", .string()),
        ("size", .string()), ("sphere", .string()), ("region", .string()),
        ("peers", .oneOf(PeerLevel.allCases.map(\.name))), ("bars", .string()),
        ("alert", .string()),
    ]
}
