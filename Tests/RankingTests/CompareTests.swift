import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Ranking

@Suite(.database) struct CompareTests {
    /// One indicator beside the own record, everybody in one group and nothing drawn to its mean.
    private static func draft(_ indicators: [Indicator]) -> JSON.Object {
        let method = MethodRecord(
            form: .sum, scale: 1000, evidence: .init(rowsMin: 1, indicatorsMin: 1), groupMin: 1,
            bands: [.init(from: 0, name: "A")], indicators: indicators)
        return RankingScene.draft(["record": method.json])
    }

    private static let reporting = Indicator("reporting", weight: 3, strength: 0, prior: 0)
    private static let transparency = Indicator("transparency", weight: 1, strength: 0, prior: 0)

    private func method(
        _ indicators: [Indicator], in scene: RankingScene
    ) async throws -> JSON {
        try await scene.method(Self.draft(indicators))
    }

    private func compare(
        _ earlier: JSON, _ later: JSON, _ scene: RankingScene, _ more: JSON.Object = [:]
    ) async throws -> JSON {
        var params: JSON.Object = ["earlier": earlier, "later": later]
        for key in more.keys { params[key] = more[key] }
        let page = try await scene.world.anonymous.call("ranking.compare", params)
        let problems = CompareRankings.result.problems(of: page, at: "page")
        #expect(problems.isEmpty, "\(problems)")
        return page
    }

    /// Of five alike, the last two report in time and the fourth fills in its record.
    private func moved(_ scene: RankingScene, _ ids: [JSON]) async throws {
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO registry.reports (organisation_id, home_tenant_id, year, timeliness,
                submitted_on, due_on, due_rule, due_explanation)
            SELECT id, home_tenant_id, 2025, 'on-time', '2026-03-01', '2026-03-31', 'x', '{}'
            FROM registry.organisations
            WHERE id IN ('\(ids[3].string ?? "")', '\(ids[4].string ?? "")');
            UPDATE registry.organisations SET website = 'https://example.kz'
            WHERE id = '\(ids[3].string ?? "")';
            COMMIT
            """)
    }

    @Test func `says who moved, and how many points each indicator is worth of it`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(5)
        let method = try await method([Self.reporting, Self.transparency], in: scene)
        let earlier = try await scene.compute(method)["id"] ?? .null
        try await moved(scene, ids)
        let later = try await scene.compute(method)["id"] ?? .null
        let items = try await compare(earlier, later, scene)["items"]?.array ?? []
        // All were first; now two lead, and the others share the third place.
        #expect(items.map { $0["move"] } == [-2, -2, -2, -1, 0])
        #expect(items.suffix(2).map { $0["organisation"] } == [ids[4], ids[3]])
        // Nothing of them changed: others passed them.
        #expect(items[0]["indicators"] == [])
        #expect(items[0]["points"] == items[0]["pointsThen"])
        // A report in time of three is a third of 750 points; one seventh of a record of 250 is 36.
        let better = try #require(items.first { $0["organisation"] == ids[3] })
        #expect(
            better["indicators"] == [
                ["code": "reporting", "value": 333_333, "valueThen": 0, "points": 250],
                [
                    "code": "transparency", "value": 285_714, "valueThen": 142_857, "points": 35,
                ],
            ])
        #expect(better["pointsThen"] == 36)
        #expect(better["points"] == 321)
    }

    @Test func `pages follow one another, the largest moves first`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(5)
        let method = try await method([Self.reporting, Self.transparency], in: scene)
        let earlier = try await scene.compute(method)["id"] ?? .null
        try await moved(scene, ids)
        let later = try await scene.compute(method)["id"] ?? .null
        let whole = try await compare(earlier, later, scene)["items"]?.array ?? []
        var parts: [JSON] = []
        var cursor: JSON?
        repeat {
            var more: JSON.Object = ["limit": 2]
            more["cursor"] = cursor
            let page = try await compare(earlier, later, scene, more)
            parts += page["items"]?.array ?? []
            cursor = page["next"]
            #expect(page["items"]?.array?.isEmpty == false)
        } while cursor != nil
        #expect(parts == whole)
        #expect(
            await scene.world.anonymous.failure(
                of: "ranking.compare", ["earlier": earlier, "later": later, "cursor": "MTA"])
                == .invalidParameters([Problem("cursor", "cursor")]))
    }

    @Test func `an indicator that only one of the methods has is named without points`()
        async throws
    {
        let scene = try await RankingScene()
        _ = try await scene.organisations(1)
        let earlier =
            try await scene.compute(
                try await method([Self.reporting], in: scene))["id"] ?? .null
        let later =
            try await scene.compute(
                try await method([Self.transparency], in: scene))["id"] ?? .null
        let item = try await compare(earlier, later, scene)["items"]?.array?.first
        #expect(
            item?["indicators"] == [
                ["code": "transparency", "value": 142_857], ["code": "reporting", "valueThen": 0],
            ])
        #expect(
            await scene.world.anonymous.failure(
                of: "ranking.compare",
                ["earlier": earlier, "later": .string("\(UUIDValue.version7())")])
                == .notFound("ranking"))
    }
}
