import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// Numbers and lists of the public roll.
@Suite(.database) struct RollTests {
    private func count(
        _ scene: MembershipScene, _ params: JSON.Object
    ) async throws -> JSON {
        try await scene.world.anonymous.call("roll.statistics", params)
    }

    private func list(_ scene: MembershipScene, _ params: JSON.Object) async throws -> [JSON] {
        let page = try await scene.world.anonymous.call("roll.list", params)
        return page["items"]?.array ?? []
    }

    /// Almaty's alliance is itself a member of the national one, and one organisation is in both.
    private func tree(_ scene: MembershipScene) async throws -> (both: JSON, national: Actor) {
        let national = try await scene.world.coordinator()
        let (body, bodyActor) = try await scene.organisation("Алматы альянсы")
        _ = try await scene.coordinator.call(
            "charter.adopt",
            MembershipScene.charter(["validFrom": "2010-01-01", "organisation": body]))
        _ = try await national.call("charter.adopt", MembershipScene.charter())
        _ = try await scene.join(
            bodyActor, kind: "associate", organ: "directorate", in: national,
            alliance: "alliance")
        let member = try await scene.associate()
        _ = try await scene.join(
            member.actor, kind: "associate", organ: "directorate", in: national,
            alliance: "alliance")
        return (member.organisation, national)
    }

    @Test func `an organisation in a part and in the whole counts once`() async throws {
        let scene = try await MembershipScene()
        let (both, _) = try await tree(scene)
        _ = try await scene.associate("Басқа")
        let day: JSON.Object = ["alliance": "alliance", "asOf": "2026-03-01"]
        var all = day
        all["scope"] = "all"
        #expect(try await count(scene, day)["members"] == 2)
        #expect(try await count(scene, all)["members"] == 3)
        let items = try await list(scene, all)
        #expect(items.count == 3)
        let found = items.first { $0["organisation"] == both }
        #expect(found?["alliances"] == ["alliance", "alliance-75"])
        // Its histories stay apart.
        let own = try await scene.world.anonymous.call(
            "roll.list", ["alliance": "alliance-75", "asOf": "2026-03-01"])
        #expect(own["items"]?.array?.count == 2)
    }

    @Test func `alliances that are members of each other end the walk`() async throws {
        let scene = try await MembershipScene()
        let (_, national) = try await tree(scene)
        let (body, bodyActor) = try await scene.organisation("Ұлттық альянс")
        _ = try await national.call(
            "charter.adopt",
            MembershipScene.charter(["validFrom": "2011-01-01", "organisation": body]))
        _ = try await scene.join(bodyActor, kind: "associate", organ: "directorate")
        let params: JSON.Object = [
            "alliance": "alliance-75", "scope": "all", "asOf": "2026-03-01",
        ]
        #expect(try await count(scene, params)["members"] == 3)
    }

    @Test func `a merge keeps both histories and its undoing brings them back`() async throws {
        let scene = try await MembershipScene()
        let first = try await scene.associate("Бірінші", on: "2026-02-01")
        let second = try await scene.associate("Екінші", on: "2026-02-05")
        let params: JSON.Object = ["alliance": "alliance-75", "asOf": "2026-03-01"]
        let before = try await scene.rows("SELECT * FROM membership.periods ORDER BY membership_id")
        #expect(try await count(scene, params)["members"] == 2)
        _ = try await scene.officer.call(
            "ngo.merge",
            [
                "id": second.organisation, "version": 1, "into": first.organisation,
                "intoVersion": 1, "reason": "Бір ұйым",
            ])
        #expect(try await count(scene, params)["members"] == 1)
        let merged = try await list(scene, params)
        #expect(merged.compactMap { $0["organisation"] } == [first.organisation])
        #expect(merged.first?["validFrom"] == "2026-02-01")
        _ = try await scene.officer.call(
            "ngo.unmerge", ["id": second.organisation, "version": 2, "reason": "Екі ұйым"])
        #expect(try await count(scene, params)["members"] == 2)
        let after = try await scene.rows("SELECT * FROM membership.periods ORDER BY membership_id")
        #expect(after == before)
    }

    @Test func `each number has its list by the same filter`() async throws {
        let scene = try await MembershipScene()
        let stays = try await scene.associate("Қалады", on: "2026-02-01")
        let leaves = try await scene.associate("Кетеді", on: "2026-02-01")
        _ = try await leaves.actor.call(
            "membership.leave",
            ["membership": leaves.membership, "version": 1, "from": "2026-02-20"])
        let joins = try await scene.associate("Келеді", on: "2026-02-15")
        let filter: JSON.Object = [
            "alliance": "alliance-75", "asOf": "2026-03-01", "since": "2026-02-10",
        ]
        let numbers = try await count(scene, filter)
        let expected: [(String, [JSON])] = [
            ("members", [stays.organisation, joins.organisation]),
            ("joined", [joins.organisation]), ("left", [leaves.organisation]),
            ("stayed", [stays.organisation]),
        ]
        for (change, organisations) in expected {
            var params = filter
            params["change"] = .string(change)
            let found = try await list(scene, params).compactMap { $0["organisation"]?.string }
            #expect(found == organisations.compactMap(\.string).sorted(), "\(change)")
            #expect(numbers[change] == .int(Int64(organisations.count)), "\(change)")
        }
        #expect(numbers["retentionPercent"] == "50.00")
        #expect(numbers["attritionPercent"] == "50.00")
        #expect(numbers["byKind"]?["associate"] == 2)
        #expect(numbers["byRegion"]?["KZ-75"] == 2)
        var other = filter
        other["region"] = "KZ-71"
        #expect(try await count(scene, other)["members"] == 0)
    }

    @Test func `pages go on where they ended`() async throws {
        let scene = try await MembershipScene()
        for name in ["Бір", "Екі", "Үш"] { _ = try await scene.associate(name) }
        var params: JSON.Object = ["alliance": "alliance-75", "asOf": "2026-03-01", "limit": 2]
        let first = try await scene.world.anonymous.call("roll.list", params)
        #expect(first["items"]?.array?.count == 2)
        params["cursor"] = first["next"]
        let second = try await scene.world.anonymous.call("roll.list", params)
        #expect(second["items"]?.array?.count == 1)
        #expect(second["next"] == nil)
    }
}
