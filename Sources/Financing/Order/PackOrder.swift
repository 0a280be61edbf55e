import JSONRPC
import Kernel
import Postgres

/// All that a commission decides by: applications with eligibility, flags, scores and ranks.
///
/// Ranks and scores are there when all scores are in, before that only how many are missing.
struct PackOrder: QueryMethod {
    static let name = "order.pack"
    static let summary = "The decision pack of an opened order: applications, flags, scores, ranks."
    static let access = Access.read(.orderPack)
    static let result = Schema.object(
        OrderItem.members + [
            ("experts", .integer()), ("recused", .integer()), ("missing", .integer()),
            ("complete", .boolean), ("outliers", .array(of: outlier)),
            ("bids", .array(of: bid)),
        ])

    private static let outlier = Schema.object([
        "expert": .id, "application": .id, "criterion": .string(), "points": .integer(),
        "medianTwice": .integer(),
    ])
    private static let criterion = Schema.object([
        "criterion": .string(),
        "points": .array(of: .object(["expert": .id, "points": .integer()])),
    ])
    private static let bid = Schema.object([
        "application": .id, "number?": .integer(), "organisation": .id, "name": .names,
        "amount": Money.schema,
        "months": .integer(), "receivedAt": .instant, "eligibility": Eligibility.items,
        "eligible": Eligibility.outcome,
        // With whom it shares a person, to how many experts and officers it is related, and which
        // experts have become related to it since they declared that they are not.
        "affiliated": .array(of: .id), "related": .integer(), "conflicts": .array(of: .id),
        "ownRelation": .boolean,
        "criteria": .array(of: criterion), "rank?": .integer(), "tied?": .boolean,
        "score?": .object(["sum": .string(), "of": .string(), "percent": .string()]),
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order, with its applications opened.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: OrderItem.columns), x.experts, x.recused, x.missing, x.complete,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('expert', u.expert_id,
                        'application', u.application_id, 'criterion', u.criterion,
                        'points', u.points, 'medianTwice', u.twice_median)
                        ORDER BY u.application_id, u.criterion, u.expert_id), '[]')
                    FROM financing.outliers(o.id) AS u) AS outliers,
                   (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                        'application', a.application_id, 'number', z.number,
                        'organisation', a.organisation_id,
                        'name', jsonb_build_object(
                            'kk', g.name_kk, 'ru', g.name_ru, 'en', g.name_en),
                        'amount', (a.amount_tiyn / 100.0)::numeric(20,2)::text,
                        'months', a.months,
                        'receivedAt', to_char(a.received_at AT TIME ZONE 'UTC',
                            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                        'eligibility', l -> 'items', 'eligible', l -> 'outcome',
                        \(sql: Self.flags),
                        'ownRelation',
                        financing.is_concerned(\(caller.principal), a.organisation_id),
                        \(sql: Self.scores)))
                        ORDER BY r.rank NULLS LAST, a.received_at, a.application_id), '[]')
                    FROM financing.opened_applications a
                    JOIN registry.organisations g ON g.id = a.organisation_id
                    CROSS JOIN LATERAL financing.gate(a.organisation_id, a.order_id) AS l
                    LEFT JOIN financing.ranking(o.id) AS r ON r.application_id = a.application_id
                    LEFT JOIN financing.numbers(o.id) AS z ON z.application_id = a.application_id
                    WHERE a.tenant_id = o.tenant_id AND a.order_id = o.id) AS bids
            FROM financing.orders o JOIN tenancy.tenants t ON t.id = o.tenant_id
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE NOT e.ended) AS experts, count(*) FILTER (WHERE e.recused) AS recused,
                       coalesce(sum(e.expected - e.given) FILTER (WHERE NOT e.done), 0)::int8
                       AS missing,
                       coalesce(bool_and(e.done) AND bool_or(e.expected > 0), false) AS complete
                FROM financing.order_experts e
                WHERE e.tenant_id = o.tenant_id AND e.order_id = o.id) AS x
            WHERE o.tenant_id = \(caller.tenant) AND o.id = \(order) AND o.opened_at IS NOT NULL
            """
        return .one(query, "order", lane: .slow)
    }

    private static let flags: StaticString = """
        'affiliated', (
            SELECT coalesce(jsonb_agg(b.application_id ORDER BY b.application_id), '[]')
            FROM financing.opened_applications b
            WHERE b.tenant_id = a.tenant_id AND b.order_id = a.order_id
              AND b.application_id <> a.application_id
              AND registry.same_person(a.organisation_id, b.organisation_id)),
        'related', (
            SELECT count(*) FROM financing.declaration_items d
            WHERE d.tenant_id = a.tenant_id AND d.order_id = a.order_id
              AND d.application_id = a.application_id AND d.related),
        'conflicts', (
            SELECT coalesce(jsonb_agg(e.expert_id ORDER BY e.expert_id), '[]')
            FROM financing.declaration_items d
            JOIN financing.order_experts e ON e.tenant_id = d.tenant_id
                AND e.order_id = d.order_id AND e.principal_id = d.principal_id
                AND e.expected > 0
            WHERE d.tenant_id = a.tenant_id AND d.order_id = a.order_id
              AND d.application_id = a.application_id AND NOT d.related
              AND financing.is_concerned(d.principal_id, d.organisation_id))
        """

    /// Percent are cut off behind four digits; ranks compare the sums themselves.
    private static let scores: StaticString = """
        'rank', r.rank, 'tied', r.tied,
        'score', CASE WHEN r.rank IS NOT NULL THEN jsonb_build_object('sum', r.sum::text,
            'of', r.sum_max::text,
            'percent', trunc(r.sum * 100 / r.sum_max, 4)::numeric(7,4)::text) END,
        'criteria', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', c.criterion,
                'points', c.points) ORDER BY c.criterion), '[]')
            FROM (
                SELECT s.criterion, jsonb_agg(jsonb_build_object('expert', s.expert_id,
                    'points', s.points) ORDER BY s.expert_id) AS points
                FROM financing.counted_scores(a.order_id) s
                WHERE s.application_id = a.application_id
                GROUP BY s.criterion) AS c)
        """
}
