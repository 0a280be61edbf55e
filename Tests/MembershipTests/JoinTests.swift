import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// From an application to the public roll.
@Suite(.database) struct JoinTests {
    @Test func `a coordinator brings an applicant into the public roll`() async throws {
        let scene = try await MembershipScene()
        let (organisation, actor) = try await scene.organisation()
        let applied = try await actor.call(
            "membership.apply",
            [
                "alliance": "alliance-75", "kind": "full", "resolvedOn": "2026-01-15", "papers": [],
            ])
        let application = try #require(applied["id"])
        let waiting = try await scene.coordinator.call("membership.queue")
        #expect(waiting["items"]?.array?.first?["missingPapers"] == 2)
        #expect(
            await scene.coordinator.failure(
                of: "membership.place",
                ["application": application, "version": 1, "organ": "council"])
                == .conflict(.papersMissing))
        let returned = try await scene.coordinator.call(
            "membership.return",
            ["application": application, "version": 1, "reason": "Хаттама жоқ"])
        #expect(returned["dueOn"] != nil)
        _ = try await actor.call(
            "membership.apply",
            [
                "alliance": "alliance-75", "kind": "full", "resolvedOn": "2026-01-15",
                "papers": MembershipScene.papers, "version": 2,
            ])
        _ = try await scene.coordinator.call(
            "membership.place", ["application": application, "version": 3, "organ": "council"])
        let decided = try await scene.coordinator.call(
            "membership.decide",
            [
                "application": application, "version": 4, "outcome": "approved",
                "decision": MembershipScene.decision(),
            ])
        #expect(decided["state"] == "approved")
        #expect(try await roll(scene, "2026-02-25") == [])
        let invoice = try await scene.coordinator.call(
            "fee.invoice", ["application": application])
        #expect(invoice["amount"] == "20000.00")
        let part = try await pay(scene, invoice, "5000.00", version: 1)
        #expect(part["open"] == "15000.00")
        #expect(part["membership"] == nil)
        let rest = try await pay(scene, invoice, "16000.00", version: 2)
        #expect(rest["open"] == "-1000.00")
        #expect(rest["membership"] != nil)
        #expect(try await roll(scene, "2026-02-19") == [])
        #expect(try await roll(scene, "2026-02-20") == [organisation])
        let file = try await actor.call("membership.application", ["application": application])
        #expect(file["state"] == "admitted")
        #expect(file["history"]?.array?.count == 6)
        // Who applies and who pays what is for the audit trail; who is a member is for everybody.
        let entries = try await scene.rows(
            """
            SELECT DISTINCT subject_kind || ' ' || public FROM journal.entries
            WHERE subject_kind IN ('application', 'invoice', 'membership', 'charter') ORDER BY 1
            """)
        #expect(
            entries.compactMap { $0[0] } == [
                "application false", "charter true", "invoice false", "membership true",
            ])
    }

    private func pay(
        _ scene: MembershipScene, _ invoice: JSON, _ amount: String, version: Int64
    ) async throws -> JSON {
        try await scene.coordinator.call(
            "fee.pay",
            [
                "invoice": invoice["id"] ?? .null, "version": .int(version),
                "amount": .string(amount), "paidOn": "2026-02-20", "document": "77",
            ])
    }

    private func roll(_ scene: MembershipScene, _ day: String) async throws -> [JSON] {
        let page = try await scene.world.anonymous.call(
            "roll.list", ["alliance": "alliance-75", "asOf": .string(day)])
        return (page["items"]?.array ?? []).compactMap { $0["organisation"] }
    }

    @Test func `the charter decides which organ, which quorum and which majority`() async throws {
        let scene = try await MembershipScene()
        let (_, actor) = try await scene.organisation()
        let applied = try await actor.call(
            "membership.apply",
            [
                "alliance": "alliance-75", "kind": "full", "resolvedOn": "2026-01-15",
                "papers": MembershipScene.papers,
            ])
        let application = try #require(applied["id"])
        #expect(
            await scene.coordinator.failure(
                of: "membership.place",
                ["application": application, "version": 1, "organ": "directorate"])
                == .conflict(.organMayNot))
        _ = try await scene.coordinator.call(
            "membership.place", ["application": application, "version": 1, "organ": "council"])
        let cases: [(JSON, Reason)] = [
            (MembershipScene.decision(for: 3, against: 1), .quorumMissed),
            (MembershipScene.decision(for: 4, against: 5), .votesContradict),
            (MembershipScene.decision("directorate"), .organMayNot),
            (MembershipScene.decision(on: "2099-01-01"), .protocolInFuture),
        ]
        for (decision, reason) in cases {
            #expect(
                await scene.coordinator.failure(
                    of: "membership.decide",
                    [
                        "application": application, "version": 2, "outcome": "approved",
                        "decision": decision,
                    ]) == .conflict(reason), "\(reason.code)")
        }
    }

    @Test func `who heads or represents the applicant takes no part`() async throws {
        let scene = try await MembershipScene()
        let (organisation, actor) = try await scene.organisation()
        let applied = try await actor.call(
            "membership.apply",
            [
                "alliance": "alliance-75", "kind": "associate", "resolvedOn": "2026-01-15",
                "papers": [],
            ])
        let place: JSON.Object = [
            "application": try #require(applied["id"]), "version": 1, "organ": "directorate",
        ]
        let principal = try #require(scene.coordinator.caller.principal)
        _ = try await scene.rows(
            """
            INSERT INTO tenancy.grants (id, principal_id, role, organisation_id, state,
                requested_by, approved_by, approved_at)
            SELECT gen_random_uuid(), '\(principal)', 'representative',
                '\(organisation.string ?? "")', 'active', g.requested_by, g.approved_by, now()
            FROM tenancy.grants g WHERE g.principal_id = '\(principal)'
            """)
        #expect(
            await scene.coordinator.failure(of: "membership.place", place)
                == .conflict(.conflictOfInterest))
        let colleague = try await scene.world.coordinator(of: "alliance-75")
        _ = try await colleague.call("membership.place", place)
    }

    @Test func `another alliance sees nothing of it`() async throws {
        let scene = try await MembershipScene()
        _ = try await scene.administrator.call(
            "tenant.create", MembershipScene.regional("alliance-71", "KZ-71"))
        let stranger = try await scene.world.coordinator(of: "alliance-71")
        let member = try await scene.full()
        let national = try await scene.world.coordinator()
        for actor in [stranger, national] {
            #expect(
                await actor.failure(
                    of: "membership.get", ["membership": member.membership])
                    == .notFound("membership"))
            #expect(
                await actor.failure(of: "fee.balance", ["organisation": member.organisation])
                    == .notFound("invoice"))
            #expect(try await actor.call("membership.queue")["items"] == [])
            #expect(try await actor.call("membership.list")["items"] == [])
        }
        #expect(
            await scene.officer.failure(of: "membership.list")
                == .forbidden(permission: "membership.read"))
    }
}
