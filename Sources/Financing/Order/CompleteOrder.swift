import JSONRPC
import Kernel
import Postgres

/// Completes an order whose contracts are all done: final reports accepted with the act of
/// acceptance, no tranche, payment, refund or notice of termination open, all that is contracted
/// paid, and all that was not spent given back. A terminated contract whose money all came back
/// needs no report. What the awards left uncontracted goes back to the budget lines.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notRunning`, `order.contractsOpen`, `order.contractsUnpaid`, `order.moneyUnspent` or
///   `order.actMissing`.
struct CompleteOrder: TransactionMethod {
    static let name = "order.complete"
    static let summary = "Completes an order whose contracts are all done."
    static let access = Access.write(.orderComplete)
    static let journal = JournalDeclaration.public("order.completed")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [
        .stale, .orderNotRunning, .orderContractsOpen, .orderContractsUnpaid, .orderMoneyUnspent,
        .orderActMissing,
    ]

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
        try await insistOnEnds(in: call)
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

    /// Behind a lock on each contract, so that nothing is planned meanwhile. Says the first thing
    /// that is left to do.
    private func insistOnEnds(in call: Call) async throws(Failure) {
        let tenant = try call.tenant
        let lock: Command = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.order_id = \(order) ORDER BY c.id FOR UPDATE
            """
        let left: Query<Left> = """
            SELECT coalesce(bool_or(\(sql: ContractEnd.isUnfinished)), false),
                   coalesce(bool_or(\(sql: ContractEnd.isUnpaid)), false),
                   coalesce(bool_or(\(sql: ContractEnd.isUnspent)), false),
                   coalesce(bool_or(\(sql: ContractEnd.lacksAct)), false)
            FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.order_id = \(order)
            """
        let results = try await call.send([lock.statement, left.statement])
        guard let left = try results[1].rows(Left.self).first else { return }
        guard !left.isUnfinished else { throw .conflict(.orderContractsOpen) }
        guard !left.isUnpaid else { throw .conflict(.orderContractsUnpaid) }
        guard !left.isUnspent else { throw .conflict(.orderMoneyUnspent) }
        guard !left.lacksAct else { throw .conflict(.orderActMissing) }
    }

    /// What some contract of the order still needs.
    private struct Left: RowDecodable {
        var isUnfinished: Bool
        var isUnpaid: Bool
        var isUnspent: Bool
        var lacksAct: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            isUnfinished = try row.next()
            isUnpaid = try row.next()
            isUnspent = try row.next()
            lacksAct = try row.next()
        }
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
    static let orderContractsUnpaid = Reason(
        "order.contractsUnpaid",
        kk: "Шарт сомасы төленгеннен көп: contract.amend арқылы азайтыңыз немесе қалғанын төлеңіз; "
            + "ештеңе төленбесе, contract.giveNotice",
        ru: "По договору заплачено меньше его суммы: уменьшите её contract.amend или заплатите "
            + "остаток; если не заплачено ничего, contract.giveNotice",
        en: "Some contract has more than was paid: lower it by contract.amend or pay the rest; "
            + "where nothing was paid, contract.giveNotice")
    static let orderMoneyUnspent = Reason(
        "order.moneyUnspent",
        kk: "Төленген қаражат қорытынды есептегі шығыннан көп: айырмасын refund.demand арқылы "
            + "талап етіңіз",
        ru: "Заплачено больше, чем израсходовано по итоговому отчёту: потребуйте разницу "
            + "refund.demand",
        en: "More was paid than the final report says was spent: demand the difference by "
            + "refund.demand")
    static let orderActMissing = Reason(
        "order.actMissing",
        kk: "Қорытынды есептің қабылдау актісіне қол қойылмаған: acceptance.sign",
        ru: "К итоговому отчёту нет акта приёмки: acceptance.sign",
        en: "A final report has no act of acceptance: acceptance.sign")
}
