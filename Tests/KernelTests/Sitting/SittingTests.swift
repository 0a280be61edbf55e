import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

@Suite(.database) struct SittingTests {
    @Test func `a sitting is public from its call to its protocol`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(2)
        try await scene.seat(members)
        #expect(try await scene.get()["state"] == "called")
        #expect(try await scene.freeze(total: 3)["state"] == "open")
        let ballot = try await scene.openBallot(secret: false)
        #expect(await members[0].cast(1, in: ballot) == nil)
        let digest = String(repeating: "ab", count: 32)
        let close: JSON.Object = [
            "sitting": scene.id, "version": 2, "protocolNumber": "7",
            "protocol": ["reference": "archive/7", "sha256": .string(digest)], "present": 2,
        ]
        #expect(
            await scene.keeper.failure(of: "sitting.close", close)
                == .conflict(.sittingBallotsOpen))
        _ = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        for (present, reason) in [
            (0 as Int64, Reason.sittingFewerThanVoted), (3, .violated("sittings_present_counted")),
        ] {
            var wrong = close
            wrong["present"] = .int(present)
            #expect(await scene.keeper.failure(of: "sitting.close", wrong) == .conflict(reason))
        }
        #expect(try await scene.keeper.call("sitting.close", close)["version"] == 3)
        let seen = try await scene.get()
        #expect(seen["tenant"] == "alliance")
        #expect(seen["state"] == "closed")
        #expect(seen["seatsTotal"] == 3)
        #expect(seen["seatsEntitled"] == 2)
        #expect(seen["quorate"] == true)
        #expect(seen["roll"] == "appointed")
        #expect(seen["seatsPresent"] == 2)
        #expect(seen["protocol"]?["sha256"] == .string(digest))
        #expect(seen["agenda"]?.array?.count == 2)
        #expect(seen["agenda"]?.array?[1]["document"] == "kz/42")
        let tally = seen["ballots"]?.array?[0]["tally"]?.array ?? []
        #expect(tally.map { $0["votes"] } == [1, 0])
        #expect(tally.map { $0["carried"] } == [true, false])
        let list = try await scene.world.anonymous.call("sitting.list", ["organ": "council"])
        #expect(list["items"]?.array?.map { $0["id"] } == [scene.id])
    }

    @Test func `every version of a sitting and of a ballot has its entry`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(1)
        try await scene.seat(members)
        try await scene.freeze(total: 1)
        let ballot = try await scene.openBallot(secret: true)
        #expect(await members[0].cast(1, in: ballot) == nil)
        _ = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        let rows = try await scene.superuser(
            """
            SELECT subject_kind || ' ' || version || ' ' || type || ' ' || public
            FROM journal.entries WHERE subject_kind <> 'mandate' ORDER BY subject_kind, version
            """
        ).firstColumn
        #expect(
            rows == [
                "ballot 1 ballot.opened true", "ballot 2 ballot.closed true",
                "sitting 1 sitting.called true", "sitting 2 sitting.opened true",
                "vote 1 vote.cast false",
            ])
        let texts = try await scene.superuser(
            "SELECT texts FROM journal.public_texts('\(scene.sitting)', 1, 'sitting')"
        ).single
        let json = try JSON(parsing: Array((texts ?? "").utf8).span)
        #expect(json["titleKk"] == "Кеңес отырысы")
        #expect(json["agenda2Ru"] == "Разное")
    }

    @Test func `without a quorum on the roll a sitting fails`() async throws {
        let scene = try await SittingScene.make()
        try await scene.seat(try await scene.coordinators(1))
        #expect(try await scene.freeze(total: 3)["state"] == "failed")
        let seen = try await scene.get()
        #expect(seen["quorate"] == false)
        #expect(seen["seatsEntitled"] == 1)
        let refused = await scene.keeper.failure(
            of: "ballot.open",
            [
                "sitting": scene.id, "agenda": 1, "question": ["kk": "А"],
                "options": ["иә", "жоқ"], "majority": ["numerator": 1, "denominator": 2],
                "majorityOf": "all", "secret": false,
            ])
        #expect(refused == .conflict(.sittingNotOpen))
    }

    @Test func `another tenant finds nothing`() async throws {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        try await scene.seat([member])
        try await scene.freeze(total: 1)
        let ballot = try await scene.openBallot(secret: false)
        let administrator = try await scene.world.actor(.administrator)
        _ = try await administrator.call(
            "tenant.create",
            [
                "code": "alliance-east", "kind": "alliance", "parent": "alliance",
                "name": ["kk": "Шығыс", "ru": "Восток", "en": "East"], "validFrom": "2026-01-01",
            ])
        let officer = try await scene.world.officer()
        for other in [try await scene.world.coordinator(of: "alliance-east"), officer] {
            #expect(
                await other.failure(of: "ballot.close", ["ballot": ballot])
                    == .notFound("ballot"))
            #expect(await other.cast(1, in: ballot) == .notFound("ballot"))
            #expect(
                await other.failure(
                    of: "sitting.open", ["sitting": scene.id, "version": 2, "present": []])
                    == .notFound("sitting"))
        }
        #expect(await member.cast(1, in: ballot) == nil)
    }

    @Test func `an officer keeps the sittings of a tenant in the same way`() async throws {
        let scene = try await SittingScene.make(as: .officer)
        let officer = scene.keeper
        try await scene.seat([officer])
        try await scene.freeze(total: 1)
        let ballot = try await scene.openBallot(secret: true)
        #expect(await officer.cast(2, in: ballot) == nil)
        let answer = try await officer.call("ballot.close", ["ballot": ballot])
        #expect(answer["tally"]?.array?.map { $0["votes"] } == [0, 1])
    }

    @Test func `a frozen roll stays, also for the role of a call`() async throws {
        let scene = try await SittingScene.make()
        try await scene.seat(try await scene.coordinators(1))
        try await scene.freeze(total: 1)
        let alliance = try #require(scene.keeper.caller.alliance)
        let touched = try await BlockingConnection.run(
            scene.world.database.connectionString("tizilim_alliance")
        ) { connection in
            try connection.execute(
                "SELECT set_config('tizilim.alliance', '\(alliance)', false)")
            return try connection.execute("UPDATE sitting.seats SET entitled = false, barred = 'x'")
                .affected
        }
        #expect(touched == 0)
    }
}
