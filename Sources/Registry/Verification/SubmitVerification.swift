import JSONRPC
import Kernel
import Postgres

/// Asks the home region to verify an organisation, or hands a returned application in again.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `case.alreadyOpen`,
///   `organisation.notActive`, `organisation.merged` or `calendar.yearMissing`.
/// - Source: Code 350-VI (APPC), Art. 63-64, 76.
struct SubmitVerification: TransactionMethod {
    static let name = "verification.submit"
    static let summary = "Asks for verification, or submits a returned application again."
    static let access = Access.write(.verificationSubmit)
    static let journal = JournalDeclaration.public("verification.submitted")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [
        .caseAlreadyOpen, .organisationNotActive, .organisationMerged, .stale, .yearMissing,
        .ruleMissing,
    ]

    let organisation: Organisation.ID?
    let version: Int64?

    init(_ parameters: inout Parameters) {
        organisation = parameters.optional(
            "organisation", "For an officer; a representative has only the own one.")
        version = parameters.optional(
            "version", "The case's version last read, when a returned one is submitted again.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let scope = try OrganisationScope(organisation, in: call)
        let results = try await call.send(
            [scope.lock, Organisation.locked(scope.id).statement, VerificationCase.readOpen(scope)]
                + DueDates.statements([VerificationTerm.review]))
        guard results[0].count == 1,
            let record = try results[1].rows(Organisation.Held.self).first
        else { throw .notFound("organisation") }
        try record.insistActive()
        let open = try results[2].rows(VerificationCase.Row.self).first
        let dates = try DueDates(results[3...])
        return try await submit(scope.id, record, open, dates, call)
    }

    private func submit(
        _ organisation: Organisation.ID, _ record: Organisation.Held, _ open: VerificationCase.Row?,
        _ dates: DueDates, _ call: Call
    ) async throws(Failure) -> JSON {
        let due = try dates.due(VerificationTerm.review, from: dates.today)
        let step = CaseStep(to: .submitted, due: .set(due))
        let id = open?.id ?? VerificationCase.ID.make()
        var changes: Changes
        if let open {
            guard open.state == .returned else { throw .conflict(.caseAlreadyOpen) }
            guard version == nil || version == open.version else { throw .conflict(.stale) }
            changes = try HeldCase.step(
                step, of: open, organisation: organisation, home: record.home, by: call)
        } else {
            // What the caller read as a returned case is one no longer.
            guard version == nil else { throw .conflict(.stale) }
            changes = Changes(
                statements: [
                    try Self.open(id, due, of: organisation, home: record.home, by: call)
                ], entries: [step.entry(id, version: 1, organisation: organisation)])
        }
        changes += record.follow(
            step, of: organisation, on: dates.today, by: call, as: "verification.submitted")
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: CaseReceipt.answer(id, version: (open?.version ?? 0) + 1, step))
    }

    /// A new case with its first step; each refers to the other, so one statement writes both.
    private static func open(
        _ id: VerificationCase.ID, _ due: DueDate, of organisation: Organisation.ID,
        home: Tenant.ID, by call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH step AS (
                INSERT INTO registry.case_history
                    (tenant_id, case_id, seq, organisation_id, from_state, to_state, principal_id,
                     actor, due_on, due_rule, due_explanation)
                VALUES (\(home), \(id), 1, \(organisation), 'new', 'submitted',
                    \(try call.principal), \(call.caller.publicName), \(due.day), \(due.rule),
                    \(due.explanation)))
            INSERT INTO registry.cases
                (tenant_id, id, organisation_id, version, seq, state, due_on, due_rule,
                 due_explanation)
            VALUES (\(home), \(id), \(organisation), 1, 1, 'submitted', \(due.day), \(due.rule),
                \(due.explanation))
            """
        return query.statement
    }
}
