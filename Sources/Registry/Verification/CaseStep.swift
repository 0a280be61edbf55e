import JSONRPC
import Kernel
import Postgres

/// One step of a case: where it leads, and what comes with it.
struct CaseStep {
    enum Due {
        /// As the step before left it.
        case kept
        case set(DueDate)
        case cleared
    }

    var to: VerificationCase.State
    var reason: String?
    var due = Due.kept
    var revocation: Revocation?
    var claimant: Principal.ID?
    var validUntil: CivilDate?
}

extension HeldCase {
    /// The step in the case's history, the case as it then stands, and the entry of its new version.
    func step(_ step: CaseStep, by call: Call) throws(Failure) -> Changes {
        try Self.step(
            step, of: row, organisation: organisation, home: record.home, by: call)
    }

    static func step(
        _ step: CaseStep, of row: VerificationCase.Row, organisation: Organisation.ID,
        home: Tenant.ID, by call: Call
    ) throws(Failure) -> Changes {
        let due = step.due.date
        let history: Command = """
            INSERT INTO registry.case_history
                (tenant_id, case_id, seq, organisation_id, from_state, to_state, principal_id,
                 prev_principal_id, actor, reason, due_on, due_rule, due_explanation,
                 revocation_id, revocation_effective_on)
            VALUES (\(home), \(row.id), \(row.seq + 1), \(organisation), \(row.state.rawValue),
                \(step.to.rawValue), \(try call.principal), \(row.lastSigner),
                \(call.caller.publicName), \(step.reason), \(due?.day), \(due?.rule),
                \(due?.explanation), \(step.revocation?.id), \(step.revocation?.effectiveOn))
            """
        let update =
            call.caller.organisation == nil
            ? step.update(row, home) : step.ownUpdate(row, organisation, due)
        return Changes(
            statements: [history.statement, update],
            entries: [step.entry(row.id, version: row.version + 1, organisation: organisation)])
    }
}

extension CaseStep.Due {
    var date: DueDate? {
        if case .set(let date) = self { date } else { nil }
    }

    var isKept: Bool {
        if case .kept = self { true } else { false }
    }
}

extension CaseStep {
    /// The case as an officer's step leaves it.
    func update(_ row: VerificationCase.Row, _ home: Tenant.ID) -> Statement {
        let date = due.date
        let query: Command = """
            UPDATE registry.cases
            SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                claimed_by = coalesce(\(claimant), claimed_by),
                due_on = CASE WHEN \(due.isKept) THEN due_on ELSE \(date?.day) END,
                due_rule = CASE WHEN \(due.isKept) THEN due_rule ELSE \(date?.rule) END,
                due_explanation =
                    CASE WHEN \(due.isKept) THEN due_explanation ELSE \(date?.explanation) END,
                valid_until = coalesce(\(validUntil), valid_until)
            WHERE tenant_id = \(home) AND id = \(row.id)
            """
        return query.statement
    }

    /// The same for a representative, who can only submit again and may touch fewer columns.
    func ownUpdate(
        _ row: VerificationCase.Row, _ organisation: Organisation.ID, _ date: DueDate?
    ) -> Statement {
        let query: Command = """
            UPDATE registry.cases
            SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                due_on = \(date?.day), due_rule = \(date?.rule),
                due_explanation = \(date?.explanation)
            WHERE organisation_id = \(organisation) AND id = \(row.id)
            """
        return query.statement
    }

    /// What the journal says of a step: states and dates openly, the officer's words by commitment.
    func entry(
        _ id: VerificationCase.ID, version: Int64, organisation: Organisation.ID
    ) -> Entry {
        var facts: JSON.Object = [
            "organisation": .string(organisation.description), "state": .string(to.rawValue),
        ]
        facts["dueOn"] = due.date.map { .string($0.day.description) }
        facts["validUntil"] = validUntil.map { .string($0.description) }
        facts["effectiveOn"] = revocation.map { .string($0.effectiveOn.description) }
        return Entry(
            "case", id, version: version, facts: facts,
            hidden: reason.map { [(field: "reason", value: $0)] } ?? [])
    }
}
