import JSONRPC

extension JSON {
    /// The value's text with a line for each member, for people who asked for JSON.
    func indented(by indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .array(let items) where !items.isEmpty:
            let lines = items.map { inner + $0.indented(by: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let object) where !object.isEmpty:
            let lines = object.map { member in
                "\(inner)\(JSON.string(member.key).text): \(member.value.indented(by: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return text
        }
    }
}
