extension Lexer {
    /// Passes over one whole value inside `depth` open containers, checking all of it.
    ///
    /// Which kind of container is open on each level is one bit, so nothing recurses and hostile
    /// nesting costs no stack.
    mutating func skipValue(_ text: Span<UInt8>, depth: Int) throws(Malformed) {
        var open = OpenContainers(depth: depth)
        repeat {
            skipWhitespace(text)
            if try begin(text, &open) { continue }
            try closeFinished(text, &open)
        } while open.isOpen
    }

    /// Reads a scalar, or enters a container; `true` when its first value comes next.
    private mutating func begin(
        _ text: Span<UInt8>, _ open: inout OpenContainers
    ) throws(Malformed) -> Bool {
        switch peek(text) {
        case .quote: _ = try string(text)
        case .leftBrace: return try enter(text, &open, isObject: true)
        case .leftBracket: return try enter(text, &open, isObject: false)
        default: try skipWord(text)
        }
        return false
    }

    /// Passes over a number, `true`, `false` or `null`.
    private mutating func skipWord(_ text: Span<UInt8>) throws(Malformed) {
        switch peek(text) {
        case UInt8(ascii: "t"): try literal("true", text)
        case UInt8(ascii: "f"): try literal("false", text)
        case UInt8(ascii: "n"): try literal("null", text)
        case .minus, 0x30...0x39: _ = try number(text)
        default: throw unexpected()
        }
    }

    private mutating func enter(
        _ text: Span<UInt8>, _ open: inout OpenContainers, isObject: Bool
    ) throws(Malformed) -> Bool {
        guard open.enter(isObject: isObject) else { throw Malformed(.tooDeep, at: position) }
        position += 1
        skipWhitespace(text)
        if peek(text) == (isObject ? .rightBrace : .rightBracket) { return false }
        if isObject { _ = try key(text) }
        return true
    }

    /// After a value: the comma before the next one, or the ends of all containers that end here.
    private mutating func closeFinished(
        _ text: Span<UInt8>, _ open: inout OpenContainers
    ) throws(Malformed) {
        while open.isOpen {
            skipWhitespace(text)
            let isObject = open.isInObject
            switch peek(text) {
            case .comma:
                position += 1
                if isObject {
                    skipWhitespace(text)
                    _ = try key(text)
                }
                return
            case .rightBrace where isObject, .rightBracket where !isObject:
                position += 1
                open.leave()
            default: throw unexpected()
            }
        }
    }

    /// Reads a member's name and its colon.
    mutating func key(_ text: Span<UInt8>) throws(Malformed) -> StringToken {
        guard peek(text) == .quote else { throw unexpected() }
        let name = try string(text)
        skipWhitespace(text)
        try expect(.colon, text)
        return name
    }
}

/// The containers that are open around a position, innermost in the lowest bit: 1 an object.
struct OpenContainers {
    private var kinds: UInt64 = 0
    private var depth: Int
    private let outside: Int

    init(depth: Int) {
        self.depth = depth
        outside = depth
    }

    var isOpen: Bool { depth > outside }
    var isInObject: Bool { kinds & 1 == 1 }

    /// Opens one more, or `false` when that would be too deep.
    mutating func enter(isObject: Bool) -> Bool {
        guard depth < Lexer.depthMax else { return false }
        depth += 1
        kinds = kinds << 1 | (isObject ? 1 : 0)
        return true
    }

    mutating func leave() {
        depth -= 1
        kinds >>= 1
    }
}
