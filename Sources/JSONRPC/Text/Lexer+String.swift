/// A string as it stands in a text: what is between its quotes.
struct StringToken {
    let range: Range<Int>
    let isEscaped: Bool
}

extension Lexer {
    /// Reads a string, which must be valid UTF-8 and valid Unicode after its escapes.
    mutating func string(_ text: Span<UInt8>) throws(Malformed) -> StringToken {
        try expect(.quote, text)
        let start = position
        var isEscaped = false
        while true {
            skipPlain(text)
            guard position < end else { throw Malformed(.unexpectedEnd, at: position) }
            switch text[position] {
            case .quote:
                position += 1
                return StringToken(range: start..<(position - 1), isEscaped: isEscaped)
            case .backslash:
                isEscaped = true
                _ = try escape(text)
            case 0x80...:
                repeat { try scalar(text) } while position < end && text[position] >= 0x80
            case 0x20...: position += 1
            default: throw Malformed(.controlCharacter, at: position)
            }
        }
    }

    /// Passes over plain ASCII, eight bytes at a time, and stops before the first other byte.
    private mutating func skipPlain(_ text: Span<UInt8>) {
        let raw = text.bytes
        while position &+ 8 <= end {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let marks = UInt64(littleEndian: word).marksOfStringBytes
            guard marks == 0 else {
                position &+= marks.trailingZeroBitCount / 8
                return
            }
            position &+= 8
        }
    }

    /// Reads one escape from its backslash on and gives the scalar that it stands for.
    mutating func escape(_ text: Span<UInt8>) throws(Malformed) -> Unicode.Scalar {
        let start = position
        position += 1
        guard position < end else { throw Malformed(.unexpectedEnd, at: position) }
        let letter = text[position]
        position += 1
        if letter == UInt8(ascii: "u") { return try unicodeEscape(text, from: start) }
        guard let scalar = Self.shortEscape(letter) else { throw Malformed(.badEscape, at: start) }
        return scalar
    }

    private static func shortEscape(_ letter: UInt8) -> Unicode.Scalar? {
        switch letter {
        case .quote, .backslash, UInt8(ascii: "/"): Unicode.Scalar(letter)
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }

    private mutating func unicodeEscape(
        _ text: Span<UInt8>, from start: Int
    ) throws(Malformed) -> Unicode.Scalar {
        let unit = try hexUnit(text, from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, peek(text) == .backslash else {
            throw Malformed(.loneSurrogate, at: start)
        }
        position += 1
        guard peek(text) == UInt8(ascii: "u") else { throw Malformed(.loneSurrogate, at: start) }
        position += 1
        let low = try hexUnit(text, from: start)
        guard low & 0xFC00 == 0xDC00 else { throw Malformed(.loneSurrogate, at: start) }
        let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
        guard let scalar = Unicode.Scalar(value) else { throw Malformed(.badEscape, at: start) }
        return scalar
    }

    private mutating func hexUnit(
        _ text: Span<UInt8>, from start: Int
    ) throws(Malformed) -> UInt16 {
        guard position + 4 <= end else { throw Malformed(.unexpectedEnd, at: end) }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            switch text[position] {
            case let digit where digit &- 0x30 < 10: unit = unit << 4 | UInt16(digit &- 0x30)
            case let byte where (byte | 0x20) &- 0x61 < 6:
                unit = unit << 4 | UInt16((byte | 0x20) &- 0x61 &+ 10)
            default: throw Malformed(.badEscape, at: start)
            }
            position += 1
        }
        return unit
    }

    /// Passes over one scalar of two to four bytes.
    ///
    /// Source: Unicode 15, table 3-7, well-formed UTF-8 byte sequences.
    private mutating func scalar(_ text: Span<UInt8>) throws(Malformed) {
        let lead = text[position]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: throw Malformed(.invalidUTF8, at: position)
        }
        guard position + length <= end, second.contains(text[position + 1]) else {
            throw Malformed(.invalidUTF8, at: position)
        }
        for index in (position + 2)..<(position + length) where text[index] & 0xC0 != 0x80 {
            throw Malformed(.invalidUTF8, at: position)
        }
        position += length
    }
}

extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of each byte that is not plain inside a JSON string: controls, the quote, the
    /// backslash and everything beyond ASCII. Only the lowest mark is exact, as a borrow may set
    /// higher ones.
    var marksOfStringBytes: UInt64 {
        (marksOfEscapedBytes | self) & Self.highBits
    }

    /// The same without the bytes beyond ASCII: what a writer has to escape.
    @usableFromInline package var marksOfEscapedBytes: UInt64 {
        let controls = (self &- 0x2020_2020_2020_2020) & ~self
        let quotes = self ^ 0x2222_2222_2222_2222
        let slashes = self ^ 0x5C5C_5C5C_5C5C_5C5C
        let quoteMarks = (quotes &- Self.ones) & ~quotes
        let slashMarks = (slashes &- Self.ones) & ~slashes
        return (controls | quoteMarks | slashMarks) & Self.highBits
    }
}
