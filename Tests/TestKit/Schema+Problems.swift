package import JSONRPC
package import Kernel

extension Schema {
    /// Where a value differs from what this schema says, as far as schemas here say anything.
    package func problems(of value: JSON, at path: String) -> [String] {
        if let choices = json["enum"]?.array {
            return choices.contains(value) ? [] : ["\(path): \(value.text)"]
        }
        switch json["type"]?.string {
        case "object": return objectProblems(of: value, at: path)
        case "array":
            guard let elements = value.array else { return ["\(path): no array"] }
            let element = Schema(json["items"] ?? [:])
            return elements.enumerated().flatMap { element.problems(of: $1, at: "\(path)[\($0)]") }
        case "string": return value.string == nil ? ["\(path): no string"] : []
        case "integer": return value.int64 == nil ? ["\(path): no integer"] : []
        case "boolean": return value.bool == nil ? ["\(path): no boolean"] : []
        default: return []
        }
    }

    private func objectProblems(of value: JSON, at path: String) -> [String] {
        guard let object = value.object else { return ["\(path): no object"] }
        let required = json["required"]?.array?.compactMap(\.string) ?? []
        let absent = required.filter { object[$0] == nil }.map { "\(path).\($0): absent" }
        let properties = json["properties"]?.object ?? [:]
        return absent
            + object.flatMap { member in
                guard let schema = properties[member.key] else {
                    return ["\(path).\(member.key): undeclared"]
                }
                return Schema(schema).problems(of: member.value, at: "\(path).\(member.key)")
            }
    }
}
