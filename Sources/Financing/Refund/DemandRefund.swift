import JSONRPC
import Kernel
import Postgres

/// Money that an organisation is to give back to the budget lines that it came from.
enum Refund {
    typealias ID = Identifier<Refund>

    /// Whether the organisation still has to pay a refund `r`.
    static let isOwed: StaticString = """
        (NOT r.withdrawn AND NOT EXISTS (SELECT FROM financing.refund_receipts e
            WHERE e.tenant_id = r.tenant_id AND e.refund_id = r.id))
        """

    static let receipt = Schema.object([
        "id": .id, "version": .version, "amount": Money.schema,
    ])

    static func answer(_ id: ID, version: Int64, _ lines: [LineAmount]) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "amount": .string(lines.total?.description ?? ""),
            ], subject: id.value)
    }
}

/// Demands money back, at most what was paid and is neither returned nor demanded already.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with
///   `refund.beyondPaid`.
struct DemandRefund: TransactionMethod {
    static let name = "refund.demand"
    static let summary = "Demands unspent or misspent money back, with the reason."
    static let access = Access.write(.refundKeep)
    static let journal = JournalDeclaration.public("refund.demanded")
    static let result = Refund.receipt
    static let reasons: [Reason] = [.refundBeyondPaid]

    let contract: Contract.ID
    let lines: [LineAmount]
    let dueOn: CivilDate
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        lines = parameters.required("lines", "How much, by budget line.")
        dueOn = parameters.required("dueOn", "By when.")
        reason = parameters.required("reason", "Why; public.")
        parameters.check(lines.isWellFormed, "lines", "duplicate")
        parameters.check(lines.total != nil, "lines", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let open: Query<LineAmount> = """
            SELECT l.line_id, sum(l.amount_tiyn)::int8
            FROM financing.refunds r JOIN financing.refund_lines l
                ON l.tenant_id = r.tenant_id AND l.refund_id = r.id
            WHERE r.tenant_id = \(tenant) AND r.contract_id = \(contract)
              AND \(sql: Refund.isOwed)
            GROUP BY l.line_id
            """
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [open.statement])
        let held = try Contract.held(results.prefix(Contract.lockCount))
        var left: [BudgetLine.ID: Int64] = [:]
        for line in held.lines { left[line.line] = line.paid - line.returned }
        for line in try results[Contract.lockCount].rows(LineAmount.self) {
            left[line.line, default: 0] -= line.amount.tiyn
        }
        guard lines.allSatisfy({ $0.amount.tiyn <= left[$0.line] ?? 0 }) else {
            throw .conflict(.refundBeyondPaid)
        }
        let id = Refund.ID.make()
        let entry = Entry(
            "refund", id, version: 1,
            facts: [
                "contract": .string(contract.description),
                "organisation": .string(held.organisation.description),
                "dueOn": .string(dueOn.description), "lines": lines.json,
            ], texts: [("reason", reason.text)])
        return try await call.finish(
            try insert(id, held.organisation, call), entries: [entry],
            answer: Refund.answer(id, version: 1, lines))
    }

    private func insert(
        _ id: Refund.ID, _ organisation: Organisation.ID, _ call: Call
    ) throws(Failure) -> [Statement] {
        let refund: Command = """
            INSERT INTO financing.refunds
                (tenant_id, id, contract_id, organisation_id, actor, due_on, reason)
            VALUES (\(try call.tenant), \(id), \(contract), \(organisation),
                \(call.caller.publicName), \(dueOn), \(reason))
            """
        let parts: Command = """
            INSERT INTO financing.refund_lines
                (tenant_id, refund_id, line_id, contract_id, amount_tiyn)
            SELECT \(try call.tenant), \(id), l.line_id, \(contract), l.amount_tiyn
            FROM (\(sql: lines.inOrder.rows)) l
            """
        return [refund.statement, parts.statement]
    }
}

extension Reason {
    static let refundBeyondPaid = Reason(
        "refund.beyondPaid", kk: "Төленгеннен көп қайтаруды талап етуге болмайды",
        ru: "Нельзя потребовать больше, чем заплачено и ещё не возвращено или не потребовано",
        en: "More is demanded than was paid and is not returned or demanded yet")
    static let refundReceived = Reason(
        "refund.received", kk: "Қайтарым түскен", ru: "Возврат уже поступил",
        en: "The refund came in already")
    static let refundWithdrawn = Reason(
        "refund.withdrawn", kk: "Қайтару талабы кері алынған", ru: "Требование о возврате отозвано",
        en: "The demand for the refund was withdrawn")
    static let refundReferenceUsed = Reason(
        "constraint.refund_receipts_reference_once",
        kk: "Бұл қазынашылық нөмірімен басқа қайтарым тіркелген",
        ru: "Этим номером казначейства учтён другой возврат",
        en: "The treasury's number belongs to another refund")
}
