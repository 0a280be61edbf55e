/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Years 1 to 9999, so that the printed form `YYYY-MM-DD` always has ten characters and sorts as
/// text in the order of time.
package struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package let daysSinceEpoch: Int32

    /// `nil` outside years 1 to 9999.
    package init?(daysSinceEpoch: Int) {
        guard Self.dayRange.contains(daysSinceEpoch) else { return nil }
        self.daysSinceEpoch = Int32(daysSinceEpoch)
    }

    /// `nil` when there is no such day, as for 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        daysSinceEpoch = Int32(Self.days(year, month, day))
    }

    /// Reads exactly `YYYY-MM-DD`.
    package init?(_ text: some StringProtocol) {
        var digits: [Int] = []
        for (place, byte) in text.utf8.enumerated() {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): continue
            case (4, _), (7, _), (10..., _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): digits.append(Int(byte - 48))
            default: return nil
            }
        }
        guard digits.count == 8 else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        self.init(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    }

    private static let dayRange = days(1, 1, 1)...days(9999, 12, 31)
}

extension CivilDate {
    package enum Weekday: Int, Sendable, CaseIterable {
        case monday = 1
        case tuesday, wednesday, thursday, friday, saturday, sunday
    }

    package var weekday: Weekday {
        // Day 0 was a Thursday.
        let fromMonday = (Int(daysSinceEpoch) + 3) % 7
        return Weekday(rawValue: (fromMonday + 7) % 7 + 1)!
    }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var day: Int { parts.day }

    /// Year, month and day in one go.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468  // days since 0000-03-01
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Source: as ``parts``, `days_from_civil`.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }
}

extension CivilDate {
    /// The day that many days later, or `nil` past the year 9999 or before the year 1.
    package func adding(days: Int) -> CivilDate? {
        CivilDate(daysSinceEpoch: Int(daysSinceEpoch) + days)
    }

    /// The same day of the month that many months later; the month's last day where it has none,
    /// so that 31 January and one month is 28 or 29 February.
    package func adding(months: Int) -> CivilDate? {
        let (year, month, day) = parts
        let total = year * 12 + (month - 1) + months
        guard total >= 12 else { return nil }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let clamped = min(day, Self.length(ofMonth: newMonth, year: newYear))
        return CivilDate(year: newYear, month: newMonth, day: clamped)
    }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.utf8.count) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension CivilDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a date YYYY-MM-DD")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
