import JSONRPC
import Kernel
import Postgres

/// Puts an organisation behind a proposal, once and for good.
///
/// The proposal is not locked and keeps its version: a support is a subject of its own, so that
/// thousands of supporters wait neither for each other nor for the alliance. One that arrives in the
/// moment in which the proposal is closed may still be counted.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `proposal.closed`,
///   `proposal.own`, `proposal.alreadySupported` or `organisation.notActive`; of two calls
///   at once one gets `constraint.proposal_supporters_pkey`.
struct SupportProposal: TransactionMethod {
    static let name = "proposal.support"
    static let summary = "Says that the own organisation stands behind a proposal."
    static let access = Access.write(.proposalSupport)
    static let journal = JournalDeclaration.public("proposal.supported")
    static let result = Schema.object(["id": .id, "version": .version, "proposal": .id])
    static let reasons: [Reason] = [
        .proposalClosed, .proposalOwn, .proposalSupported, .organisationNotActive,
        .violated("proposal_supporters_pkey"),
    ]

    let proposal: Proposal.ID

    init(_ parameters: inout Parameters) {
        proposal = parameters.required("proposal", "The proposal.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let own = try call.organisation
        let results = try await call.send([read(own).statement, ActiveOrganisation.read(own)])
        guard let found = try results[0].rows(Found.self).first else {
            throw .notFound("proposal")
        }
        try ActiveOrganisation.insist(on: own, results[1])
        guard found.proposer != own else { throw .conflict(.proposalOwn) }
        guard !found.isSupported else { throw .conflict(.proposalSupported) }
        guard found.state.isOpen else { throw .conflict(.proposalClosed) }
        return try await finish(found, own, call)
    }

    private struct Found: RowDecodable {
        var alliance: Tenant.ID
        var code: String
        var state: Proposal.State
        var proposer: Organisation.ID?
        var isSupported: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            alliance = try row.next()
            code = try row.next()
            state = try row.word("state")
            proposer = try row.next(Organisation.ID?.self)
            isSupported = try row.next()
        }
    }

    private func read(_ own: Organisation.ID) -> Query<Found> {
        """
        SELECT p.tenant_id, a.code, p.state, p.organisation_id,
               EXISTS (SELECT FROM membership.proposal_supporters s
                       WHERE s.tenant_id = p.tenant_id AND s.proposal_id = p.id
                         AND s.organisation_id = \(own))
        FROM membership.proposals p JOIN tenancy.tenants a ON a.id = p.tenant_id
        WHERE p.id = \(proposal)
        """
    }

    private func finish(
        _ found: Found, _ own: Organisation.ID, _ call: Call
    ) async throws(Failure) -> JSON {
        let id = Support.ID.make()
        let insert: Command = """
            INSERT INTO membership.proposal_supporters (tenant_id, proposal_id, organisation_id, id)
            VALUES (\(found.alliance), \(proposal), \(own), \(id))
            """
        let entry = Entry(
            "support", id, version: 1,
            facts: [
                "alliance": .string(found.code), "proposal": .string(proposal.description),
                "organisation": .string(own.description),
            ])
        let answer: JSON = [
            "id": .string(id.description), "version": 1,
            "proposal": .string(proposal.description),
        ]
        return try await call.finish(
            [insert.statement], entries: [entry], answer: Answer(answer, subject: id.value))
    }
}

/// That one organisation stands behind one proposal.
enum Support {
    typealias ID = Identifier<Support>
}
