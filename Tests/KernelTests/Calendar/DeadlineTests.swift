import Kernel
import Testing

struct DeadlineTests {
    private let calendar: WorkingCalendar

    init() throws { calendar = try CalendarSamples.calendar() }

    private func rule(
        _ amount: Int, _ unit: DeadlineRule.Unit, startsNextDay: Bool = true,
        rollsOver: Bool = true,
        closesAtSecond: Int? = nil
    ) throws -> DeadlineRule {
        try DeadlineRule(
            code: "sample", article: "Art. 1", amount: amount, unit: unit,
            startsNextDay: startsNextDay, rollsOver: rollsOver, closesAtSecond: closesAtSecond)
    }

    private func due(_ rule: DeadlineRule, from text: String) throws -> String {
        try Deadline.compute(rule, from: #require(CivilDate(text)), in: calendar).due.description
    }

    @Test(arguments: [
        // New Year 2026: 1 and 2 January off, then a weekend.
        ("2025-12-30", 3, "2026-01-06"),
        // New Year 2025: Friday 3 January off for Sunday 5 January, which is worked.
        ("2024-12-31", 1, "2025-01-05"), ("2024-12-31", 3, "2025-01-08"),
        // Nauryz.
        ("2025-03-20", 2, "2025-03-27"), ("2026-03-20", 1, "2026-03-26"),
        // A holiday at the start, two year-ends, Christmas.
        ("2025-12-15", 15, "2026-01-09"),
        ("2025-10-24", 1, "2025-10-28"), ("2026-02-02", 10, "2026-02-16"),
    ])
    func `counts working days`(start: String, amount: Int, expected: String) throws {
        #expect(try due(rule(amount, .workingDays), from: start) == expected)
    }

    @Test func `the first day counts where the rule says so`() throws {
        let rule = try rule(3, .workingDays, startsNextDay: false)
        #expect(try due(rule, from: "2026-02-02") == "2026-02-04")
        #expect(try due(rule, from: "2026-02-07") == "2026-02-11")
    }

    @Test(arguments: [
        // Tuesday to Thursday: five working days were left.
        ("2026-02-16", "2026-02-10", "2026-02-12", "2026-02-19", 3),
        // From Friday over the weekend; over the weekend alone.
        ("2026-02-16", "2026-02-13", "2026-02-15", "2026-02-17", 3),
        ("2026-02-16", "2026-02-14", "2026-02-15", "2026-02-16", 2),
        // The last day itself, and no day at all.
        ("2026-02-16", "2026-02-16", "2026-02-16", "2026-02-17", 1),
        ("2026-02-16", "2026-02-10", "2026-02-09", "2026-02-16", 0),
        // Over Nauryz, which would not have counted either.
        ("2026-03-27", "2026-03-20", "2026-03-25", "2026-03-30", 6),
        // Over the end of the year.
        ("2025-12-31", "2025-12-29", "2026-01-05", "2026-01-09", 8),
    ])
    func `what is left of a term goes on behind a pause`(
        last: String, from: String, until: String, expected: String, paused: Int
    ) throws {
        func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
        let deadline = try Deadline.compute(
            rule(15, .workingDays), ending: day(last), pausedFrom: day(from),
            through: day(until), in: calendar)
        #expect(deadline.due.description == expected)
        #expect(deadline.steps.filter { $0.effect == .paused }.count == paused)
        #expect(throws: WorkingCalendar.Failure.yearMissing(2027)) {
            try Deadline.compute(
                rule(15, .workingDays), ending: day("2026-12-31"), pausedFrom: day("2026-12-30"),
                through: day("2026-12-31"), in: calendar)
        }
    }

    @Test func `calendar days end on the next working day or where they fall`() throws {
        #expect(try due(rule(30, .calendarDays), from: "2025-12-10") == "2026-01-09")
        #expect(try due(rule(30, .calendarDays), from: "2025-12-04") == "2026-01-05")
        let strict = try rule(30, .calendarDays, rollsOver: false)
        #expect(try due(strict, from: "2025-12-04") == "2026-01-03")
    }

    @Test(arguments: [
        ("2026-01-15", 1, "2026-02-16"),  // 15 February is a Sunday
        ("2026-01-31", 1, "2026-03-02"),  // 28 February is a Saturday
        ("2025-12-31", 2, "2026-03-02"), ("2024-02-29", 24, "2026-03-02"),
        ("2025-11-07", 2, "2026-01-08"),  // Christmas
    ])
    func `counts months to the day of the same number`(
        start: String, amount: Int, expected: String
    ) throws {
        #expect(try due(rule(amount, .months), from: start) == expected)
    }

    @Test func `a month that counts its first day ends a day earlier unless cut short`() throws {
        let rule = try rule(1, .months, startsNextDay: false, rollsOver: false)
        #expect(try due(rule, from: "2026-01-15") == "2026-02-14")
        #expect(try due(rule, from: "2026-01-31") == "2026-02-28")
    }

