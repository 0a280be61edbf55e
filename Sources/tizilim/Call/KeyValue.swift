import JSONRPC

/// One `key=value` or `key:=json` of the command line.
struct KeyValue: Equatable {
    enum Value: Equatable {
        /// Its type is the one that the method declares.
        case text(String)
        case json(JSON)
    }

    /// `name.kk` is `["name", "kk"]`.
    var path: [String]
    var value: Value

    init(_ text: String) throws {
        guard let sign = text.firstIndex(of: "=") else {
            throw Complaint(
                "“\(text)” is no parameter", hint: "write key=value, or key:=json", status: .usage)
        }
        var key = text[..<sign]
        let rest = String(text[text.index(after: sign)...])
        if key.last == ":" {
            key.removeLast()
            value = .json(try Self.parse(rest, of: key))
        } else {
            value = .text(rest)
        }
        path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.allSatisfy({ !$0.isEmpty }) else {
            throw Complaint("“\(text)” has no key before the =", status: .usage)
        }
    }

    private static func parse(_ text: String, of key: Substring) throws -> JSON {
        do {
            return try JSON(parsing: text)
        } catch {
            throw Complaint("the value of \(key):= is no JSON: \(error)", status: .usage)
        }
    }
}
