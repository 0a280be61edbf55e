import JSONRPC
import Kernel
import Postgres

/// How an order looks in answers.
enum OrderItem {
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()),
        ("state", .oneOf(Order.State.allCases.map(\.rawValue) + ["accepting"])),
        ("instrument", .string()), ("sphere", .string()), ("theme?", .id), ("year", .integer()),
        ("title", .texts), ("amount", Money.schema),
        ("opensAt", .instant), ("closesAt", .instant), ("applications?", .integer()),
    ]

    /// Of `financing.orders o` with its tenant as `t`. Whether an announced order accepts
    /// applications at this moment is a matter of the clock alone.
    static let columns: StaticString = """
        o.id, o.version, t.code AS tenant,
        CASE WHEN o.state = 'announced' AND clock_timestamp() >= o.opens_at
                  AND clock_timestamp() < o.closes_at
             THEN 'accepting' ELSE o.state END AS state,
        o.instrument, o.sphere, o.theme_id AS theme, o.year, o.title_kk AS "title.kk", o.title_ru AS "title.ru",
        (o.amount_tiyn / 100.0)::numeric(20,2)::text AS amount, o.opens_at AS "opensAt",
        o.closes_at AS "closesAt", o.applications
        """
}

/// An announced order with its criteria, documents, budget lines, questions and answers.
struct GetOrder: QueryMethod {
    static let name = "order.get"
    static let summary = "An announced order: terms, criteria, documents, money, answers."
    static let access = Access.public
    static let result = Schema.object(
        OrderItem.members + [
            ("description?", .texts),
            ("rule", .object(["validFrom": .date, "source": .string(), "sample": .boolean])),
            ("project?", .object(["min?": Money.schema, "max?": Money.schema])),
            ("months?", .object(["min?": .integer(), "max?": .integer()])),
            ("developmentPercentMax?", .integer()), ("ranking?", ranking),
            ("openedAt?", .instant),
            ("criteria", .array(of: criterion)), ("documents", .array(of: document)),
            ("lines", .array(of: line)), ("answers", .array(of: answer)),
            // Experts don't see these of applications; who applied is told when it is not blind.
            ("blind", .boolean),
            ("hidden", .array(of: .object(["stage": .string(), "field": .string()]))),
        ])

    private static let ranking = Schema.object([
        "ranking": .id, "pointsMin": .integer(), "band?": .string(),
    ])
    private static let criterion = Schema.object([
        "code": .string(), "name": .texts, "weight": .integer(), "points": .integer(),
    ])
    private static let document = Schema.object([
        "number": .integer(), "step": .integer(), "title": .string(), "reference": .string(),
        "sha256": .string(),
    ])
    private static let line = Schema.object([
        "line": .id, "year": .integer(), "programme": .string(), "specific": .string(),
        "amount": Money.schema, "awarded?": Money.schema, "released?": Money.schema,
        "freed?": Money.schema,
    ])
    private static let answer = Schema.object([
        "id": .id, "question": .string(), "text": .texts, "at": .instant,
    ])

    let id: Order.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("order", "The order.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: OrderItem.columns), o.description_kk AS "description.kk",
                   o.description_ru AS "description.ru", o.rule_from AS "rule.validFrom",
                   r.source AS "rule.source", r.sample AS "rule.sample",
                   (o.project_min_tiyn / 100.0)::numeric(20,2)::text AS "project.min",
                   (o.project_max_tiyn / 100.0)::numeric(20,2)::text AS "project.max",
                   o.months_min AS "months.min", o.months_max AS "months.max",
                   o.development_percent_max AS "developmentPercentMax",
                   o.ranking_id AS "ranking.ranking",
                   o.ranking_points_min AS "ranking.pointsMin",
                   o.ranking_band AS "ranking.band",
                   o.opened_at AS "openedAt", \(sql: Self.parts), o.blind,
                   \(sql: Self.hidden)
            FROM financing.orders o
            JOIN tenancy.tenants t ON t.id = o.tenant_id
            JOIN financing.instrument_rules r
                ON r.instrument = o.instrument AND r.valid_from = o.rule_from
            WHERE o.id = \(id)
            """
        return .one(query, "order")
    }

    private static let hidden: StaticString = """
        (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', h.stage, 'field', h.field)
             ORDER BY h.stage, h.field), '[]')
         FROM financing.order_hidden_fields h
         WHERE h.tenant_id = o.tenant_id AND h.order_id = o.id) AS hidden
        """

    private static let parts: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', c.code, 'name',
             jsonb_build_object('kk', c.name_kk, 'ru', c.name_ru), 'weight', c.weight_percent,
             'points', c.points_max)) ORDER BY c.code)
         FROM financing.order_criteria c
         WHERE c.tenant_id = o.tenant_id AND c.order_id = o.id) AS criteria,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('number', d.number, 'step', d.step,
             'title', d.title, 'reference', d.reference, 'sha256', encode(d.sha256, 'hex'))
             ORDER BY d.number), '[]')
         FROM financing.order_documents d
         WHERE d.tenant_id = o.tenant_id AND d.order_id = o.id) AS documents,
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('line', l.line_id, 'year', b.year,
             'programme', b.programme, 'specific', b.specific,
             'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text,
             'awarded', nullif(l.awarded_tiyn / 100.0, 0)::numeric(20,2)::text,
             'released', nullif(l.released_tiyn / 100.0, 0)::numeric(20,2)::text,
             'freed', nullif(l.freed_tiyn / 100.0, 0)::numeric(20,2)::text))
             ORDER BY b.year, l.line_id)
         FROM financing.order_lines l
         JOIN financing.budget_lines b ON b.tenant_id = l.tenant_id AND b.id = l.line_id
         WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines,
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', a.id,
             'question', a.question, 'text',
             jsonb_build_object('kk', a.text_kk, 'ru', a.text_ru),
             'at', to_char(a.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
             ORDER BY a.id), '[]')
         FROM (SELECT * FROM financing.order_answers q
               WHERE q.tenant_id = o.tenant_id AND q.order_id = o.id
               ORDER BY q.id LIMIT 200) a) AS answers
        """
}

