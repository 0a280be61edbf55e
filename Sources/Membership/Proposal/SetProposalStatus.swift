import JSONRPC
import Kernel
import Postgres

/// Takes a proposal one step on its way: studied, accepted into the plan or rejected, being
/// implemented, implemented.
///
/// A rejected one can be taken up again, and an implemented one goes back to work when its evidence
/// proves wrong; both say why.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`, what the step
///   needs first, `proposal.notAssigned` or `proposal.reasonMissing`.
struct SetProposalStatus: TransactionMethod {
    static let name = "proposal.setStatus"
    static let summary = "Takes a proposal to its next state, with reason or evidence."
    static let access = Access.write(.proposalDecide)
    static let journal = JournalDeclaration.public("proposal.statusSet")
    static let result = ProposalStep.receipt
    static let reasons: [Reason] =
        [.stale, .proposalNotAssigned, .proposalReasonMissing] + Target.allCases.map(\.refusal)

    /// Where a step can lead; a proposal is received only once.
    enum Target: String, Choice {
        case studied
        case accepted
        case rejected
        case implementing
        case implemented
    }

    let proposal: Proposal.ID
    let version: Int64
    let target: Target
    let reason: ReasonText?
    let evidence: SealedDocument?

    init(_ parameters: inout Parameters) {
        proposal = parameters.required("proposal", "The proposal.")
        version = parameters.required("version", "The proposal's version last read.")
        target = parameters.required("state", "The state that it comes to.")
        reason = parameters.optional("reason", "Why; required to reject and to take up again.")
        evidence = parameters.optional(
            "evidence", "What shows that it is implemented; required for that, and for that only.")
        parameters.check(target != .rejected || reason != nil, "reason", "required")
        parameters.check(
            (target == .implemented) == (evidence != nil), "evidence", "ofImplemented")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Proposal.hold(proposal, version: version, in: call)
        guard target.sources.contains(held.state) else { throw .conflict(target.refusal) }
        guard held.state.isOpen || reason != nil else { throw .conflict(.proposalReasonMissing) }
        guard target != .accepted || held.isPlanned else { throw .conflict(.proposalNotAssigned) }
        let step = ProposalStep(to: target.state, reason: reason, evidence: evidence)
        return try await step.finish(proposal, held, in: call)
    }
}

extension SetProposalStatus.Target {
    var state: Proposal.State {
        switch self {
        case .studied: .studied
        case .accepted: .accepted
        case .rejected: .rejected
        case .implementing: .implementing
        case .implemented: .implemented
        }
    }

    /// The same as `membership.proposal_transitions`, so that a refusal can say what is missing.
    var sources: Set<Proposal.State> {
        switch self {
        case .studied: [.received, .rejected]
        case .accepted: [.studied]
        case .rejected: [.studied, .accepted, .implementing]
        case .implementing: [.accepted, .implemented]
        case .implemented: [.implementing]
        }
    }

    /// Why a proposal in another state can't come here.
    var refusal: Reason {
        switch self {
        case .studied: .proposalNotStudiable
        case .accepted: .proposalNotStudied
        case .rejected: .proposalNotRejectable
        case .implementing: .proposalNotAccepted
        case .implemented: .proposalNotImplementing
        }
    }
}
