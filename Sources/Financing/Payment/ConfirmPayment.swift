import JSONRPC
import Kernel
import Postgres

/// Confirms that a payment left the treasury, under its number; by somebody else than who ordered it.
/// The money moves in the ledger with it.
///
/// - Throws: ``Failure/notFound(_:)`` of `payment`; ``Failure/conflict(_:)`` with
///   `payment.confirmed`, `payment.fourEyes`, `payment.inFuture` or
///   `constraint.payment_confirmations_reference_once`.
struct ConfirmPayment: TransactionMethod {
    static let name = "payment.confirm"
    static let summary = "Confirms a payment with the treasury's number; the money moves."
    static let access = Access.write(.paymentKeep)
    static let journal = JournalDeclaration.public("payment.confirmed")
    static let result = Payment.receipt
    static let reasons: [Reason] = [
        .paymentConfirmed, .paymentFourEyes, .paymentInFuture, .paymentReferenceUsed,
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

    private struct Signed: RowDecodable {
        var payer: Principal.ID
        var isPast: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            payer = try row.next()
            isPast = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let tranche: Fragment = """
            (SELECT p.tranche_id FROM financing.payments p
             WHERE p.tenant_id = \(tenant) AND p.id = \(payment))
            """
        let signer: Query<Signed> = """
            SELECT s.principal_id,
                   \(paidOn) <= timezone(interval '5 hours', clock_timestamp())::date
            FROM financing.payment_signers s
            WHERE s.tenant_id = \(tenant) AND s.payment_id = \(payment) AND s.seq = 1
            """
        let results = try await call.send(
            try Tranche.lock(tranche, in: call) + [signer.statement])
        let held = try Tranche.held(results.prefix(Tranche.lockCount), "payment")
        guard let signed = try results[Tranche.lockCount].rows(Signed.self).first else {
            throw .notFound("payment")
        }
        guard held.state == .ordered else { throw .conflict(.paymentConfirmed) }
        guard signed.payer != (try call.principal) else { throw .conflict(.paymentFourEyes) }
        guard signed.isPast else { throw .conflict(.paymentInFuture) }
        let step = TrancheStep(act: Self.name, to: .paid)
        let movement = Movement(
            contract: held.contract, organisation: held.organisation,
            ground: .payment(payment, held.id), lines: held.lines)
        return try await call.finish(
            try step.statements(held, by: call)
                + [try insert(held, signed.payer, call), try movement.statement(by: call)],
            entries: [entry(held), step.entry(held)],
            answer: Payment.answer(payment, .confirmed, held.lines))
    }

    /// The confirmation and who gave it; they refer to each other.
    private func insert(
        _ held: Tranche.Held, _ payer: Principal.ID, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH signature AS (
                INSERT INTO financing.payment_signers
                    (tenant_id, payment_id, seq, principal_id, payer_id)
                VALUES (\(try call.tenant), \(payment), 2, \(try call.principal), \(payer)))
            INSERT INTO financing.payment_confirmations
                (tenant_id, payment_id, tranche_id, paid_on, reference, actor)
            VALUES (\(try call.tenant), \(payment), \(held.id), \(paidOn), \(reference),
                \(call.caller.publicName))
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
