import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// What the commission decides by.
@Suite(.database) struct PackTests {
    /// Scores of two experts for each application: quality, price; quality, price.
    private func ranked(
        _ amounts: [String], _ scores: [[Int64]], in evaluation: EvaluationScene
    ) async throws -> (order: JSON, bids: [EvaluationScene.Bid], pack: JSON) {
        let judges = [try await evaluation.judge(), try await evaluation.judge()]
        let (order, bids) = try await evaluation.order(amounts)
        try await evaluation.draw(order, places: 2)
        try await evaluation.declare(order, by: judges)
        for (bid, points) in zip(bids, scores) {
            try await evaluation.score(
                bid, by: judges[0], quality: points[0], price: points[1])
            try await evaluation.score(
                bid, by: judges[1], quality: points[2], price: points[3])
        }
        return (
            order, bids, try await evaluation.scene.officer.call("order.pack", ["order": order])
        )
    }

    @Test func `ranks go by exact sums, and ties by the stated rule`() async throws {
        let evaluation = try await EvaluationScene()
        // 60 × quality / 10 + 40 × price / 5: six a point, eight a point.
        let (_, bids, pack) = try await ranked(
            ["2000000.00", "2000000.00", "1999999.99", "2000000.00", "1000000.00"],
            [
                // 58 and more quality than the others of 58.
                [7, 2, 7, 2],
                // 58 in sum, the same quality as the next.
                [3, 5, 3, 5], [3, 5, 3, 5],
                // As the second in all but the time.
                [3, 5, 3, 5],
                // The lowest amount does not help who has less.
                [9, 0, 9, 0],
            ], in: evaluation)
        let order = [bids[0], bids[2], bids[1], bids[3], bids[4]]
        let ranked = try #require(pack["bids"]?.array)
        #expect(ranked.map { $0["application"] } == order.map { $0.application })
        #expect(ranked.map { $0["rank"] } == [1, 2, 3, 4, 5])
        #expect(ranked.map { $0["tied"] } == [true, true, true, true, false])
        #expect(ranked.first?["score"]?["percent"] == "58.0000")
        // Over ten and two experts: nothing is rounded.
        #expect(ranked.first?["score"]?["sum"] == "1160")
        #expect(ranked.first?["score"]?["of"] == "2000")
        #expect(pack["complete"] == true)
        #expect(pack["missing"] == 0)
        #expect(pack["experts"] == 2)
        #expect(pack["outliers"] == [])
    }

    @Test func `sums are those that anybody reckons from the scores`() async throws {
        let evaluation = try await EvaluationScene()
        let judges = [
            try await evaluation.judge(), try await evaluation.judge(),
            try await evaluation.judge(),
        ]
        let criteria: [(code: String, weight: Int64, points: Int64)] = [
            ("a", 33, 7), ("b", 33, 9), ("c", 34, 10),
        ]
        let (order, bids) = try await evaluation.order(
            Array(repeating: "1000000.00", count: 4),
            [
                "criteria": .array(
                    criteria.map { criterion in
                        [
                            "code": .string(criterion.code), "name": ["ru": "Критерий"],
                            "weight": .int(criterion.weight), "points": .int(criterion.points),
                        ]
                    })
            ])
        try await evaluation.draw(order, places: 3)
        // One judges all but the first, so that means are over two and over three.
        _ = try await judges[0].actor.call(
            "declaration.make", EvaluationScene.declaration(order, related: bids[0].application))
        try await evaluation.declare(order, by: [judges[1], judges[2]])
        var sums: [(application: JSON, sum: Int64)] = []
        for (place, bid) in bids.enumerated() {
            var sum: Int64 = 0
            let jury = place == 0 ? Array(judges.dropFirst()) : judges
            for judge in jury {
                let given = criteria.map { ($0, Int64.random(in: 0...$0.points)) }
                // Over 630 = 7 · 9 · 10, and over 6 experts.
                for (criterion, points) in given {
                    sum +=
                        criterion.weight * points * (630 / criterion.points)
                        * (6 / Int64(jury.count))
                }
                _ = try await judge.actor.call(
                    "score.give",
                    [
                        "application": bid.application,
                        "scores": .array(
                            given.map { criterion, points in
                                [
                                    "criterion": .string(criterion.code),
                                    "points": .int(points),
                                ]
                            }),
                    ])
            }
            sums.append((bid.application, sum))
        }
        let pack = try await evaluation.scene.officer.call("order.pack", ["order": order])
        let ranked = try #require(pack["bids"]?.array)
        for bid in ranked {
            let sum = sums.first { $0.application == bid["application"] }?.sum ?? -1
            #expect(bid["score"]?["sum"] == .string(String(sum)))
            #expect(bid["score"]?["of"] == .string(String(100 * 630 * 6)))
        }
        let inOrder = ranked.map { bid in
            sums.first { $0.application == bid["application"] }?.sum ?? -1
        }
        #expect(inOrder == inOrder.sorted(by: >))
    }

