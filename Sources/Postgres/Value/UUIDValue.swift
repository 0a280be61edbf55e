/// 128 bits of a UUID, as `uuid` keeps them. Source: RFC 9562.
package struct UUIDValue: Hashable, Sendable, Bindable, Readable, Comparable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static var type: UInt32 { TypeID.uuid }

    package func encode(into bytes: inout [UInt8]) {
        high.encodeBigEndian(into: &bytes)
        low.encodeBigEndian(into: &bytes)
    }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == TypeID.uuid, bytes.count == 16 else { return nil }
        self.init(bytes: bytes)
    }

    init(bytes: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    package static func < (one: Self, other: Self) -> Bool {
        (one.high, one.low) < (other.high, other.low)
    }
}

extension UUIDValue: CustomStringConvertible {
    /// Canonical text, 36 lower-case characters.
    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The canonical form only: 36 characters, hyphens in their places, either case.
    package init?(_ text: some StringProtocol) {
        var value: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        var position = 0
        for byte in text.utf8 {
            defer { position += 1 }
            if [8, 13, 18, 23].contains(position) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard position < 36, let digit = Self.digit(byte) else { return nil }
            if digits < 16 {
                value.high = value.high << 4 | digit
            } else {
                value.low = value.low << 4 | digit
            }
            digits += 1
        }
        guard position == 36 else { return nil }
        self.init(high: value.high, low: value.low)
    }

    func write(into bytes: inout [UInt8]) {
        for (index, shift) in stride(from: 60, through: 0, by: -4).enumerated() {
            if index == 8 || index == 12 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(Self.character(high >> UInt64(shift)))
        }
        bytes.append(UInt8(ascii: "-"))
        for (index, shift) in stride(from: 60, through: 0, by: -4).enumerated() {
            if index == 4 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(Self.character(low >> UInt64(shift)))
        }
    }

    private static func character(_ value: UInt64) -> UInt8 {
        let nibble = UInt8(truncatingIfNeeded: value & 15)
        return nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
