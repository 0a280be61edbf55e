import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct DescriptionTests {
    @Test func `the description names every method with its parameters and roles`() async throws {
        let world = try World()
        let document = try await world.anonymous.call("rpc.discover")
        #expect(document["openrpc"] == "1.3.2")
        let methods = try #require(document["methods"]?.array)
        #expect(methods.count == world.dispatcher.catalogue.all.count)
        let register = try #require(methods.first { $0["name"] == "ngo.register" })
        let params = register["params"]?.array ?? []
        let names = params.compactMap { $0["name"]?.string }
        #expect(names.contains("legalForm") && names.contains("idempotencyKey"))
        #expect(register["x-roles"] == ["representative", "officer"])
        let summaries = methods.compactMap { $0["summary"]?.string }
        #expect(summaries.allSatisfy { !$0.isEmpty } && summaries.count == methods.count)
    }
}
