import JSONRPC
import Kernel
import Postgres

/// Confirms that a payment left the treasury, under its number; by somebody else than who ordered it.
/// The money moves in the ledger with it.
///
/// - Throws: ``Failure/notFound(_:)`` of `payment`; ``Failure/conflict(_:)`` with
///   `payment.confirmed`, `payment.refused`, `payment.fourEyes`, `payment.inFuture`,
///   `constraint.ledger_entries_payment_year` or
///   `constraint.payment_confirmations_reference_once`.
struct ConfirmPayment: TransactionMethod {
    static let name = "payment.confirm"
    static let summary = "Confirms a payment with the treasury's number; the money moves."
    static let access = Access.write(.paymentKeep)
    static let journal = JournalDeclaration.public("payment.confirmed")
    static let result = Payment.receipt
    static let reasons: [Reason] = [
        .paymentConfirmed, .paymentRefused, .paymentFourEyes, .paymentInFuture,
        .paymentReferenceUsed, .paymentBeforeYear,
        .violated("payment_signers_four_eyes"), .violated("payment_confirmations_paid_by_then"),
    ]

    let payment: Payment.ID
    let paidOn: CivilDate
    let reference: Code

    init(_ parameters: inout Parameters) {
        payment = parameters.required("payment", "The payment.")
        paidOn = parameters.required("paidOn", "The day on which the treasury paid.")
        reference = parameters.required(
            "reference", "The treasury's number, of this payment alone.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, ordered) = try await Payment.hold(payment, on: paidOn, in: call)
        let step = TrancheStep(act: Self.name, to: .paid)
        let movement = Movement(
            contract: held.contract, organisation: held.organisation,
            ground: .payment(payment, held.id, year: Int64(paidOn.year)), lines: held.lines)
        return try await call.finish(
            try step.statements(held, by: call)
                + [try insert(held, ordered, call), try movement.statement(by: call)],
            entries: [entry(held), step.entry(held)],
            answer: Payment.answer(payment, .confirmed, held.lines))
    }

    /// The confirmation and who gave it; they refer to each other.
    private func insert(
        _ held: Tranche.Held, _ ordered: Payment.Ordered, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH signature AS (\(sql: try Payment.sign(payment, ordered, by: call)))
            INSERT INTO financing.payment_confirmations
                (tenant_id, payment_id, tranche_id, step, paid_on, reference, actor)
            VALUES (\(try call.tenant), \(payment), \(held.id), \(held.version + 1), \(paidOn),
                \(reference), \(call.caller.publicName))
            """
        return query.statement
    }

    private func entry(_ held: Tranche.Held) -> Entry {
        Entry(
            "payment", payment, version: 2,
            facts: [
                "paidOn": .string(paidOn.description),
                "contract": .string(held.contract.description), "lines": held.lines.json,
            ], texts: [("reference", reference.text)])
    }
}
