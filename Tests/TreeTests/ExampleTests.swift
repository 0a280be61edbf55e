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
            for problem in Schema(schema).problems(of: answer, at: name) {
                Issue.record("\(problem)")
            }
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
