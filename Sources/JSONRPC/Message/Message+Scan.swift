extension Message {
    /// Reads one line in one pass: checks its UTF-8, its grammar and its nesting, and finds the
    /// parts of every call without making a value of any of them.
    ///
    /// Names that occur twice inside `params` are left to ``JSON/init(parsing:in:)``; everything
    /// else that it would refuse is refused here.
    ///
    /// Source: JSON-RPC 2.0 specification, sections 4 and 6.
    package static func scan(_ line: Span<UInt8>) -> Message {
        var lexer = Lexer(0..<line.count)
        do throws(Malformed) {
            let message = try lexer.message(line)
            try lexer.finish(line)
            return message
        } catch {
            return .malformed(error)
        }
    }
}

extension Lexer {
    fileprivate mutating func message(_ line: Span<UInt8>) throws(Malformed) -> Message {
        skipWhitespace(line)
        switch peek(line) {
        case .leftBrace: return .single(try element(line, depth: 1))
        case .leftBracket: return try batch(line)
        default:
            try skipValue(line, depth: 0)
            return .invalid(.notAnObject)
        }
    }

    private mutating func batch(_ line: Span<UInt8>) throws(Malformed) -> Message {
        guard try enter(line, depth: 1, until: .rightBracket) else { return .invalid(.emptyBatch) }
        var elements: [Message.Element] = []
        var count = 0
        repeat {
            skipWhitespace(line)
            count += 1
            if count > Message.batchMax {
                try skipValue(line, depth: 1)
            } else if peek(line) == .leftBrace {
                elements.append(try element(line, depth: 2))
            } else {
                try skipValue(line, depth: 1)
                elements.append(.invalid(.notAnObject, id: nil))
            }
        } while try goesOn(line, until: .rightBracket)
        return count > Message.batchMax ? .invalid(.batchTooLong) : .batch(elements)
    }

    /// Reads one request from its brace on; `depth` counts it as open.
    private mutating func element(
        _ line: Span<UInt8>, depth: Int
    ) throws(Malformed) -> Message.Element {
        var parts = RequestParts()
        guard try enter(line, depth: depth, until: .rightBrace) else { return parts.element }
        repeat {
            skipWhitespace(line)
            let name = try key(line)
            skipWhitespace(line)
            let first = peek(line)
            let start = position
            try skipValue(line, depth: depth)
            try parts.add(name, start..<position, first: first, in: line)
        } while try goesOn(line, until: .rightBrace)
        return parts.element
    }
}
