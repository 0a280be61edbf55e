import JSONRPC
import Kernel
import Postgres

/// Withdraws a demand that was made in error and not paid yet; it is owed no more, and what it asked
/// for can be demanded anew. The demand stays to be read, with the reason.
///
/// - Throws: ``Failure/notFound(_:)`` of `refund`; ``Failure/conflict(_:)`` with `refund.received` or
///   `refund.withdrawn`.
struct WithdrawRefund: TransactionMethod {
    static let name = "refund.withdraw"
    static let summary = "Withdraws a demand for money that has not come in, with the reason."
    static let access = Access.write(.refundKeep)
    static let journal = JournalDeclaration.public("refund.withdrawn")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.refundReceived, .refundWithdrawn]

    let refund: Refund.ID
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        refund = parameters.required("refund", "The refund.")
        reason = parameters.required("reason", "Why; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let results = try await call.send(
            try Contract.lock(Refund.contract(of: refund, tenant), in: call)
                + [Refund.Standing.read(refund, of: tenant)])
        let held = try Contract.held(results.prefix(Contract.lockCount), "refund")
        try Refund.Standing.insistOwed(results[Contract.lockCount])
        let withdrawal: Command = """
            UPDATE financing.refunds
            SET withdrawn_at = clock_timestamp(), withdrawn_by = \(call.caller.publicName),
                withdrawal = \(reason)
            WHERE tenant_id = \(tenant) AND id = \(refund)
            """
        let entry = Entry(
            "refund", refund, version: 2,
            facts: [
                "contract": .string(held.id.description), "state": "withdrawn",
            ], texts: [("reason", reason.text)])
        return try await call.finish(
            [withdrawal.statement], entries: [entry], answer: .receipt(refund, version: 2))
    }
}
