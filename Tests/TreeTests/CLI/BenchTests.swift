import Bench
import JSONRPC
import NIOPosix
import Postgres
import TestKit
import Testing
import Wire

@testable import tizilim

@Suite(.database) struct BenchTests {
    private static let bins = ["150940001006", "150940001031"]

    @Test(arguments: [BenchScenario.get, .search, .publicRead, .write, .mixed, .feed])
    func `every call of a scenario is answered`(scenario: BenchScenario) async throws {
        try await ServedWorld.run { served in
            let officer = try await served.world.officer(of: "KZ-75")
            for bin in Self.bins { try await register(bin, by: officer) }
            let target = ClientTarget(
                address: served.address, token: officer.secret, locale: "en")
            let calls = try await RPCClient.with(target) {
                try await BenchCalls(of: $0, for: scenario, keys: 10, writers: 2)
            }
            let opening = BenchCalls.line("session.open", ["token": .string(officer.secret)])
            let generator = LoadGenerator(
                LoadGenerator.Place(try served.address.resolved()) { _ in opening },
                group: MultiThreadedEventLoopGroup.singleton)
            let load = Load(
                clients: 2, inFlight: 2, warmUp: .zero, time: .seconds(1))
            var measured = try await generator.run(load) { calls.source(of: scenario, for: $0) }
            // Beside many other tests nothing may be answered in so short a time.
            for _ in 0..<30 where measured.answers == 0 {
                measured = try await generator.run(load) { calls.source(of: scenario, for: $0) }
            }
            #expect(measured.answers > 0)
            #expect(measured.failures == 0)
        }
    }

    private func register(_ bin: String, by officer: TestKit.Actor) async throws {
        _ = try await officer.call(
            "ngo.register",
            [
                "name": ["kk": .string("Жастар \(bin)")], "legalForm": "public-foundation",
                "identifiers": [["scheme": "KZ-BIN", "value": .string(bin)]],
            ])
    }
}

struct PgbenchScriptTests {
    @Test func `placeholders become variables, and nothing else does`() {
        let text = PgbenchScript.naming([":key", ":s2"], in: "SELECT $2::text, '$x' || $1, '$9'")
        #expect(text == "SELECT :s2::text, '$x' || :key, '$9'")
    }

    @Test func `a tree of comparisons finds each value`() {
        #expect(PgbenchScript.choice(["7"], from: 0) == "7")
        #expect(
            PgbenchScript.choice(["7", "8", "9"], from: 0)
                == "case when :place < 1 then 7 else "
                + "case when :place < 2 then 8 else 9 end end")
    }

    @Test func `values are written as PostgreSQL writes them`() throws {
        let id = try #require(UUIDValue("01890a5d-ac96-774b-bcce-b302099a8057"))
        let missing: String? = nil
        let words = Column(["бір", #"q" \ two"#])
        let query: Query<Never> = """
            SELECT \("сөз"), \(Int64(-51)), \(id), \(missing), \(words), \(true), \("")
            """
        #expect(
            try query.statement.bindings.texts()
                == [
                    "сөз", "-51", "01890a5d-ac96-774b-bcce-b302099a8057", nil,
                    #"{"бір","q\" \\ two"}"#, "true", "",
                ])
        let script = try PgbenchScript([query.statement], prefix: "v", varying: ["-51", "-52"])
        #expect(
            script.text == """
                \\set place random(0, 1)
                \\set key case when :place < 1 then -51 else -52 end
                \\startpipeline
                SELECT :v1, :key, :v2, NULL, :v3, :v4, '';
                \\endpipeline

                """)
        #expect(script.arguments.hasPrefix("v1=сөз\n"))
    }
}
