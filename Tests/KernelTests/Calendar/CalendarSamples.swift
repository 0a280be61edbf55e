import Kernel
import Testing

/// Three years as they were published for a five-day week; the running system reads its own from
/// the database.
enum CalendarSamples {
    static func calendar() throws -> WorkingCalendar {
        try WorkingCalendar([
            WorkingCalendar.Year(2024, days(year2024)), WorkingCalendar.Year(2025, days(year2025)),
            WorkingCalendar.Year(2026, days(year2026)),
        ])
    }

    static func days(_ rows: [Row]) throws -> [WorkingCalendar.SpecialDay] {
        try rows.map { row in
            .init(try #require(CivilDate(row.date)), row.kind, row.reason)
        }
    }

    typealias Row = (date: String, kind: WorkingCalendar.SpecialDay.Kind, reason: String)

    static let year2024: [Row] = [
        ("2024-01-01", .holiday, "New Year"), ("2024-01-02", .holiday, "New Year"),
        ("2024-03-08", .holiday, "Women's Day"), ("2024-03-21", .holiday, "Nauryz"),
        ("2024-03-22", .holiday, "Nauryz"), ("2024-03-23", .holiday, "Nauryz"),
        ("2024-03-25", .movedOff, "moved from Saturday 23 March"),
    ]

    static let year2025: [Row] = [
        ("2025-01-01", .holiday, "New Year"), ("2025-01-02", .holiday, "New Year"),
        ("2025-01-03", .exchangedOff, "moved from Sunday 5 January"),
        ("2025-01-05", .working, "works for Friday 3 January"),
        ("2025-01-07", .dayOff, "Orthodox Christmas"), ("2025-03-08", .holiday, "Women's Day"),
        ("2025-03-10", .movedOff, "moved from Saturday 8 March"),
        ("2025-03-21", .holiday, "Nauryz"), ("2025-03-22", .holiday, "Nauryz"),
        ("2025-03-23", .holiday, "Nauryz"),
        ("2025-03-24", .movedOff, "moved from Saturday 22 March"),
        ("2025-03-25", .movedOff, "moved from Sunday 23 March"),
        ("2025-10-25", .holiday, "Republic Day"),
        ("2025-10-27", .movedOff, "moved from Saturday 25 October"),
        ("2025-12-16", .holiday, "Independence Day"),
    ]

    static let year2026: [Row] = [
        ("2026-01-01", .holiday, "New Year"), ("2026-01-02", .holiday, "New Year"),
        ("2026-01-07", .dayOff, "Orthodox Christmas"), ("2026-03-08", .holiday, "Women's Day"),
        ("2026-03-09", .movedOff, "moved from Sunday 8 March"), ("2026-03-21", .holiday, "Nauryz"),
        ("2026-03-22", .holiday, "Nauryz"), ("2026-03-23", .holiday, "Nauryz"),
        ("2026-03-24", .movedOff, "moved from Saturday 21 March"),
        ("2026-03-25", .movedOff, "moved from Sunday 22 March"),
    ]
}
