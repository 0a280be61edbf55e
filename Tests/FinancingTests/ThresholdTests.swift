import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// What an order asks beside its instrument's rule: a place in a final ranking, and of awards that
/// nobody is nominated in two spheres of a year.
@Suite(.database) struct ThresholdTests {
    /// Everybody by how much of the own record is filled in, of a thousand points.
    private static let record: JSON = [
        "form": "sum", "scale": 1000, "groupMin": 1, "rowsMin": 1, "indicatorsMin": 1,
        "bands": [["from": 400, "name": "A"], ["from": 0, "name": "B"]],
        "indicators": [
            [
                "code": "transparency", "weight": 1, "direction": "up", "years": 3,
                "strength": 0, "prior": 0,
            ]
        ],
    ]

    /// An organisation that the gate of a ranking lets through.
    private func organisation(
        _ name: String, in scene: FinancingScene, verified: Bool = true, website: Bool = false
    ) async throws -> (id: JSON, actor: Actor) {
        let made = try await scene.organisation(name)
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            UPDATE registry.organisations SET registered_on = '2026-01-15', spheres = '{8}'
                \(verified ? ", verification = 'verified', verified_until = '2099-01-01'" : "")
                \(website ? ", website = 'https://example.kz'" : "")
            WHERE id = '\(made.id.string ?? "")';
            COMMIT
            """)
        return made
    }

    /// A ranking of everybody who is there, provisional or final.
    private func ranking(in scene: FinancingScene, isFinal: Bool = true) async throws -> JSON {
        let first = try await scene.world.officer(of: "ministry")
        let second = try await scene.world.officer(of: "ministry")
        let method =
            try await first.call(
                "method.draft",
                [
                    "code": "national", "name": ["ru": "Рейтинг"], "sample": true,
                    "record": Self.record, "commentsUntil": "2100-01-01",
                ])["id"] ?? .null
        // As if it had been discussed in January and held since February.
        try await scene.rows(
            """
            UPDATE ranking.methods SET drafted_at = '2025-12-01', due_on = '2026-01-31',
                comments_until = '2026-01-31' WHERE id = '\(method.string ?? "")'
            """)
        _ = try await second.call(
            "method.publish",
            ["method": method, "validFrom": "2100-01-01", "document": FinancingScene.document])
        try await scene.rows(
            """
            UPDATE ranking.method_publications SET published_at = '2026-02-01 12:00+05',
                valid_from = '2026-02-01' WHERE method_id = '\(method.string ?? "")'
            """)
        let made =
            try await first.call(
                "ranking.compute", ["method": method, "cutOff": "2026-10-01"])["id"] ?? .null
        guard isFinal else { return made }
        try await scene.rows(
            """
            UPDATE ranking.snapshots SET computed_at = now() - interval '30 days',
                objections_until = now() - interval '1 day' WHERE id = '\(made.string ?? "")'
            """)
        _ = try await second.call("ranking.publish", ["ranking": made])
        return made
    }

    private func item(
        _ name: String, of organisation: JSON, for order: JSON, in scene: FinancingScene
    ) async throws -> JSON? {
        let read = try await scene.world.anonymous.call(
            "eligibility.check", ["order": order, "organisation": organisation])
        expect(read, looksLike: CheckEligibility.self)
        return read["items"]?.array?.first { .string(name) == $0["item"] }
    }

    @Test func `an order of an instrument that asks for a ranking names one`() async throws {
        let scene = try await FinancingScene()
        let ranking = try await ranking(in: scene)
        try await scene.rows(
            """
            UPDATE financing.instrument_rules SET requires = requires || '{ranked}'::text[]
            """)
        let draft = try await scene.draft()
        let announcement: JSON.Object = ["draft": draft["id"] ?? .null, "version": 1]
        #expect(
            await scene.second.failure(of: "order.announce", announcement)
                == .conflict(.orderUnranked))
        let ranked = try await scene.order(["ranking": ["ranking": ranking, "pointsMin": 400]])
        #expect(
            try await scene.rows(
                "SELECT ranked FROM financing.orders WHERE id = '\(ranked.string ?? "")'")
                == [["t"]])
        // Not even past the program.
        await #expect(throws: (any Error).self) {
            try await scene.rows(
                """
                BEGIN; SET LOCAL session_replication_role = origin;
                UPDATE financing.orders SET ranking_tenant_id = NULL, ranking_id = NULL,
                    ranking_points_min = NULL WHERE id = '\(ranked.string ?? "")'; COMMIT
                """)
        }
    }

    @Test
    func `an order asks for points in a final ranking, and says why somebody has them or not`()
        async throws
    {
        let scene = try await FinancingScene()
        let good = try await organisation("Жақсы", in: scene, website: true)
        let poor = try await organisation("Нашар", in: scene)
        let barred = try await organisation(
            "Тексерілмеген", in: scene, verified: false, website: true)
        let ranking = try await ranking(in: scene)
        let late = try await organisation("Кейінгі", in: scene, website: true)
        let order = try await scene.order(["ranking": ["ranking": ranking, "pointsMin": 400]])
        var outcomes: [JSON?] = []
        for one in [good, poor, barred, late] {
            let item = try await item("ranking", of: one.id, for: order, in: scene)
            #expect(item?["required"] == true)
            outcomes.append(item?["outcome"])
        }
        #expect(outcomes == ["met", "not-met", "not-met", "unknown"])
        let snapshot = try await scene.world.anonymous.call(
            "ranking.get", ["ranking": ranking])
        let evidence = try await item("ranking", of: good.id, for: order, in: scene)?["evidence"]
        #expect(
            evidence == [
                "ranking": ranking, "digest": snapshot["digest"] ?? .null,
                "cutOff": "2026-10-01", "pointsMin": 400, "state": "rated", "points": 429,
                "band": "A",
            ])
        let frozen = try await item("ranking", of: barred.id, for: order, in: scene)?["evidence"]
        #expect(frozen?["bars"] == "unverified")
        #expect(frozen?["points"] == 429)
        // What is known since changes nothing: a ranking is what it was on its day.
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            UPDATE registry.organisations SET website = NULL, verification = 'unverified',
                verified_until = NULL;
            COMMIT
            """)
        #expect(
            try await item("ranking", of: good.id, for: order, in: scene)?["outcome"] == "met")
        // The organisation itself asks the same.
        let own = try await poor.actor.call(
            "eligibility.check", ["order": order, "organisation": poor.id])
        #expect(own["outcome"] == "not-met")
        let shown = try await scene.world.anonymous.call("order.get", ["order": order])
        #expect(shown["ranking"] == ["ranking": ranking, "pointsMin": 400])
        expect(shown, looksLike: GetOrder.self)
    }

    @Test
    func `a band is as many points as it begins with, and an order without a demand has none`()
        async throws
    {
        let scene = try await FinancingScene()
        let poor = try await organisation("Нашар", in: scene)
        let ranking = try await ranking(in: scene)
        let demanding = try await scene.order(["ranking": ["ranking": ranking, "band": "A"]])
        let shown = try await scene.world.anonymous.call("order.get", ["order": demanding])
        #expect(shown["ranking"] == ["ranking": ranking, "pointsMin": 400, "band": "A"])
        let item = try await item("ranking", of: poor.id, for: demanding, in: scene)
        #expect(item?["outcome"] == "not-met")
        #expect(item?["evidence"]?["bandMin"] == "A")
        #expect(item?["evidence"]?["band"] == "B")
        let plain = try await scene.order()
        #expect(try await self.item("ranking", of: poor.id, for: plain, in: scene) == nil)
    }

    @Test func `only a final ranking is named, and a band of its method`() async throws {
        let scene = try await FinancingScene()
        _ = try await organisation("Жақсы", in: scene)
        let provisional = try await ranking(in: scene, isFinal: false)
        let final = try await ranking(in: scene)
        let demands: [(JSON, Reason)] = [
            (["ranking": provisional, "pointsMin": 1], .orderRankingNotFinal),
            (["ranking": final, "band": "Z"], .orderRankingBand),
        ]
        for (demand, reason) in demands {
            let draft = try await scene.draft(["ranking": demand])
            #expect(
                await scene.second.failure(
                    of: "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
                    == .conflict(reason))
        }
        let both: JSON = ["ranking": final, "pointsMin": 1, "band": "A"]
        #expect(
            await scene.officer.failure(
                of: "order.draft", ["content": try scene.content(["ranking": both])])
                == .invalidParameters([Problem("content.ranking", "pointsOrBand")]))
        // Nor past the program.
        let order = try await scene.order()
        let error = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                """
                UPDATE financing.orders o SET ranking_tenant_id = s.tenant_id, ranking_id = s.id,
                    ranking_points_min = 1
                FROM ranking.snapshots s
                WHERE o.id = '\(order.string ?? "")' AND s.id = '\(provisional.string ?? "")'
                """)
        }
        #expect(error?.message.contains("orders_ranking_final") == true)
    }

    @Test func `who has too few points gets no award, and what was known stays with the decision`()
        async throws
    {
        let scene = try await FinancingScene()
        let good = try await organisation("Жақсы", in: scene, website: true)
        let poor = try await organisation("Нашар", in: scene)
        let ranking = try await ranking(in: scene)
        var decided = FinancingScene.Decided(
            order: try await scene.order(["ranking": ["ranking": ranking, "band": "A"]]))
        try await scene.apply(poor.actor, to: &decided)
        try await scene.apply(good.actor, to: &decided)
        try await scene.open(decided)
        // The first gets the award, unless said.
        let wrong: JSON.Object = [
            "order": decided.order, "version": decided.orderVersion,
            "content": try await scene.content(decided),
        ]
        #expect(
            await scene.officer.failure(of: "decision.propose", wrong)
                == .conflict(.decisionNotEligible))
        try await scene.propose(
            &decided,
            [
                FinancingScene.refuse(decided.applications[0]),
                FinancingScene.award(decided.applications[1]),
            ])
        try await scene.take("approve", "publish", on: &decided)
        let read = try await scene.world.anonymous.call(
            "decision.get", ["decision": decided.decision])
        let items = (read["outcomes"]?.array ?? []).map { outcome in
            outcome["eligibility"]?["items"]?.array?.first { $0["item"] == "ranking" }
        }
        #expect(Set(items.map { $0?["outcome"]?.string }) == ["met", "not-met"])
        #expect(items.allSatisfy { $0?["evidence"]?["ranking"] == ranking })
    }

    @Test func `who is nominated in one sphere of a year is not eligible in another`() async throws
    {
        let scene = try await FinancingScene()
        let (id, winner) = try await scene.organisation()
        func nominate(_ sphere: JSON) async throws -> JSON {
            var decided = FinancingScene.Decided(
                order: try await scene.order([
                    "instrument": "award", "projectMin": "8650000.00", "sphere": sphere,
                    "projectMax": "8650000.00",
                    "lines": [["line": try await scene.line(), "amount": "8650000.00"]],
                ]))
            try await scene.apply(
                winner, to: &decided,
                asking: [
                    "amount": "8650000.00",
                    "spending": [["item": "Дамыту", "amount": "8650000.00"]],
                ])
            try await scene.open(decided)
            return decided.order
        }
        let first = try await nominate("8")
        let same = try await nominate("8")
        let other = try await nominate("4")
        func outcome(_ order: JSON) async throws -> JSON? {
            try await item("award-sphere", of: id, for: order, in: scene)?["outcome"]
        }
        #expect(try await outcome(first) == "met")
        #expect(try await outcome(same) == "met")
        #expect(try await outcome(other) == "not-met")
        let evidence = try await item("award-sphere", of: id, for: other, in: scene)?["evidence"]
        #expect(
            evidence == [
                "year": 2026, "sphere": "4", "nominatedIn": "8", "nominatedBy": first,
            ])
        // Another year's is free, and so is a sphere whose order was cancelled.
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            UPDATE financing.orders SET year = 2025 WHERE id = '\(first.string ?? "")';
            UPDATE financing.orders SET state = 'cancelled' WHERE id = '\(same.string ?? "")';
            COMMIT
            """)
        #expect(try await outcome(other) == "met")
        let (stranger, _) = try await scene.organisation("Басқа")
        #expect(
            try await item("award-sphere", of: stranger, for: other, in: scene)?["outcome"]
                == "met")
    }
}
