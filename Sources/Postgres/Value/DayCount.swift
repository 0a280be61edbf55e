/// Days since 1970-01-01 in the proleptic Gregorian calendar, as `date` keeps them from 2000 on.
package struct DayCount: Hashable, Sendable, Bindable, Readable {
    private static let epochOffset: Int64 = 10_957

    package var days: Int64

    package init(_ days: Int64) { self.days = days }

    package static var type: UInt32 { TypeID.date }

    package func encode(into bytes: inout [UInt8]) {
        Int32(days - Self.epochOffset).encodeBigEndian(into: &bytes)
    }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == TypeID.date, let raw = Int32(bigEndian: bytes) else { return nil }
        days = Int64(raw) + Self.epochOffset
    }

    /// Writes `YYYY-MM-DD`. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    func write(into bytes: inout [UInt8]) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        bytes.appendDecimal(yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDecimal(civilMonth, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDecimal(dayOfYear - (153 * month + 2) / 5 + 1, width: 2)
    }
}

extension DayCount {
    /// Source: as above, `days_from_civil`.
    init(year: Int64, month: Int64, day: Int64) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floorDivided(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = era * 146_097 + dayOfEra - 719_468
    }

    static func daysInMonth(_ month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
