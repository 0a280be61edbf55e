import JSONRPC
import Kernel
import TestKit
import Testing
import Wire

@Suite(.database) struct DialogueTests {
    @Test func `answers come in the order of the calls, quick and slow mixed`() async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            for index in 0..<200 {
                let method = ["tenant.list", "server.status", "session.who", "no.such"][index % 4]
                try await client.send(LineClient.line(method, [:], id: .int(index)))
            }
            for index in 0..<200 {
                let answer = try await client.answer()
                #expect(answer["id"] == .int(index))
                #expect((answer["error"] == nil) == (index % 4 != 3))
            }
        }
    }

    @Test func `a read behind a write on one connection sees it`() async throws {
        try await ServedWorld.run { served in
            let officer = try await served.world.officer()
            let client = try await served.connect(as: officer)
            for index in 0..<20 {
                let number = "REG-\(index)"
                let register = LineClient.line("ngo.register", .foundation(number), id: "w")
                let read = LineClient.line(
                    "ngo.get", ["identifier": .string("KZ-REG-\(number)")], id: "r")
                try await client.send(bytes: Array("\(register)\n\(read)\n".utf8))
                let written = try await client.answer()
                let found = try await client.answer()
                #expect(written["id"] == "w" && written["error"] == nil, "\(written.text)")
                #expect(found["result"]?["id"] == written["result"]?["id"])
            }
        }
    }

    @Test func `a batch is answered in one line, notifications without a trace`() async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            let calls = [
                LineClient.line("session.who", [:], id: 1),
                LineClient.line("session.who", [:], id: nil),
                #"{"jsonrpc":"2.0","id":"x","method":1}"#, "7",
                LineClient.line("tenant.list", ["limit": 1], id: 2),
            ]
            try await client.send("[\(calls.joined(separator: ","))]")
            let answers = try #require(try await client.answer().array)
            #expect(answers.map { $0["id"] } == [1, "x", .null, 2])
            #expect(answers[3]["result"]?["items"]?.array?.count == 1)
            try await client.send("[\(calls[1])]")
            try await client.send(calls[0])
            #expect(try await client.answer()["id"] == 1)
        }
    }

    @Test(arguments: [
        ("{", -32_700), (#"{"jsonrpc":"2.0","id":1}"#, -32_600), ("[]", -32_600),
        (#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, -32_601),
        (#"{"jsonrpc":"2.0","id":1,"method":"tenant.list","params":[1]}"#, -32_602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tenant.list","params":{"limit":201}}"#, -32_602),
        (#"{"jsonrpc":"2.0","id":1,"method":"tenant.list","params":{"limit":1e9999}}"#, -32_602),
        (
            #"{"jsonrpc":"2.0","id":1,"method":"tenant.list","params":{"limit":1,"limit":2}}"#,
            -32_602
        ),
        (
            #"{"jsonrpc":"2.0","id":1,"method":"ngo.get","params":{"identifier":"KZ-REG-\u0000"}}"#,
            -32_602
        ),
        (#"{"jsonrpc":"2.0","id":1,"method":"ngo.get","params":{"id":"x"}}"#, -32_602),
        (#"{"jsonrpc":"2.0","id":1,"method":"ngo.register","params":{}}"#, 1_001),
    ])
    func `hostile and mistaken lines get a clear error, and the connection lives on`(
        line: String, code: Int
    ) async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            try await client.send(line)
            #expect(try await client.answer()["error"]?["code"] == .int(code))
            #expect(try await client.ask("session.who")["result"]?["role"] == "anonymous")
        }
    }

    @Test func `bytes that are no text, deep nesting and an endless line get an error`()
        async throws
    {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            let invalid = Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xC3, 0x28, 0x0A]
            try await client.send(bytes: invalid)
            #expect(try await client.answer()["error"]?["code"] == -32_700)
            try await client.send(String(repeating: "[", count: 65))
            #expect(try await client.answer()["error"]?["code"] == -32_700)
            try await client.send(String(repeating: "x", count: 1_100_000))
            let answer = try await client.answer()
            #expect(answer["error"]?["data"]?["reason"] == "line.bytes")
            #expect(try await client.ask("session.who")["result"]?["role"] == "anonymous")
        }
    }

    @Test func `messages come in the language of the session, reasons never change`() async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            var messages: Set<String> = []
            for locale in ["kk", "ru", "en"] {
                _ = try await client.ask("session.open", ["locale": .string(locale)])
                let error = try #require(try await client.ask("ngo.register")["error"])
                messages.insert(try #require(error["message"]?.string))
                #expect(error["data"]?["reason"] == "token")
            }
            #expect(messages.count == 3)
        }
    }

    @Test func `a token revoked during a session stops its next call`() async throws {
        try await ServedWorld.run { served in
            let officer = try await served.world.officer()
            let administrator = try await served.world.actor(.administrator)
            let client = try await served.connect(as: officer)
            #expect(try await client.ask("tenant.list")["error"] == nil)
            let token = try #require(officer.caller.token)
            _ = try await administrator.call("token.revoke", ["token": .string("\(token)")])
            for method in ["tenant.list", "ngo.register"] {
                let params = method == "tenant.list" ? [:] : JSON.Object.foundation("REG-1")
                #expect(try await client.ask(method, params)["error"]?["code"] == 1_001)
            }
        }
    }

    @Test func `replies of a client that half-closes still arrive`() async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            for index in 0..<50 {
                try await client.send(LineClient.line("tenant.list", [:], id: .int(index)))
            }
            await client.closeOutput()
            for index in 0..<50 { #expect(try await client.answer()["id"] == .int(index)) }
            #expect(try await client.receive() == nil)
        }
    }
}

extension JSON.Object {
    static func foundation(_ number: String) -> JSON.Object {
        [
            "name": ["ru": "Общественный фонд «Пример»"], "legalForm": "public-foundation",
            "identifiers": [["scheme": "KZ-REG", "value": .string(number)]],
        ]
    }
}
