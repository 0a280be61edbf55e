import JSONRPC
import Kernel
import Postgres

/// Returns a report for correction.
///
/// - Throws: ``Failure/notFound(_:)`` of `projectReport`; ``Failure/conflict(_:)`` with
///   `record.stale` or `projectReport.notSubmitted`.
struct ReturnProjectReport: TransactionMethod {
    static let name = "projectReport.return"
    static let summary = "Returns a report for correction, with the reason."
    static let access = Access.write(.projectReportJudge)
    static let journal = JournalDeclaration.public("projectReport.returned")
    static let result = ProjectReport.receipt
    static let reasons: [Reason] = [.stale, .reportNotSubmitted]

    let report: ProjectReport.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        report = parameters.required("report", "The report.")
        version = parameters.required("version", "Its version last read.")
        reason = parameters.required("reason", "What is to be corrected; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await ReportStep(act: Self.name, to: .returned, reason: reason)
            .take(report, version, in: call)
    }
}

/// Accepts a report; the tranche that waits for it may then be released. A final one tells of all
/// that was paid, so no other tranche is open then.
///
/// - Throws: ``Failure/notFound(_:)`` of `projectReport`; ``Failure/conflict(_:)`` with
///   `record.stale`, `projectReport.notSubmitted` or `projectReport.trancheOpen`.
struct AcceptProjectReport: TransactionMethod {
    static let name = "projectReport.accept"
    static let summary = "Accepts a report, and so unlocks what waits for it."
    static let access = Access.write(.projectReportJudge)
    static let journal = JournalDeclaration.public("projectReport.accepted")
    static let result = ProjectReport.receipt
    static let reasons: [Reason] = [.stale, .reportNotSubmitted, .reportTrancheOpen]

    let report: ProjectReport.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        report = parameters.required("report", "The report.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let isOpen = try await hasOtherTranche(in: call)
        return try await ReportStep(act: Self.name, to: .accepted)
            .take(report, version, in: call) { held throws(Failure) in
                guard held.kind == .interim || !isOpen else {
                    throw .conflict(.reportTrancheOpen)
                }
            }
    }

    /// Whether something is still to be paid that does not wait for this report, behind a lock on its
    /// contract, so that nothing is planned or released meanwhile.
    private func hasOtherTranche(in call: Call) async throws(Failure) -> Bool {
        let tenant = try call.tenant
        let lock: Command = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.id = (
                SELECT p.contract_id FROM financing.project_reports p
                WHERE p.tenant_id = \(tenant) AND p.id = \(report))
            FOR UPDATE
            """
        let open: Query<Single<Bool>> = """
            SELECT EXISTS (
                SELECT FROM financing.project_reports p
                JOIN financing.tranches r
                    ON r.tenant_id = p.tenant_id AND r.contract_id = p.contract_id
                WHERE p.tenant_id = \(tenant) AND p.id = \(report)
                  AND r.state NOT IN ('paid', 'dropped') AND r.report_number <> p.number)
            """
        let results = try await call.send([lock.statement, open.statement])
        return try results[1].rows(Single<Bool>.self).first?.value ?? false
    }
}

/// One step of a report by the tenant.
private struct ReportStep {
    let act: String
    let to: ProjectReport.State
    var reason: ReasonText?

    /// - Parameter insist: what else the report has to meet.
    func take(
        _ id: ProjectReport.ID, _ version: Int64, in call: Call,
        insist: (ProjectReport.Held) throws(Failure) -> Void = { _ in }
    ) async throws(Failure) -> JSON {
        let held = try await ProjectReport.hold(id, version: version, in: call)
        guard held.state == .submitted else { throw .conflict(.reportNotSubmitted) }
        try insist(held)
        let next = held.version + 1
        let step: Command = """
            INSERT INTO financing.project_report_steps
                (tenant_id, report_id, seq, organisation_id, from_state, to_state, act, actor,
                 reason)
            VALUES (\(held.tenant), \(id), \(next), \(held.organisation),
                \(held.state.rawValue), \(to.rawValue), \(act), \(call.caller.publicName),
                \(reason))
            """
        let entry = Entry(
            "projectreport", id, version: next,
            facts: [
                "contract": .string(held.contract.description), "state": .string(to.rawValue),
            ], texts: reason.map { [("reason", $0.text)] } ?? [])
        return try await call.finish(
            [step.statement, ProjectReport.update(held, to: to)], entries: [entry],
            answer: ProjectReport.answer(id, next, to))
    }
}
