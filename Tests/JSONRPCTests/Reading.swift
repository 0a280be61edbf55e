import JSONRPC

/// What both readers make of one text.
struct Reading {
    /// What the scanner refuses, or `nil`.
    let scanned: Malformed?
    /// What the parser refuses, or `nil`.
    let parsed: Malformed?
    let value: JSON?

    init(_ bytes: [UInt8]) {
        if case .malformed(let problem) = Message.scan(bytes.span) {
            scanned = problem
        } else {
            scanned = nil
        }
        do throws(Malformed) {
            value = try JSON(parsing: bytes.span)
            parsed = nil
        } catch {
            value = nil
            parsed = error
        }
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// Names that occur twice are the parser's business alone; in all else the two must agree.
    var agrees: Bool {
        if let parsed, parsed.reason == .duplicateKey { return scanned == nil }
        return scanned == parsed
    }
}

func parse(_ text: String) throws -> JSON { try JSON(parsing: text) }

func scan(_ text: String) -> Message {
    let bytes = Array(text.utf8)
    return Message.scan(bytes.span)
}

func slice(_ text: String, _ range: Range<Int>?) -> String? {
    range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
}
