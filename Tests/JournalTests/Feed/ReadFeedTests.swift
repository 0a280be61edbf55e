import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing
import Wire

@testable import Journal

@Suite(.database) struct ReadFeedTests {
    @Test func `pages lead through the log, each entry once, and on from its end`() async throws {
        let world = try World()
        let officer = try await world.officer()
        for index in 0..<7 { _ = try await officer.register("Фонд \(index)") }
        try await world.sequence()
        let first = try await world.anonymous.follow()
        #expect(first.items.map { $0["position"] } == (0..<7).map { JSON.int($0) })
        #expect(try await world.anonymous.follow(from: first.cursor).items.isEmpty)
        _ = try await officer.register("Фонд 7")
        try await world.sequence()
        let more = try await world.anonymous.follow(from: first.cursor)
        #expect(more.items.map { $0["position"] } == [7])
        #expect(more.items[0]["entry"]?["type"] == "organisation.registered")
        #expect(more.items[0]["entry"]?["actor"] == "officer@KZ-75")
    }

    @Test func `nothing is told before it has its place`() async throws {
        let world = try World()
        _ = try await world.officer().register("Фонд")
        #expect(try await world.anonymous.follow().items.isEmpty)
    }

    @Test func `filters choose by type, record and tenant`() async throws {
        let world = try World()
        try await world.fill(300)
        let all = try await world.anonymous.follow(limit: 200).items
        #expect(all.count == 300)
        let merged = try await world.anonymous.follow(["type": "organisation.merged"])
        #expect(merged.items.compactMap { $0["position"]?.int64 } == [2, 52, 102, 152, 202, 252])
        let tenant = try await world.anonymous.follow(["tenant": "KZ-71"])
        #expect(tenant.items.compactMap { $0["position"]?.int64 } == [6, 106, 206])
        // A page that is not full has seen the whole log, whatever the filter left out.
        #expect(try await world.anonymous.follow(from: tenant.cursor).items.isEmpty)
        let subject = try #require(
            try await world.superuser("SELECT subject_id FROM journal.log WHERE position = 77")
                .firstColumn.first)
        let one = try await world.anonymous.follow(["subject": .string(subject)])
        #expect(one.items.compactMap { $0["position"]?.int64 } == [77])
        let none = try await world.anonymous.follow([
            "subject": .string(subject), "tenant": "KZ-71",
        ])
        #expect(none.items.isEmpty)
    }

    @Test func `a cursor that does not fit is refused with the reason`() async throws {
        let world = try World()
        try await world.fill(5)
        let end = try await world.anonymous.follow().cursor
        let calls: [(JSON.Object, Failure)] = [
            (
                ["cursor": .string(FeedCursor(origin: "", position: 6).text)],
                .conflict(.cursorAhead)
            ),
            (
                ["cursor": .string(FeedCursor(origin: "0011223344556677", position: 1).text)],
                .conflict(.cursorForeign)
            ),
            (["cursor": "nothing like it"], .invalidParameters([Problem("cursor", "cursor")])),
            (["tenant": "KZ-99"], .conflict(.feedTenantUnknown)),
        ]
        for (params, failure) in calls {
            #expect(await world.anonymous.failure(of: "feed.since", params) == failure)
        }
        // Another log under the same database: what was read is no longer the beginning of it.
        try await world.superuser("UPDATE journal.sequencer SET origin = 'one', key = 'k'")
        let named = try await world.anonymous.follow(from: end).cursor
        try await world.superuser("UPDATE journal.sequencer SET origin = 'two'")
        #expect(
            await world.anonymous.failure(of: "feed.since", ["cursor": named])
                == .conflict(.cursorForeign))
    }

    @Test func `over a socket a refusal disturbs no neighbour`() async throws {
        try await ServedWorld.run { served in
            try await served.world.fill(5)
            let client = try await served.connect()
            let ahead = FeedCursor(origin: "", position: 9).text
            var lines = ""
            for index in 0..<40 {
                let params: JSON.Object = index % 2 == 0 ? ["cursor": .string(ahead)] : [:]
                lines += LineClient.line("feed.since", params, id: .int(index)) + "\n"
            }
            try await client.send(bytes: Array(lines.utf8))
            for index in 0..<40 {
                let answer = try await client.answer()
                #expect(answer["id"] == .int(index))
                if index % 2 == 0 {
                    #expect(answer["error"]?["data"]?["reason"] == "feed.cursorAhead")
                } else {
                    #expect(answer["result"]?["items"]?.array?.count == 5)
                }
            }
        }
    }
}
