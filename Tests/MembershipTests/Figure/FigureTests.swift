import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// Public figures as members: from the application to the roll and out of it.
@Suite(.database) struct FigureTests {
    @Test func `a person joins where the charter has a kind for persons`() async throws {
        let scene = try await FigureScene()
        let (actor, membership) = try await scene.member()
        let own = try await actor.call("membership.get", ["membership": membership])
        #expect(own["person"] == FigureScene.id(actor))
        #expect(own["organisation"] == nil)
        #expect(own["kind"] == "honorary")
        let list = try await actor.call("membership.list")
        #expect(list["items"]?.array?.count == 1)
        // Listed and counted apart: an organisation beside it is still one.
        let organisation = try await scene.scene.associate()
        let numbers = try await scene.numbers()
        #expect(numbers["members"] == 1)
        #expect(numbers["persons"] == 1)
        let items = try await scene.persons()
        #expect(items.map { $0["person"] } == [FigureScene.id(actor)])
        #expect(items.first?["name"] == nil)
        let roll = try await scene.world.anonymous.call(
            "roll.list", ["alliance": "alliance-75", "asOf": "2026-03-01"])
        #expect(
            roll["items"]?.array?.map { $0["organisation"] } == [organisation.organisation])
    }

    @Test func `a kind is for whom the charter says`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        #expect(
            await actor.failure(of: "membership.apply", FigureScene.application("associate"))
                == .conflict(.kindOfOthers))
        #expect(
            await actor.failure(of: "membership.apply", FigureScene.application("nothing"))
                == .conflict(.kindUnknown))
        let (_, representative) = try await scene.scene.organisation()
        var params: JSON.Object = [
            "alliance": "alliance-75", "kind": "honorary", "resolvedOn": "2026-01-15",
            "papers": [],
        ]
        #expect(
            await representative.failure(of: "membership.apply", params)
                == .conflict(.kindOfOthers))
        params["kind"] = "friend"
        _ = try await representative.call("membership.apply", params)
        _ = try await scene.apply(actor, "friend")
        // What the call would not see, the key of the kind does.
        let error = await #expect(throws: (any Error).self) {
            try await scene.scene.rows(
                """
                UPDATE membership.applications SET kind = 'associate'
                WHERE citizen_id IS NOT NULL
                """)
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("applications_kind_for_persons"))
    }

    @Test func `a person states itself, an organisation its organ's resolution`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        var params = FigureScene.application()
        params["resolvedOn"] = "2026-01-15"
        #expect(
            await actor.failure(of: "membership.apply", params)
                == .invalidParameters([Problem("resolvedOn", "ofOrganisation")]))
        params["resolvedOn"] = nil
        params["person"] = nil
        #expect(
            await actor.failure(of: "membership.apply", params)
                == .invalidParameters([Problem("person", "required")]))
        let (_, representative) = try await scene.scene.organisation()
        #expect(
            await representative.failure(of: "membership.apply", FigureScene.application())
                == .invalidParameters([
                    Problem("resolvedOn", "required"), Problem("person", "ofPerson"),
                ]))
        _ = try await scene.apply(actor)
        #expect(
            await actor.failure(of: "membership.apply", FigureScene.application())
                == .conflict(.applicationOpen))
    }

    @Test func `an application is returned, handed in again and withdrawn`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        let application = try await scene.apply(actor)
        let queue = try await scene.coordinator.call("membership.queue")
        #expect(queue["items"]?.array?.first?["person"] == FigureScene.id(actor))
        _ = try await scene.coordinator.call(
            "membership.return", ["application": application, "version": 1, "reason": "Құжат"])
        var again = FigureScene.application()
        again["version"] = 2
        _ = try await actor.call("membership.apply", again)
        let told = try await actor.call("figure.get", ["alliance": "alliance-75"])
        #expect(told["version"] == 2)
        let file = try await actor.call("membership.application", ["application": application])
        #expect(file["history"]?.array?.count == 3)
        let withdrawn = try await actor.call(
            "membership.withdrawApplication", ["application": application, "version": 3])
        #expect(withdrawn["state"] == "withdrawn")
    }

    @Test func `a patron pays, has a balance and leaves`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        let application = try await scene.apply(actor, "patron")
        #expect(try await scene.decide(application)["state"] == "approved")
        let invoice = try await scene.coordinator.call(
            "fee.invoice", ["application": application])
        let paid = try await scene.coordinator.call(
            "fee.pay",
            [
                "invoice": invoice["id"] ?? .null, "version": 1, "amount": "100.00",
                "paidOn": "2026-02-20", "document": "1",
            ])
        let membership = try #require(paid["membership"])
        let balance = try await actor.call("fee.balance")
        #expect(balance["person"] == FigureScene.id(actor))
        #expect(balance["balance"] == "0.00")
        let seen = try await scene.coordinator.call(
            "fee.balance", ["person": FigureScene.id(actor)])
        #expect(seen["paid"] == "100.00")
        _ = try await actor.call(
            "membership.leave",
            ["membership": membership, "version": 1, "from": "2026-02-25"])
        #expect(try await scene.persons() == [])
        #expect(try await scene.persons(on: "2026-02-24").count == 1)
        // Back again: the same membership goes on.
        let next = try await scene.apply(actor)
        let decided = try await scene.decide(next, on: "2026-02-26")
        #expect(decided["membership"] == membership)
    }

    @Test func `an expelled person appeals`() async throws {
        let scene = try await FigureScene()
        let (actor, membership) = try await scene.member()
        _ = try await scene.coordinator.call(
            "membership.expel",
            [
                "membership": membership, "version": 1, "noticeOn": "2026-01-20",
                "hearingOn": "2026-02-10",
                "decision": MembershipScene.decision(), "reason": "Себебі",
            ])
        _ = try await actor.call(
            "membership.appeal", ["membership": membership, "version": 2, "reason": "Жоқ"])
        let restored = try await scene.coordinator.call(
            "membership.decideAppeal",
            [
                "membership": membership, "version": 3, "outcome": "restored",
                "decision": MembershipScene.decision(), "reason": "Дұрыс",
            ])
        #expect(restored["state"] == "active")
        #expect(
            await scene.coordinator.failure(
                of: "membership.changeKind",
                [
                    "membership": membership, "version": 4, "kind": "associate",
                    "decision": MembershipScene.decision(),
                ]) == .conflict(.kindOfOthers))
    }
}
