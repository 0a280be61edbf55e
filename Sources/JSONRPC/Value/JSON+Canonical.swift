/// A value that has no canonical form.
package enum CanonicalFailure: Error, Sendable, Equatable {
    /// A number that is not written as an integer, or is beyond ±(2^53 - 1), where the RFC's
    /// floating-point numbers stop being exact. Amounts travel as strings.
    case inexactNumber(String)
}

extension JSON {
    /// The one text of this value, whatever order and spelling it was sent in: for digests.
    ///
    /// Source: RFC 8785 (JSON Canonicalization Scheme), for integers only.
    package func canonical() throws(CanonicalFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        try appendCanonical(to: &bytes)
        return bytes
    }

    fileprivate func appendCanonical(to bytes: inout [UInt8]) throws(CanonicalFailure) {
        switch self {
        case .number(let text): bytes.append(integer: try Self.exactInteger(text))
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try element.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object): try object.appendCanonical(to: &bytes)
        case .null, .bool, .string: bytes.append(json: self)
        }
    }

    private static func exactInteger(_ text: String) throws(CanonicalFailure) -> Int64 {
        guard let value = Int64(text), value.magnitude < 1 << 53 else {
            throw .inexactNumber(text)
        }
        return value
    }
}

extension JSON.Object {
    /// Members in the order of their names' UTF-16 code units.
    ///
    /// Source: RFC 8785, section 3.2.3.
    fileprivate func appendCanonical(to bytes: inout [UInt8]) throws(CanonicalFailure) {
        bytes.append(UInt8(ascii: "{"))
        let ordered = sorted { $0.key.precedesInUTF16($1.key) }
        for (index, member) in ordered.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(quoted: member.key)
            bytes.append(UInt8(ascii: ":"))
            try member.value.appendCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension String {
    /// The order of UTF-16 code units. It is that of the bytes of UTF-8, but for characters beyond
    /// U+FFFF (from 0xF0): as surrogates they stand before U+E000 (from 0xEE).
    fileprivate func precedesInUTF16(_ other: String) -> Bool {
        for (byte, otherByte) in zip(utf8, other.utf8) where byte != otherByte {
            let isPlain = byte < 0xEE || otherByte < 0xEE || (byte < 0xF0) == (otherByte < 0xF0)
            return isPlain ? byte < otherByte : byte > otherByte
        }
        return utf8.count < other.utf8.count
    }
}
