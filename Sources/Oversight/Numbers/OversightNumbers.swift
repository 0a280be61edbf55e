import JSONRPC
import Kernel
import Postgres

/// How bodies deal with what is said to them, over the duties that began in some days.
enum OversightNumbers {
    static let members: [(String, Schema)] = [
        ("tenant", .string()), ("kind", .string()), ("received", .integer()),
        ("answeredInTime", .integer()), ("answeredLate", .integer()),
        ("handedLate", .integer()), ("overdue", .integer()),
        ("medianDays?", .integer()), ("rated", .integer()), ("ratingSum", .integer()),
        ("asked", .integer()), ("fixed", .integer()), ("fixedPermille?", .integer(0...1_000)),
        ("hidden", .any),
    ]

    /// Whether a duty `d` was forwarded, returned or closed when it was late for that: no body's numbers
    /// improve by handing on what it was late with.
    static var handedLate: Fragment {
        """
        d.state IN ('forwarded', 'returned', 'closed') AND (
            SELECT timezone(interval '5 hours', s.at)::date FROM oversight.duty_steps s
            WHERE s.tenant_id = d.tenant_id AND s.duty_id = d.id AND s.seq = d.version)
            > CASE WHEN d.state = 'closed' THEN d.last_on
                ELSE least(d.last_on, \(sql: Duty.forwardOn)) END
        """
    }

    /// Whether a duty `d` is late now.
    static var overdue: Fragment {
        """
        d.state = 'waiting' AND \(sql: Duty.stands)
        AND d.last_on < timezone(interval '5 hours', statement_timestamp())::date
        """
    }

    /// Decisions `m` on what was hidden in these days and that no review has taken back.
    static func hidden(_ from: CivilDate?, _ to: CivilDate?) -> Fragment {
        """
        m.outcome = 'hide'
        AND NOT EXISTS (SELECT FROM oversight.reviews v WHERE v.tenant_id = m.tenant_id
            AND v.decision_id = m.id AND v.outcome = 'restore')
        AND (\(from) IS NULL OR timezone(interval '5 hours', m.at)::date >= \(from))
        AND (\(to) IS NULL OR timezone(interval '5 hours', m.at)::date <= \(to))
        """
    }

    /// A matter is fixed when more people say so than deny it; the rate is of all that were answered
    /// and judged, in thousandths, rounded down. Nobody's silence counts as a fix.
    static func columns(_ from: CivilDate?, _ to: CivilDate?) -> Fragment {
        """
        t.code AS tenant, t.kind, count(d.id) AS received,
        count(d.id) FILTER (WHERE d.state = 'answered'
            AND timezone(interval '5 hours', d.answered_at)::date <= d.last_on)
            AS "answeredInTime",
        count(d.id) FILTER (WHERE d.state = 'answered'
            AND timezone(interval '5 hours', d.answered_at)::date > d.last_on) AS "answeredLate",
        count(d.id) FILTER (WHERE \(sql: handedLate)) AS "handedLate",
        count(d.id) FILTER (WHERE \(sql: overdue)) AS overdue,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY
            extract(day FROM d.answered_at - d.started_at)::bigint)) AS "medianDays",
        count(o.rating) AS rated, coalesce(sum(o.rating), 0)::bigint AS "ratingSum",
        count(o.judged) FILTER (WHERE o.judged) AS asked,
        count(o.fixed) FILTER (WHERE o.fixed) AS fixed,
        (1000 * count(o.fixed) FILTER (WHERE o.fixed)
            / nullif(count(o.judged) FILTER (WHERE o.judged), 0)) AS "fixedPermille",
        coalesce((SELECT jsonb_object_agg(h.reason, h.number) FROM (
            SELECT m.reason, count(*) AS number FROM oversight.decisions m
            WHERE m.body_id = t.id AND \(sql: hidden(from, to)) GROUP BY m.reason) AS h), '{}')
            AS hidden
        """
    }

    static func tables(_ from: CivilDate?, _ to: CivilDate?) -> Fragment {
        """
        tenancy.tenants t
        LEFT JOIN oversight.duties d ON d.tenant_id = t.id
            AND (\(from) IS NULL OR timezone(interval '5 hours', d.started_at)::date >= \(from))
            AND (\(to) IS NULL OR timezone(interval '5 hours', d.started_at)::date <= \(to))
        LEFT JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
        LEFT JOIN LATERAL (
            SELECT max(p.rating)::bigint AS rating, count(p.fixed) > 0 AS judged,
                   count(*) FILTER (WHERE p.fixed) > count(*) FILTER (WHERE NOT p.fixed) AS fixed
            FROM oversight.opinions p
            WHERE p.tenant_id = d.tenant_id AND p.duty_id = d.id) AS o ON true
        """
    }
}

/// Numbers of each body: received, answered in time and late, handed on or sent back too late, overdue
/// now, median days, ratings, fixed, hidden by reason. The list behind each is `oversight.list` by the
/// same filter, that of what was hidden in these days `moderation.log` with `hidden`.
struct CountOversight: QueryMethod {
    static let name = "oversight.statistics"
    static let summary = "How each body deals with what is said to it."
    static let access = Access.public
    static let result = Schema.page(of: .object(OversightNumbers.members))
    static let example: JSON.Object? = ["tenant": "KZ-75"]

    let tenant: Code?
    let from: CivilDate?
    let to: CivilDate?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the body; all unless said.")
        from = parameters.optional("from", "Only what began on this day or later.")
        to = parameters.optional("to", "Only what began on this day or earlier.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: OversightNumbers.columns(from, to))
            FROM \(sql: OversightNumbers.tables(from, to))
            WHERE \(tenant) IS NULL OR t.code = \(tenant)
            GROUP BY t.id HAVING count(d.id) > 0 OR \(tenant) IS NOT NULL
            ORDER BY t.code LIMIT 201
            """
        return .page(query, Limit(Limit.most), lane: .slow)
    }
}

/// Regions by their fixed rate, with the method behind it: of the matters that were answered and
/// judged, how many were fixed. A region with fewer judged than `least` has no place; equal rates
/// share one.
struct ListLeague: QueryMethod {
    static let name = "oversight.league"
    static let summary = "Regions by fixed rate, and how it is counted."
    static let access = Access.public
    static let result = Schema.page(
        of: .object(
            [("place?", .integer()), ("method", .string())] + OversightNumbers.members))
    static let example: JSON.Object? = [:]

    let from: CivilDate?
    let to: CivilDate?
    let least: Int64

    /// Below it one person's opinion moves the rate by more than a tenth.
    private static let leastUsual: Int64 = 10

    init(_ parameters: inout Parameters) {
        from = parameters.optional("from", "Only what began on this day or later.")
        to = parameters.optional("to", "Only what began on this day or earlier.")
        least =
            parameters.optional("least", "Judged matters that a place needs; 10 unless said.")
            ?? Self.leastUsual
        parameters.check(1...100_000 ~= least, "least", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT CASE WHEN n.asked >= \(least) THEN rank() OVER (
                       ORDER BY n.asked < \(least), n."fixedPermille" DESC NULLS LAST) END AS place,
                   'fixed / judged, in thousandths; at least ' || \(least) || ' judged' AS method,
                   n.*
            FROM (SELECT \(sql: OversightNumbers.columns(from, to))
                  FROM \(sql: OversightNumbers.tables(from, to))
                  WHERE t.kind = 'akimat' GROUP BY t.id) AS n
            ORDER BY place NULLS LAST, n.tenant LIMIT 201
            """
        return .page(query, Limit(Limit.most), lane: .slow)
    }
}
