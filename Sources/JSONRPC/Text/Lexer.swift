/// A position in a JSON text, and the grammar's tokens from there on.
///
/// The text is an argument of every step rather than a property: a type that holds a `Span` can't
/// be made without an experimental feature of the compiler.
///
/// Source: RFC 8259, sections 2 to 8.
struct Lexer {
    /// How deep containers may nest: enough for any document here, and one bit each in a `UInt64`.
    static let depthMax = 64

    var position: Int
    let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// The byte at the position, or 0 at the end; NUL begins no token, so 0 needs no special case.
    func peek(_ text: Span<UInt8>) -> UInt8 {
        position < end ? text[position] : 0
    }

    /// What is wrong when the byte at the position fits no rule.
    func unexpected() -> Malformed {
        Malformed(position < end ? .unexpectedByte : .unexpectedEnd, at: position)
    }

    mutating func skipWhitespace(_ text: Span<UInt8>) {
        while position < end {
            switch text[position] {
            case .space, .lineFeed, .carriageReturn, .tab: position += 1
            default: return
            }
        }
    }

    mutating func expect(_ byte: UInt8, _ text: Span<UInt8>) throws(Malformed) {
        guard peek(text) == byte else { throw unexpected() }
        position += 1
    }

    /// Refuses anything but whitespace after the value that makes up the text.
    mutating func finish(_ text: Span<UInt8>) throws(Malformed) {
        skipWhitespace(text)
        if position < end { throw Malformed(.trailingBytes, at: position) }
    }

    mutating func literal(_ word: StaticString, _ text: Span<UInt8>) throws(Malformed) {
        let length = word.utf8CodeUnitCount
        for index in 0..<length {
            guard peek(text) == word.byte(index) else { throw unexpected() }
            position += 1
        }
    }

    /// Reads a number and gives where it stands.
    mutating func number(_ text: Span<UInt8>) throws(Malformed) -> Range<Int> {
        let start = position
        if peek(text) == .minus { position += 1 }
        if peek(text) == .zero {
            position += 1
        } else {
            try digits(text)
        }
        if peek(text) == .point {
            position += 1
            try digits(text)
        }
        if peek(text) | 0x20 == .letterE {
            position += 1
            if peek(text) == .plus || peek(text) == .minus { position += 1 }
            try digits(text)
        }
        return start..<position
    }

    private mutating func digits(_ text: Span<UInt8>) throws(Malformed) {
        let start = position
        while position < end, text[position] &- .zero < 10 { position += 1 }
        if position == start { throw Malformed(.badNumber, at: position) }
    }
}

extension StaticString {
    /// One byte of a word that the grammar knows.
    func byte(_ index: Int) -> UInt8 {
        // SAFETY: the pointer is used inside the closure only, and its subscript is checked.
        withUTF8Buffer { $0[index] }
    }
}

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let plus: UInt8 = 0x2B
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let point: UInt8 = 0x2E
    static let zero: UInt8 = 0x30
    static let colon: UInt8 = 0x3A
    static let leftBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let rightBracket: UInt8 = 0x5D
    static let letterE: UInt8 = 0x65
    static let leftBrace: UInt8 = 0x7B
    static let rightBrace: UInt8 = 0x7D
}
