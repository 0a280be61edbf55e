import NIOCore
import NIOPosix
import Postgres
import TestKit
import Testing

@Suite(.database) struct ReadingTests {
    @Test func `rows stream into one page with the cursor of the last row`() async throws {
        let answers = try await read([
            reading(
                """
                SELECT n AS number, 'a' || n AS "name.ru", CASE WHEN n > 1 THEN 'b' END AS "name.kk",
                       NULL::text AS nothing, n AS "_n", 'x"' AS quoted
                FROM generate_series(1, 3) n
                """, .page(limit: 2))
        ])
        let next = String(decoding: Cursor.encode(["2"]), as: UTF8.self)
        #expect(
            answers == [
                #"<{"items":[{"number":1,"name":{"ru":"a1"},"quoted":"x\""},"#
                    + #"{"number":2,"name":{"ru":"a2","kk":"b"},"quoted":"x\""}],"next":"\#(next)"}>"#
            ])
        #expect(Cursor.decode(next) == ["2"])
    }

    @Test func `an error in a group fails its own call only`() async throws {
        let calls = (0..<40).map { index in
            index % 7 == 3
                ? reading("SELECT 1 / \(0) AS n", .one) : reading("SELECT \(index) AS n", .one)
        }
        let answers = try await read(calls)
        for (index, answer) in answers.enumerated() {
            #expect(answer == (index % 7 == 3 ? "22012" : "<{\"n\":\(index)}>"))
        }
    }

    @Test func `a statement that can't be prepared fails alone, and again`() async throws {
        let bad = reading("SELECT nothing FROM nowhere", .one)
        let good = reading("SELECT 1::int8 AS n", .one)
        for _ in 0..<3 {
            #expect(
                try await read([good, bad, good, bad]) == [
                    "<{\"n\":1}>", "42P01", "<{\"n\":1}>", "42P01",
                ])
        }
    }

    @Test func `no row is empty and a dead token is refused`() async throws {
        let none = reading("SELECT 1::int8 AS n WHERE false", .one)
        var refused = reading("SELECT 1::int8 AS n", .one)
        refused.settings = Statement("SELECT false AS live")
        #expect(try await read([none, refused, none]) == ["empty", "refused", "empty"])
    }

    @Test func `what is said of a token holds for all calls that share it, and for no other`()
        async throws
    {
        func call(_ live: Bool?, _ query: Query<Never> = "SELECT 1::int8 AS n") -> TestReading {
            var call = reading(query, .one)
            if let live { call.settings = statement("SELECT \(live) AS live") }
            return call
        }
        let calls = [call(false), call(false), call(nil), call(false), call(true), call(true)]
        let expected = ["refused", "refused", "<{\"n\":1}>", "refused"]
        for _ in 0..<20 {
            #expect(
                try await read(calls) == expected + ["<{\"n\":1}>", "<{\"n\":1}>"])
            let failing = call(true, "SELECT 1 / \(0) AS n")
            #expect(
                try await read(calls + [failing, call(true)])
                    == expected + ["<{\"n\":1}>", "<{\"n\":1}>", "22012", "<{\"n\":1}>"])
        }
        // Settings that fail take the calls behind them along, but not those of another caller.
        var broken = call(nil)
        broken.settings = statement("SELECT 1 / \(0) = 1 AS live")
        #expect(
            try await read([call(true), broken, broken, call(nil), call(true)])
                == ["<{\"n\":1}>", "22012", "22012", "<{\"n\":1}>", "<{\"n\":1}>"])
    }

    @Test func `settings of one call never reach another`() async throws {
        var random = SplitMix(seed: 7)
        let calls = (0..<300).map { index -> TestReading in
            var call = reading(
                "SELECT coalesce(nullif(current_setting('tizilim.tenant', true), ''), '-') AS t",
                .one)
            // A third of the calls set nothing: under one Sync they must not see a neighbour's.
            call.settings =
                Query<Never>(
                    stringInterpolation: {
                        var text = Query<Never>.Interpolation(
                            literalCapacity: 0, interpolationCount: 1)
                        text.appendLiteral("SELECT set_config('tizilim.tenant', ")
                        text.appendInterpolation(random.next() % 3 == 0 ? "" : "t\(index / 4)")
                        text.appendLiteral(", true), true AS live")
                        return text
                    }()
                ).statement
            return call
        }
        let answers = try await read(calls)
        for (call, answer) in zip(calls, answers) {
            let own = call.settings.map { String(decoding: $0.bindings.bytes, as: UTF8.self) } ?? ""
            #expect(answer == "<{\"t\":\"\(own.isEmpty ? "-" : own)\"}>")
        }
    }

    // MARK: Running

    private struct TestReading {
        var settings: Statement?
        var statement: Statement
        var shape: Shape
    }

    private func statement(_ query: Query<Never>) -> Statement { query.statement }

    private func reading(_ query: Query<Never>, _ shape: Shape) -> TestReading {
        TestReading(settings: nil, statement: query.statement, shape: shape)
    }

    private func read(_ calls: [TestReading]) async throws -> [String] {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let lane = ReadLane(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test", loops: [loop],
            sessionsPerLoop: 1)
        defer { lane.close() }
        let session = try #require(lane.session(for: 0, on: loop))
        return await withTaskGroup(of: (Int, String).self) { group in
            for (index, call) in calls.enumerated() {
                group.addTask {
                    let outcome = await withCheckedContinuation { continuation in
                        session.read(
                            Reading(
                                settings: call.settings, statement: call.statement,
                                shape: call.shape, head: Array("<".utf8), tail: Array(">".utf8)
                            ) { continuation.resume(returning: $0) })
                    }
                    return (index, Self.text(outcome))
                }
            }
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
                .sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private static func text(_ outcome: Reading.Outcome) -> String {
        switch outcome {
        case .answer(let buffer): String(buffer: buffer)
        case .empty: "empty"
        case .refused: "refused"
        case .failed(let error): error.sqlState ?? "\(error.cause)"
        }
    }
}

/// A small generator with a seed, so that a failing order can be run again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