    @Test(arguments: [
        ("2025-12-31", "2026-03-31"), ("2023-12-31", "2024-04-01"),  // a Sunday in 2024
        ("2026-03-30", "2026-03-31"), ("2025-03-31", "2026-03-31"),
    ])
    func `finds the next 31 March, and the working day after it`(
        start: String, expected: String
    ) throws {
        let rule = try DeadlineRule(
            code: "report.yearly", article: "Law 142, Art. 41(5)", amount: 1, unit: .fixedDate,
            fixedDay: .init(month: 3, day: 31))
        #expect(try due(rule, from: start) == expected)
    }

    @Test func `what comes after hours or on a day off starts on the next working day`() throws {
        let rule = try rule(1, .workingDays, closesAtSecond: 18 * 3600 + 1800)
        func due(_ text: String, _ second: Int) throws -> String {
            let date = try #require(CivilDate(text))
            let instant = KazakhstanTime.secondsSinceEpoch(
                of: .init(date: date, secondOfDay: second))
            return try Deadline.compute(rule, fromSecondsSinceEpoch: instant, in: calendar)
                .due.description
        }
        #expect(try due("2026-03-19", 66_599) == "2026-03-20")
        #expect(try due("2026-03-19", 66_600) == "2026-03-26")
        #expect(try due("2026-02-07", 36_000) == "2026-02-10")
    }

    @Test func `a missing year stops the count only when it is reached`() throws {
        let rule = try rule(3, .workingDays)
        #expect(throws: WorkingCalendar.Failure.yearMissing(2027)) {
            try due(rule, from: "2026-12-29")
        }
        #expect(try due(rule, from: "2026-12-28") == "2026-12-31")
    }

    @Test func `tells each day and why`() throws {
        let start = try #require(CivilDate("2024-12-31"))
        let deadline = try Deadline.compute(rule(2, .workingDays), from: start, in: calendar)
        #expect(
            deadline.steps.map { "\($0.date) \($0.effect.rawValue): \($0.why)" } == [
                "2024-12-31 started: counting starts the next day",
                "2025-01-01 skipped: New Year", "2025-01-02 skipped: New Year",
                "2025-01-03 skipped: moved from Sunday 5 January", "2025-01-04 skipped: Saturday",
                "2025-01-05 counted: 1 of 2: works for Friday 3 January",
                "2025-01-06 counted: 2 of 2: working day",
                "2025-01-06 due: the term ends with this day",
            ])
    }

    @Test func `becomes JSON text`() throws {
        let start = try #require(CivilDate("2026-01-31"))
        let rule = try rule(1, .months, rollsOver: false)
        let deadline = try Deadline.compute(rule, from: start, in: calendar)
        #expect(
            try deadline.json == """
                {"due":"2026-02-28","rule":{"amount":1,"article":"Art. 1","code":"sample",\
                "rollsOver":false,"startsNextDay":true,"unit":"months"},"steps":[\
                {"date":"2026-01-31","effect":"started","why":"counting starts the next day"},\
                {"date":"2026-02-28","effect":"counted","why":"1 month; the month has no day 31"},\
                {"date":"2026-02-28","effect":"due","why":"the term ends with this day"}]}
                """)
    }

    @Test func `refuses rules that mean nothing`() throws {
        #expect(throws: DeadlineRule.Malformed.amountOutOfRange) { try rule(0, .workingDays) }
        #expect(throws: DeadlineRule.Malformed.amountOutOfRange) { try rule(401, .months) }
        #expect(throws: DeadlineRule.Malformed.fixedDayMissing) { try rule(1, .fixedDate) }
        #expect(throws: DeadlineRule.Malformed.closingHourOutOfRange) {
            try rule(1, .workingDays, closesAtSecond: 86_401)
        }
        #expect(throws: DeadlineRule.Malformed.noSuchDay) {
            try DeadlineRule(
                code: "", article: "", amount: 1, unit: .fixedDate,
                fixedDay: .init(month: 2, day: 30))
        }
    }

    @Test func `a working-day term holds exactly its amount of working days`() throws {
        var random = SeededNumbers(seed: 11)
        let first = try #require(CivilDate("2024-01-01"))
        for _ in 0..<300 {
            let start = try #require(first.adding(days: .random(in: 0..<900, using: &random)))
            let amount = Int.random(in: 1...30, using: &random)
            let due = try Deadline.compute(rule(amount, .workingDays), from: start, in: calendar)
                .due
            var counted = 0
            var day = start
            while day < due {
                day = try #require(day.adding(days: 1))
                counted += try calendar.verdict(on: day).isWorking ? 1 : 0
            }
            #expect(counted == amount)
            #expect(try calendar.verdict(on: due).isWorking)
        }
    }
}
