import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// What is done with a membership, and how its periods follow.
@Suite(.database) struct MemberActTests {
    private func act(
        _ scene: MembershipScene, _ method: String, _ membership: JSON, _ version: Int64,
        _ more: JSON.Object = [:]
    ) async throws(Failure) -> JSON {
        var params = more
        params["membership"] = membership
        params["version"] = .int(version)
        params["decision"] = MembershipScene.decision(on: "2026-03-01")
        return try await scene.coordinator.call(method, params)
    }

    private func periods(_ scene: MembershipScene, _ membership: JSON) async throws -> [String] {
        try await scene.rows(
            """
            SELECT kind || ' ' || standing || ' ' || valid_from || ' ' || coalesce(valid_to::text, '…')
            FROM membership.periods WHERE membership_id = '\(membership.string ?? "")' ORDER BY seq
            """
        ).compactMap { $0[0] }
    }

    @Test func `every act leaves the periods before it as they were`() async throws {
        let scene = try await MembershipScene()
        let member = try await scene.full(paidOn: "2026-02-20")
        let id = member.membership
        _ = try await act(
            scene, "membership.suspend", id, 1, ["from": "2026-03-01", "reason": "Жарна"])
        _ = try await act(scene, "membership.resume", id, 2, ["from": "2026-04-01"])
        _ = try await act(
            scene, "membership.changeKind", id, 3, ["from": "2026-05-01", "kind": "associate"])
        _ = try await member.actor.call(
            "membership.leave",
            ["membership": id, "version": 4, "from": "2026-06-01", "reason": "Өз еркі"])
        #expect(
            try await periods(scene, id) == [
                "full active 2026-02-20 2026-03-01", "full suspended 2026-03-01 2026-04-01",
                "full active 2026-04-01 2026-05-01", "associate active 2026-05-01 2026-06-01",
            ])
        // It comes back, and its first period is not touched by that.
        _ = try await scene.join(
            member.actor, kind: "associate", organ: "directorate", on: "2026-07-01")
        #expect(try await periods(scene, id).last == "associate active 2026-07-01 …")
        let history = try await member.actor.call("membership.history", ["membership": id])
        #expect(
            history["acts"]?.array?.compactMap { $0["act"]?.string } == [
                "join", "suspend", "resume", "changeKind", "leave", "join",
            ])
        let entries = try await scene.rows(
            "SELECT count(*) FROM journal.entries WHERE subject_id = '\(id.string ?? "")'")
        #expect(entries[0][0] == "6")
    }

    @Test func `an expulsion is heard, appealed against in time and undone without a gap`()
        async throws
    {
        let scene = try await MembershipScene()
        let member = try await scene.full(paidOn: "2026-02-20")
        let id = member.membership
        let expel: JSON.Object = ["from": "2026-03-02", "reason": "Бұзушылық"]
        let early = JSON.Object([
            ("membership", id), ("version", 1),
            ("decision", MembershipScene.decision(on: "2026-03-01")), ("from", "2026-03-02"),
            ("reason", "Бұзушылық"), ("noticeOn", "2026-02-20"), ("hearingOn", "2026-03-02"),
        ])
        #expect(
            await scene.coordinator.failure(of: "membership.expel", early) == .conflict(.unheard))
        // The charter gives a member five days to prepare for the hearing.
        var heard = expel
        heard["noticeOn"] = "2026-02-21"
        heard["hearingOn"] = "2026-02-25"
        var hasty = heard
        hasty["membership"] = id
        hasty["version"] = 1
        hasty["decision"] = MembershipScene.decision(on: "2026-03-01")
        let refusal = await scene.coordinator.failure(of: "membership.expel", hasty)
        #expect(
            refusal
                == .conflict(.noticeShort(try #require(CivilDate("2026-02-21")), days: 5)))
        #expect(refusal?.message(in: .en).contains("2026-02-26") == true)
        heard["noticeOn"] = "2026-02-20"
        let expelled = try await act(scene, "membership.expel", id, 1, heard)
        #expect(expelled["appealDueOn"] != nil)
        let appeal: JSON.Object = ["membership": id, "version": 2, "reason": "Келіспейміз"]
        #expect(
            await scene.coordinator.failure(of: "membership.appeal", appeal)
                == .forbidden(permission: "membership.appeal"))
        _ = try await member.actor.call("membership.appeal", appeal)
        #expect(
            await member.actor.failure(
                of: "membership.appeal", ["membership": id, "version": 3, "reason": "Тағы"])
                == .conflict(.appealClosed))
        _ = try await act(
            scene, "membership.decideAppeal", id, 3,
            ["outcome": "restored", "reason": "Негізсіз"])
        #expect(
            try await periods(scene, id) == [
                "full active 2026-02-20 2026-03-02", "full active 2026-03-02 …",
            ])
    }

    @Test func `what does not follow is refused with its reason`() async throws {
        let scene = try await MembershipScene()
        let member = try await scene.associate(on: "2026-02-10")
        let id = member.membership
        let decided: JSON.Object = [
            "membership": id, "version": 1, "decision": MembershipScene.decision(),
        ]
        func refused(_ method: String, _ more: JSON.Object, _ reason: Reason) async {
            let params = more.reduce(into: decided) { $0[$1.key] = $1.value }
            #expect(
                await scene.coordinator.failure(of: method, params) == .conflict(reason),
                "\(method)")
        }
        await refused("membership.resume", [:], .memberState)
        await refused("membership.suspend", ["version": 7, "reason": "x"], .stale)
        await refused("membership.suspend", ["from": "2026-02-09", "reason": "x"], .memberDay)
        await refused("membership.suspend", ["from": "2999-01-01", "reason": "x"], .memberDay)
        await refused("membership.changeKind", ["kind": "observer"], .kindUnknown)
        await refused("membership.changeKind", ["kind": "associate"], .kindsApart)
        await refused(
            "membership.decideAppeal", ["outcome": "upheld", "reason": "x"], .notAppealed)
        #expect(
            await member.actor.failure(
                of: "membership.apply",
                [
                    "alliance": "alliance-75", "kind": "associate", "resolvedOn": "2026-01-15",
                    "papers": [],
                ]) == .conflict(.alreadyMember))
        #expect(
            await member.actor.failure(
                of: "membership.apply",
                [
                    "alliance": "alliance-75", "kind": "full", "resolvedOn": "2026-01-15",
                    "papers": [],
                ]) == .conflict(.otherKind))
    }

    @Test func `a charter may let one organisation hold several kinds`() async throws {
        let scene = try await MembershipScene(charter: ["severalKinds": true])
        let member = try await scene.associate(on: "2026-02-10")
        _ = try await scene.join(member.actor, kind: "full", organ: "council")
        let list = try await member.actor.call("membership.list")
        #expect(list["items"]?.array?.count == 1, "the full one waits for its fee")
        #expect(
            await scene.coordinator.failure(
                of: "membership.changeKind",
                [
                    "membership": member.membership, "version": 1, "kind": "full",
                    "decision": MembershipScene.decision(),
                ]) == .conflict(.kindsApart))
    }

    @Test func `a later charter takes over on its day and no earlier one can be slipped in`()
        async throws
    {
        let scene = try await MembershipScene()
        #expect(
            await scene.coordinator.failure(
                of: "charter.adopt", MembershipScene.charter(["validFrom": "2005-01-01"]))
                == .conflict(.charterNotAfter))
        _ = try await scene.coordinator.call(
            "charter.adopt",
            MembershipScene.charter(["validFrom": "2026-01-01", "severalKinds": true]))
        let before = try await scene.world.anonymous.call(
            "charter.get", ["alliance": "alliance-75", "asOf": "2025-12-31"])
        let after = try await scene.world.anonymous.call(
            "charter.get", ["alliance": "alliance-75", "asOf": "2026-01-01"])
        #expect(before["severalKinds"] == false)
        #expect(after["severalKinds"] == true)
        #expect(
            await scene.world.anonymous.failure(
                of: "charter.get", ["alliance": "alliance-75", "asOf": "2000-01-01"])
                == .notFound("charter"))
    }
}
