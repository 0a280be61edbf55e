package import Postgres

/// A UUIDv7 that names one kind of thing; ids of different kinds can't be swapped.
package struct Identifier<Subject>: Hashable, Sendable, Comparable {
    package var value: UUIDValue

    package init(_ value: UUIDValue) { self.value = value }

    /// A new id: milliseconds since 1970, then random bits. Source: RFC 9562, section 5.7.
    package static func make() -> Self { Self(.version7()) }

    package static func < (one: Self, other: Self) -> Bool { one.value < other.value }
}

extension Identifier: CustomStringConvertible {
    package var description: String { value.description }
}

extension Identifier: Bindable, Readable {
    package static var type: UInt32 { UUIDValue.type }

    package func encode(into bytes: inout [UInt8]) { value.encode(into: &bytes) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let value = UUIDValue(binary: bytes, type: type) else { return nil }
        self.init(value)
    }
}

extension Identifier: ArrayElement {
    package static var arrayType: UInt32 { UUIDValue.arrayType }
}

extension UUIDValue {
    package static func version7(at time: Timestamp = .now()) -> UUIDValue {
        let milliseconds = UInt64(max(0, time.microseconds / 1_000))
        // One number is one call into the kernel; two would be two.
        var generator = SystemRandomNumberGenerator()
        let random: UInt128 = generator.next()
        return UUIDValue(
            high: milliseconds << 16 | 0x7000 | UInt64(random >> 64) & 0x0FFF,
            low: 0x8000_0000_0000_0000 | UInt64(truncatingIfNeeded: random) & lowBits)
    }

    /// Several at once, in ascending order: the first is random, each other the next number.
    /// Source: RFC 9562, section 6.2, method 2.
    package static func version7(count: Int) -> [UUIDValue] {
        let first = version7()
        // Beginning in the lower half leaves room to count.
        let start = first.low & lowBits >> 1
        return (0..<UInt64(count)).map {
            UUIDValue(high: first.high, low: 0x8000_0000_0000_0000 | start + $0)
        }
    }

    /// All but the two of the variant.
    private static let lowBits: UInt64 = 0x3FFF_FFFF_FFFF_FFFF
}

// What the ids of accounts name.
package enum Tenant {
    package typealias ID = Identifier<Tenant>
}
package enum Principal {
    package typealias ID = Identifier<Principal>
}
package enum Grant {
    package typealias ID = Identifier<Grant>
}
package enum Token {
    package typealias ID = Identifier<Token>
}
/// A person as the public may know them: by an id that says nothing of the account behind it.
package enum Citizen {
    package typealias ID = Identifier<Citizen>
}
package enum Organisation {
    package typealias ID = Identifier<Organisation>
}
