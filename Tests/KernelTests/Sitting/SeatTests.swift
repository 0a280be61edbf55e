import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

/// Who sits in an organ, and how the roll of its sittings follows.
@Suite(.database) struct SeatSittingTests {
    private func open(_ scene: SittingScene, _ present: [Actor]) async -> Failure? {
        await scene.keeper.failure(
            of: "sitting.open",
            [
                "sitting": scene.id, "version": 1,
                "present": .array(present.map { principal($0) }),
            ])
    }

    private func principal(_ actor: Actor) -> JSON {
        .string(actor.caller.principal?.description ?? "")
    }

    private func end(
        _ scene: SittingScene, _ seat: JSON, to day: String, decided: String = "2025-12-20"
    ) async -> Failure? {
        await scene.keeper.failure(
            of: "seat.end",
            ["seat": seat, "to": .string(day), "decision": SittingScene.decision(decided)])
    }

    @Test func `a seat is held from a day to a day, once at a time`() async throws {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        let made = try await scene.keeper.call("seat.appoint", SittingScene.appointment(member))
        let seat = made["id"] ?? ""
        #expect(
            await scene.keeper.failure(of: "seat.appoint", SittingScene.appointment(member))
                == .conflict(.violated("mandates_no_overlap")))
        _ = try await scene.keeper.call(
            "seat.appoint", SittingScene.appointment(member, organ: "audit-commission"))
        #expect(
            await scene.keeper.failure(
                of: "seat.appoint", SittingScene.appointment(member, from: "2024-12-19"))
                == .conflict(.violated("mandates_decided_first")))
        #expect(
            await end(scene, seat, to: "2025-12-31")
                == .conflict(.violated("mandates_valid_order")))
        #expect(
            await end(scene, seat, to: "2026-02-01", decided: "2026-02-02")
                == .conflict(.violated("mandates_end_decided_first")))
        #expect(await end(scene, seat, to: "2026-02-01") == nil)
        #expect(await end(scene, seat, to: "2026-03-01") == .conflict(.seatEnded))
        _ = try await scene.keeper.call(
            "seat.appoint", SittingScene.appointment(member, from: "2026-02-01"))
        let list = try await scene.keeper.call(
            "seat.list", ["organ": "council", "asOf": "2026-01-31"])
        #expect(list["items"]?.array?.map { $0["id"] } == [seat])
        #expect(list["items"]?.array?.first?["to"] == "2026-02-01")
        #expect(list["items"]?.array?.first?["endDecision"]?["reference"] == "archive/5")
    }

    @Test func `the tenant and the person see who, the public how many`() async throws {
        let scene = try await SittingScene.make()
        let inside = try await scene.world.coordinator()
        let outside = try await scene.world.officer()
        try await scene.seat([inside, outside])
        let count = try await scene.world.anonymous.call(
            "seat.statistics", ["tenant": "alliance", "asOf": "2026-01-10"])
        #expect(count["organs"] == [["organ": "council", "seats": 2]])
        let all = try await inside.call("seat.list", ["asOf": "2026-01-10"])
        #expect(
            all["items"]?.array?.map { $0["principal"] }
                == [principal(inside), principal(outside)])
        #expect(try await outside.call("seat.list")["items"] == [])
        let own = try await outside.call("seat.list", ["own": true])
        #expect(own["items"]?.array?.map { $0["principal"] } == [principal(outside)])
        let stranger = try await scene.world.representative(of: Organisation.ID.make())
        #expect(try await stranger.call("seat.list")["items"] == [])
        #expect(
            await scene.world.anonymous.failure(of: "seat.list", [:]) == .unauthenticated)
        let leaves = try await scene.superuser(
            """
            SELECT convert_from(leaf, 'UTF8') FROM journal.entries WHERE type = 'seat.appointed'
            """
        ).firstColumn
        #expect(leaves.count == 3)
        for actor in [inside, outside] {
            let id = actor.caller.principal?.description ?? "?"
            #expect(leaves.allSatisfy { !$0.contains(id) })
        }
    }

    @Test func `another tenant ends no seat`() async throws {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        let made = try await scene.keeper.call("seat.appoint", SittingScene.appointment(member))
        let officer = try await scene.world.officer()
        #expect(
            await officer.failure(
                of: "seat.end",
                [
                    "seat": made["id"] ?? "", "to": "2026-02-01",
                    "decision": SittingScene.decision("2025-12-20"),
                ]) == .notFound("seat"))
    }

    @Test func `the roll is of who sat there on the cut-off, and who came votes`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(2)
        try await scene.seat(members)
        let late = try await scene.world.coordinator()
        _ = try await scene.keeper.call(
            "seat.appoint", SittingScene.appointment(late, from: "2026-01-11"))
        #expect(await open(scene, [members[0], late]) == .conflict(.seatNotAppointed))
        #expect(
            await open(scene, [members[0], members[0]])
                == .invalidParameters([Problem("present", "duplicate")]))
        #expect(await open(scene, [members[0]]) == nil)
        let seen = try await scene.get()
        #expect(seen["seatsTotal"] == 2)
        #expect(seen["seatsEntitled"] == 1)
        let ballot = try await scene.openBallot(secret: false)
        #expect(await members[0].cast(1, in: ballot) == nil)
        #expect(await members[1].cast(1, in: ballot) == .conflict(.seatNone))
    }

    @Test(arguments: [false, true])
    func `a person votes in whatever tenant it acts for`(isSecret: Bool) async throws {
        let scene = try await SittingScene.make()
        let members = [
            try await scene.world.officer(),
            try await scene.world.representative(of: Organisation.ID.make()),
        ]
        try await scene.seat(members)
        try await scene.freeze(total: 2)
        let ballot = try await scene.openBallot(secret: isSecret)
        for member in members {
            #expect(await member.cast(1, in: ballot) == nil)
            #expect(await member.cast(1, in: ballot) == .conflict(.alreadyCast))
        }
        let tally = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(tally["tally"]?.array?.map { $0["votes"] } == [2, 0])
    }

    @Test func `a sitting that was called may be cancelled with a public reason`() async throws {
        let scene = try await SittingScene.make()
        let params: JSON.Object = ["sitting": scene.id, "version": 1, "reason": "Кворум болмайды"]
        let other = try await scene.world.officer()
        #expect(await other.failure(of: "sitting.cancel", params) == .notFound("sitting"))
        let answer = try await scene.keeper.call("sitting.cancel", params)
        #expect(answer["state"] == "cancelled")
        let seen = try await scene.get()
        #expect(seen["state"] == "cancelled")
        #expect(seen["cancelReason"] == "Кворум болмайды")
        let texts = try await scene.superuser(
            "SELECT texts FROM journal.public_texts('\(scene.sitting)', 2, 'sitting')"
        ).single
        #expect(texts?.contains("Кворум болмайды") == true)
        var again = params
        again["version"] = 2
        #expect(
            await scene.keeper.failure(of: "sitting.cancel", again)
                == .conflict(.sittingNotCalled))
        #expect(
            await scene.keeper.failure(
                of: "sitting.open", ["sitting": scene.id, "version": 2, "present": []])
                == .conflict(.sittingNotCalled))
    }

    @Test func `no open sitting is cancelled, not even by a role of the database`() async throws {
        let scene = try await SittingScene.make()
        try await scene.seat(try await scene.coordinators(1))
        try await scene.freeze(total: 1)
        #expect(
            await scene.keeper.failure(
                of: "sitting.cancel", ["sitting": scene.id, "version": 2, "reason": "А"])
                == .conflict(.sittingNotCalled))
        await #expect(throws: BlockingError.self) {
            try await scene.superuser(
                """
                INSERT INTO sitting.steps (tenant_id, sitting_id, version, from_state, to_state,
                    principal_id, actor)
                SELECT tenant_id, id, 3, 'open', 'cancelled', id, 'x' FROM sitting.sittings
                """)
        }
    }
}
