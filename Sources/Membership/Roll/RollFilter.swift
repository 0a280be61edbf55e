import JSONRPC
import Kernel
import Postgres

/// Which part of a roll is meant. The same filter gives a number and the list behind it.
struct RollFilter {
    enum Scope: String, Choice {
        /// Members of the alliance itself.
        case direct
        /// Also those of its parts, and of alliances that are themselves its members; each once.
        case all
    }

    enum Change: String, Choice {
        /// Members on the day.
        case members
        /// Members on the day that were none on the day before.
        case joined
        /// Members on the day before that are none on the day.
        case left
        /// Members on both days.
        case stayed
    }

    let alliance: Code
    let scope: Scope
    let asOf: CivilDate?
    let since: CivilDate?
    let kind: Word?
    let region: Code?
    let sphere: Code?

    init(_ parameters: inout Parameters) {
        alliance = parameters.required("alliance", "Code of the alliance, as `alliance-75`.")
        scope =
            parameters.optional("scope", "`direct` members unless said, or `all` of its parts'.")
            ?? .direct
        asOf = parameters.optional("asOf", "The day of the roll; today unless said.")
        since = parameters.optional("since", "The earlier day that changes are counted from.")
        kind = parameters.optional("kind", "Only this kind of membership.")
        region = parameters.optional("region", "Only organisations of this region, as `KZ-75`.")
        sphere = parameters.optional("sphere", "Only organisations of this sphere, as `8`.")
        parameters.check(
            since.map { since in asOf.map { since < $0 } ?? true } ?? true, "since", "beforeAsOf")
    }

    /// `day`, and the alliances that are `parts`. They are walked with UNION, so that alliances which
    /// are members of each other end the walk.
    ///
    /// `bodies`, alliances that are organisations by the charter of the day, stand apart, or each
    /// member would ask for the charters of the day: seconds, where PostgreSQL has no statistics yet.
    private var reach: Fragment {
        """
        WITH RECURSIVE day AS MATERIALIZED (
            SELECT coalesce(\(asOf),
                timezone(interval '5 hours', clock_timestamp())::date) AS day,
                \(since)::date AS since
        ), bodies AS MATERIALIZED (
            SELECT c.tenant_id, c.organisation_id FROM day, membership.charters c
            WHERE c.organisation_id IS NOT NULL
              AND c.id = membership.charter_on(c.tenant_id, day.day)
        ), parts (id) AS (
            SELECT t.id FROM tenancy.tenants t WHERE t.code = \(alliance) AND t.kind = 'alliance'
            UNION
            SELECT n.id FROM day, parts CROSS JOIN LATERAL (
                SELECT c.id FROM tenancy.tenants c WHERE c.parent_id = parts.id
                UNION ALL
                SELECT b.tenant_id FROM bodies b
                JOIN membership.periods p ON p.organisation_id = b.organisation_id
                WHERE p.tenant_id = parts.id AND daterange(p.valid_from, p.valid_to) @> day.day) n
            WHERE \(scope.rawValue) = 'all'
        )
        """
    }

    /// Of the periods `p` of one member: whether it is one on the day (`now`) and was on the earlier
    /// one (`before`).
    private static let stretch: StaticString = """
        bool_or(daterange(p.valid_from, p.valid_to) @> day.day) AS now,
        coalesce(bool_or(daterange(p.valid_from, p.valid_to) @> day.since), false) AS before,
        bool_and(p.standing = 'suspended')
            FILTER (WHERE daterange(p.valid_from, p.valid_to) @> day.day) AS suspended,
        array_agg(DISTINCT p.kind ORDER BY p.kind)
            FILTER (WHERE daterange(p.valid_from, p.valid_to) @> day.day) AS kinds,
        array_agg(DISTINCT t.code ORDER BY t.code) AS alliances,
        min(p.valid_from) AS since
        """

    private static let source: StaticString = """
        FROM day CROSS JOIN parts JOIN membership.periods p ON p.tenant_id = parts.id
        JOIN tenancy.tenants t ON t.id = p.tenant_id
        """

    private var condition: Fragment {
        """
        (daterange(p.valid_from, p.valid_to) @> day.day
            OR daterange(p.valid_from, p.valid_to) @> day.since)
        AND (\(kind) IS NULL OR p.kind = \(kind))
        """
    }

    /// `chosen`: organisations. A record that was merged into another counts as that other one.
    var roll: Fragment {
        """
        \(sql: reach), roll AS MATERIALIZED (
            SELECT coalesce(o.merged_into_id, o.id) AS id, \(sql: Self.stretch)
            \(sql: Self.source)
            JOIN registry.organisations o ON o.id = p.organisation_id
            WHERE \(sql: condition)
            GROUP BY coalesce(o.merged_into_id, o.id)
        ), chosen AS (
            SELECT roll.*, o.name_kk, o.name_ru, o.name_en, o.region_code, o.spheres
            FROM roll JOIN registry.organisations o ON o.id = roll.id
            WHERE (\(region) IS NULL OR o.region_code = \(region))
              AND (\(sphere) IS NULL OR o.spheres @> ARRAY[\(sphere)])
        )
        """
    }

    /// `chosen`: public figures, each once. A name is there while its person lets it be shown. They
    /// are of no region and no sphere, so a filter by one leaves none.
    var figures: Fragment {
        """
        \(sql: reach), roll AS MATERIALIZED (\(sql: persons)), chosen AS (
            SELECT roll.*, n.name_kk, n.name_ru, n.name_en
            FROM roll LEFT JOIN membership.figure_names n ON n.citizen_id = roll.id
                AND n.lasts_to >= timezone(interval '5 hours', clock_timestamp())::date
        )
        """
    }

    /// Public figures with their stretches, behind `day` and `parts`.
    var persons: Fragment {
        """
        SELECT p.citizen_id AS id, \(sql: Self.stretch)
        \(sql: Self.source)
        WHERE p.citizen_id IS NOT NULL AND \(sql: condition)
          AND \(region) IS NULL AND \(sphere) IS NULL
        GROUP BY p.citizen_id
        """
    }
}
