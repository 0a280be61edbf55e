import Postgres

/// Kazakhstan's legal time: which day and hour an instant falls on, for deadlines.
///
/// Kept as data of this module and not asked of the system, because a tzdata older than 2024 still
/// says UTC+6 and moves every deadline by an hour. Before the change the western regions were
/// already at UTC+5; no deadline of the register depends on them, so the time of most is used.
/// Source: the whole country is at UTC+5 since 1 March 2024, when clocks went back by an hour.
package enum KazakhstanTime {
    /// From the given instant on, local time is this far ahead of UTC.
    package struct Offset: Sendable {
        package let fromSecondsSinceEpoch: Int64
        package let seconds: Int64
    }

    /// Oldest first. 2024-02-29T18:00:00Z was the midnight at which the clocks went back.
    package static let offsets: [Offset] = [
        Offset(fromSecondsSinceEpoch: .min, seconds: 6 * 3600),
        Offset(fromSecondsSinceEpoch: 1_709_229_600, seconds: 5 * 3600),
    ]

    /// A wall clock's reading: a day and the second within it.
    package struct Reading: Hashable, Sendable {
        package let date: CivilDate
        /// 0 to 86,399.
        package let secondOfDay: Int

        package init(date: CivilDate, secondOfDay: Int) {
            self.date = date
            self.secondOfDay = secondOfDay
        }
    }

    package static func offset(atSecondsSinceEpoch instant: Int64) -> Int64 {
        offsets.last { $0.fromSecondsSinceEpoch <= instant }!.seconds
    }

    /// What the clocks showed at an instant; `nil` outside the years of ``CivilDate``.
    package static func reading(atSecondsSinceEpoch instant: Int64) -> Reading? {
        let (local, overflow) = instant.addingReportingOverflow(
            offset(atSecondsSinceEpoch: instant))
        guard !overflow else { return nil }
        let (days, second) = local.floored(by: 86_400)
        return CivilDate(daysSinceEpoch: Int(days)).map {
            Reading(date: $0, secondOfDay: Int(second))
        }
    }

    /// The day it is, by this machine's clock.
    package static var today: CivilDate {
        // A clock outside the years of ``CivilDate`` is no clock.
        reading(atSecondsSinceEpoch: Timestamp.now().microseconds / 1_000_000)!.date
    }

    /// The instant at which the clocks showed that; of two (the hour that came twice on
    /// 29 February 2024) the later one, which is in favour of whoever has to meet a deadline.
    package static func secondsSinceEpoch(of reading: Reading) -> Int64 {
        let local = Int64(reading.date.daysSinceEpoch) * 86_400 + Int64(reading.secondOfDay)
        let fitting = offsets.map { local - $0.seconds }.filter { instant in
            local - offset(atSecondsSinceEpoch: instant) == instant
        }
        return fitting.max() ?? local - offsets.last!.seconds
    }

    /// The first instant after that day: what a deadline "by the end of the day" ends before.
    package static func endOfDay(_ date: CivilDate) -> Int64 {
        secondsSinceEpoch(of: Reading(date: date, secondOfDay: 86_399)) + 1
    }
}

extension Int64 {
    /// Quotient and remainder that round down, so that a remainder is never negative.
    fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
