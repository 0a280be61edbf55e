import JSONRPC
import Kernel
import Postgres

/// Follows money from a budget line to the report about it, from whatever end one begins.
///
/// Each item is one way that money takes, as far as it has come: what is not there yet is left out.
struct TraceMoney: QueryMethod {
    static let name = "money.trace"
    static let summary =
        "Follows money: budget line, order, award, contract, tranche, payment, refund, report."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            ("tenant", .string()), ("line", .id), ("year", .integer()),
            ("programme", .string()), ("specific", .string()), ("budget", Money.schema),
            ("order", .id), ("orderState", .string()), ("reserved", Money.schema),
            ("award?", .id), ("organisation?", .id), ("awarded?", Money.schema),
            ("contract?", .id), ("contracted?", Money.schema), ("paid?", Money.schema),
            ("returned?", Money.schema), ("freed?", Money.schema), ("terminated?", .boolean),
            ("tranche?", .id), ("number?", .integer()),
            ("trancheState?", .string()), ("amount?", Money.schema), ("payment?", .id),
            ("paidOn?", .date), ("refused?", .array(of: refusal)), ("refunds?", .array(of: refund)),
            ("reports?", .array(of: report)),
        ]))

    /// Payments of the tranche that the treasury refused.
    private static let refusal = Schema.object(["payment": .id, "refusedOn": .date])
    private static let refund = Schema.object([
        "id": .id, "amount": Money.schema, "dueOn": .date, "receivedOn?": .date,
    ])
    private static let report = Schema.object([
        "id": .id, "number": .integer(), "kind": ProjectReport.Kind.schema,
        "state": ProjectReport.State.schema, "spent": Money.schema, "acceptance?": .id,
    ])

    let line: BudgetLine.ID?
    let order: Order.ID?
    let award: Award.ID?
    let contract: Contract.ID?
    let payment: Payment.ID?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        line = parameters.optional("line", "Begin with a budget line.")
        order = parameters.optional("order", "Begin with an order.")
        award = parameters.optional("award", "Begin with an award.")
        contract = parameters.optional("contract", "Begin with a contract.")
        payment = parameters.optional("payment", "Begin with a payment.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
        let ends = [
            line != nil, order != nil, award != nil, contract != nil, payment != nil,
        ]
        parameters.check(ends.count { $0 } == 1, "", "oneEnd")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT t.code AS tenant, b.id AS line, b.year, b.programme, b.specific,
                   (b.amount_tiyn / 100.0)::numeric(20,2)::text AS budget, o.id AS "order",
                   o.state AS "orderState",
                   ((ol.amount_tiyn - ol.released_tiyn - ol.freed_tiyn) / 100.0)::numeric(20,2)::text
                       AS reserved,
                   a.id AS award, a.organisation_id AS organisation,
                   (al.amount_tiyn / 100.0)::numeric(20,2)::text AS awarded,
                   c.id AS contract, (cl.contracted_tiyn / 100.0)::numeric(20,2)::text AS contracted,
                   (cl.paid_tiyn / 100.0)::numeric(20,2)::text AS paid,
                   (cl.returned_tiyn / 100.0)::numeric(20,2)::text AS returned,
                   (cl.freed_tiyn / 100.0)::numeric(20,2)::text AS freed,
                   nullif(c.terminated, false) AS terminated,
                   r.id AS tranche, r.number, r.state AS "trancheState",
                   (rl.amount_tiyn / 100.0)::numeric(20,2)::text AS amount, p.id AS payment,
                   f.paid_on AS "paidOn", \(sql: Self.refusals), \(sql: Self.refunds), \(sql: Self.reports),
                   b.id AS "_line", o.id AS "_order", coalesce(a.id, \(UUIDValue.zero)) AS "_award",
                   coalesce(r.number, 0) AS "_number"
            FROM \(sql: Self.source)
            WHERE \(sql: try conditions())
            ORDER BY b.id, o.id, coalesce(a.id, \(UUIDValue.zero)),
                coalesce(r.number, 0)
            LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private static let source: StaticString = """
        financing.order_lines ol
        JOIN financing.budget_lines b ON b.tenant_id = ol.tenant_id AND b.id = ol.line_id
        JOIN financing.orders o ON o.tenant_id = ol.tenant_id AND o.id = ol.order_id
        JOIN tenancy.tenants t ON t.id = ol.tenant_id
        LEFT JOIN (financing.awards a
            JOIN financing.award_lines al ON al.tenant_id = a.tenant_id AND al.award_id = a.id)
            ON a.tenant_id = ol.tenant_id AND a.order_id = ol.order_id
            AND al.line_id = ol.line_id AND a.state <> 'annulled'
        LEFT JOIN (financing.contracts c
            JOIN financing.contract_lines cl
                ON cl.tenant_id = c.tenant_id AND cl.contract_id = c.id)
            ON c.tenant_id = a.tenant_id AND c.award_id = a.id AND cl.line_id = ol.line_id
        LEFT JOIN (financing.tranches r
            JOIN financing.tranche_lines rl
                ON rl.tenant_id = r.tenant_id AND rl.tranche_id = r.id)
            ON r.tenant_id = c.tenant_id AND r.contract_id = c.id AND rl.line_id = ol.line_id
            AND r.state <> 'dropped'
        LEFT JOIN financing.payments p ON p.tenant_id = r.tenant_id AND p.tranche_id = r.id
            AND NOT EXISTS (SELECT FROM financing.payment_refusals x
                            WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id)
        LEFT JOIN financing.payment_confirmations f
            ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
        """

    private static let refusals: StaticString = """
        (SELECT jsonb_agg(jsonb_build_object('payment', x.payment_id, 'refusedOn', x.refused_on)
             ORDER BY x.step)
         FROM financing.payment_refusals x
         WHERE x.tenant_id = r.tenant_id AND x.tranche_id = r.id) AS refused
        """

    private static let refunds: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', d.id,
             'amount', (dl.amount_tiyn / 100.0)::numeric(20,2)::text, 'dueOn', d.due_on,
             'receivedOn', g.received_on)) ORDER BY d.id)
         FROM financing.refunds d
         JOIN financing.refund_lines dl ON dl.tenant_id = d.tenant_id AND dl.refund_id = d.id
             AND dl.line_id = ol.line_id
         LEFT JOIN financing.refund_receipts g
             ON g.tenant_id = d.tenant_id AND g.refund_id = d.id
         WHERE d.tenant_id = c.tenant_id AND d.contract_id = c.id AND NOT d.withdrawn) AS refunds
        """

    private static let reports: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', q.id, 'number', q.number,
             'kind', q.kind, 'state', q.state, 'spent',
             (SELECT (n.spent_tiyn / 100.0)::numeric(20,2)::text
              FROM financing.project_report_contents n
              WHERE n.tenant_id = q.tenant_id AND n.report_id = q.id
              ORDER BY n.seq DESC LIMIT 1),
             'acceptance', k.id)) ORDER BY q.number)
         FROM financing.project_reports q
         LEFT JOIN financing.acceptances k
             ON k.tenant_id = q.tenant_id AND k.report_id = q.id
         WHERE q.tenant_id = c.tenant_id AND q.contract_id = c.id) AS reports
        """

    /// Each end names its tenant first, by which every key begins; and none turns the joins below the
    /// award into inner ones, whose orders the planner would try out for longer than it then reads.
    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(TracePlace.init)
        let conditions: [Fragment?] = [
            "true",
            line.map {
                """
                ol.line_id = \($0) AND ol.tenant_id =
                    (SELECT e.tenant_id FROM financing.budget_lines e WHERE e.id = \($0))
                """
            },
            order.map {
                """
                ol.order_id = \($0) AND ol.tenant_id =
                    (SELECT e.tenant_id FROM financing.orders e WHERE e.id = \($0))
                """
            },
            award.map {
                """
                a.id = \($0) AND (ol.tenant_id, ol.order_id) =
                    (SELECT e.tenant_id, e.order_id FROM financing.awards e WHERE e.id = \($0))
                """
            },
            contract.map {
                """
                (ol.tenant_id, ol.order_id, a.id) =
                    (SELECT e.tenant_id, e.order_id, e.award_id
                     FROM financing.contracts e WHERE e.id = \($0))
                """
            },
            payment.map {
                """
                coalesce(r.id = (SELECT e.tranche_id FROM financing.payments e WHERE e.id = \($0)),
                        false)
                    AND (ol.tenant_id, ol.order_id, a.id) =
                    (SELECT e.tenant_id, k.order_id, k.award_id
                     FROM financing.payments e JOIN financing.contracts k
                         ON k.tenant_id = e.tenant_id AND k.id = e.contract_id
                     WHERE e.id = \($0))
                """
            },
            place.map {
                """
                (b.id, o.id, coalesce(a.id, \(UUIDValue.zero)),
                    coalesce(r.number, 0))
                    > (\($0.line), \($0.order), \($0.award), \($0.number))
                """
            },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}

/// Where a page of a trace ended; a step that is not there yet has no id and no number.
private struct TracePlace {
    var line: UUIDValue
    var order: UUIDValue
    var award: UUIDValue
    var number: Int64

    init(_ after: After) throws(Failure) {
        let ids = after.keys.prefix(3).compactMap { UUIDValue($0) }
        guard after.keys.count == 4, ids.count == 3, let number = Int64(after.keys[3]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        (line, order, award, self.number) = (ids[0], ids[1], ids[2], number)
    }
}

extension UUIDValue {
    /// Below every id.
    fileprivate static let zero = UUIDValue(high: 0, low: 0)
}
