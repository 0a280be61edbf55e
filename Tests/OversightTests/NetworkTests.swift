import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing
import Wire

@testable import Oversight

/// Many accounts of one network are one voice.
@Suite(.database) struct NetworkTests {
    private func limit(
        _ code: String, _ amount: Int, in seconds: Int = 60, of scene: OversightScene
    ) async throws {
        try await scene.rows(
            """
            UPDATE oversight.limits SET amount = \(amount)
            WHERE code = '\(code)' AND seconds = \(seconds)
            """)
    }

    private func citizen(_ scene: OversightScene, in network: String?) async throws -> Actor {
        var actor = try await scene.citizen()
        actor.caller.network = network
        return actor
    }

    private func isLimited(_ failure: Failure?, within milliseconds: Int = 60_000) -> Bool {
        guard case .limited("network", let wait) = failure else { return false }
        return 1...milliseconds ~= wait
    }

    @Test func `many accounts of one network are stopped together, another network is not`()
        async throws
    {
        let scene = try await OversightScene()
        try await limit("network.comment", 3, of: scene)
        var citizens: [Actor] = []
        for _ in 0..<8 { citizens.append(try await citizen(scene, in: "4 655616")) }
        let outcomes = await withTaskGroup(of: Failure?.self) { group in
            for actor in citizens {
                group.addTask { await actor.failure(of: "comment.post", scene.comment()) }
            }
            return await group.reduce(into: [Failure?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count == 3)
        #expect(outcomes.compactMap(\.self).allSatisfy { isLimited($0) })
        #expect(try await scene.rows("SELECT count(*) FROM oversight.comments") == [["3"]])
        for network in ["4 655617", nil] {
            _ = try await scene.post(by: citizen(scene, in: network))
        }
        // When the minute is over, there is room again.
        try await scene.rows(
            "UPDATE oversight.network_marks SET at = at - interval '61 seconds'")
        _ = try await scene.post(by: citizens[0])
    }

    @Test func `no address is kept, and a day's digest leads to no other day's`() async throws {
        let scene = try await OversightScene()
        _ = try await scene.post(by: citizen(scene, in: "4 655616"))
        let secrets = Secrets(root: Array(repeating: 7, count: 32))
        let today = try unwrap(
            CivilDate(daysSinceEpoch: Int(Timestamp.now().microseconds / 86_400_000_000)))
        let days = [today.adding(days: -1), today].compactMap(\.self).map {
            Hex.text(secrets.networkDigest("4 655616", on: $0))
        }
        let kept = try await scene.rows(
            "SELECT encode(network, 'hex'), row_to_json(m)::text FROM oversight.network_marks m")
        #expect(kept.count == 1)
        #expect(days.contains(kept[0][0] ?? ""))
        #expect(Set(days).count == 2)
        #expect(kept[0][1]?.contains("655616") == false)
        let other = Secrets(root: Array(repeating: 8, count: 32))
        #expect(
            other.networkDigest("4 655616", on: today)
                != secrets.networkDigest("4 655616", on: today))
        // No role of a call reads it; housekeeping sees what no limit looks at any more.
        for role in DatabaseRole.allCases where role != .sequencer {
            let may = try await scene.rows(
                """
                SELECT has_column_privilege('\(role.rawValue)', 'oversight.network_marks',
                    'network', 'SELECT')
                """)
            #expect(may == [["f"]], "\(role)")
        }
    }

    @Test func `midnight begins nothing anew`() async throws {
        let scene = try await OversightScene()
        try await limit("network.comment", 2, in: 86_400, of: scene)
        let actor = try await citizen(scene, in: "6 1")
        _ = try await scene.post(by: actor)
        let today = try unwrap(
            CivilDate(daysSinceEpoch: Int(Timestamp.now().microseconds / 86_400_000_000)))
        let digest = Secrets(root: Array(repeating: 7, count: 32)).networkDigest(
            "6 1", on: try unwrap(today.adding(days: -1)))
        try await scene.rows(
            """
            INSERT INTO oversight.network_marks (code, network, at)
            VALUES ('network.comment', '\\x\(Hex.text(digest))', now() - interval '20 hours')
            """)
        let failure = await actor.failure(of: "comment.post", scene.comment())
        #expect(isLimited(failure, within: 4 * 3_600_000))
    }

    @Test func `reconnecting does not help, nor another server`() async throws {
        let scene = try await OversightScene(isServed: true)
        try await limit("network.comment", 2, of: scene)
        var outcomes: [JSON?] = []
        for hosts in [[7, 8], [9, 7]] {
            try await ServedWorld.serve(scene.world, isBehindProxy: true) { served in
                for host in hosts {
                    outcomes.append(try await post(scene, served, from: "192.0.2.\(host)"))
                }
            }
        }
        try await ServedWorld.serve(scene.world, isBehindProxy: true) { served in
            outcomes.append(try await post(scene, served, from: "192.0.3.7"))
        }
        #expect(outcomes == [nil, nil, "network", "network", nil])
    }

    /// Why somebody was refused who has connected from there.
    private func post(
        _ scene: OversightScene, _ served: ServedWorld, from address: String
    ) async throws -> JSON? {
        let client = try await served.connect()
        try await client.send("PROXY TCP4 \(address) 198.51.100.1 56324 7411\r")
        let token = JSON.string(try await scene.citizen().secret)
        _ = try await client.ask("session.open", ["token": token])
        let answer = try await client.ask("comment.post", scene.comment())
        await client.close()
        return answer["error"]?["data"]?["reason"]
    }

    @Test func `voices have a limit of their own`() async throws {
        let scene = try await OversightScene()
        try await limit("network.voice", 2, of: scene)
        let author = try await citizen(scene, in: "4 7")
        let posted = try await scene.post(by: author)
        _ = try await scene.answer(posted["duty"])
        try await scene.ask(posted["duty"])
        let duty: JSON.Object = ["duty": try unwrap(posted["duty"])]
        let comment: JSON.Object = ["comment": try unwrap(posted["id"])]
        _ = try await citizen(scene, in: "4 7").call("comment.support", comment)
        _ = try await author.call("fix.confirm", duty)
        for (method, params) in [
            ("comment.support", comment), ("fix.deny", duty),
            ("answer.rate", ["duty": try unwrap(posted["duty"]), "rating": 5]),
        ] {
            let failure = await author.failure(of: method, params)
            #expect(isLimited(failure), "\(method): \(String(describing: failure))")
        }
        _ = try await citizen(scene, in: "4 8").call("comment.support", comment)
    }

    @Test func `marks are forgotten when no limit looks at them`() async throws {
        let scene = try await OversightScene()
        try await scene.rows(
            """
            INSERT INTO oversight.network_marks (code, network, at)
            SELECT 'network.voice', sha256(''), now() - CASE WHEN n <= 2300
                THEN interval '2 days 1 minute' ELSE interval '47 hours' END
            FROM generate_series(1, 2400) AS n
            """)
        let outcome = try await Housekeeper(
            scene.world.dispatcher.database, [ForgetNetworks()]
        ).perform(ForgetNetworks())
        guard case .done(let items) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(items == 2_300)
        #expect(try await scene.rows("SELECT count(*) FROM oversight.network_marks") == [["100"]])
        // Nothing younger, whatever it is sent.
        let place = scene.world.database.connectionString("tizilim_sequencer")
        let seen = try await BlockingConnection.run(place) {
            try $0.execute(
                "DELETE FROM oversight.network_marks; SELECT count(*) FROM oversight.network_marks"
            ).single
        }
        #expect(seen == "0")
        #expect(try await scene.rows("SELECT count(*) FROM oversight.network_marks") == [["100"]])
    }
}