/// The steps of an order, each with the deadline as it then was.
struct ListOrderSteps: QueryMethod {
    static let name = "order.history"
    static let summary = "The steps of an order: what was done, when, and why."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "seq": .integer(), "from": .string(), "to": Order.State.schema, "act": .string(),
            "at": .instant, "actor": .string(), "closesAt": .instant, "closedBefore?": .instant,
            "reason?": .string(),
        ]))

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
        let place = try after.map(Self.place)
        let query: Query<Never> = """
            SELECT s.seq, s.from_state AS "from", s.to_state AS "to", s.act, s.at, s.actor,
                   s.closes_at AS "closesAt", s.closed_before AS "closedBefore", s.reason,
                   s.seq AS "_seq"
            FROM financing.orders o
            JOIN financing.order_steps s ON s.tenant_id = o.tenant_id AND s.order_id = o.id
            WHERE o.id = \(order) AND s.seq > \(place ?? 0)
            ORDER BY s.seq LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private static func place(_ after: After) throws(Failure) -> Int64 {
        guard after.keys.count == 1, let seq = Int64(after.keys[0]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return seq
    }
}

/// Orders, those whose deadline is furthest ahead on top.
struct SearchOrders: QueryMethod {
    static let name = "order.search"
    static let summary = "Orders by tenant, instrument, sphere, year and state."
    static let access = Access.public
    static let result = Schema.page(of: .object(OrderItem.members))
    static let example: JSON.Object? = ["limit": 5]

    enum Filter: String, Choice {
        case accepting
        case announced
        case closed
        case evaluation
        case decided
        case standstill
        case contracting
        case running
        case completed
        case failed
        case cancelled
    }

    let tenant: Code?
    let instrument: Word?
    let sphere: Code?
    let year: Int64?
    let state: Filter?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        instrument = parameters.optional("instrument", "Code of the instrument.")
        sphere = parameters.optional("sphere", "Code of the sphere.")
        year = parameters.optional("year", "The financial year.")
        state = parameters.optional(
            "state", "`accepting` are those that can be applied to at this moment.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
        parameters.check(year.map { 2_000...2_100 ~= $0 } ?? true, "year", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let conditions = try conditions()
        let query: Query<Never> = """
            SELECT \(sql: OrderItem.columns), o.closes_at AS "_closes", o.id AS "_id"
            FROM financing.orders o JOIN tenancy.tenants t ON t.id = o.tenant_id
            WHERE \(sql: conditions)
            ORDER BY o.closes_at DESC, o.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(OrderPlace.init)
        let stated: Fragment? = state.map { filter in
            filter == .accepting
                ? """
                o.state = 'announced' AND o.closes_at > clock_timestamp()
                AND o.opens_at <= clock_timestamp()
                """ : "o.state = \(filter.rawValue)"
        }
        let conditions: [Fragment?] = [
            "true", stated, instrument.map { "o.instrument = \($0)" },
            sphere.map { "o.sphere = \($0)" }, year.map { "o.year = \($0)" },
            tenant.map {
                "o.tenant_id = (SELECT c.id FROM tenancy.tenants c WHERE c.code = \($0))"
            },
            place.map { "(o.closes_at, o.id) < (\($0.closesAt), \($0.id))" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}

/// Where a page of orders ended.
private struct OrderPlace {
    var closesAt: Timestamp
    var id: UUIDValue

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 2, let closesAt = Timestamp(after.keys[0]),
            let id = UUIDValue(after.keys[1])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        self.closesAt = closesAt
        self.id = id
    }
}

/// The tenant's drafts that are not announced yet.
struct ListOrderDrafts: QueryMethod {
    static let name = "order.drafts"
    static let summary = "Drafts of orders that the tenant has not announced."
    static let access = Access.read(.orderDraft)
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "content": .any, "editedAt": .instant,
            "own": .boolean,
        ]))

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 10 unless said.") ?? Limit(10)
        after = parameters.optional("cursor", "Where the page before ended.")
        // A draft may be 256 KiB long and an answer 4 MiB.
        parameters.check(limit.count <= 15, "limit", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT d.id, d.version, d.content::jsonb AS content, d.edited_at AS "editedAt",
                   d.edited_by = \(caller.principal) AS own, d.id AS "_id"
            FROM financing.order_drafts d
            WHERE d.tenant_id = \(caller.tenant) AND NOT d.announced
              AND (\(place) IS NULL OR d.id > \(place))
            ORDER BY d.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
