/// How a term is counted: so much of a unit, from where, and what happens on a day off.
///
/// A rule is dated data kept with its article; a due date is stored together with the rule that
/// made it.
package struct DeadlineRule: Hashable, Sendable, Encodable {
    package enum Unit: String, Hashable, Sendable, Encodable {
        case workingDays = "working-days"
        case calendarDays = "calendar-days"
        case months
        /// The next time that a day of the year comes, as 31 March; ``DeadlineRule/fixedDay``.
        case fixedDate = "fixed-date"
    }

    /// A day that comes every year. 29 February is the 28th in other years.
    package struct DayOfYear: Hashable, Sendable, Encodable {
        package let month: Int
        package let day: Int

        package init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }
    }

    package enum Malformed: Error, Hashable, Sendable {
        case amountOutOfRange
        case fixedDayMissing
        case fixedDayUnexpected
        case noSuchDay
        case closingHourOutOfRange
    }

    /// The longest term in law is 24 months; more than this is a typing error, and an explanation
    /// that lists the days must stay of a bounded size.
    package static let amountMax = 400

    package let code: String
    /// Where the rule comes from, as in "Code 350-VI, Art. 76".
    package let article: String
    package let amount: Int
    package let unit: Unit
    package let fixedDay: DayOfYear?
    /// The day of the event itself does not count.
    package let startsNextDay: Bool
    /// A term that ends on a day off ends on the next working day.
    package let rollsOver: Bool
    /// Seconds after local midnight; what arrives then or later, or on a day off, counts as
    /// registered on the next working day. `nil` when any hour will do.
    package let closesAtSecond: Int?

    package init(
        code: String, article: String, amount: Int, unit: Unit, fixedDay: DayOfYear? = nil,
        startsNextDay: Bool = true, rollsOver: Bool = true, closesAtSecond: Int? = nil
    ) throws(Malformed) {
        if unit == .fixedDate {
            guard let fixedDay else { throw .fixedDayMissing }
            guard (1...12).contains(fixedDay.month), fixedDay.day >= 1,
                fixedDay.day <= CivilDate.length(ofMonth: fixedDay.month, year: 2000)
            else { throw .noSuchDay }
        } else {
            guard fixedDay == nil else { throw .fixedDayUnexpected }
            guard (1...Self.amountMax).contains(amount) else { throw .amountOutOfRange }
        }
        if let second = closesAtSecond, !(0...86_400).contains(second) {
            throw .closingHourOutOfRange
        }
        self.code = code
        self.article = article
        self.amount = unit == .fixedDate ? 1 : amount
        self.unit = unit
        self.fixedDay = fixedDay
        self.startsNextDay = startsNextDay
        self.rollsOver = rollsOver
        self.closesAtSecond = closesAtSecond
    }
}
