import JSONRPC
import Kernel
import Postgres

/// How a published decision looks in answers.
enum DecisionItem {
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("order", .id),
        ("state", .oneOf(["published", "final", "annulled"])), ("applications", .integer()),
        ("awards", .integer()), ("awarded", Money.schema), ("publishedAt", .instant),
        ("standstillOn", .date), ("complaints", .integer()), ("rulings", .integer()),
    ]

    /// Of `financing.published_decisions p` with its tenant as `t` and the sums of its awards as `s`.
    static let columns: StaticString = """
        p.id, p.version, t.code AS tenant, p.order_id AS "order", p.state, p.applications, s.awards,
        (s.awarded / 100.0)::numeric(20,2)::text AS awarded, p.published_at AS "publishedAt",
        p.standstill_on AS "standstillOn", p.complaints, p.rulings
        """

    static let source: StaticString = """
        financing.published_decisions p
        JOIN tenancy.tenants t ON t.id = p.tenant_id
        CROSS JOIN LATERAL (
            SELECT count(*)::int4 AS awards, coalesce(sum(a.amount_tiyn), 0) AS awarded
            FROM financing.awards a
            WHERE a.tenant_id = p.tenant_id AND a.order_id = p.order_id AND a.decision_id = p.id) s
        """
}

/// A published decision: who gets how much, why the others get nothing, and until when applicants
/// may complain.
struct GetDecision: QueryMethod {
    static let name = "decision.get"
    static let summary = "A published decision: awards, reasons of refusals, standstill, sitting."
    static let access = Access.public
    static let result = Schema.object(
        DecisionItem.members + [
            ("actor", .string()), ("sitting", .id), ("ballot?", .id),
            ("ballotOption?", .integer()), ("split?", split), ("standstillEndsAt", .instant),
            ("standstillRule", .string()), ("standstillExplanation", .any),
            ("outcomes", .array(of: outcome)),
        ])

    private static let split = Schema.object([
        "amount": Money.schema, "among": .integer(), "share": Money.schema,
        "remainder": Money.schema,
    ])
    private static let line = Schema.object([
        "line": .id, "amount": Money.schema, "contracted": Money.schema,
    ])
    private static let outcome = Schema.object([
        "application": .id, "organisation": .id, "name": .names, "asked": Money.schema,
        "award?": .id, "amount?": Money.schema, "months?": .integer(),
        "lines?": .array(of: line), "refusal?": Refusal.schema,
        "reason?": .texts,
        "eligibility": Eligibility.whole,
    ])

    let decision: Decision.ID

    init(_ parameters: inout Parameters) {
        decision = parameters.required("decision", "The decision.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: DecisionItem.columns), p.actor, p.sitting_id AS sitting,
                   p.ballot_id AS ballot, p.ballot_option AS "ballotOption",
                   (p.split_tiyn / 100.0)::numeric(20,2)::text AS "split.amount",
                   p.split_among AS "split.among",
                   (p.share_tiyn / 100.0)::numeric(20,2)::text AS "split.share",
                   (p.remainder_tiyn / 100.0)::numeric(20,2)::text AS "split.remainder",
                   p.standstill_ends_at AS "standstillEndsAt",
                   p.standstill_rule AS "standstillRule",
                   p.standstill_explanation AS "standstillExplanation", \(sql: Self.outcomes)
            FROM \(sql: DecisionItem.source)
            WHERE p.id = \(decision)
            """
        return .one(query, "decision")
    }

    private static let outcomes: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('application', o.application_id,
             'organisation', o.organisation_id,
             'name', jsonb_build_object('kk', n.name_kk, 'ru', n.name_ru, 'en', n.name_en),
             'asked', (o.asked_tiyn / 100.0)::numeric(20,2)::text, 'award', o.award_id,
             'amount', (o.amount_tiyn / 100.0)::numeric(20,2)::text, 'months', a.months,
             'lines', (
                 SELECT jsonb_agg(jsonb_build_object('line', l.line_id,
                     'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text,
                     'contracted', (l.contracted_tiyn / 100.0)::numeric(20,2)::text)
                     ORDER BY l.place)
                 FROM financing.award_lines l
                 WHERE l.tenant_id = o.tenant_id AND l.award_id = o.award_id),
             'refusal', o.refusal, 'reason', CASE WHEN o.refusal IS NOT NULL THEN
                 jsonb_build_object('kk', o.reason_kk, 'ru', o.reason_ru) END))
             || jsonb_build_object('eligibility', o.eligibility) ORDER BY o.place)
         FROM financing.decision_outcomes o
         JOIN registry.organisations n ON n.id = o.organisation_id
         LEFT JOIN financing.awards a ON a.tenant_id = o.tenant_id AND a.id = o.award_id
         WHERE o.tenant_id = p.tenant_id AND o.decision_id = p.id) AS outcomes
        """
}

/// The published decisions of an order; all but the last are annulled.
struct ListDecisions: QueryMethod {
    static let name = "decision.list"
    static let summary = "The published decisions of an order, oldest first."
    static let access = Access.public
    static let result = Schema.page(of: .object(DecisionItem.members))

    let order: Order.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT \(sql: DecisionItem.columns), p.id AS "_id"
            FROM financing.orders o, \(sql: DecisionItem.source)
            WHERE o.id = \(order) AND p.tenant_id = o.tenant_id AND p.order_id = o.id
              AND (\(place) IS NULL OR p.id > \(place))
            ORDER BY p.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// The tenant's decisions that are not public yet.
struct ListProposals: QueryMethod {
    static let name = "decision.proposals"
    static let summary = "The tenant's decisions that wait for approval or publication."
    static let access = Access.read(.decisionPropose)
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "order": .id, "state": Decision.State.schema,
            "content": .any, "proposedAt": .instant, "own": .boolean,
        ]))

    /// A proposal may be 1 MiB long and an answer 4 MiB.
    private static let most = 3

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 3 unless said, nor more.")
            ?? Limit(Self.most)
        after = parameters.optional("cursor", "Where the page before ended.")
        parameters.check(limit.count <= Self.most, "limit", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT d.id, d.version, d.order_id AS "order", d.state, d.content::jsonb AS content,
                   s.at AS "proposedAt", s.principal_id = \(caller.principal) AS own,
                   d.id AS "_id"
            FROM financing.decisions d
            JOIN financing.decision_steps s
                ON s.tenant_id = d.tenant_id AND s.decision_id = d.id AND s.seq = 1
            WHERE d.tenant_id = \(caller.tenant) AND d.state IN ('proposed', 'approved')
              AND (\(place) IS NULL OR d.id > \(place))
            ORDER BY d.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
