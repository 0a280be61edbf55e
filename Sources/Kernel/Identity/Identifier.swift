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
        let random = (UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max))
        return UUIDValue(
            high: milliseconds << 16 | 0x7000 | random.0 & 0x0FFF,
            low: 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF)
    }
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
package enum Organisation {
    package typealias ID = Identifier<Organisation>
}
