import JSONRPC
import Kernel
import Postgres

/// Records that a refund came in, whole. In the year of its budget line it is the line's again and
/// can be announced anew; after that year it is the budget's revenue, which the ledger's account
/// `returned` shows.
///
/// Source: a proposal; the rule of an act was not found.
///
/// - Throws: ``Failure/notFound(_:)`` of `refund`; ``Failure/conflict(_:)`` with `refund.received`,
///   `refund.withdrawn`, `payment.inFuture` or `constraint.refund_receipts_reference_once`.
struct ReceiveRefund: TransactionMethod {
    static let name = "refund.receive"
    static let summary = "Records a refund that came in, under the treasury's number."
    static let access = Access.write(.refundKeep)
    static let journal = JournalDeclaration.public("refund.received")
    static let result = Schema.object([
        "id": .id, "version": .version, "amount": Money.schema, "freed": Money.schema,
    ])
    static let reasons: [Reason] = [
        .refundReceived, .refundWithdrawn, .paymentInFuture, .refundReferenceUsed,
        .violated("contract_lines_returned_within"),
    ]

    let refund: Refund.ID
    let receivedOn: CivilDate
    let reference: Code

    init(_ parameters: inout Parameters) {
        refund = parameters.required("refund", "The refund.")
        receivedOn = parameters.required("receivedOn", "The day on which it came in.")
        reference = parameters.required("reference", "The treasury's number, of this refund alone.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let lines: Query<LineAmount> = """
            SELECT l.line_id, l.amount_tiyn FROM financing.refund_lines l
            WHERE l.tenant_id = \(tenant) AND l.refund_id = \(refund) ORDER BY l.line_id
            """
        let isPast: Query<Single<Bool>> = """
            SELECT \(receivedOn) <= timezone(interval '5 hours', clock_timestamp())::date
            """
        let results = try await call.send(
            try Contract.lock(Refund.contract(of: refund, tenant), in: call)
                + [Refund.Standing.read(refund, of: tenant), lines.statement] + locks(tenant)
                + [isPast.statement])
        let held = try Contract.held(results.prefix(Contract.lockCount), "refund")
        try Refund.Standing.insistOwed(results[Contract.lockCount])
        guard try results.last?.rows(Single<Bool>.self).first?.value == true else {
            throw .conflict(.paymentInFuture)
        }
        let amounts = try results[Contract.lockCount + 1].rows(LineAmount.self)
        let receipt: Command = """
            INSERT INTO financing.refund_receipts
                (tenant_id, refund_id, received_on, reference, actor)
            VALUES (\(tenant), \(refund), \(receivedOn), \(reference),
                \(call.caller.publicName))
            """
        let movement = Movement(
            contract: held.id, organisation: held.organisation,
            ground: .refund(refund, held.order, year: Int64(receivedOn.year)), lines: amounts)
        let entry = Entry(
            "refund", refund, version: 2,
            facts: ["receivedOn": .string(receivedOn.description), "lines": amounts.json],
            texts: [("reference", reference.text)])
        return try await call.finish(
            [receipt.statement, try movement.statement(by: call)], entries: [entry],
            answer: try answer(
                amounts, results[Contract.lockCount + 3].rows(LineAmount.self)))
    }

    /// Locks what the order counts of the refund's budget lines, then these, each in one order as
    /// everywhere; the latter answers what is the line's again.
    private func locks(_ tenant: Tenant.ID) -> [Statement] {
        let orderLines: Command = """
            SELECT o.line_id FROM financing.order_lines o
            WHERE o.tenant_id = \(tenant) AND (o.order_id, o.line_id) IN (
                SELECT c.order_id, l.line_id
                FROM financing.refund_lines l JOIN financing.contracts c
                    ON c.tenant_id = l.tenant_id AND c.id = l.contract_id
                WHERE l.tenant_id = \(tenant) AND l.refund_id = \(refund))
            ORDER BY o.line_id FOR UPDATE
            """
        let budgetLines: Query<LineAmount> = """
            SELECT b.id, CASE WHEN \(Int64(receivedOn.year)) <= b.year THEN l.amount_tiyn
                              ELSE 0 END
            FROM financing.budget_lines b JOIN financing.refund_lines l
                ON l.tenant_id = b.tenant_id AND l.line_id = b.id
            WHERE b.tenant_id = \(tenant) AND l.tenant_id = \(tenant)
              AND l.refund_id = \(refund)
            ORDER BY b.id FOR UPDATE OF b
            """
        return [orderLines.statement, budgetLines.statement]
    }

    private func answer(
        _ amounts: [LineAmount], _ freed: [LineAmount]
    ) throws(Failure) -> Answer {
        Answer(
            [
                "id": .string(refund.description), "version": 2,
                "amount": .string(amounts.total?.description ?? ""),
                "freed": .string(freed.total?.description ?? ""),
            ], subject: refund.value)
    }
}