    @Test func `a score far from the median is marked and counts`() async throws {
        let evaluation = try await EvaluationScene()
        let (_, bids, pack) = try await ranked(
            ["2000000.00", "1000000.00"], [[10, 5, 0, 5], [10, 5, 0, 0]], in: evaluation)
        // The median of 10 and 0 is 5: half of the scale is not more than half.
        #expect(pack["outliers"] == [])
        #expect(pack["bids"]?.array?.first?["application"] == bids[0].application)
        let third = try await evaluation.judge()
        let judges = [third, try await evaluation.judge(), try await evaluation.judge()]
        let (order, more) = try await evaluation.order(["2000000.00"])
        try await evaluation.draw(order, places: 5)
        let drawn = try await evaluation.scene.rows(
            """
            SELECT principal_id FROM financing.order_experts
            WHERE order_id = '\(order.string ?? "")'
            """)
        #expect(drawn.count == 5)
        try await evaluation.declare(order, by: judges)
        try await recuseOthers(than: judges, order, in: evaluation)
        try await evaluation.score(more[0], by: judges[0], quality: 4, price: 5)
        try await evaluation.score(more[0], by: judges[1], quality: 3, price: 5)
        try await evaluation.score(more[0], by: judges[2], quality: 10, price: 5)
        let marked = try await evaluation.scene.officer.call("order.pack", ["order": order])
        #expect(
            marked["outliers"] == [
                [
                    "expert": judges[2].id, "application": more[0].application,
                    "criterion": "quality", "points": 10, "medianTwice": 8,
                ]
            ])
        #expect(marked["recused"] == 2)
        #expect(marked["bids"]?.array?.first?["rank"] == 1)
        // 60 × 17 / 30 + 40.
        #expect(marked["bids"]?.array?.first?["score"]?["percent"] == "74.0000")
    }

    private func recuseOthers(
        than judges: [EvaluationScene.Judge], _ order: JSON, in evaluation: EvaluationScene
    ) async throws {
        let own = judges.map { "'\($0.principal)'" }.joined(separator: ",")
        try await evaluation.scene.rows(
            """
            WITH d AS (
                INSERT INTO financing.declarations
                    (tenant_id, order_id, principal_id, id, role, recused, related)
                SELECT tenant_id, order_id, principal_id, gen_random_uuid(), 'expert', true, 0
                FROM financing.order_experts
                WHERE order_id = '\(order.string ?? "")' AND principal_id NOT IN (\(own)))
            UPDATE financing.order_experts SET recused = true, related = 0
            WHERE order_id = '\(order.string ?? "")' AND principal_id NOT IN (\(own))
            """)
    }

    @Test func `what is unknown is shown as unknown`() async throws {
        let evaluation = try await EvaluationScene()
        let (order, bids) = try await evaluation.order(["2000000.00"])
        let organisation = bids[0].organisation
        let anonymous = evaluation.scene.world.anonymous
        func checked() async throws -> [String: String] {
            let found = try await anonymous.call(
                "eligibility.check", ["application": bids[0].application])
            let items = found["items"]?.array ?? []
            var outcomes = Dictionary(
                uniqueKeysWithValues: items.map {
                    ($0["item"]?.string ?? "", $0["outcome"]?.string ?? "")
                })
            outcomes["whole"] = found["outcome"]?.string
            return outcomes
        }
        // Nobody has said when it was registered and in which spheres it works.
        #expect(
            try await checked() == [
                "active": "met", "verified": "not-met", "reported": "unknown",
                "legal-form": "met", "sphere": "unknown", "whole": "unknown",
                "not-unfair": "unknown", "no-debts": "unknown", "not-listed": "unknown",
            ])
        try await evaluation.scene.rows(
            """
            UPDATE registry.organisations SET spheres = '{8}', registered_on = '2010-01-01',
                legal_status = 'not-found' WHERE id = '\(organisation)'
            """)
        #expect(
            try await checked() == [
                "active": "unknown", "verified": "not-met", "reported": "not-met",
                "legal-form": "met", "sphere": "met", "whole": "not-met",
                "not-unfair": "unknown", "no-debts": "unknown", "not-listed": "unknown",
            ])
        let rest = """
            UPDATE registry.organisations SET legal_status = 'active', spheres = '{8}',
                report_exemption = 'state-founder' WHERE id = '\(organisation)'
            """
        try await evaluation.scene.rows(rest)
        // Nobody has looked whether it is barred.
        #expect(try await checked()["whole"] == "unknown")
        try await evaluation.scene.check(
            .string(organisation), by: bids[0].actor,
            [("not-unfair", "yes", 15), ("no-debts", "yes", 15), ("not-listed", "yes", 15)])
        // A step of its verification is a version of the record, and writes what that says.
        try await evaluation.scene.rows(rest)
        #expect(try await checked()["whole"] == "met")
        let asked = try await anonymous.call(
            "eligibility.check", ["order": order, "organisation": .string(organisation)])
        #expect(asked["outcome"] == "met")
        let pack = try await evaluation.scene.officer.call("order.pack", ["order": order])
        #expect(pack["bids"]?.array?.first?["eligible"] == "met")
        #expect(
            pack["bids"]?.array?.first?["eligibility"] == asked["items"])
    }

    @Test func `affiliated applicants are flagged, and strangers get no pack`() async throws {
        let evaluation = try await EvaluationScene()
        let order = try await evaluation.scene.order()
        let bids = [
            try await evaluation.apply(to: order), try await evaluation.apply(to: order),
            try await evaluation.apply(to: order),
        ]
        #expect(
            await evaluation.scene.officer.failure(of: "order.pack", ["order": order])
                == .notFound(noun: "order"))
        try await evaluation.open(order)
        for bid in bids.prefix(2) {
            _ = try await evaluation.scene.officer.call(
                "ngo.setPersons",
                [
                    "id": .string(bid.organisation), "version": 0,
                    "founders": [["fullName": "Алия Сейтова", "iin": "990106300596"]],
                ])
        }
        let pack = try await evaluation.scene.officer.call("order.pack", ["order": order])
        let flags = Dictionary(
            uniqueKeysWithValues: (pack["bids"]?.array ?? []).map {
                ($0["application"]?.string ?? "", $0["affiliated"])
            })
        #expect(flags[bids[0].application.string ?? ""] == [bids[1].application])
        #expect(flags[bids[1].application.string ?? ""] == [bids[0].application])
        #expect(flags[bids[2].application.string ?? ""] == .some([]))
        let stranger = try await evaluation.scene.world.officer(of: "KZ-71")
        for method in ["order.pack", "score.list", "score.status", "declaration.list"] {
            #expect(
                await stranger.failure(of: method, ["order": order])
                    == .notFound(noun: "order"))
        }
        #expect(
            await stranger.failure(of: "declaration.make", EvaluationScene.declaration(order))
                == .notFound(noun: "order"))
    }
}
