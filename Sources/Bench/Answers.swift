import NIOCore

/// How calls and answers are framed.
package enum Dialect: String, Sendable, CaseIterable {
    /// JSON-RPC, a message a line.
    case lines
    /// HTTP/1.1 with Content-Length, kept alive.
    case http

    func makeReader() -> any AnswerReader {
        switch self {
        case .lines: LineAnswers()
        case .http: HTTPAnswers()
        }
    }
}

/// Finds the ends of answers in what comes over the wire, and tells good ones from errors, without
/// reading what is in them: a load generator that parses measures itself.
protocol AnswerReader {
    /// - Parameter answered: called for each answer that ends in these bytes.
    mutating func read(_ bytes: ByteBufferView, _ answered: (_ isGood: Bool) -> Void)
}

/// Every call has the id 1, so a good answer begins with the same bytes always.
struct LineAnswers: AnswerReader {
    private static let good = Array(#"{"jsonrpc":"2.0","id":1,"result":"#.utf8)

    /// How much of the beginning has been compared, over several readings.
    private var compared = 0
    private var isGood = true

    mutating func read(_ bytes: ByteBufferView, _ answered: (Bool) -> Void) {
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            compare(rest[..<end])
            answered(isGood && compared == Self.good.count)
            (compared, isGood) = (0, true)
            rest = rest[(end + 1)...]
        }
        compare(rest)
    }

    private mutating func compare(_ part: ByteBufferView) {
        guard isGood, compared < Self.good.count else { return }
        for byte in part.prefix(Self.good.count - compared) {
            guard byte == Self.good[compared] else {
                isGood = false
                return
            }
            compared += 1
        }
    }
}

/// Answers of an HTTP server that says how long they are.
struct HTTPAnswers: AnswerReader {
    private static let good = Array("HTTP/1.1 200 ".utf8)
    private static let lengthName = "content-length:"
    /// A head is a few hundred bytes; more is no answer that this reader can follow.
    private static let headBytesMax = 16_384

    private var head: [UInt8] = []
    private var bodyLeft = 0
    private var isGood = false
    private var isInBody = false

    mutating func read(_ bytes: ByteBufferView, _ answered: (Bool) -> Void) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if isInBody {
                let taken = min(bodyLeft, rest.count)
                bodyLeft -= taken
                rest = rest.dropFirst(taken)
            } else {
                head.append(rest[rest.startIndex])
                rest = rest.dropFirst()
                guard endsHead else { continue }
                beginBody()
            }
            if isInBody, bodyLeft == 0 {
                isInBody = false
                answered(isGood)
            }
        }
    }

    private var endsHead: Bool {
        head.count >= Self.headBytesMax
            || head.last == UInt8(ascii: "\n") && head.suffix(4).elementsEqual("\r\n\r\n".utf8)
    }

    private mutating func beginBody() {
        isGood = head.starts(with: Self.good)
        let fields = String(decoding: head, as: UTF8.self).lowercased().split(separator: "\r\n")
        let length = fields.first { $0.hasPrefix(Self.lengthName) }
            .flatMap { Int($0.dropFirst(Self.lengthName.count).drop { $0 == " " }) }
        isGood = isGood && length != nil
        bodyLeft = length ?? 0
        isInBody = true
        head.removeAll(keepingCapacity: true)
    }
}
