import Kernel
import Postgres

/// A case with its organisation, held to the end of the call.
struct HeldCase: Sendable {
    let row: VerificationCase.Row
    let organisation: Organisation.ID
    /// The public record before this call.
    let record: Organisation.Held
    let dates: DueDates

    /// Locks a case of the caller's tenant.
    ///
    /// - Parameters:
    ///   - version: what the caller last read.
    ///   - rules: codes of the terms that the step sets.
    static func hold(
        _ id: VerificationCase.ID, version: Int64, in call: Call, rules: [String] = []
    ) async throws(Failure) -> HeldCase {
        try await hold(id, version: version, in: call, rules: rules, with: []).held
    }

    /// The same, with the results of further statements that run once the lock is taken.
    static func hold(
        _ id: VerificationCase.ID, version: Int64, in call: Call, rules: [String],
        with more: [Statement]
    ) async throws(Failure) -> (held: HeldCase, more: [ResultSet]) {
        let tenant = try call.tenant
        let statements = [
            VerificationCase.lock(id, of: tenant), VerificationCase.record(id, of: tenant),
            VerificationCase.read(id, of: tenant),
        ]
        let results = try await call.send(statements + DueDates.statements(rules) + more)
        guard let organisation = try results[0].rows(Single<Organisation.ID>.self).first,
            let record = try results[1].rows(Organisation.Held.self).first,
            let row = try results[2].rows(VerificationCase.Row.self).first
        else { throw .notFound("case") }
        guard row.version == version else { throw .conflict(.stale) }
        let dates = try DueDates(results[3..<3 + DueDates.statementCount])
        let held = HeldCase(
            row: row, organisation: organisation.value, record: record, dates: dates)
        return (held, Array(results[(3 + DueDates.statementCount)...]))
    }

    /// - Throws: the reason, unless the case is in one of these states.
    func insist(
        on states: VerificationCase.State..., or reason: Reason
    ) throws(Failure) {
        guard states.contains(row.state) else { throw .conflict(reason) }
    }

    /// The day an officer has stated, which may be later than the rule gives, never earlier.
    static func extend(
        _ computed: DueDate, to stated: CivilDate?, or reason: Reason
    ) throws(Failure) -> DueDate {
        guard let stated, stated != computed.day else { return computed }
        guard stated > computed.day else { throw .conflict(reason) }
        return computed.stated(stated)
    }
}

extension Organisation.Held {
    /// - Throws: unless the organisation exists as itself and may act.
    func insistActive() throws(Failure) {
        guard record.mergedInto == nil else { throw .conflict(.organisationMerged) }
        guard record.legalStatus == "active" else { throw .conflict(.organisationNotActive) }
    }
}
