extension ByteSink {
    /// Appends a value, without any whitespace.
    @inlinable package mutating func append(json value: JSON) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let text): append(utf8: text)
        case .string(let text): append(quoted: text)
        case .array(let elements): append(elements: elements)
        case .object(let object): append(members: object)
        }
    }

    @inlinable mutating func append(elements: [JSON]) {
        append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { append(UInt8(ascii: ",")) }
            append(json: elements[index])
        }
        append(UInt8(ascii: "]"))
    }

    @inlinable mutating func append(members: JSON.Object) {
        append(UInt8(ascii: "{"))
        for index in members.indices {
            if index > 0 { append(UInt8(ascii: ",")) }
            append(quoted: members[index].key)
            append(UInt8(ascii: ":"))
            append(json: members[index].value)
        }
        append(UInt8(ascii: "}"))
    }

    /// Appends a text as it is.
    @inlinable package mutating func append(utf8 text: String) {
        let utf8 = text.utf8Span
        append(utf8.span)
    }

    /// Appends a text as a JSON string.
    @inlinable package mutating func append(quoted text: String) {
        let utf8 = text.utf8Span
        append(quotedUTF8: utf8.span)
    }

    /// Appends valid UTF-8 as a JSON string: quotes, backslashes and controls escaped in their
    /// shortest form, everything else as it is.
    ///
    /// Source: RFC 8785, section 3.2.2.2, so that a canonical form needs no writer of its own.
    @inlinable package mutating func append(quotedUTF8 bytes: Span<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var position = bytes.firstEscaped(from: 0)
        while position < bytes.count {
            if start < position { append(bytes.extracting(start..<position)) }
            append(escapeOf: bytes[position])
            start = position &+ 1
            position = bytes.firstEscaped(from: start)
        }
        if start < bytes.count { append(bytes.extracting(start..<bytes.count)) }
        append(UInt8(ascii: "\""))
    }

    @usableFromInline mutating func append(escapeOf byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            append("\\u00")
            append(byte >> 4 &+ UInt8(ascii: "0"))
            let low = byte & 0xF
            append(low < 10 ? low &+ UInt8(ascii: "0") : low &+ (UInt8(ascii: "a") &- 10))
        }
    }

    /// Appends an integer in decimal digits.
    @inlinable package mutating func append(integer value: some FixedWidthInteger) {
        // 40 bytes hold any 128-bit integer and its sign.
        var digits = InlineArray<40, UInt8>(repeating: 0)
        var rest = value.magnitude
        var start = 40
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            start &-= 1
            digits[start] = UInt8(truncatingIfNeeded: digit) &+ UInt8(ascii: "0")
            rest = quotient
        } while rest != 0
        if value < 0 {
            start &-= 1
            digits[start] = UInt8(ascii: "-")
        }
        append(digits.span.extracting(start..<40))
    }
}

extension Span<UInt8> {
    /// Where the next byte stands that a JSON string has to escape, or the end.
    @usableFromInline func firstEscaped(from start: Int) -> Int {
        var position = start
        let raw = self.bytes
        while position &+ 8 <= count {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let marks = UInt64(littleEndian: word).marksOfEscapedBytes
            if marks != 0 { return position &+ marks.trailingZeroBitCount / 8 }
            position &+= 8
        }
        while position < count {
            let byte = self[position]
            if byte < 0x20 || byte == .quote || byte == .backslash { return position }
            position &+= 1
        }
        return position
    }
}

extension JSON {
    /// The value's text, without any whitespace.
    package var text: String {
        var bytes: [UInt8] = []
        bytes.append(json: self)
        return String(decoding: bytes, as: UTF8.self)
    }
}
