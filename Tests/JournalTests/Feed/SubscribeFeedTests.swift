import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing
import Wire

@testable import Journal

@Suite(.database) struct SubscribeFeedTests {
    @Test func `the backlog comes first, then what is new, without a gap`() async throws {
        try await ServedWorld.run { served in
            let world = served.world
            try await world.fill(300)
            // Entries come while the backlog is being read.
            async let growing: Void = Self.grow(world, by: 100)
            var subscriber = try await Subscriber(
                try await served.connect(), ["cursor": .string(FeedCursor.sample.text)])
            try await subscriber.collect(400)
            try await growing
            #expect(subscriber.positions == Array(0..<400))
            // And the cursor of the last notification leads on.
            try await world.fill(1)
            let more = try await world.anonymous.follow(from: subscriber.cursor)
            #expect(more.items.map { $0["position"] } == [400])
        }
    }

    private static func grow(_ world: World, by count: Int) async throws {
        for _ in 0..<count { try await world.fill(1) }
    }

    @Test func `without a cursor only what is new is told, as feed.since tells it`() async throws {
        try await ServedWorld.run { served in
            try await served.world.fill(5)
            let officer = try await served.world.officer()
            var subscriber = try await Subscriber(try await served.connect())
            _ = try await officer.register("Фонд Алатау")
            try await served.world.sequence()
            let notice = try await subscriber.next()
            #expect(notice["jsonrpc"] == "2.0" && notice["id"] == nil)
            #expect(notice["method"] == "feed.entries")
            #expect(subscriber.positions == [5])
            let told = try await served.world.anonymous.follow(limit: 200).items.last
            #expect(notice["params"]?["entries"]?.array?.first == told)
        }
    }

    @Test func `filters hold for the backlog and for what is new`() async throws {
        try await ServedWorld.run { served in
            try await served.world.fill(100)
            var subscriber = try await Subscriber(
                try await served.connect(),
                ["cursor": .string(FeedCursor.sample.text), "type": "organisation.merged"])
            try await subscriber.collect(2)
            try await served.world.fill(100)
            try await subscriber.collect(4)
            #expect(subscriber.positions == [2, 52, 102, 152])
        }
    }

    @Test func `the answer comes before the first entry, in its place among the answers`()
        async throws
    {
        try await ServedWorld.run { served in
            try await served.world.fill(3)
            let client = try await served.connect()
            let start: JSON.Object = ["cursor": .string(FeedCursor.sample.text)]
            let calls = [
                LineClient.line("session.who", [:], id: 1),
                LineClient.line("feed.subscribe", start, id: 2),
                LineClient.line("ngo.statistics", [:], id: 3),
            ]
            try await client.send("[\(calls.joined(separator: ","))]")
            let answers = try #require(try await client.answer().array)
            #expect(answers.map { $0["id"] } == [1, 2, 3])
            let notice = try await client.answer()
            #expect(
                notice["params"]?["subscription"] == answers[1]["result"]?["subscription"])
        }
    }

    @Test func `unsubscribing ends it and says where`() async throws {
        try await ServedWorld.run { served in
            try await served.world.fill(2)
            let client = try await served.connect()
            var subscriber = try await Subscriber(
                client, ["cursor": .string(FeedCursor.sample.text)])
            try await subscriber.collect(2)
            let end = try await client.ask(
                "feed.unsubscribe", ["subscription": subscriber.subscription])
            #expect(end["result"]?["cursor"] == subscriber.cursor)
            try await served.world.fill(1)
            // No entry comes before the next answer.
            let again = try await client.ask(
                "feed.unsubscribe", ["subscription": subscriber.subscription], id: 9)
            #expect(again["id"] == 9)
            #expect(again["error"]?["data"]?["reason"] == "subscription")
        }
    }

    @Test func `what can't be followed is refused, and a connection has so many`() async throws {
        try await ServedWorld.run { served in
            let client = try await served.connect()
            for (params, reason) in [
                (["cursor": .string(FeedCursor(origin: "", position: 1).text)], "feed.cursorAhead"),
                (
                    ["cursor": .string(FeedCursor(origin: "0a", position: 0).text)],
                    "feed.cursorForeign"
                ),
                (["tenant": "KZ-99"], "feed.tenantUnknown"),
            ] as [(JSON.Object, JSON)] {
                let answer = try await client.ask("feed.subscribe", params)
                #expect(answer["error"]?["data"]?["reason"] == reason, "\(answer.text)")
            }
            for _ in 0..<CallLimits.streamsMax { _ = try await Subscriber(client) }
            let answer = try await client.ask("feed.subscribe")
            #expect(answer["error"]?["data"]?["reason"] == "streams")
            #expect(answer["error"]?["code"] == 1_029)
        }
    }

    @Test func `a revoked token ends its subscriptions`() async throws {
        try await ServedWorld.run { served in
            let officer = try await served.world.officer()
            let client = try await served.connect(as: officer)
            let subscriber = try await Subscriber(client)
            try await served.world.superuser(
                """
                UPDATE tenancy.tokens SET state = 'revoked', revoked_at = now(),
                    revoked_by = principal_id WHERE state = 'active'
                """)
            let notice = try await client.answer()
            #expect(notice["method"] == "feed.ended")
            #expect(notice["params"]?["subscription"] == subscriber.subscription)
            #expect(notice["params"]?["error"]?["code"] == 1_001)
        }
    }

    @Test func `an idle subscriber stays, an idle client goes`() async throws {
        var limits = ServerLimits()
        // Long enough to subscribe in, whatever else the machine has to do.
        limits.idleTime = .seconds(20)
        try await ServedWorld.run(limits: limits) { served in
            var subscriber = try await Subscriber(try await served.connect())
            let idle = try await served.connect()
            #expect(try await idle.receive() == nil)
            // The subscriber has been silent for longer than the one that was sent away.
            try await served.world.fill(1)
            try await subscriber.collect(1)
            #expect(subscriber.positions == [0])
        }
    }

    @Test func `sessions that end cost nothing`() async throws {
        try await ServedWorld.run { served in
            let world = served.world
            var subscriber = try await Subscriber(try await served.connect())
            for round in 1...3 {
                try await world.superuser(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
                try await world.fill(10)
                try await subscriber.collect(round * 10)
            }
            #expect(subscriber.positions == Array(0..<30))
        }
    }

    @Test func `many subscribers all get a change`() async throws {
        try await ServedWorld.run { served in
            var subscribers: [Subscriber] = []
            for _ in 0..<20 {
                let client = try await served.connect()
                for _ in 0..<4 { subscribers.append(try await Subscriber(client)) }
            }
            try await served.world.fill(1)
            var told: Set<String> = []
            for index in stride(from: 0, to: subscribers.count, by: 4) {
                for _ in 0..<4 {
                    let notice = try await subscribers[index].client.answer()
                    told.insert(notice["params"]?["subscription"]?.string ?? "")
                }
            }
            #expect(told == Set(subscribers.compactMap(\.subscription.string)))
        }
    }
}
