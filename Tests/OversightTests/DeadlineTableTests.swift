import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Due dates against a table that was made by hand, with the calendar that the register is delivered
/// with. The day ends at half past six.
@Suite(.database) struct DeadlineTableTests {
    private static let table: [(event: String, days: Int, due: String)] = [
        ("2026-03-02T04:00:00Z", 15, "2026-03-27"),  // an ordinary morning
        ("2026-03-02T13:29:00Z", 15, "2026-03-27"),  // the last minute of the day
        ("2026-03-02T13:30:00Z", 15, "2026-03-30"),  // half past six counts as of the next day
        ("2026-03-06T13:30:00Z", 3, "2026-03-13"),  // the eve of a long weekend, after hours
        ("2026-03-07T05:00:00Z", 3, "2026-03-13"),  // a Saturday before a moved day off
        ("2026-03-19T05:00:00Z", 3, "2026-03-27"),  // two days before Nauryz
        ("2026-03-20T05:00:00Z", 10, "2026-04-08"),  // the eve of Nauryz
        ("2026-03-20T13:31:00Z", 10, "2026-04-09"),  // the eve of Nauryz, after hours
        ("2026-03-20T19:30:00Z", 3, "2026-03-31"),  // after midnight in Almaty: Nauryz itself
        ("2026-03-22T05:00:00Z", 15, "2026-04-16"),  // in the midst of Nauryz
        ("2026-04-30T05:00:00Z", 3, "2026-05-06"),  // the eve of 1 May
        ("2026-04-30T14:00:00Z", 3, "2026-05-08"),  // the eve of 1 May, after hours
        ("2026-05-06T05:00:00Z", 5, "2026-05-15"),  // two holidays and a moved day
        ("2026-05-08T05:00:00Z", 1, "2026-05-12"),  // between two holidays
        ("2026-05-26T05:00:00Z", 15, "2026-06-17"),  // the eve of Kurban Ait
        ("2026-07-03T05:00:00Z", 1, "2026-07-07"),  // Capital Day on a Monday
        ("2026-08-28T05:00:00Z", 1, "2026-09-01"),  // Constitution Day on a Sunday
        ("2026-08-29T05:00:00Z", 10, "2026-09-15"),  // a Saturday before it
        ("2026-10-23T05:00:00Z", 3, "2026-10-29"),  // Republic Day on a Sunday
        ("2026-12-15T05:00:00Z", 1, "2026-12-17"),  // the eve of Independence Day
        ("2026-12-30T05:00:00Z", 5, "2027-01-11"),  // over the end of the year
        ("2026-12-31T05:00:00Z", 15, "2027-01-26"),  // the last day of the year
        ("2026-12-31T14:00:00Z", 1, "2027-01-06"),  // its evening
        ("2027-01-05T05:00:00Z", 3, "2027-01-11"),  // before Christmas
        ("2025-01-03T05:00:00Z", 1, "2025-01-06"),  // before a Sunday that is worked
        ("2025-01-04T05:00:00Z", 1, "2025-01-06"),  // a Saturday before it
        ("2025-01-05T05:00:00Z", 1, "2025-01-06"),  // the Sunday that is worked
        ("2024-12-31T05:00:00Z", 3, "2025-01-08"),  // the end of 2024
        ("2024-05-03T05:00:00Z", 1, "2024-05-04"),  // the next day is a Saturday that is worked
        ("2024-05-04T05:00:00Z", 2, "2024-05-10"),  // on that Saturday
        ("2024-05-06T05:00:00Z", 3, "2024-05-14"),  // before three days off
        ("2024-03-20T05:00:00Z", 3, "2024-03-28"),  // Nauryz of 2024
        ("2024-07-05T05:00:00Z", 5, "2024-07-15"),  // Capital Day on a Saturday
        ("2024-02-28T12:29:00Z", 1, "2024-02-29"),  // six hours ahead: 18:29
        ("2024-02-28T12:30:00Z", 1, "2024-03-01"),  // six hours ahead: 18:30
        ("2024-02-29T12:29:00Z", 1, "2024-03-01"),  // the last day of the old time, 18:29
        ("2024-02-29T12:31:00Z", 1, "2024-03-04"),  // and 18:31
        ("2024-02-29T17:59:00Z", 15, "2024-03-28"),  // a minute before the clocks went back
        ("2024-03-01T12:31:00Z", 1, "2024-03-04"),  // the first day of the new time: 17:31
        ("2024-03-01T13:29:00Z", 1, "2024-03-04"),  // 18:29
        ("2024-03-01T13:30:00Z", 1, "2024-03-05"),  // 18:30
        ("2025-03-20T05:00:00Z", 5, "2025-04-01"),  // Nauryz with two moved days
        ("2025-06-05T05:00:00Z", 7, "2025-06-17"),  // the eve of Kurban Ait
        ("2025-08-29T05:00:00Z", 20, "2025-09-29"),  // twenty days over a moved day
    ]

