/// Which days are worked in Kazakhstan, from yearly data: holidays and the days off and working
/// days that the Government moves.
///
/// Monday to Friday are worked unless the data say otherwise. Nothing is computed or guessed: a
/// holiday on a Saturday moves nothing unless the data have a row for the Monday, and a year that
/// nobody has entered is an error that names it.
/// Source: Labour Code, Art. 84-85; Law on holidays 267-II; the yearly acts on transfers.
package struct WorkingCalendar: Sendable {
    /// One day that differs from its weekday, or a holiday that falls on one.
    package struct SpecialDay: Hashable, Sendable {
        package enum Kind: String, Sendable, CaseIterable {
            /// By law, whatever weekday it falls on.
            case holiday
            /// Off by law without being a holiday: it moves nothing when it falls on a weekend.
            case dayOff = "day-off"
            /// Off for a holiday that fell on a weekend.
            case movedOff = "moved-off"
            /// Off in exchange for a weekend day that is worked.
            case exchangedOff = "exchanged-off"
            /// A weekend day that is worked.
            case working
        }

        package let date: CivilDate
        package let kind: Kind
        /// Shown in explanations, as in "Nauryz" or "moved from Sunday 5 January".
        package let reason: String

        package init(_ date: CivilDate, _ kind: Kind, _ reason: String) {
            self.date = date
            self.kind = kind
            self.reason = reason
        }
    }

    /// Everything that is known of one year. A year is known only as a whole: a transfer into next
    /// January, announced early, must not make next year look complete.
    package struct Year: Sendable {
        package let number: Int
        package let days: [SpecialDay]

        package init(_ number: Int, _ days: [SpecialDay]) {
            self.number = number
            self.days = days
        }
    }

    package enum Failure: Error, Hashable, Sendable {
        /// Nobody has entered this year's data yet.
        case yearMissing(Int)
        case yearTwice(Int)
        case dayTwice(CivilDate)
        /// A day was entered under another year than its own.
        case dayOutsideYear(CivilDate, year: Int)
        /// A date beyond year 9999 came up.
        case outOfRange
    }

    /// Whether a day is worked, and why.
    package struct Verdict: Hashable, Sendable {
        package let isWorking: Bool
        package let reason: String
    }

    private var years: Set<Int> = []
    private var special: [CivilDate: SpecialDay] = [:]

    package init(_ data: [Year]) throws(Failure) {
        for year in data {
            guard years.insert(year.number).inserted else { throw .yearTwice(year.number) }
            for day in year.days {
                guard day.date.year == year.number else {
                    throw .dayOutsideYear(day.date, year: year.number)
                }
                guard special.updateValue(day, forKey: day.date) == nil else {
                    throw .dayTwice(day.date)
                }
            }
        }
    }

    package func verdict(on date: CivilDate) throws(Failure) -> Verdict {
        guard years.contains(date.year) else { throw .yearMissing(date.year) }
        if let day = special[date] {
            return Verdict(isWorking: day.kind == .working, reason: day.reason)
        }
        switch date.weekday {
        case .saturday: return Verdict(isWorking: false, reason: "Saturday")
        case .sunday: return Verdict(isWorking: false, reason: "Sunday")
        default: return Verdict(isWorking: true, reason: "working day")
        }
    }
}
