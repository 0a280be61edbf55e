import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct HistoryAndStatisticsTests {
    @Test func `history says when, which act and by whom, page by page`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let made = try await officer.register("Үміт", ["registeredOn": "2020-05-05"])
        let own = try await world.representative(of: made.organisation)
        _ = try await own.call("ngo.update", ["version": 1, "name": ["ru": "Надежда"]])
        _ = try await officer.call(
            "ngo.update",
            [
                "id": .string(made.id), "version": 2, "name": ["ru": "Вера"],
                "validFrom": "2026-01-01",
            ])
        let all = try await world.anonymous.call("ngo.history", ["id": .string(made.id)]).items
        #expect(
            all.map { "\($0["version"]?.text ?? "") \($0["actor"]?.string ?? "")" } == [
                "3 officer@KZ-75", "2 representative", "1 officer@KZ-75",
            ])
        #expect(
            all.map { $0["act"]?.string } == [
                "organisation.updated", "organisation.updated", "organisation.registered",
            ])
        #expect(all.map { $0["validFrom"]?.string } == ["2026-01-01", nil, "2020-05-05"])
        for (newer, older) in zip(all, all.dropFirst()) {
            #expect(newer["recordedFrom"] == older["recordedTo"])
        }
        var params: JSON.Object = ["id": .string(made.id), "limit": 2]
        let first = try await world.anonymous.call("ngo.history", params)
        params["cursor"] = first["next"]
        let second = try await world.anonymous.call("ngo.history", params)
        #expect(first.items + second.items == all)
        #expect(second["next"] == nil)
    }

    @Test func `statistics count each organisation that stands for itself`() async throws {
        let world = try World()
        #expect(try await world.anonymous.call("ngo.statistics")["total"] == 0)
        let almaty = try await world.officer(of: "KZ-75")
        _ = try await almaty.register("Үміт", ["spheres": ["2", "8"]])
        _ = try await almaty.register(
            "Болашақ", ["spheres": ["8"], "legalForm": "private-foundation"])
        let kept = try await world.officer(of: "KZ-71").register("Жастар")
        let twin = try await almaty.register("Жастар")
        _ = try await almaty.call(
            "ngo.merge",
            [
                "id": .string(twin.id), "version": 1, "into": .string(kept.id), "intoVersion": 1,
                "reason": "Бір БСН",
            ])
        try await world.superuser(
            """
            UPDATE registry.organisations SET verification = 'verified',
                verified_until = '2020-01-01' WHERE name_kk = 'Үміт'
            """)
        let counts = try await world.anonymous.call("ngo.statistics")
        #expect(counts["total"] == 3)
        #expect(
            counts["regions"] == [["code": "KZ-71", "count": 1], ["code": "KZ-75", "count": 2]])
        #expect(counts["spheres"] == [["code": "2", "count": 1], ["code": "8", "count": 2]])
        #expect(
            counts["legalForms"] == [
                ["code": "private-foundation", "count": 1],
                ["code": "public-foundation", "count": 2],
            ])
        #expect(counts["legalStatuses"] == [["code": "active", "count": 3]])
        #expect(
            counts["verifications"] == [
                ["code": "expired", "count": 1], ["code": "unverified", "count": 2],
            ])
        let one = try await world.anonymous.call("ngo.statistics", ["region": "KZ-71"])
        #expect(one["total"] == 1 && one["spheres"] == [])
    }
}
