import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

@Suite(.database) struct DelegateTests {
    @Test func `a member names as many as its kind gives`() async throws {
        let scene = try await DelegateScene.make()
        let organisation = try await scene.member()
        let (first, seat) = try await scene.delegate(of: organisation)
        _ = try await scene.delegate(of: organisation)
        let third = try await scene.world.representative(of: organisation)
        #expect(
            await third.failure(of: "delegate.name", scene.params(third))
                == .conflict(.delegateTooMany))
        #expect(
            await scene.coordinator.failure(of: "delegate.name", scene.params(third, organisation))
                == .conflict(.delegateTooMany))
        // One who is revoked makes room, and may come back.
        let revoked = try await first.call("delegate.revoke", ["delegate": seat])
        #expect(revoked["version"] == 2)
        #expect(
            await first.failure(of: "delegate.revoke", ["delegate": seat])
                == .conflict(.delegateRevoked))
        _ = try await scene.coordinator.call("delegate.name", scene.params(first, organisation))
        let list = try await third.call("delegate.list", ["sitting": scene.id])
        #expect(list["items"]?.array?.count == 3)
    }

    @Test func `who has no vote or no membership sends nobody`() async throws {
        let scene = try await DelegateScene.make()
        for (organisation, reason) in [
            (try await scene.member("observer"), Reason.delegateTooMany),
            (try await scene.member(until: "2025-01-01"), .delegateNotMember),
        ] {
            let actor = try await scene.world.representative(of: organisation)
            #expect(
                await actor.failure(of: "delegate.name", scene.params(actor)) == .conflict(reason))
        }
    }

    @Test func `a principal has one seat at a sitting`() async throws {
        let scene = try await DelegateScene.make()
        let organisation = try await scene.member()
        let (actor, _) = try await scene.delegate(of: organisation)
        #expect(
            await actor.failure(of: "delegate.name", scene.params(actor))
                == .conflict(.violated("seats_principal_unique")))
    }

    @Test func `of twenty namings at once two are accepted`() async throws {
        let scene = try await DelegateScene.make()
        let organisation = try await scene.member()
        var actors: [Actor] = []
        for _ in 0..<10 {
            actors.append(try await scene.world.representative(of: organisation))
        }
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for actor in actors {
                group.addTask { await actor.failure(of: "delegate.name", scene.params(actor)) }
                group.addTask {
                    await scene.coordinator.failure(
                        of: "delegate.name", scene.params(actor, organisation))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // The one of them in whose name both called is told of the seat, or that there are enough.
        #expect(failures.count { $0 == nil } == 2)
    }

    @Test func `what counts is the cut-off`() async throws {
        let scene = try await DelegateScene.make()
        let (active, suspended) = (try await scene.member(), try await scene.member())
        let left = try await scene.member()
        let (voter, _) = try await scene.delegate(of: active)
        let (gone, seat) = try await scene.delegate(of: active)
        let (idle, _) = try await scene.delegate(of: suspended)
        let (former, _) = try await scene.delegate(of: left)
        _ = try await gone.call("delegate.revoke", ["delegate": seat])
        try await scene.superuser(
            """
            SET session_replication_role = replica;
            UPDATE membership.periods SET standing = 'suspended'
            WHERE organisation_id = '\(suspended)';
            UPDATE membership.periods SET valid_to = '2026-01-10'
            WHERE organisation_id = '\(left)'
            """)
        #expect(
            await scene.coordinator.failure(
                of: "roll.freeze", ["sitting": scene.id, "version": 1])
                == .conflict(.sittingCutOffAhead))
        try await scene.cutOff()
        let late = try await scene.world.representative(of: active)
        #expect(
            await late.failure(of: "delegate.name", scene.params(late))
                == .conflict(.sittingCutOffPassed))
        #expect(
            await voter.failure(of: "delegate.revoke", ["delegate": seat])
                == .conflict(.sittingCutOffPassed))
        #expect(try await scene.freeze()["state"] == "open")
        let seen = try await scene.sees()
        #expect(seen["seatsTotal"] == 2)
        #expect(seen["seatsEntitled"] == 1)
        // What becomes of a member behind the cut-off changes nothing.
        try await scene.superuser(
            """
            SET session_replication_role = replica;
            UPDATE membership.periods SET standing = 'suspended' WHERE organisation_id = '\(active)'
            """)
        let ballot = try await scene.openBallot()
        #expect(await voter.cast(in: ballot) == nil)
        #expect(await voter.cast(in: ballot) == "ballot.alreadyCast")
        #expect(await gone.cast(in: ballot) == "seat.revoked")
        #expect(await idle.cast(in: ballot) == "seat.notEntitled")
        #expect(await former.cast(in: ballot) == "seat.notEntitled")
        #expect(await late.cast(in: ballot) == "seat.none")
        let answer = try await scene.coordinator.call("ballot.close", ["ballot": ballot])
        #expect(answer["tally"]?.array?.map { $0["votes"] } == [1, 0])
        let items =
            try await scene.coordinator.call("delegate.list", ["sitting": scene.id])["items"]?
            .array ?? []
        #expect(
            items.compactMap { $0["barred"]?.string }.sorted() == [
                "noShare", "revoked", "suspended",
            ])
    }

    @Test func `without enough seats named there is no quorum`() async throws {
        let scene = try await DelegateScene.make()
        let organisation = try await scene.member()
        _ = try await scene.member()
        _ = try await scene.delegate(of: organisation)
        try await scene.cutOff()
        #expect(try await scene.freeze()["state"] == "failed")
        let seen = try await scene.sees()
        #expect(seen["seatsTotal"] == 4)
        #expect(seen["quorate"] == false)
    }

    @Test func `others see and change nothing`() async throws {
        let scene = try await DelegateScene.make()
        let organisation = try await scene.member()
        let (_, seat) = try await scene.delegate(of: organisation)
        let stranger = try await scene.world.representative(of: try await scene.member())
        #expect(
            await stranger.failure(of: "delegate.revoke", ["delegate": seat])
                == .notFound("delegate"))
        #expect(
            await stranger.failure(of: "delegate.name", scene.params(stranger, organisation))
                == .notFound("organisation"))
        let own = try await stranger.call("delegate.list", ["sitting": scene.id])
        #expect(own["items"] == [])
        let administrator = try await scene.world.actor(.administrator)
        _ = try await administrator.call(
            "tenant.create",
            [
                "code": "alliance-east", "kind": "alliance", "parent": "alliance",
                "name": ["kk": "Шығыс", "ru": "Восток", "en": "East"], "validFrom": "2026-01-01",
            ])
        let other = try await scene.world.coordinator(of: "alliance-east")
        #expect(
            await other.failure(of: "delegate.name", scene.params(stranger, organisation))
                == .notFound("sitting"))
        #expect(
            await other.failure(of: "roll.freeze", ["sitting": scene.id, "version": 1])
                == .notFound("sitting"))
        #expect(try await other.call("delegate.list", ["sitting": scene.id])["items"] == [])
    }

    @Test func `a charter's days lie between cut-off and sitting`() async throws {
        let scene = try await DelegateScene.make()
        func call(_ cutOff: String, _ starts: String) -> JSON.Object {
            [
                "organ": "congress", "title": ["kk": "Съезд"], "place": "Астана",
                "startsAt": .string(starts), "cutOffOn": .string(cutOff),
                "quorum": ["numerator": 1, "denominator": 2],
                "agenda": [["text": ["kk": "Сайлау"]]],
            ]
        }
        // In Kazakhstan it is the 21st already.
        _ = try await scene.coordinator.call(
            "sitting.call", call("2199-01-11", "2199-01-20T20:00:00Z"))
        let late = await scene.coordinator.failure(
            of: "sitting.call", call("2199-01-12", "2199-01-20T20:00:00Z"))
        #expect(late?.data["reason"] == "sitting.cutOffLate")
        #expect(late?.message(in: .en).contains("10 days, 2199-01-11") == true)
        // Before the first charter nothing is ruled.
        let early = await scene.coordinator.failure(
            of: "sitting.call", call("2019-01-01", "2019-12-31T05:00:00Z"))
        #expect(early?.data["reason"] == "sitting.rulesNone")
        #expect(try await scene.sees()["cutOffDays"] == 10)
    }

    @Test func `a council of persons has no delegates, a congress no appointed seats`()
        async throws
    {
        let scene = try await DelegateScene.make()
        let person = try await scene.world.coordinator()
        let digest = String(repeating: "cd", count: 32)
        _ = try await scene.coordinator.call(
            "seat.appoint",
            [
                "organ": "council", "from": "2026-01-01",
                "principal": .string(person.caller.principal?.description ?? ""),
                "decision": [
                    "protocolNumber": "5", "protocolDate": "2025-12-20",
                    "protocol": ["reference": "archive/5", "sha256": .string(digest)],
                ],
            ])
        // Its cut-off may be its own day: the charter's days are for delegates.
        let called = try await scene.coordinator.call(
            "sitting.call",
            [
                "organ": "council", "title": ["kk": "Кеңес"], "place": "Астана",
                "startsAt": "2199-01-20T05:00:00Z", "cutOffOn": "2199-01-20",
                "quorum": ["numerator": 1, "denominator": 2],
                "agenda": [["text": ["kk": "Сайлау"]]],
            ])
        let organisation = try await scene.member()
        let actor = try await scene.world.representative(of: organisation)
        var params = scene.params(actor)
        params["sitting"] = called["id"]
        #expect(
            await actor.failure(of: "delegate.name", params) == .conflict(.sittingOtherRoll))
        #expect(
            await scene.coordinator.failure(
                of: "roll.freeze", ["sitting": called["id"] ?? "", "version": 1])
                == .conflict(.sittingOtherRoll))
        #expect(
            await scene.coordinator.failure(
                of: "sitting.open", ["sitting": scene.id, "version": 1, "present": []])
                == .conflict(.sittingOtherRoll))
    }
}
