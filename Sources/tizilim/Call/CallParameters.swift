import JSONRPC

/// The parameters of a call, from the arguments of the command line.
struct CallParameters {
    private(set) var object: JSON.Object = [:]

    /// - Parameter schema: of the method's parameters by name; without one types are guessed.
    init(_ texts: [String], schema: JSON.Object) throws {
        for text in texts {
            let argument = try KeyValue(text)
            let typed: JSON
            switch argument.value {
            case .json(let json): typed = json
            case .text(let text): typed = Self.value(text, Self.schema(argument.path[...], schema))
            }
            let isList = Self.schema(argument.path[...], schema)?["type"] == "array"
            try Self.put(typed, at: argument.path[...], into: &object, appends: isList)
        }
    }

    private static func schema(_ path: ArraySlice<String>, _ members: JSON.Object) -> JSON? {
        guard let first = path.first, let found = members[first] else { return nil }
        let rest = path.dropFirst()
        if rest.isEmpty { return found }
        return found["properties"]?.object.flatMap { schema(rest, $0) }
    }

    /// The text as the type that is declared; what does not fit stays text, so that the server,
    /// which knows the rule, says what is wrong.
    static func value(_ text: String, _ schema: JSON?) -> JSON {
        switch schema?["type"]?.string {
        case "string": .string(text)
        case "boolean": bool(text) ?? .string(text)
        case "integer": isInteger(text) ? .number(text) : .string(text)
        case "array":
            .array(
                text.split(separator: ",").map { value(trimmed($0), schema?["items"]) })
        case "object": (try? JSON(parsing: text)) ?? .string(text)
        default: guess(text)
        }
    }

    /// Long numbers are identifiers, and those are text.
    private static let guessedDigitsMax = 9

    static func guess(_ text: String) -> JSON {
        if let bool = bool(text) { return bool }
        if text == "null" { return .null }
        let isNumber = isInteger(text) && text.utf8.count <= guessedDigitsMax
        return isNumber ? .number(text) : .string(text)
    }

    private static func bool(_ text: String) -> JSON? {
        switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// As JSON writes them: no plus, no leading zero.
    private static func isInteger(_ text: String) -> Bool {
        guard let number = Int64(text) else { return false }
        return "\(number)" == text
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static func put(
        _ value: JSON, at path: ArraySlice<String>, into object: inout JSON.Object, appends: Bool
    ) throws {
        guard let key = path.first else { return }
        let rest = path.dropFirst()
        if rest.isEmpty {
            guard let old = object[key] else {
                object[key] = value
                return
            }
            guard appends, let more = value.array, let before = old.array else {
                throw Complaint("\(key) is given twice", status: .usage)
            }
            object[key] = .array(before + more)
            return
        }
        var inner: JSON.Object = [:]
        if let old = object[key] {
            guard let members = old.object else {
                throw Complaint("\(key) is given as a value and as an object", status: .usage)
            }
            inner = members
        }
        try put(value, at: rest, into: &inner, appends: appends)
        object[key] = .object(inner)
    }
}
