import Kernel
import Testing

struct WorkingCalendarTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test(arguments: [
        ("2025-01-03", false, "moved from Sunday 5 January"),
        ("2025-01-04", false, "Saturday"),
        ("2025-01-05", true, "works for Friday 3 January"),
        ("2025-01-06", true, "working day"),
        ("2025-03-22", false, "Nauryz"),
        ("2025-03-25", false, "moved from Sunday 23 March"),
        ("2026-03-29", false, "Sunday"),
    ])
    func `says whether a day is worked and why`(text: String, isWorking: Bool, why: String) throws {
        let verdict = try CalendarSamples.calendar().verdict(on: date(text))
        #expect(verdict.isWorking == isWorking)
        #expect(verdict.reason == why)
    }

    @Test func `a year without data is an error that names it`() throws {
        let calendar = try CalendarSamples.calendar()
        let day = try date("2027-06-15")
        #expect(throws: WorkingCalendar.Failure.yearMissing(2027)) {
            try calendar.verdict(on: day)
        }
    }

    @Test func `refuses data that contradict themselves`() throws {
        let nauryz = try CalendarSamples.days([("2026-03-22", .holiday, "Nauryz")])
        let twice = try date("2026-03-22")
        #expect(throws: WorkingCalendar.Failure.dayTwice(twice)) {
            try WorkingCalendar([.init(2026, nauryz + nauryz)])
        }
        #expect(throws: WorkingCalendar.Failure.yearTwice(2026)) {
            try WorkingCalendar([.init(2026, nauryz), .init(2026, [])])
        }
        #expect(throws: WorkingCalendar.Failure.dayOutsideYear(twice, year: 2025)) {
            try WorkingCalendar([.init(2025, nauryz)])
        }
    }
}
