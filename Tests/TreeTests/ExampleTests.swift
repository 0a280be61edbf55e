import JSONRPC
import Kernel
import Registry
import TestKit
import Testing

/// What `rpc.discover` shows as an example works, and its answer has the shape that is promised.
@Suite(.database) struct ExampleTests {
    @Test func `every example in the description runs`() async throws {
        let world = try World()
        try await fill(world)
        let document = try await world.anonymous.call("rpc.discover")
        var count = 0
        for method in try #require(document["methods"]?.array) {
            guard let example = method["examples"]?.array?.first else { continue }
            let name = try #require(method["name"]?.string)
            var params: JSON.Object = [:]
            for param in example["params"]?.array ?? [] {
                params[try #require(param["name"]?.string)] = param["value"]
            }
            let answer = try await world.anonymous.call(name, params)
            let schema = try #require(method["result"]?["schema"])
            for problem in Shape.problems(answer, schema, at: name) { Issue.record("\(problem)") }
            count += 1
        }
        #expect(count >= 10)
    }

    /// The organisation that the demo data begin with.
    private func fill(_ world: World) async throws {
        let officer = try await world.officer(of: "KZ-75")
        _ = try await officer.call(
            "ngo.register",
            [
                "name": ["kk": "«Балалар» қоғамдық қоры", "ru": "Общественный фонд «Балалар»"],
                "legalForm": "public-foundation", "spheres": ["8"],
                "identifiers": [["scheme": "KZ-BIN", "value": "010740999994"]],
            ])
    }
}

/// Compares a value with a schema as far as this interface uses schemas.
private enum Shape {
    static func problems(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
        if let choices = schema["enum"]?.array, !choices.contains(value) {
            return ["\(path): \(value.text) is none of the choices"]
        }
        switch schema["type"]?.string {
        case "object": return object(value, schema, path)
        case "array":
            guard let elements = value.array else { return ["\(path) is no array"] }
            let element = schema["items"] ?? [:]
            return elements.enumerated().flatMap { index, each in
                problems(each, element, at: "\(path)[\(index)]")
            }
        case "string": return value.string == nil ? ["\(path) is no string"] : []
        case "integer": return value.int64 == nil ? ["\(path) is no integer"] : []
        case "boolean": return value.bool == nil ? ["\(path) is no boolean"] : []
        default: return []
        }
    }

    private static func object(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
        guard let object = value.object else { return ["\(path) is no object"] }
        let properties = schema["properties"]?.object ?? [:]
        let required = (schema["required"]?.array ?? []).compactMap(\.string)
        let missing = required.filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
        let others = object.flatMap { member -> [String] in
            guard let property = properties[member.key] else {
                return ["\(path).\(member.key) is not promised"]
            }
            return problems(member.value, property, at: "\(path).\(member.key)")
        }
        return missing + others
    }
}
