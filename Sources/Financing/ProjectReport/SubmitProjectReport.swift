import JSONRPC
import Kernel
import Postgres

/// Submits a report on a contract of the own organisation, or again one that was returned.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with
///   `projectReport.notReturned`, `projectReport.kind` or
///   `constraint.project_reports_final_once`.
struct SubmitProjectReport: TransactionMethod {
    static let name = "projectReport.submit"
    static let summary = "Reports on a contract: what was done, reached and spent."
    static let access = Access.write(.projectReportSubmit)
    static let journal = JournalDeclaration.public("projectReport.submitted")
    static let result = ProjectReport.receipt
    static let reasons: [Reason] = [
        .reportNotReturned, .reportKind, .violated("project_reports_final_once"),
        .violated("project_reports_number_once"),
    ]

    let contract: Contract.ID
    let number: Int64
    let kind: ProjectReport.Kind
    let content: ReportContent

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        number = parameters.required("number", "Number of the report in its contract, from 1 on.")
        kind = parameters.required("kind", "There is one final report.")
        content = ReportContent(&parameters)
        parameters.check(1...100 ~= number, "number", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let organisation = try call.organisation
        let own: Query<Single<UUIDValue>> = """
            SELECT c.tenant_id FROM financing.contracts c
            WHERE c.organisation_id = \(organisation) AND c.id = \(contract)
            """
        let report: Query<ProjectReport.Held> = """
            SELECT \(sql: ProjectReport.columns) FROM financing.project_reports r
            WHERE r.organisation_id = \(organisation) AND r.contract_id = \(contract)
              AND r.number = \(number) FOR UPDATE
            """
        let results = try await call.send([own.statement, report.statement])
        guard let tenant = try results[0].rows(Single<UUIDValue>.self).first else {
            throw .notFound("contract")
        }
        guard let held = try results[1].rows(ProjectReport.Held.self).first else {
            return try await begin(of: Tenant.ID(tenant.value), call)
        }
        guard held.kind == kind else { throw .conflict(.reportKind) }
        guard held.state == .returned else { throw .conflict(.reportNotReturned) }
        let seq = held.version + 1
        let step: Command = """
            \(sql: try step(held.id, seq, .returned, of: held.tenant, call))
            """
        return try await call.finish(
            [
                step.statement, ProjectReport.update(held, to: .submitted),
                try content.insert(held.id, seq, of: held.tenant, by: call),
            ], entries: [entry(held.id, seq)],
            answer: ProjectReport.answer(held.id, seq, .submitted))
    }

    /// The report with its first step; each refers to the other, so one statement writes both.
    private func begin(of tenant: Tenant.ID, _ call: Call) async throws(Failure) -> JSON {
        let id = ProjectReport.ID.make()
        let insert: Command = """
            WITH step AS (\(sql: try step(id, 1, nil, of: tenant, call)))
            INSERT INTO financing.project_reports
                (tenant_id, id, contract_id, organisation_id, number, kind)
            VALUES (\(tenant), \(id), \(contract), \(try call.organisation), \(number),
                \(kind.rawValue))
            """
        return try await call.finish(
            [insert.statement, try content.insert(id, 1, of: tenant, by: call)],
            entries: [entry(id, 1)], answer: ProjectReport.answer(id, 1, .submitted))
    }

    private func step(
        _ id: ProjectReport.ID, _ seq: Int64, _ from: ProjectReport.State?, of tenant: Tenant.ID,
        _ call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.project_report_steps
            (tenant_id, report_id, seq, organisation_id, from_state, to_state, act, actor)
        VALUES (\(tenant), \(id), \(seq), \(try call.organisation),
            \(from?.rawValue ?? "new"), 'submitted', 'projectReport.submit',
            \(call.caller.publicName))
        """
    }

    private func entry(_ id: ProjectReport.ID, _ version: Int64) -> Entry {
        var facts: JSON.Object = [
            "contract": .string(contract.description), "number": .int(number),
            "kind": .string(kind.rawValue),
            "state": .string(ProjectReport.State.submitted.rawValue),
        ]
        facts["spent"] = content.spent.map { .string($0.description) }
        return Entry("projectreport", id, version: version, facts: facts, texts: content.texts)
    }
}
