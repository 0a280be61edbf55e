import JSONRPC
import Kernel
import Postgres

/// Completes an order whose contracts are all done: final reports accepted, no tranche, payment,
/// refund or notice of termination open. A terminated contract whose money all came back needs no
/// report. What the awards left uncontracted goes back to the budget lines.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notRunning` or `order.contractsOpen`.
struct CompleteOrder: TransactionMethod {
    static let name = "order.complete"
    static let summary = "Completes an order whose contracts are all done."
    static let access = Access.write(.orderComplete)
    static let journal = JournalDeclaration.public("order.completed")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [.stale, .orderNotRunning, .orderContractsOpen]

    let order: Order.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let held = try await Order.hold(order, version: version, in: call)
        guard held.state == .running else { throw .conflict(.orderNotRunning) }
        guard try await openContracts(in: call) == 0 else {
            throw .conflict(.orderContractsOpen)
        }
        let step = OrderStep(act: Self.name, to: .completed)
        return try await call.finish(
            try step.statements(order, held, by: call)
                + [Reservation.releaseUncontracted(order, of: tenant)],
            entries: [step.entry(order, held)],
            answer: Answer(
                .object(
                    OrderStep.answer(order, version: held.version + 1, state: .completed)),
                subject: order.value))
    }

    /// Whether a contract `c` ends with a report: a terminated one whose money all came back does not.
    static let owesFinalReport: StaticString = """
        NOT c.terminated OR EXISTS (SELECT FROM financing.contract_lines l
            WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id
              AND l.paid_tiyn > l.returned_tiyn)
        """

    /// Whether something is left to do on a contract `c`.
    static let isContractOpen: Fragment = """
        NOT EXISTS (SELECT FROM financing.project_reports r
            WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id
              AND r.kind = 'final' AND r.state = 'accepted')
        AND (\(sql: owesFinalReport))
        OR EXISTS (SELECT FROM financing.terminations x
            WHERE x.tenant_id = c.tenant_id AND x.contract_id = c.id AND x.state = 'announced')
        OR EXISTS (SELECT FROM financing.tranches r
            WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id
              AND r.state NOT IN ('paid', 'dropped'))
        OR EXISTS (SELECT FROM financing.refunds r
            WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id AND NOT EXISTS (
                SELECT FROM financing.refund_receipts p
                WHERE p.tenant_id = r.tenant_id AND p.refund_id = r.id))
        """

    /// Behind a lock on each, so that nothing is planned meanwhile.
    private func openContracts(in call: Call) async throws(Failure) -> Int64 {
        let tenant = try call.tenant
        let lock: Command = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.order_id = \(order) ORDER BY c.id FOR UPDATE
            """
        let open: Query<Single<Int64>> = """
            SELECT count(*) FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.order_id = \(order)
              AND (\(sql: Self.isContractOpen))
            """
        let results = try await call.send([lock.statement, open.statement])
        return try results[1].rows(Single<Int64>.self).first?.value ?? 0
    }
}

extension Reservation {
    /// In the order of the lines, as announcements take theirs.
    fileprivate static func releaseUncontracted(_ id: Order.ID, of tenant: Tenant.ID) -> Statement {
        let query: Command = """
            WITH rest AS (
                SELECT o.line_id, o.awarded_tiyn - o.contracted_tiyn AS tiyn
                FROM financing.order_lines o
                WHERE o.tenant_id = \(tenant) AND o.order_id = \(id)
                  AND o.awarded_tiyn > o.contracted_tiyn
                ORDER BY o.line_id FOR UPDATE),
            released AS (
                UPDATE financing.order_lines o
                SET released_tiyn = o.released_tiyn + r.tiyn, awarded_tiyn = o.contracted_tiyn
                FROM rest r WHERE o.tenant_id = \(tenant) AND o.order_id = \(id)
                  AND o.line_id = r.line_id)
            UPDATE financing.budget_lines b SET reserved_tiyn = b.reserved_tiyn - r.tiyn
            FROM rest r WHERE b.tenant_id = \(tenant) AND b.id = r.line_id
            """
        return query.statement
    }
}

extension Reason {
    static let orderNotRunning = Reason(
        "order.notRunning", kk: "Тапсырыс орындалу кезеңінде емес",
        ru: "Заказ не на стадии исполнения", en: "The order is not running")
    static let orderContractsOpen = Reason(
        "order.contractsOpen",
        kk: "Шарттардың есебі, траншы немесе қайтарымы аяқталмаған",
        ru: "Есть договоры без принятого итогового отчёта, с открытым траншем или возвратом",
        en: "Some contract has no accepted final report, or a tranche or refund is open")
}
