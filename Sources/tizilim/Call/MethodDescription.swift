import JSONRPC

/// What `rpc.discover` says of one method.
struct MethodDescription {
    private static let key = "idempotencyKey"

    var name: String
    var summary: String
    var access: String
    /// In the order of the declaration.
    var parameters: [(name: String, summary: String, isRequired: Bool, schema: JSON)]
    var example: JSON.Object
    /// Whether it takes an idempotency key, which all writes do and nothing else.
    var isWrite: Bool

    init?(_ method: String, in document: JSON) {
        let found = document["methods"]?.array?.first { $0["name"]?.string == method }
        guard let found else { return nil }
        name = method
        summary = found["summary"]?.string ?? ""
        access = found["x-access"]?.string ?? ""
        let declared = found["params"]?.array ?? []
        isWrite = declared.contains { $0["name"]?.string == Self.key }
        parameters = declared.compactMap { field in
            guard let name = field["name"]?.string else { return nil }
            return (
                name, field["summary"]?.string ?? "", field["required"]?.bool ?? false,
                field["schema"] ?? .null
            )
        }
        example = [:]
        for member in found["examples"]?.array?.first?["params"]?.array ?? [] {
            if let name = member["name"]?.string { example[name] = member["value"] }
        }
    }

    var schema: JSON.Object {
        parameters.reduce(into: [:]) { $0[$1.name] = $1.schema }
    }

    /// For `call --describe`.
    func text(width: Int) -> String {
        var pairs = parameters.map { parameter in
            let type = Self.type(parameter.schema) + (parameter.isRequired ? ", required" : "")
            return (name: parameter.name, value: "\(type). \(parameter.summary)")
        }
        if pairs.isEmpty { pairs = [("(no parameters)", "")] }
        var lines = ["\(name) (\(access))", summary, ""]
        lines += KeyValueList(pairs: pairs).lines(width: width)
        if !example.isEmpty { lines += ["", "example: \(JSON.object(example).text)"] }
        return lines.joined(separator: "\n")
    }

    private static func type(_ schema: JSON) -> String {
        if let words = schema["enum"]?.array {
            return words.compactMap(\.string).joined(separator: "|")
        }
        switch schema["type"]?.string {
        case "array": return "list of " + type(schema["items"] ?? .null)
        case "object":
            let keys = schema["properties"]?.object?.keys ?? []
            return keys.isEmpty ? "object" : "{" + keys.joined(separator: ", ") + "}"
        case let name?: return schema["format"]?.string ?? name
        case nil: return "any"
        }
    }
}
