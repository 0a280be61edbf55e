import JSONRPC
import Kernel
import Postgres

/// Says who is to carry a proposal out, under which item of the plan and by when.
///
/// It replaces what was said before; the history keeps that, so that a moved deadline stays visible.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `proposal.closed`, `proposal.notAssigned` when a proposal in the plan would lose its item or
///   deadline, or `constraint.proposals_responsible_exists`.
struct AssignProposal: TransactionMethod {
    static let name = "proposal.assign"
    static let summary = "Names the responsible body, the item of the plan and the deadline."
    static let access = Access.write(.proposalDecide)
    static let journal = JournalDeclaration.public("proposal.assigned")
    static let result = ProposalStep.receipt
    static let reasons: [Reason] = [
        .stale, .proposalClosed, .proposalNotAssigned, .violated("proposals_responsible_exists"),
    ]

    let proposal: Proposal.ID
    let version: Int64
    let assignment: ProposalAssignment
    let reason: ReasonText?

    init(_ parameters: inout Parameters) {
        proposal = parameters.required("proposal", "The proposal.")
        version = parameters.required("version", "The proposal's version last read.")
        assignment = ProposalAssignment(
            tenant: parameters.optional(
                "tenant", "Code of the responsible body where it is a tenant, such as `KZ-75`."),
            body: parameters.optional("body", "Its name, where it is none."),
            planItem: parameters.optional("planItem", "Number and plan."),
            deadline: parameters.optional("deadline", "Last day, in Kazakhstan."))
        reason = parameters.optional("reason", "Why it was changed.")
        parameters.check(
            (assignment.tenant == nil) != (assignment.body == nil), "tenant", "tenantOrBody")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Proposal.hold(proposal, version: version, in: call)
        guard held.state.isOpen else { throw .conflict(.proposalClosed) }
        let mayLack = held.state == .received || held.state == .studied
        guard mayLack || assignment.isComplete else { throw .conflict(.proposalNotAssigned) }
        let step = ProposalStep(to: held.state, assignment: assignment, reason: reason)
        return try await step.finish(proposal, held, in: call)
    }
}
