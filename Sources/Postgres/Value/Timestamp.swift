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

    /// Reads RFC 3339 in UTC: `YYYY-MM-DDThh:mm:ss`, up to six decimals, `Z`. Nothing else: an
    /// offset or a missing zone is a mistake more often than a wish.
    package init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
            reader.skip("-"), let day = reader.number(2), reader.skip("T"),
            let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
            reader.skip(":"), let second = reader.number(2), let fraction = reader.fraction(),
            reader.skip("Z"), reader.isAtEnd, 1...12 ~= month,
            1...DayCount.daysInMonth(month, year) ~= day, hour < 24, minute < 60, second < 60
        else { return nil }
        let days = DayCount(year: year, month: month, day: day).days
        microseconds =
            ((days * 24 + hour) * 60 + minute) * 60_000_000 + second * 1_000_000 + fraction
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
