import JSONRPC
import Kernel
import Postgres

/// Approves a proposed decision, as somebody else than who proposed it.
///
/// - Throws: ``Failure/notFound(_:)`` of `decision`; ``Failure/conflict(_:)`` with `record.stale`,
///   `decision.notProposed`, `decision.fourEyes`, `decision.orderNotOpen`, `decision.ownConflict` or
///   `decision.conflict`.
struct ApproveDecision: TransactionMethod {
    static let name = "decision.approve"
    static let summary = "Approves a proposed decision; not by who proposed it."
    static let access = Access.write(.decisionApprove)
    static let journal = JournalDeclaration.private("decision.approved")
    static let result = DecisionStep.receipt
    static let reasons: [Reason] = [
        .stale, .decisionNotProposed, .decisionFourEyes, .decisionOrderNotOpen,
        .decisionOwnConflict, .decisionConflict,
    ]

    let decision: Decision.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        decision = parameters.required("decision", "The decision.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Decision.hold(decision, version: version, in: call)
        guard held.state == .proposed else { throw .conflict(.decisionNotProposed) }
        guard try call.principal != held.proposer else { throw .conflict(.decisionFourEyes) }
        guard [.closed, .evaluation].contains(held.orderRow.state) else {
            throw .conflict(.decisionOrderNotOpen)
        }
        try await Decision.insistImpartial(decision, on: held.order, in: call)
        let step = DecisionStep(act: Self.name, to: .approved)
        let orderStep = OrderStep(act: Self.name, to: .decided)
        // That an order is decided is public; what is decided not yet.
        var orderEntry = orderStep.entry(held.order, held.orderRow)
        orderEntry.isPublic = true
        return try await call.finish(
            try step.statements(decision, held, by: call)
                + orderStep.statements(held.order, held.orderRow, by: call),
            entries: [step.entry(decision, held), orderEntry],
            answer: step.answer(decision, held, order: .decided))
    }
}
