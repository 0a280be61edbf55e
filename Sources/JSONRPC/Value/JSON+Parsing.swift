extension JSON {
    /// The value that makes up `range` of a text, all of it when no range is given.
    package init(parsing text: Span<UInt8>, in range: Range<Int>? = nil) throws(Malformed) {
        var lexer = Lexer(range ?? 0..<text.count)
        self = try lexer.value(text, depth: 0)
        try lexer.finish(text)
    }

    /// The value that makes up a text.
    package init(parsing text: String) throws(Malformed) {
        let bytes = Array(text.utf8)
        try self.init(parsing: bytes.span)
    }
}

extension Lexer {
    /// Reads one value inside `depth` open containers.
    mutating func value(_ text: Span<UInt8>, depth: Int) throws(Malformed) -> JSON {
        skipWhitespace(text)
        switch peek(text) {
        case .quote: return .string(try string(text).decoded(in: text))
        case .leftBrace: return .object(try object(text, depth: depth + 1))
        case .leftBracket: return .array(try array(text, depth: depth + 1))
        case UInt8(ascii: "t"):
            try literal("true", text)
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false", text)
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null", text)
            return .null
        case .minus, 0x30...0x39: return .number(try number(text).text(in: text))
        default: throw unexpected()
        }
    }

    private mutating func array(_ text: Span<UInt8>, depth: Int) throws(Malformed) -> [JSON] {
        guard try enter(text, depth: depth, until: .rightBracket) else { return [] }
        var elements: [JSON] = []
        repeat {
            elements.append(try value(text, depth: depth))
        } while try goesOn(text, until: .rightBracket)
        return elements
    }

    private mutating func object(
        _ text: Span<UInt8>, depth: Int
    ) throws(Malformed) -> JSON.Object {
        let start = position
        guard try enter(text, depth: depth, until: .rightBrace) else { return JSON.Object() }
        var members: [JSON.Object.Member] = []
        repeat {
            skipWhitespace(text)
            let key = try key(text).decoded(in: text)
            members.append(JSON.Object.Member(key: key, value: try value(text, depth: depth)))
        } while try goesOn(text, until: .rightBrace)
        if members.hasDuplicate(by: \.key) { throw Malformed(.duplicateKey, at: start) }
        return JSON.Object(checked: members)
    }

    /// Enters a container; `false` when it is empty and already left.
    mutating func enter(
        _ text: Span<UInt8>, depth: Int, until close: UInt8
    ) throws(Malformed) -> Bool {
        if depth > Self.depthMax { throw Malformed(.tooDeep, at: position) }
        position += 1
        skipWhitespace(text)
        guard peek(text) == close else { return true }
        position += 1
        return false
    }

    /// After an element: whether another one follows.
    mutating func goesOn(_ text: Span<UInt8>, until close: UInt8) throws(Malformed) -> Bool {
        skipWhitespace(text)
        let byte = peek(text)
        guard byte == .comma || byte == close else { throw unexpected() }
        position += 1
        return byte == .comma
    }
}

extension StringToken {
    /// The string that the token stands for.
    func decoded(in text: Span<UInt8>) throws(Malformed) -> String {
        isEscaped ? try unescaped(in: text) : try range.text(in: text)
    }

    private func unescaped(in text: Span<UInt8>) throws(Malformed) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var lexer = Lexer(range)
        while lexer.position < range.upperBound {
            let byte = text[lexer.position]
            if byte == .backslash {
                bytes.append(contentsOf: UTF8.encode(try lexer.escape(text)) ?? .init())
            } else {
                bytes.append(byte)
                lexer.position += 1
            }
        }
        return try (0..<bytes.count).text(in: bytes.span)
    }
}

extension Range<Int> {
    /// The text of these bytes.
    func text(in bytes: Span<UInt8>) throws(Malformed) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes.extracting(self)))
        } catch {
            throw Malformed(.invalidUTF8, at: lowerBound)
        }
    }
}
