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
/// that was paid, so no other tranche is open then, and what it does not say was spent is demanded
/// back before.
///
/// - Throws: ``Failure/notFound(_:)`` of `projectReport`; ``Failure/conflict(_:)`` with
///   `record.stale`, `projectReport.notSubmitted`, `projectReport.trancheOpen` or
///   `projectReport.spendsLess`.
struct AcceptProjectReport: TransactionMethod {
    static let name = "projectReport.accept"
    static let summary = "Accepts a report, and so unlocks what waits for it."
    static let access = Access.write(.projectReportJudge)
    static let journal = JournalDeclaration.public("projectReport.accepted")
    static let result = ProjectReport.receipt
    static let reasons: [Reason] = [
        .stale, .reportNotSubmitted, .reportTrancheOpen, .reportSpendsLess,
    ]

    let report: ProjectReport.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        report = parameters.required("report", "The report.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let money = try await money(in: call)
        return try await ReportStep(act: Self.name, to: .accepted)
            .take(report, version, in: call) { held throws(Failure) in
                guard held.kind == .final, let money else { return }
                guard !money.hasOtherTranche else { throw .conflict(.reportTrancheOpen) }
                guard !money.isShort else { throw .conflict(.reportSpendsLess) }
            }
    }

    /// How the report stands to the money of its contract.
    private struct MoneyOfReport: RowDecodable {
        /// Something is still to be paid that does not wait for this report.
        var hasOtherTranche: Bool
        /// It has spent less than was paid, is still to be paid for it, and comes back.
        var isShort: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            hasOtherTranche = try row.next()
            isShort = try row.next()
        }
    }

    /// Behind a lock on its contract, so that nothing is planned, released or demanded meanwhile.
    private func money(in call: Call) async throws(Failure) -> MoneyOfReport? {
        let tenant = try call.tenant
        let lock: Command = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.id = (
                SELECT p.contract_id FROM financing.project_reports p
                WHERE p.tenant_id = \(tenant) AND p.id = \(report))
            FOR UPDATE
            """
        let query: Query<MoneyOfReport> = """
            SELECT EXISTS (
                       SELECT FROM financing.tranches r
                       WHERE r.tenant_id = p.tenant_id AND r.contract_id = p.contract_id
                         AND r.state NOT IN ('paid', 'dropped') AND r.report_number <> p.number),
                   p.spending_asked AND k.spent_tiyn < (
                       SELECT coalesce(sum(l.paid_tiyn - l.returned_tiyn), 0)
                       FROM financing.contract_lines l
                       WHERE l.tenant_id = p.tenant_id AND l.contract_id = p.contract_id
                   ) + (
                       SELECT coalesce(sum(l.amount_tiyn), 0) FROM financing.tranches r
                       JOIN financing.tranche_lines l
                           ON l.tenant_id = r.tenant_id AND l.tranche_id = r.id
                       WHERE r.tenant_id = p.tenant_id AND r.contract_id = p.contract_id
                         AND r.state NOT IN ('paid', 'dropped')
                   ) - (
                       SELECT coalesce(sum(l.amount_tiyn), 0) FROM financing.refunds r
                       JOIN financing.refund_lines l
                           ON l.tenant_id = r.tenant_id AND l.refund_id = r.id
                       WHERE r.tenant_id = p.tenant_id AND r.contract_id = p.contract_id
                         AND \(sql: Refund.isOwed))
            FROM financing.project_reports p
            JOIN financing.project_report_contents k ON k.tenant_id = p.tenant_id
                AND k.report_id = p.id AND k.seq = p.version
            WHERE p.tenant_id = \(tenant) AND p.id = \(report)
            """
        let results = try await call.send([lock.statement, query.statement])
        return try results[1].rows(MoneyOfReport.self).first
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
