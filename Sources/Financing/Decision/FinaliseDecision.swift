import JSONRPC
import Kernel
import Postgres

/// Makes a decision final, once its standstill is over and every complaint is ruled on; what nobody
/// was awarded goes back to the budget lines.
///
/// - Throws: ``Failure/notFound(_:)`` of `decision`; ``Failure/conflict(_:)`` with `record.stale`,
///   `decision.notPublished`, `decision.standstill`, `decision.complaintOpen`,
///   `decision.ownConflict` or `constraint.published_decisions_rulings`.
struct FinaliseDecision: TransactionMethod {
    static let name = "decision.finalise"
    static let summary = "Makes a decision final after its standstill."
    static let access = Access.write(.decisionApprove)
    static let journal = JournalDeclaration.public("decision.finalised")
    static let result = DecisionStep.receipt
    static let reasons: [Reason] = [
        .stale, .decisionNotPublished, .decisionStandstill, .decisionComplaintOpen,
        .decisionOwnConflict,
        .violated("published_decisions_rulings"), .violated("decision_steps_standstill_over"),
    ]

    let decision: Decision.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        decision = parameters.required("decision", "The decision.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Decision.hold(decision, version: version, in: call)
        guard held.state == .published, held.orderRow.state == .standstill else {
            throw .conflict(.decisionNotPublished)
        }
        guard held.isStandstillOver else { throw .conflict(.decisionStandstill) }
        guard held.openComplaints == 0 else { throw .conflict(.decisionComplaintOpen) }
        try await Decision.insistImpartial(held.order, in: call)
        let step = DecisionStep(
            act: Self.name, to: .final, standstillEndsAt: held.standstillEndsAt)
        let orderStep = OrderStep(act: Self.name, to: held.isAward ? .contracting : .failed)
        return try await call.finish(
            try step.statements(decision, held, by: call)
                + orderStep.statements(held.order, held.orderRow, by: call)
                + [Reservation.release(held.order, of: try call.tenant)],
            entries: [
                step.entry(decision, held), orderStep.entry(held.order, held.orderRow),
            ],
            answer: step.answer(decision, held, order: orderStep.to))
    }
}
