import JSONRPC
import Kernel
import Postgres

/// Records that the treasury refused a payment, under its number and with its reason; by somebody
/// else than who ordered it. The tranche is released again and can be ordered anew.
///
/// An order to pay moves nothing in the ledger, so its refusal moves nothing either: what is ordered
/// of the contract's lines falls back.
///
/// - Throws: ``Failure/notFound(_:)`` of `payment`; ``Failure/conflict(_:)`` with
///   `payment.confirmed`, `payment.refused`, `payment.fourEyes`, `payment.inFuture` or
///   `constraint.payment_refusals_reference_once`.
struct RefusePayment: TransactionMethod {
    static let name = "payment.refuse"
    static let summary = "Records the treasury's refusal; the tranche can be ordered again."
    static let access = Access.write(.paymentKeep)
    static let journal = JournalDeclaration.public("payment.refused")
    static let result = Payment.receipt
    static let reasons: [Reason] = [
        .paymentConfirmed, .paymentRefused, .paymentFourEyes, .paymentInFuture,
        .paymentRefusalUsed, .violated("payment_signers_four_eyes"),
        .violated("payment_refusals_refused_by_then"),
    ]

    let payment: Payment.ID
    let refusedOn: CivilDate
    let reference: Code
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        payment = parameters.required("payment", "The payment.")
        refusedOn = parameters.required("refusedOn", "The day on which the treasury refused.")
        reference = parameters.required(
            "reference", "The treasury's number of the refusal, of this one alone.")
        reason = parameters.required("reason", "Why, as the treasury says; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, ordered) = try await Payment.hold(payment, on: refusedOn, in: call)
        let step = TrancheStep(act: Self.name, to: .released)
        return try await call.finish(
            try step.statements(held, by: call)
                + [try insert(held, ordered, call), try takeBack(held, call)],
            entries: [entry(held), step.entry(held)],
            answer: Payment.answer(payment, .refused, held.lines))
    }

    /// The refusal and who recorded it; they refer to each other.
    private func insert(
        _ held: Tranche.Held, _ ordered: Payment.Ordered, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH signature AS (\(sql: try Payment.sign(payment, ordered, by: call)))
            INSERT INTO financing.payment_refusals
                (tenant_id, payment_id, tranche_id, step, refused_on, reference, reason, actor)
            VALUES (\(try call.tenant), \(payment), \(held.id), \(held.version + 1),
                \(refusedOn), \(reference), \(reason), \(call.caller.publicName))
            """
        return query.statement
    }

    private func takeBack(_ held: Tranche.Held, _ call: Call) throws(Failure) -> Statement {
        let query: Command = """
            UPDATE financing.contract_lines c SET ordered_tiyn = c.ordered_tiyn - l.amount_tiyn
            FROM (\(sql: held.lines.inOrder.rows)) l
            WHERE c.tenant_id = \(try call.tenant) AND c.contract_id = \(held.contract)
              AND c.line_id = l.line_id
            """
        return query.statement
    }

    private func entry(_ held: Tranche.Held) -> Entry {
        Entry(
            "payment", payment, version: 2,
            facts: [
                "refusedOn": .string(refusedOn.description),
                "contract": .string(held.contract.description), "lines": held.lines.json,
            ], texts: [("reference", reference.text), ("reason", reason.text)])
    }
}
