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

/// Accepts a report; the tranches that wait for it may then be released.
///
/// - Throws: ``Failure/notFound(_:)`` of `projectReport`; ``Failure/conflict(_:)`` with
///   `record.stale` or `projectReport.notSubmitted`.
struct AcceptProjectReport: TransactionMethod {
    static let name = "projectReport.accept"
    static let summary = "Accepts a report, and so unlocks what waits for it."
    static let access = Access.write(.projectReportJudge)
    static let journal = JournalDeclaration.public("projectReport.accepted")
    static let result = ProjectReport.receipt
    static let reasons: [Reason] = [.stale, .reportNotSubmitted]

    let report: ProjectReport.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        report = parameters.required("report", "The report.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await ReportStep(act: Self.name, to: .accepted).take(report, version, in: call)
    }
}

/// One step of a report by the tenant.
private struct ReportStep {
    let act: String
    let to: ProjectReport.State
    var reason: ReasonText?

    func take(
        _ id: ProjectReport.ID, _ version: Int64, in call: Call
    ) async throws(Failure) -> JSON {
        let held = try await ProjectReport.hold(id, version: version, in: call)
        guard held.state == .submitted else { throw .conflict(.reportNotSubmitted) }
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
