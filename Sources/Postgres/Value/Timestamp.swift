#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// An instant in UTC with microseconds, as `timestamptz` keeps it.
package struct Timestamp: Hashable, Comparable, Sendable, Bindable, Readable {
    /// Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL's count starts.
    private static let epochOffset: Int64 = 946_684_800_000_000

    /// Microseconds since 1970-01-01T00:00:00Z.
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    package static func < (one: Self, other: Self) -> Bool { one.microseconds < other.microseconds }

    package static var type: UInt32 { TypeID.timestamptz }

    package func encode(into bytes: inout [UInt8]) {
        (microseconds - Self.epochOffset).encodeBigEndian(into: &bytes)
    }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == TypeID.timestamptz, let raw = Int64(bigEndian: bytes) else { return nil }
        microseconds = raw &+ Self.epochOffset
    }
}

extension Timestamp: CustomStringConvertible {
    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// RFC 3339 in UTC with six decimals, such as `2026-11-23T08:15:00.000000Z`.
    package var description: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func write(into bytes: inout [UInt8]) {
        let days = microseconds.floorDivided(by: Self.microsecondsPerDay)
        let rest = microseconds - days * Self.microsecondsPerDay
        DayCount(days).write(into: &bytes)
        bytes.append(UInt8(ascii: "T"))
        bytes.appendDecimal(rest / 3_600_000_000, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDecimal(rest / 60_000_000 % 60, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDecimal(rest / 1_000_000 % 60, width: 2)
        bytes.append(UInt8(ascii: "."))
        bytes.appendDecimal(rest % 1_000_000, width: 6)
        bytes.append(UInt8(ascii: "Z"))
    }
}

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

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension [UInt8] {
    /// Decimal digits, padded with zeros to `width`; no `String` on the way.
    mutating func appendDecimal(_ value: Int64, width: Int = 1) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        while count - start < width { append(UInt8(ascii: "0")) }
        self[start...].reverse()
    }
}
