import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// What awards may come to: of a budget line, of a split sum, of an organisation's years.
@Suite(.database) struct AwardTests {
    /// An order of one sphere's award, as much as the law's minimum of 2,000 MCI.
    private static func prize(_ scene: FinancingScene) async throws -> JSON.Object {
        [
            "instrument": "award", "projectMin": "8650000.00", "projectMax": "8650000.00",
            "lines": [["line": try await scene.line(), "amount": "8650000.00"]],
        ]
    }

    private static let asking: JSON.Object = [
        "amount": "8650000.00", "spending": [["item": "Дамыту", "amount": "8650000.00"]],
    ]

    private static func split(_ content: JSON, among: Int64) -> JSON {
        var members = content.object ?? [:]
        members["split"] = ["amount": "8650000.00", "among": .int(among)]
        return .object(members)
    }

    @Test func `an equal split shows what remains and awards it to nobody`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened(
            applications: 3, try await Self.prize(scene), asking: Self.asking)
        let equal = decided.applications.map { FinancingScene.award($0, "2883333.33") }
        let content = try await scene.content(decided, equal)
        func propose(_ content: JSON) async -> Failure? {
            await scene.officer.failure(
                of: "decision.propose",
                ["order": decided.order, "version": 2, "content": content])
        }
        #expect(await propose(content) == .conflict(.decisionSplit))
        #expect(await propose(Self.split(content, among: 2)) == .conflict(.decisionSplit))
        let unequal = try await scene.content(
            decided,
            [FinancingScene.award(decided.applications[0], "2883333.34")] + equal.dropFirst())
        #expect(await propose(Self.split(unequal, among: 3)) == .conflict(.decisionSplit))
        let made = try await scene.officer.call(
            "decision.propose",
            ["order": decided.order, "version": 2, "content": Self.split(content, among: 3)])
        decided.decision = made["id"] ?? .null
        try await scene.take("approve", "publish", on: &decided)
        let seen = try await scene.world.anonymous.call(
            "decision.get", ["decision": decided.decision])
        // 3 × 2,883,333.33 are 8,649,999.99.
        #expect(
            seen["split"] == [
                "amount": "8650000.00", "among": 3, "share": "2883333.33", "remainder": "0.01",
            ])
        #expect(seen["awarded"] == "8649999.99")
        try await scene.take("finalise", on: &decided)
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines")
                == [["864999999"]])
    }

    @Test func `only an award is split`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(applications: 1)
        let content = try await scene.content(decided)
        #expect(
            await scene.officer.failure(
                of: "decision.propose",
                ["order": decided.order, "version": 2, "content": Self.split(content, among: 1)])
                == .conflict(.decisionSplit))
    }

    @Test func `who won an award wins no other of that year, nor for three years`() async throws {
        let scene = try await FinancingScene()
        let (_, winner) = try await scene.organisation()
        func decide(_ changes: JSON.Object) async throws -> FinancingScene.Decided {
            var decided = FinancingScene.Decided(
                order: try await scene.order(
                    try await Self.prize(scene).merging(changes)))
            try await scene.apply(winner, to: &decided, asking: Self.asking)
            try await scene.open(decided)
            let content = try await scene.content(
                decided, [FinancingScene.award(decided.applications[0], "8650000.00")])
            let made = try await scene.officer.call(
                "decision.propose",
                [
                    "order": decided.order, "version": 2,
                    "content": Self.split(content, among: 1),
                ])
            decided.decision = made["id"] ?? .null
            try await scene.take("approve", on: &decided)
            return decided
        }
        var first = try await decide([:])
        try await scene.take("publish", on: &first)
        let other = try await decide([:])
        #expect(
            await scene.second.failure(of: "decision.publish", other.step)
                == .conflict(.violated("awards_pause_kept")))
        #expect(
            try await scene.rows("SELECT wins FROM financing.awards") == [["[2026,2030)"]])
        // The same rows by years: the three after it are barred, the fourth is not.
        func win(_ year: Int) -> String {
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO financing.awards (tenant_id, id, order_id, application_id, organisation_id,
                decision_id, state, instrument, year, asked_tiyn, amount_tiyn, months, lines, wins)
            SELECT tenant_id, gen_random_uuid(), order_id, gen_random_uuid(), organisation_id,
                decision_id, state, instrument, \(year), asked_tiyn, amount_tiyn, months, lines,
                int4range(\(year), \(year) + 4)
            FROM financing.awards WHERE year = 2026;
            ROLLBACK;
            """
        }
        for year in [2023, 2027, 2028, 2029] {
            let refusal = await #expect(throws: BlockingError.self) {
                try await scene.rows(win(year))
            }
            #expect(refusal?.message.contains("awards_pause_kept") == true, "\(year)")
        }
        for year in [2022, 2030] { try await scene.rows(win(year)) }
    }

    @Test func `an award keeps within what its order lets a project be`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(
            applications: 1, ["projectMin": "1000000.00"])
        func refusal(_ award: JSON.Object) async throws -> Failure? {
            let outcome = award.with(["application": decided.applications[0]])
            let content = try await scene.content(decided, [.object(outcome)])
            return await scene.officer.failure(
                of: "decision.propose",
                ["order": decided.order, "version": 2, "content": content])
        }
        // The order is for three to twelve months and at least a million.
        for award: JSON.Object in [
            ["amount": "999999.99"], ["amount": "1000000.00", "months": 2],
            ["amount": "1000000.00", "months": 13],
        ] {
            #expect(try await refusal(award) == .conflict(.orderLimits), "\(award)")
        }
        #expect(try await refusal(["amount": "1000000.00", "months": 12]) == nil)
    }

    @Test func `the sum that is split is no less than the least award of a sphere`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(
            applications: 2, try await Self.prize(scene), asking: Self.asking)
        var content =
            try await scene.content(
                decided, decided.applications.map { FinancingScene.award($0, "4000000.00") }
            ).object ?? [:]
        content["split"] = ["amount": "8000000.00", "among": 2]
        #expect(
            await scene.officer.failure(
                of: "decision.propose",
                ["order": decided.order, "version": 2, "content": .object(content)])
                == .conflict(.orderLimits))
    }

    /// TIZILIM_AWARDS=500 is the long form.
    @Test func `awards that race never take more than the order has of a line`() async throws {
        let count = Int(ProcessInfo.processInfo.environment["TIZILIM_AWARDS"] ?? "") ?? 40
        let scene = try await FinancingScene()
        let order = try await scene.order().string ?? ""
        // As decision.publish writes them: the parts and the running total in one statement. The
        // locks and the keys of a call would let one come after the other, so they are left out.
        let part = """
            SET session_replication_role = replica;
            WITH part AS (
                INSERT INTO financing.award_lines (tenant_id, award_id, line_id, order_id, lines,
                    place, before_tiyn, amount_tiyn)
                SELECT tenant_id, gen_random_uuid(), line_id, order_id, 1, 1, 0, 70000000
                FROM financing.order_lines WHERE order_id = '\(order)'
                RETURNING line_id, amount_tiyn)
            UPDATE financing.order_lines l SET awarded_tiyn = awarded_tiyn + p.amount_tiyn
            FROM part p WHERE l.order_id = '\(order)' AND l.line_id = p.line_id
            """
        func race() async throws -> Int {
            let administrator = scene.world.database.administrator
            return try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<count {
                    group.addTask {
                        do {
                            try await BlockingConnection.run(administrator) {
                                _ = try $0.execute(part)
                            }
                            return true
                        } catch let error as BlockingError
                            where error.message.contains("order_lines_awarded_within")
                        {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        func awarded() async throws -> [String?]? {
            try await scene.rows(
                """
                SELECT l.awarded_tiyn, (SELECT sum(amount_tiyn) FROM financing.award_lines p
                    WHERE p.order_id = l.order_id)
                FROM financing.order_lines l WHERE l.order_id = '\(order)'
                """
            ).first
        }
        // 5,000,000.00 are seven times 700,000.00, and a rest.
        #expect(try await race() == 7)
        #expect(try await awarded() == ["490000000", "490000000"])
        // Without the constraint it would be more.
        try await scene.rows(
            "ALTER TABLE financing.order_lines DROP CONSTRAINT order_lines_awarded_within")
        #expect(try await race() == count)
        #expect(try await awarded() != ["490000000", "490000000"])
    }

    @Test func `of officers who publish one decision at once, one does`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        try await scene.propose(&decided)
        try await scene.take("approve", on: &decided)
        let step = decided.step
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<8 {
                group.addTask { await scene.second.failure(of: "decision.publish", step) }
            }
            return await group.reduce(into: [Failure?]()) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.stale) } == 7)
        #expect(
            try await scene.rows("SELECT awarded_tiyn FROM financing.order_lines")
                == [["200000000"]])
    }
}

extension JSON.Object {
    fileprivate func merging(_ changes: JSON.Object) -> JSON.Object {
        var merged = self
        for key in changes.keys { merged[key] = changes[key] }
        return merged
    }
}