    @Test func `working days from an instant end where the table says`() async throws {
        let calendar = try await Self.calendar()
        #expect(Self.table.count > 40)
        for row in Self.table {
            let rule = try DeadlineRule(
                code: "test", article: "test", amount: row.days, unit: .workingDays,
                closesAtSecond: 66_600)
            let event = try unwrap(Timestamp(row.event)).microseconds / 1_000_000
            let deadline = try Deadline.compute(
                rule, fromSecondsSinceEpoch: event, in: calendar)
            #expect(deadline.due.description == row.due, "\(row.event) + \(row.days)")
            #expect(deadline.steps.filter { $0.effect == .counted }.count == row.days)
        }
    }

    @Test(arguments: [
        // Two months from the decision; the last day is a Saturday, a Sunday, a holiday.
        ("2026-01-14", 2, "2026-03-16"), ("2026-01-28", 2, "2026-03-30"),
        ("2026-03-07", 2, "2026-05-08"), ("2026-07-30", 1, "2026-09-01"),
        // The month has no such day.
        ("2025-12-31", 2, "2026-03-02"), ("2026-08-31", 1, "2026-09-30"),
        ("2025-01-02", 24, "2027-01-05"),
    ])
    func `an extension in months rolls over days off`(
        from: String, months: Int, due: String
    ) async throws {
        let rule = try DeadlineRule(
            code: "test", article: "test", amount: months, unit: .months)
        let deadline = try Deadline.compute(
            rule, from: unwrap(CivilDate(from)), in: await Self.calendar())
        #expect(deadline.due.description == due)
    }

    @Test func `a forwarded term begins anew where it arrives`() async throws {
        let calendar = try await Self.calendar()
        func due(_ days: Int, _ event: String) throws -> String {
            let rule = try DeadlineRule(
                code: "test", article: "test", amount: days, unit: .workingDays,
                closesAtSecond: 66_600)
            return try Deadline.compute(
                rule,
                fromSecondsSinceEpoch: unwrap(Timestamp(event)).microseconds / 1_000_000,
                in: calendar
            ).due.description
        }
        // Forwarded on the last of three days, in the evening: the other body counts from the next.
        #expect(try due(3, "2026-02-02T05:00:00Z") == "2026-02-05")
        #expect(try due(15, "2026-02-02T05:00:00Z") == "2026-02-23")
        #expect(try due(15, "2026-02-05T13:40:00Z") == "2026-02-27")
    }

    @Test func `a year that is not entered is an error, not a guess`() async throws {
        let calendar = try await Self.calendar()
        let rule = try DeadlineRule(
            code: "test", article: "test", amount: 15, unit: .workingDays)
        #expect(throws: WorkingCalendar.Failure.yearMissing(2028)) {
            try Deadline.compute(rule, from: unwrap(CivilDate("2027-12-20")), in: calendar)
        }
        #expect(throws: WorkingCalendar.Failure.yearMissing(2023)) {
            try Deadline.compute(rule, from: unwrap(CivilDate("2023-12-20")), in: calendar)
        }
    }

    @Test func `each rule is data with its article, and says when its day ends`() async throws {
        let rows = try await Self.rows(
            """
            SELECT code, amount::text, unit, closes_at::text FROM registry.deadline_rules
            WHERE code LIKE 'oversight.%' AND article <> '' ORDER BY code
            """)
        #expect(rows.count == 12)
        #expect(rows.contains(["oversight.appeal", "15", "working-days", "18:30:00"]))
        #expect(rows.contains(["oversight.extension", "2", "months", nil]))
        #expect(rows.contains(["oversight.recommendation", "10", "working-days", "18:30:00"]))
    }

    private static func calendar() async throws -> WorkingCalendar {
        let rows = try await rows(
            """
            SELECT y.year::text, d.day::text, d.kind, d.name_en FROM registry.calendar_years y
            JOIN registry.calendar_days d ON d.year = y.year
            """)
        var years: [Int: [WorkingCalendar.SpecialDay]] = [:]
        for row in rows {
            let day = try unwrap(row[1].flatMap { CivilDate($0) })
            let kind = try unwrap(
                row[2].flatMap { WorkingCalendar.SpecialDay.Kind(rawValue: $0) })
            years[day.year, default: []].append(.init(day, kind, row[3] ?? ""))
        }
        return try WorkingCalendar(years.map { WorkingCalendar.Year($0.key, $0.value) })
    }

    private static func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(try TestDatabase.current.administrator) {
            try $0.execute(sql).rows
        }
    }
}
