import JSONRPC
import Kernel
import Postgres

/// Records what the home region found of a report: that its newest version is false, that a
/// correction has mended it, or that the finding was wrong.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `report.alreadyFalse`, `report.notFalse` or `report.notCorrected`.
/// - Source: Law 36-III, Art. 4-3 (the authorised body checks the data); Code on Administrative
///   Offences, Art. 489-1 (late, missing and false are different offences).
struct MarkReportFalse: TransactionMethod {
    static let name = "report.markFalse"
    static let summary = "Records that a report was found false, mended, or falsely blamed."
    static let access = Access.write(.reportDecide)
    static let journal = JournalDeclaration.public("report.judged")
    static let result = Schema.object([
        "id": .id, "version": .version, "finding": .id,
        "state": .oneOf(["on-time", "late", "false"]),
    ])
    static let reasons: [Reason] = [
        .stale, .reportAlreadyFalse, .reportNotFalse, .reportNotCorrected,
    ]

    enum Outcome: String, Choice {
        case isFalse = "false"
        case corrected
        case withdrawn
    }

    let organisation: Organisation.ID
    let year: Report.Year
    let version: Int64
    let outcome: Outcome
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        organisation = parameters.required("organisation", "The organisation.")
        year = parameters.required("year", "The year that is reported on.")
        version = parameters.required("version", "The report's version last read.")
        outcome = parameters.optional("outcome", "`false` unless said.") ?? .isFalse
        reason = parameters.required("reason", "What was found; everybody reads it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let results = try await call.send([
            Organisation.lock(organisation, of: tenant), Report.read(organisation, year),
        ])
        guard results[0].count == 1, let report = try results[1].rows(Report.Row.self).first else {
            throw .notFound("report")
        }
        guard report.version == version else { throw .conflict(.stale) }
        try judge(report)
        let (id, finding) = (Report.id(organisation, year), Finding.ID.make())
        let isFalse = outcome == .isFalse
        let timeliness = report.submittedOn <= report.dueOn ? "on-time" : "late"
        let answer: JSON = [
            "id": .string(id.description), "version": .int(version),
            "finding": .string(finding.description),
            "state": .string(isFalse ? "false" : timeliness),
        ]
        return try await call.finish(
            statements(finding, of: tenant, call), entries: [entry(finding, id)],
            answer: Answer(answer, subject: finding.value))
    }

    private func judge(_ report: Report.Row) throws(Failure) {
        switch outcome {
        case .isFalse: guard !report.isFalse else { throw .conflict(.reportAlreadyFalse) }
        case .withdrawn: guard report.isFalse else { throw .conflict(.reportNotFalse) }
        case .corrected:
            guard report.isFalse else { throw .conflict(.reportNotFalse) }
            guard report.version > report.falseVersion ?? 0 else {
                throw .conflict(.reportNotCorrected)
            }
        }
    }

    private func statements(
        _ finding: Finding.ID, of tenant: Tenant.ID, _ call: Call
    ) -> [Statement] {
        let insert: Command = """
            INSERT INTO registry.report_findings
                (organisation_id, year, version, id, home_tenant_id, outcome, reason, actor)
            VALUES (\(organisation), \(year), \(version), \(finding), \(tenant),
                \(outcome.rawValue), \(reason), \(call.caller.publicName))
            """
        let update: Command = """
            UPDATE registry.reports SET found_false = \(outcome == .isFalse)
            WHERE organisation_id = \(organisation) AND year = \(year)
              AND home_tenant_id = \(tenant)
            """
        return [insert.statement, update.statement]
    }

    private func entry(_ finding: Finding.ID, _ report: Report.ID) -> Entry {
        Entry(
            "finding", finding, version: 1,
            facts: [
                "report": .string(report.description),
                "organisation": .string(organisation.description), "year": .int(year.number),
                "reportVersion": .int(version), "outcome": .string(outcome.rawValue),
            ], texts: [("reason", reason.text)])
    }
}

/// What was found of one version of a report.
enum Finding {
    typealias ID = Identifier<Finding>
}

extension Reason {
    static let reportAlreadyFalse = Reason(
        "report.alreadyFalse", kk: "Мәлімет бұрын жалған деп танылған",
        ru: "Сведения уже признаны недостоверными", en: "The report was found false already")
    static let reportNotFalse = Reason(
        "report.notFalse", kk: "Мәлімет жалған деп танылмаған",
        ru: "Сведения не признаны недостоверными", en: "The report was not found false")
    static let reportNotCorrected = Reason(
        "report.notCorrected", kk: "Жалған деп танылған нұсқа түзетілмеген",
        ru: "Версия, признанная недостоверной, не исправлена",
        en: "The version that was found false is not corrected")
}
