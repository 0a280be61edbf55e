import JSONRPC
import Kernel
import Postgres

/// One step of a proposal by its alliance: where it leads, and what comes with it.
struct ProposalStep {
    var to: Proposal.State
    var assignment: ProposalAssignment?
    var reason: ReasonText?
    var evidence: SealedDocument?
}

/// Who is to do what by when; what is not known yet is left out.
struct ProposalAssignment {
    /// Code of a tenant, or else a name.
    var tenant: Code?
    var body: Name?
    var planItem: Name?
    var deadline: CivilDate?

    var isComplete: Bool { planItem != nil && deadline != nil }
}

extension ProposalStep {
    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Proposal.State.schema,
    ])

    /// Writes the step, the proposal as it then stands and the entry of its new version.
    func finish(
        _ id: Proposal.ID, _ held: Proposal.Held, in call: Call
    ) async throws(Failure) -> JSON {
        let next = held.version + 1
        let answer: JSON = [
            "id": .string(id.description), "version": .int(next), "state": .string(to.rawValue),
        ]
        return try await call.finish(
            [
                try history(id, held, next, call).statement,
                update(id, next, of: try call.alliance).statement,
            ], entries: [entry(id, held, next, call)], answer: Answer(answer, subject: id.value))
    }

    private func history(
        _ id: Proposal.ID, _ held: Proposal.Held, _ next: Int64, _ call: Call
    ) throws(Failure) -> Command {
        """
        INSERT INTO membership.proposal_history
            (tenant_id, proposal_id, seq, from_state, to_state, actor, responsible_tenant,
             responsible_body, plan_item, deadline, reason, evidence, evidence_sha256)
        VALUES (\(try call.alliance), \(id), \(next), \(held.state.rawValue), \(to.rawValue),
            \(call.caller.publicName), \(assignment?.tenant), \(assignment?.body),
            \(assignment?.planItem), \(assignment?.deadline), \(reason), \(evidence?.reference),
            \(evidence?.digest.bytes))
        """
    }

    private func update(_ id: Proposal.ID, _ next: Int64, of alliance: Tenant.ID) -> Command {
        guard let assignment else {
            return """
                UPDATE membership.proposals SET version = \(next), state = \(to.rawValue)
                WHERE tenant_id = \(alliance) AND id = \(id)
                """
        }
        return """
            UPDATE membership.proposals
            SET version = \(next), state = \(to.rawValue),
                responsible_tenant = \(assignment.tenant), responsible_body = \(assignment.body),
                plan_item = \(assignment.planItem), deadline = \(assignment.deadline)
            WHERE tenant_id = \(alliance) AND id = \(id)
            """
    }

    private func entry(
        _ id: Proposal.ID, _ held: Proposal.Held, _ next: Int64, _ call: Call
    ) -> Entry {
        var facts: JSON.Object = ["state": .string(to.rawValue)]
        if to != held.state { facts["from"] = .string(held.state.rawValue) }
        facts["tenant"] = (assignment?.tenant).map { .string($0.text) }
        facts["deadline"] = (assignment?.deadline).map { .string($0.description) }
        facts["evidenceSha256"] = evidence.map { .string(Hex.text($0.digest.bytes)) }
        let texts = [
            ("body", assignment?.body?.text), ("planItem", assignment?.planItem?.text),
            ("reason", reason?.text), ("evidence", evidence?.reference.text),
        ]
        return Entry(
            "proposal", id, version: next, facts: facts,
            texts: texts.compactMap { field, text in text.map { (field, $0) } })
    }
}
