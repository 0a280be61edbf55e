import JSONRPC
import Kernel
import Postgres

/// Registers a proposal: what was announced, where and when.
///
/// A coordinator enters what a forum, a congress or a sitting has announced; an organisation hands
/// in its own to the alliance it names.
///
/// - Throws: ``Failure/notFound(_:)`` of `alliance` or `organisation`; ``Failure/conflict(_:)`` with
///   `organisation.notActive`, `constraint.proposals_announced_by_then` or
///   `constraint.proposals_sphere_exists`.
struct SubmitProposal: TransactionMethod {
    static let name = "proposal.submit"
    static let summary = "Registers a proposal to the state, as it was announced."
    static let access = Access.write(.proposalSubmit)
    static let journal = JournalDeclaration.public("proposal.submitted")
    static let result = ProposalStep.receipt
    static let reasons: [Reason] = [
        .organisationNotActive, .violated("proposals_announced_by_then"),
        .violated("proposals_sphere_exists"),
    ]

    let alliance: Code?
    let organisation: Organisation.ID?
    let origin: Proposal.Origin
    let announcedOn: CivilDate
    let wording: Proposal.Wording
    let sphere: Code?

    init(_ parameters: inout Parameters) {
        alliance = parameters.optional(
            "alliance", "Code, for a representative; a coordinator has only the own one.")
        organisation = parameters.optional(
            "organisation", "Who proposes it; a representative's own unless said.")
        origin = parameters.required("origin", "Where it was announced, as `XI Civil Forum`.")
        announcedOn = parameters.required("announcedOn", "When it was announced.")
        wording = parameters.required("text", "What is proposed.")
        sphere = parameters.optional("sphere", "Code of a sphere of law 36-III, such as `8`.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let proposer = try proposer(call.caller)
        let results = try await call.send([try place(call), ActiveOrganisation.read(proposer)])
        guard let place = try results[0].rows(Place.self).first else { throw .notFound("alliance") }
        try ActiveOrganisation.insist(on: proposer, results[1])
        let id = Proposal.ID.make()
        let answer: JSON = [
            "id": .string(id.description), "version": 1,
            "state": .string(Proposal.State.received.rawValue),
        ]
        return try await call.finish(
            [insert(id, place.id, proposer, call.caller).statement],
            entries: [entry(id, place.code, proposer)],
            answer: Answer(answer, subject: id.value))
    }

    private func proposer(_ caller: Caller) throws(Failure) -> Organisation.ID? {
        let own = caller.organisation
        guard own == nil || organisation == nil || organisation == own else {
            throw .notFound("organisation")
        }
        guard own != nil || organisation != nil || origin.kind != .organisation else {
            throw .invalidParameters([Problem("organisation", "required")])
        }
        return own ?? organisation
    }

    private struct Place: RowDecodable {
        var id: Tenant.ID
        var code: String

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            code = try row.next()
        }
    }

    /// A coordinator's own alliance; for an organisation the one that it names.
    private func place(_ call: Call) throws(Failure) -> Statement {
        guard call.caller.alliance != nil || alliance != nil else {
            throw .invalidParameters([Problem("alliance", "required")])
        }
        let own = call.caller.alliance
        let query: Query<Place> = """
            SELECT id, code FROM tenancy.tenants
            WHERE kind = 'alliance' AND (\(own) IS NULL OR id = \(own))
              AND (\(alliance) IS NULL OR code = \(alliance))
              AND (valid_to IS NULL
                OR valid_to > timezone(interval '5 hours', statement_timestamp())::date)
            """
        return query.statement
    }

    /// The proposal with its first step; each refers to the other, so one statement writes both.
    private func insert(
        _ id: Proposal.ID, _ alliance: Tenant.ID, _ proposer: Organisation.ID?, _ caller: Caller
    ) -> Command {
        """
        WITH step AS (\(sql: Self.step(id, alliance, caller)))
        INSERT INTO membership.proposals
            (tenant_id, id, organisation_id, state, origin_kind, origin, announced_on, text_kk,
             text_ru, sphere)
        VALUES (\(alliance), \(id), \(proposer), 'received', \(origin.kind.rawValue),
            \(origin.name), \(announcedOn), \(wording.kk), \(wording.ru), \(sphere))
        """
    }

    /// Only an organisation's own step names it; a coordinator has no right to that column.
    private static func step(
        _ id: Proposal.ID, _ alliance: Tenant.ID, _ caller: Caller
    ) -> Fragment {
        guard let organisation = caller.organisation else {
            return """
                INSERT INTO membership.proposal_history
                    (tenant_id, proposal_id, seq, from_state, to_state, actor)
                VALUES (\(alliance), \(id), 1, 'new', 'received', \(caller.publicName))
                """
        }
        return """
            INSERT INTO membership.proposal_history
                (tenant_id, proposal_id, seq, organisation_id, from_state, to_state, actor)
            VALUES (\(alliance), \(id), 1, \(organisation), 'new', 'received',
                \(caller.publicName))
            """
    }

    private func entry(
        _ id: Proposal.ID, _ alliance: String, _ proposer: Organisation.ID?
    ) -> Entry {
        var facts: JSON.Object = [
            "alliance": .string(alliance), "state": .string(Proposal.State.received.rawValue),
            "originKind": .string(origin.kind.rawValue),
            "announcedOn": .string(announcedOn.description),
        ]
        facts["organisation"] = proposer.map { .string($0.description) }
        facts["sphere"] = sphere.map { .string($0.text) }
        return Entry(
            "proposal", id, version: 1, facts: facts,
            texts: [(field: "origin", value: origin.name.text)] + wording.commitments("text"))
    }
}
