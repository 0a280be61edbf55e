/// The members of one request, gathered while it is scanned.
struct RequestParts {
    private var seen: Seen = []
    private var id: Range<Int>?
    private var method: StringToken?
    private var params = Envelope.Params.absent
    private var problem: InvalidRequest?
    /// Names that mean nothing here, kept only to find one that occurs twice.
    private var others: [String] = []

    /// The members that a request may have, as a set.
    private struct Seen: OptionSet {
        let rawValue: UInt8
        static let version = Seen(rawValue: 1)
        static let id = Seen(rawValue: 2)
        static let method = Seen(rawValue: 4)
        static let params = Seen(rawValue: 8)
    }

    /// The request, or the first thing that is wrong with it.
    var element: Message.Element {
        if others.hasDuplicate(by: \.self) { return .invalid(.duplicateMember, id: id) }
        if let problem { return .invalid(problem, id: id) }
        guard seen.contains(.version) else { return .invalid(.version, id: id) }
        guard let method else { return .invalid(.method, id: id) }
        return .call(
            Envelope(
                id: id, method: method.range, methodIsEscaped: method.isEscaped, params: params))
    }

    /// Takes in one member: its name, where its value stands and the value's first byte.
    mutating func add(
        _ name: StringToken, _ value: Range<Int>, first: UInt8, in line: Span<UInt8>
    ) throws(Malformed) {
        let member = try Self.member(name, in: line)
        guard let member else { return others.append(try name.decoded(in: line)) }
        guard seen.insert(member).inserted else { return addAgain(member) }
        switch member {
        case .id: addID(value, first: first)
        case .method: addMethod(value, first: first, in: line)
        case .params: addParams(value, first: first)
        default: try addVersion(value, first: first, in: line)
        }
    }

    /// Which of the four members a name is.
    private static func member(
        _ name: StringToken, in line: Span<UInt8>
    ) throws(Malformed) -> Seen? {
        if name.isEscaped {
            let text = try name.decoded(in: line)
            let bytes = Array(text.utf8)
            return member(0..<bytes.count, in: bytes.span)
        }
        return member(name.range, in: line)
    }

    private static func member(_ name: Range<Int>, in line: Span<UInt8>) -> Seen? {
        switch name.count {
        case 2 where line.has("id", at: name.lowerBound): .id
        case 6 where line.has("method", at: name.lowerBound): .method
        case 6 where line.has("params", at: name.lowerBound): .params
        case 7 where line.has("jsonrpc", at: name.lowerBound): .version
        default: nil
        }
    }

    private mutating func note(_ found: InvalidRequest) {
        if problem == nil { problem = found }
    }

    /// Of two ids neither can be trusted, so neither is echoed.
    private mutating func addAgain(_ member: Seen) {
        problem = .duplicateMember
        if member == .id { id = nil }
    }

    private mutating func addID(_ value: Range<Int>, first: UInt8) {
        switch first {
        case .quote, .minus, 0x30...0x39, UInt8(ascii: "n"): id = value
        default: note(.id)
        }
    }

    private mutating func addMethod(_ value: Range<Int>, first: UInt8, in line: Span<UInt8>) {
        guard first == .quote else { return note(.method) }
        let inner = (value.lowerBound + 1)..<(value.upperBound - 1)
        method = StringToken(range: inner, isEscaped: line.contains(.backslash, in: inner))
    }

    private mutating func addParams(_ value: Range<Int>, first: UInt8) {
        switch first {
        case .leftBrace: params = .object(value)
        case .leftBracket: params = .array(value)
        default: note(.params)
        }
    }

    private mutating func addVersion(
        _ value: Range<Int>, first: UInt8, in line: Span<UInt8>
    ) throws(Malformed) {
        if value.count == 5, line.has("\"2.0\"", at: value.lowerBound) { return }
        guard first == .quote else { return note(.version) }
        let inner = (value.lowerBound + 1)..<(value.upperBound - 1)
        let text = try StringToken(range: inner, isEscaped: true).decoded(in: line)
        if text != "2.0" { note(.version) }
    }
}

extension Span<UInt8> {
    /// Whether `word` stands at an offset where at least as many bytes are left.
    fileprivate func has(_ word: StaticString, at offset: Int) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where self[offset + index] != word.byte(index) {
            return false
        }
        return true
    }

    fileprivate func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
        for index in range where self[index] == byte { return true }
        return false
    }
}
