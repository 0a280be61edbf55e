import Kernel
import Testing

struct CivilDateTests {
    @Test(arguments: [
        (0, "1970-01-01", CivilDate.Weekday.thursday), (-1, "1969-12-31", .wednesday),
        (11_017, "2000-03-01", .wednesday), (20_453, "2025-12-31", .wednesday),
        (20_544, "2026-04-01", .wednesday), (-719_162, "0001-01-01", .monday),
        (2_932_896, "9999-12-31", .friday),
    ])
    func `days, printed form and weekday agree`(days: Int, text: String, weekday: CivilDate.Weekday)
    {
        let date = CivilDate(text)
        #expect(date?.daysSinceEpoch == Int32(days))
        #expect(date?.description == text)
        #expect(date?.weekday == weekday)
    }

    @Test(arguments: [
        "", "2026", "2026-1-01", "2026-01-1", "2026-13-01", "2026-00-10", "2026-02-29",
        "1900-02-29", "2026-04-31", "2026-01-00", "0000-01-01", "2026-01-011", "2026/01/01",
        "20260101", "2026-01-0١", "+026-01-01", "2026-01-01Z", " 2026-01-01",
    ])
    func `refuses what is not a day`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `every day of eight centuries follows the day before`() throws {
        var date = try #require(CivilDate("1600-01-01"))
        var (year, month, day) = (1600, 1, 1)
        while year < 2400 {
            #expect(date.parts == (year, month, day))
            #expect(CivilDate(year: year, month: month, day: day) == date)
            let next = try #require(date.adding(days: 1))
            #expect(next.weekday.rawValue == date.weekday.rawValue % 7 + 1)
            date = next
            day += 1
            if day > CivilDate.length(ofMonth: month, year: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-15", 1, "2026-01-15"), ("2024-02-29", 24, "2026-02-28"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-01-10", -1, "2025-12-10"),
        ("2026-05-31", 13, "2027-06-30"),
    ])
    func `months are added with the end of the month as a limit`(
        start: String, months: Int, expected: String
    ) {
        #expect(CivilDate(start)?.adding(months: months)?.description == expected)
    }

    @Test func `goes nowhere beyond its years`() throws {
        #expect(try #require(CivilDate("9999-12-31")).adding(days: 1) == nil)
        #expect(try #require(CivilDate("0001-01-01")).adding(days: -1) == nil)
        #expect(try #require(CivilDate("9999-12-01")).adding(months: 1) == nil)
        #expect(try #require(CivilDate("0001-01-01")).adding(months: -1) == nil)
    }
}
