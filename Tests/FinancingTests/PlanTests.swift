import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct PlanTests {
    @Test func `a plan is published, changed and compared`() async throws {
        let scene = try await PlanScene()
        let (one, two) = (try await scene.approved(), try await scene.approved())
        let line = try await scene.line("1000.00")
        let first = try await scene.officer.call(
            "plan.publish",
            .plan([.item(one, line, "600.00"), .item(two, line, "400.00", quarter: 2)]))
        expect(first, looksLike: PublishPlan.self)
        let second = try await scene.second.call(
            "plan.publish",
            .plan(
                [.item(one, line, "600.50"), .item(one, line, "10.00", quarter: 4)],
                ["version": 1, "reason": "Уточнение бюджета"]))
        #expect(second["id"] == first["id"])
        let newest = try await scene.get("plan.get", ["tenant": "KZ-75", "year": 2026])
        expect(newest, looksLike: GetPlan.self)
        #expect(newest["version"] == 2)
        #expect(newest["total"] == "610.50")
        #expect(newest["reason"] == "Уточнение бюджета")
        #expect(
            newest["changes"] == [
                [
                    "theme": one, "line": line, "quarter": 1, "before": "600.00",
                    "after": "600.50",
                ],
                ["theme": two, "line": line, "quarter": 2, "before": "400.00"],
                ["theme": one, "line": line, "quarter": 4, "after": "10.00"],
            ])
        let old = try await scene.get(
            "plan.get", ["tenant": "KZ-75", "year": 2026, "version": 1])
        expect(old, looksLike: GetPlan.self)
        #expect(old["newest"] == 2)
        #expect(old["total"] == "1000.00")
        #expect(old["changes"] == [])
        #expect(old["items"]?.array?.count == 2)
        expect(try await scene.get("plan.list", [:]), looksLike: ListPlans.self)
        #expect(try await scene.texts("plan") == [[:], ["reason": "Уточнение бюджета"]])
        #expect(try await scene.brokenCommitments("plan") == [])
    }

    @Test func `a plan beyond its line is refused with the numbers`() async throws {
        let scene = try await PlanScene()
        let theme = try await scene.approved()
        let (line, other) = (
            try await scene.line("1000.00"), try await scene.line("5.00", ["programme": "281"])
        )
        let items: [JSON] = [
            .item(theme, other, "5.00"), .item(theme, line, "999.99"),
            .item(theme, line, "0.02", quarter: 2),
        ]
        let failure = try #require(
            await scene.officer.failure(of: "plan.publish", .plan(items)))
        #expect(failure.data["reason"] == "plan.beyondLine")
        for locale in Locale.allCases {
            #expect(failure.message(in: locale).hasSuffix("281-003-015 / 155: 1000.01 > 1000.00"))
        }
        let whole = items.dropLast() + [.item(theme, line, "0.01", quarter: 2)]
        _ = try await scene.officer.call("plan.publish", .plan(Array(whole)))
        // More than 64 bits of tiyn is a sum like any other.
        let most: JSON.Object = .plan(
            (1...4).flatMap { quarter in
                [line, other].map { .item(theme, $0, "9999999999999999.99", quarter: quarter) }
            }, ["version": 1, "reason": "x"])
        #expect(
            await scene.officer.failure(of: "plan.publish", most)?.data["reason"]
                == "plan.beyondLine")
    }

    @Test func `the database holds the sum too`() async throws {
        let scene = try await PlanScene()
        let (theme, line) = (try await scene.approved(), try await scene.line("1000.00"))
        _ = try await scene.officer.call(
            "plan.publish", .plan([.item(theme, line, "600.00")]))
        let further = { (place: String, before: String, amount: String, held: String) in
            """
            INSERT INTO financing.plan_items (tenant_id, plan_id, version, line_id, place, year,
                theme_id, theme_year, quarter, line_version, line_amount_tiyn, before_tiyn,
                amount_tiyn)
            SELECT tenant_id, plan_id, version, line_id, \(place), year, theme_id, theme_year, 2,
                line_version, \(held), \(before), \(amount)
            FROM financing.plan_items
            """
        }
        let cases = [
            (further("2", "60000", "40001", "line_amount_tiyn"), "plan_items_within_line"),
            (further("2", "0", "40001", "line_amount_tiyn"), "plan_items_follow"),
            (further("3", "0", "40001", "line_amount_tiyn"), "plan_items_follow"),
            (further("2", "60000", "40001", "100001"), "plan_items_line_amount_matches"),
            (further("1", "0", "1", "line_amount_tiyn"), "plan_items_pkey"),
        ]
        for (sql, constraint) in cases {
            #expect(try await scene.run(sql, as: scene.officer) == constraint)
        }
        #expect(
            try await scene.run("UPDATE financing.plan_items SET quarter = 3", as: scene.officer)
                == "42501")
        #expect(
            try await scene.run(
                further("2", "60000", "40000", "line_amount_tiyn"), as: scene.officer)
                == "")
    }

    @Test func `only approved own themes and own lines of the year go into a plan`() async throws {
        let scene = try await PlanScene()
        let (theme, line) = (try await scene.approved(), try await scene.line())
        let undecided = try await scene.theme()
        let late = try await scene.approved(["year": 2027])
        let past = try await scene.line("1.00", ["year": 2025])
        let foreign = try await scene.line("1.00", by: scene.stranger)
        let cases: [(JSON, Failure)] = [
            (.item(undecided, line, "1.00"), .conflict(.planThemeNotApproved)),
            (.item(late, line, "1.00"), .conflict(.violated("plan_items_theme_begun"))),
            (.item(theme, past, "1.00"), .notFound("budget")),
            (.item(theme, foreign, "1.00"), .notFound("budget")),
            (.item(line, line, "1.00"), .notFound("theme")),
        ]
        for (item, failure) in cases {
            #expect(await scene.officer.failure(of: "plan.publish", .plan([item])) == failure)
        }
        #expect(
            await scene.stranger.failure(
                of: "plan.publish", .plan([.item(theme, foreign, "1.00")])) == .notFound("theme"))
        let twice = JSON.item(theme, line, "1.00")
        #expect(
            await scene.officer.failure(of: "plan.publish", .plan([twice, twice]))
                == .invalidParameters([Problem("items", "duplicate")]))
        #expect(
            await scene.officer.failure(of: "plan.publish", .plan([]))
                == .invalidParameters([Problem("items", "empty")]))
        #expect(try await scene.ids("plan.list") == [])
    }

    @Test func `a stale version changes nothing, nor does a change without its reason`()
        async throws
    {
        let scene = try await PlanScene()
        let (theme, line) = (try await scene.approved(), try await scene.line())
        let items = [JSON.item(theme, line, "1.00")]
        #expect(
            await scene.officer.failure(
                of: "plan.publish", .plan(items, ["version": 1, "reason": "x"]))
                == .notFound("plan"))
        _ = try await scene.officer.call("plan.publish", .plan(items))
        #expect(
            await scene.officer.failure(of: "plan.publish", .plan(items)) == .conflict(.stale))
        #expect(
            await scene.officer.failure(of: "plan.publish", .plan(items, ["version": 1]))
                == .invalidParameters([Problem("reason", "ofChange")]))
        #expect(
            await scene.stranger.failure(
                of: "plan.publish", .plan(items, ["version": 1, "reason": "x"]))
                == .notFound("plan"))
        #expect(try await scene.ids("plan.list", ["tenant": "KZ-71"]) == [])
    }

    @Test func `of 20 versions at once one is published`() async throws {
        let scene = try await PlanScene()
        let (theme, line) = (try await scene.approved(), try await scene.line())
        for (version, lost) in [
            (Int64(0), [Failure.conflict(.stale), .conflict(.violated("plans_year_unique"))]),
            (1, [.conflict(.stale)]),
        ] {
            let params = JSON.Object.plan(
                [.item(theme, line, "1.00")],
                ["version": .int(version), "reason": version == 0 ? .null : "x"])
            let failures = await withTaskGroup(of: Failure?.self) { group in
                for _ in 0..<20 {
                    group.addTask { await scene.officer.failure(of: "plan.publish", params) }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(failures.count { $0 == nil } == 1)
            #expect(failures.compactMap(\.self).allSatisfy(lost.contains))
        }
    }

    /// Cuts and plans take turns on one line: whichever came first, no plan was made beyond what
    /// its line then held.
    @Test func `a line is not cut under a plan that is being published`() async throws {
        let scene = try await PlanScene()
        let (theme, line) = (try await scene.approved(), try await scene.line("1000.00"))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<80 {
                group.addTask {
                    if number.isMultiple(of: 2) {
                        await Self.cutAtLast(line, scene)
                    } else {
                        await Self.publishAtLast(theme, line, scene)
                    }
                }
            }
        }
        let beyond = try await scene.superuser(
            """
            SELECT count(*) FROM financing.plan_items i
            JOIN financing.plan_versions v ON v.plan_id = i.plan_id AND v.version = i.version
            JOIN financing.budget_entries e ON e.line_id = i.line_id AND e.seq = i.line_version + 1
            WHERE e.at < v.published_at
            """)[0][0]
        #expect(beyond == "0")
        #expect(try await scene.ids("plan.list").count == 1)
    }

    /// Takes ten tenge, reading again as long as others come first.
    private static func cutAtLast(_ line: JSON, _ scene: PlanScene) async {
        for _ in 0..<1_000 {
            let version = try? await scene.get("budget.get", ["line": line])["version"]
            let failure = await scene.officer.failure(
                of: "budget.amend",
                [
                    "line": line, "version": version ?? 0, "change": "-10.00", "reason": "x",
                    "document": FinancingScene.document,
                ])
            guard failure == .conflict(.stale) else {
                #expect(failure == nil)
                return
            }
        }
        Issue.record("a cut never got its turn")
    }

    /// Publishes what fits, reading again as long as others come first.
    private static func publishAtLast(_ theme: JSON, _ line: JSON, _ scene: PlanScene) async {
        for _ in 0..<1_000 {
            let plan = try? await scene.get("plan.get", ["tenant": "KZ-75", "year": 2026])
            let amount = try? await scene.get("budget.get", ["line": line])["amount"]?.string
            guard let amount else { continue }
            let failure = await scene.second.failure(
                of: "plan.publish",
                .plan(
                    [.item(theme, line, amount)],
                    ["version": plan?["version"] ?? 0, "reason": plan == nil ? .null : "x"]))
            guard let failure else { return }
            let reasons: [JSON] = [
                "record.stale", "constraint.plans_year_unique", "plan.beyondLine",
            ]
            guard reasons.contains(failure.data["reason"] ?? .null) else {
                Issue.record("\(failure)")
                return
            }
        }
        Issue.record("a plan never got its turn")
    }
}
