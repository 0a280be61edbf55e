import Foundation
import JSONRPC
import Kernel
import TestKit
import Testing

@testable import tizilim

/// The composed server over a real socket, asked by the command line's own client.
@Suite(.database) struct ServerTests {
    private let folder = NSTemporaryDirectory() + "tizilim-server-\(UUID())"

    private func withServer<Result: Sendable>(
        _ body: (ClientTarget) async throws -> Result
    ) async throws -> Result {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let preferences = try await Preferences.load(
            flags: .init(
                texts: [.listen: "127.0.0.1:0", .data: folder], numbers: [.eventLoops: 1]),
            file: nil, environment: [:])
        let installation = try await Installation.test(dataFolder: folder)
        let server = try await Server(
            try ServerOptions(preferences), over: installation, preferences)
        let (addresses, feed) = AsyncStream.makeStream(of: String.self)
        let serving = Task { try await server.serve { feed.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        let target = try ClientTarget(
            try await Preferences.load(
                flags: .init(texts: [.address: address, .locale: "kk"]), file: nil,
                environment: [:]))
        do {
            let result = try await body(target)
            serving.cancel()
            _ = await serving.result
            return result
        } catch {
            serving.cancel()
            _ = await serving.result
            throw error
        }
    }

    @Test func `answers the client and tells what a method takes`() async throws {
        try await withServer { target in
            try await RPCClient.with(target) { client in
                let page = try await client.ask("tenant.list", ["limit": 2])
                #expect(page["items"]?.array?.count == 2)
                let document = try await client.ask("rpc.discover")
                let create = try #require(MethodDescription("tenant.create", in: document))
                #expect(create.isWrite)
                #expect(
                    create.text(width: 80).contains("akimat|ministry|operator|alliance, required"))
                let list = try #require(MethodDescription("tenant.list", in: document))
                #expect(!list.isWrite)
                #expect(list.schema["limit"]?["type"] == "integer")
                #expect(MethodDescription("no.such", in: document) == nil)
            }
        }
    }

    @Test func `errors come in the person's language with a status of their class`() async throws {
        try await withServer { target in
            try await RPCClient.with(target) { client in
                await #expect(throws: Complaint.self) { try await client.ask("token.list") }
                do {
                    _ = try await client.ask("token.list")
                } catch let complaint as Complaint {
                    #expect(complaint.status == .notPermitted)
                    #expect(complaint.message.contains("Токен керек"))
                }
            }
            var wrong = target
            wrong.token = "tzl_wrong"
            do {
                try await RPCClient.with(wrong) { _ in }
                Issue.record("a wrong token opened a session")
            } catch let complaint as Complaint {
                #expect(complaint.status == .notPermitted)
                #expect(complaint.message.contains("Токен керек"))
                #expect(!"\(complaint)".contains("tzl_wrong"))
            }
        }
    }

    @Test func `both first administrators work, and together they make an officer`() async throws {
        try await withServer { target in
            let made = try await Bootstrap.make(in: try await .test())
            func call(
                _ secret: String, _ method: String, _ params: JSON.Object = [:]
            ) async throws -> JSON {
                var own = target
                own.token = secret
                return try await RPCClient.with(own) { try await $0.ask(method, params) }
            }
            let (one, two) = (made.first.secret, made.second.secret)
            let officer = try await call(
                one, "principal.create", ["kind": "person", "label": "officer 1 of KZ-75"])
            let grant = try await call(
                one, "principal.grant",
                ["principal": officer["id"] ?? .null, "role": "officer", "tenant": "KZ-75"])
            let id = grant["id"] ?? .null
            await #expect(throws: Complaint.self) {
                try await call(one, "principal.approveGrant", ["grant": id])
            }
            _ = try await call(two, "principal.approveGrant", ["grant": id])
            let token = try await call(two, "token.issue", ["grant": id, "label": "test"])
            _ = try await call(one, "token.approve", ["token": token["id"] ?? .null])
            let who = try await call(token["secret"]?.string ?? "", "session.who")
            #expect(who["role"] == "officer")
            #expect(who["tenant"] == "KZ-75")
        }
    }
}
