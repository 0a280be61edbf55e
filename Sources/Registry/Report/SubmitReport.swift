import JSONRPC
import Kernel
import Postgres

/// Hands in the yearly information; a later call with the version last read corrects it.
///
/// Whether it is on time is judged by the database's clock in Kazakhstan time, at the first
/// submission; a correction makes nothing late.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `report.yearNotOver`,
///   `report.exists`, `record.stale`, `organisation.merged`, `calendar.yearMissing` or
///   `constraint.report_lines_code_exists`.
/// - Source: Law 142 of 16.01.2001, Art. 41(5).
struct SubmitReport: TransactionMethod {
    static let name = "report.submit"
    static let summary = "Hands in the yearly information of an organisation, or corrects it."
    static let access = Access.write(.reportSubmit)
    static let journal = JournalDeclaration.public("report.submitted")
    static let result = Schema.object([
        "id": .id, "organisation": .id, "year": .integer(Report.Year.range), "version": .version,
        "state": .oneOf(["on-time", "late", "false"]), "dueOn": .date, "submittedOn": .date,
    ])
    static let reasons: [Reason] = [
        .reportYearNotOver, .reportExists, .stale, .organisationMerged, .yearMissing, .ruleMissing,
        .violated("report_lines_code_exists"),
    ]

    let organisation: Organisation.ID?
    let year: Report.Year
    let version: Int64?
    let activity: ReportActivity
    let counts: ReportCounts
    let lines: [ReportLine]

    init(_ parameters: inout Parameters) {
        organisation = parameters.optional(
            "organisation", "For an officer who enters a paper; a representative has the own one.")
        year = parameters.required("year", "The year that is reported on.")
        version = parameters.optional("version", "The version last read, for a correction.")
        activity = parameters.required("activity", "What was done in the year.")
        counts = parameters.optional("counts", "Founders, staff and volunteers.") ?? ReportCounts()
        lines = parameters.required(
            "lines", "Money and property by direction and code; may be empty.")
        parameters.check(
            Set(lines.map(\.key)).count == lines.count, "lines", "line.duplicate")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let scope = try OrganisationScope(organisation, in: call)
        let results = try await call.send(
            [scope.lock, Organisation.locked(scope.id).statement, Report.read(scope.id, year)]
                + DueDates.statements([Report.term], since: year.lastDay))
        guard results[0].count == 1,
            let record = try results[1].rows(Organisation.Held.self).first
        else { throw .notFound("organisation") }
        guard record.record.mergedInto == nil else { throw .conflict(.organisationMerged) }
        let dates = try DueDates(results[3...])
        guard dates.today > year.lastDay else { throw .conflict(.reportYearNotOver) }
        let old = try results[2].rows(Report.Row.self).first
        guard old == nil || version != nil else { throw .conflict(.reportExists) }
        guard version == old?.version else { throw .conflict(.stale) }
        let submission =
            if let old {
                correction(of: old, of: scope, home: record.home, by: call)
            } else {
                try first(dates, of: scope, home: record.home, by: call)
            }
        return try await finish(submission, of: scope.id, home: record.home, call)
    }

    /// One version of the report and what the report then is.
    private struct Submission {
        var version: Int64
        var statement: Statement
        var state: String
        var dueOn: CivilDate
        var submittedOn: CivilDate
    }

    /// The report with its first version; each refers to the other, so one statement writes both.
    private func first(
        _ dates: DueDates, of scope: OrganisationScope, home: Tenant.ID, by call: Call
    ) throws(Failure) -> Submission {
        let due = try dates.due(Report.term, from: year.lastDay)
        let timeliness = dates.today <= due.day ? "on-time" : "late"
        let query: Command = """
            WITH stated AS (
                INSERT INTO registry.report_versions
                    (organisation_id, year, version, home_tenant_id, actor, activity_kk,
                     activity_ru, founders_count, staff_count, volunteers_count)
                VALUES (\(scope.id), \(year), 1, \(home), \(call.caller.publicName),
                    \(activity.kk), \(activity.ru), \(counts.founders), \(counts.staff),
                    \(counts.volunteers)))
            INSERT INTO registry.reports
                (organisation_id, year, home_tenant_id, version, timeliness, due_on, due_rule,
                 due_explanation, submitted_on)
            VALUES (\(scope.id), \(year), \(home), 1, \(timeliness), \(due.day), \(due.rule),
                \(due.explanation), \(dates.today))
            """
        return Submission(
            version: 1, statement: query.statement, state: timeliness, dueOn: due.day,
            submittedOn: dates.today)
    }

    private func correction(
        of old: Report.Row, of scope: OrganisationScope, home: Tenant.ID, by call: Call
    ) -> Submission {
        let next = old.version + 1
        let query: Command = """
            WITH stated AS (
                INSERT INTO registry.report_versions
                    (organisation_id, year, version, home_tenant_id, actor, activity_kk,
                     activity_ru, founders_count, staff_count, volunteers_count)
                VALUES (\(scope.id), \(year), \(next), \(home), \(call.caller.publicName),
                    \(activity.kk), \(activity.ru), \(counts.founders), \(counts.staff),
                    \(counts.volunteers)))
            UPDATE registry.reports SET version = \(next)
            WHERE organisation_id = \(scope.id) AND year = \(year) AND home_tenant_id = \(home)
            """
        let timeliness = old.submittedOn <= old.dueOn ? "on-time" : "late"
        return Submission(
            version: next, statement: query.statement, state: old.isFalse ? "false" : timeliness,
            dueOn: old.dueOn, submittedOn: old.submittedOn)
    }

    private func amounts(
        _ version: Int64, of organisation: Organisation.ID, home: Tenant.ID
    ) -> Statement {
        let query: Command = """
            INSERT INTO registry.report_lines
                (organisation_id, year, version, direction, code, home_tenant_id, amount_tiyn)
            SELECT \(organisation), \(year), \(version), l.direction, l.code, \(home), l.amount
            FROM unnest(\(Column(lines.map(\.direction.rawValue))),
                \(Column(lines.map(\.code.text))), \(Column(lines.map(\.amount))))
                AS l (direction, code, amount)
            """
        return query.statement
    }

    private func finish(
        _ submission: Submission, of organisation: Organisation.ID, home: Tenant.ID, _ call: Call
    ) async throws(Failure) -> JSON {
        let id = Report.id(organisation, year)
        let members: JSON.Object = [
            "organisation": .string(organisation.description), "year": .int(year.number),
            "state": .string(submission.state), "dueOn": .string(submission.dueOn.description),
            "submittedOn": .string(submission.submittedOn.description),
        ]
        var facts = members
        facts["lines"] = .array(lines.map(\.json))
        let entry = Entry(
            "report", id, version: submission.version, facts: facts, texts: activity.texts)
        var answer = members
        answer["id"] = .string(id.description)
        answer["version"] = .int(submission.version)
        return try await call.finish(
            [submission.statement, amounts(submission.version, of: organisation, home: home)],
            entries: [entry], answer: Answer(.object(answer), subject: id.value))
    }
}

extension Reason {
    static let reportYearNotOver = Reason(
        "report.yearNotOver", kk: "Бұл жыл әлі аяқталған жоқ", ru: "Этот год ещё не закончился",
        en: "That year is not over yet")
    static let reportExists = Reason(
        "report.exists", kk: "Бұл жылғы мәлімет тапсырылған: түзету үшін нұсқасын көрсетіңіз",
        ru: "Сведения за этот год уже поданы: для исправления укажите версию",
        en: "This year is reported on already: give the version to correct it")
}
