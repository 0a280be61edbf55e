import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

/// From a draft to an announced order, and what becomes of its money.
@Suite(.database) struct OrderTests {
    @Test func `a draft is announced by somebody else, and reserves its money`() async throws {
        let scene = try await FinancingScene()
        let line = try await scene.line()
        let draft = try await scene.draft(["lines": [["line": line, "amount": "5000000.00"]]])
        let id = draft["id"] ?? .null
        let announce: JSON.Object = ["draft": id, "version": 1]
        #expect(
            await scene.officer.failure(of: "order.announce", announce)
                == .conflict(.orderOwnDraft))
        let drafts = try await scene.second.call("order.drafts")
        #expect(drafts["items"]?.array?.first?["own"] == false)
        let made = try await scene.second.call("order.announce", announce)
        #expect(made["state"] == "announced")
        #expect(try await scene.officer.call("order.drafts")["items"] == [])
        #expect(
            await scene.second.failure(of: "order.announce", announce)
                == .notFound(noun: "draft"))
        let order = try await scene.world.anonymous.call(
            "order.get", ["order": made["id"] ?? .null])
        #expect(order["state"] == "accepting")
        #expect(order["amount"] == "5000000.00")
        #expect(order["criteria"]?.array?.count == 2)
        #expect(order["lines"]?.array?.first?["line"] == line)
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines")
                == [["500000000"]])
        // The four eyes are the database's own.
        await #expect(throws: (any Error).self) {
            try await scene.rows("UPDATE financing.order_drafts SET announced_by = edited_by")
        }
    }

    @Test func `nothing is announced beyond a budget line`() async throws {
        let scene = try await FinancingScene()
        let line = try await scene.line("7000000.00")
        let lines: JSON.Object = ["lines": [["line": line, "amount": "4000000.00"]]]
        let first = try await scene.order(lines)
        let second = try await scene.draft(lines)
        let announce: JSON.Object = ["draft": second["id"] ?? .null, "version": 1]
        #expect(
            await scene.second.failure(of: "order.announce", announce)
                == .conflict(.violated("budget_lines_reserved_within")))
        _ = try await scene.officer.call(
            "order.cancel", ["order": first, "version": 1, "reason": "Бюджет уточнён"])
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines") == [["0"]])
        _ = try await scene.second.call("order.announce", announce)
        let cancelled = try await scene.world.anonymous.call("order.get", ["order": first])
        #expect(cancelled["lines"]?.array?.first?["released"] == "4000000.00")
        #expect(
            await scene.officer.failure(
                of: "order.cancel", ["order": first, "version": 2, "reason": "x"])
                == .conflict(.orderEnded))
    }

    @Test func `the rule of the instrument is held`() async throws {
        let scene = try await FinancingScene()
        let broken: [(JSON.Object, Reason)] = [
            (["instrument": "unknown"], .orderRuleMissing),
            (["instrument": "partnership"], .orderRuleMissing),
            (["instrument": "grant-short", "sphere": "so-1"], .orderSphere),
            // 500 MCI of 2026 are 2,162,500 KZT.
            (
                ["instrument": "grant-short", "projectMin": "2162499.99"], .orderAmount
            ),
            (["instrument": "grant-long", "monthsMin": 24, "monthsMax": 30], .orderAmount),
            (
                ["instrument": "grant-short", "projectMin": "2162500.00", "year": 2031],
                .orderIndexMissing
            ),
            (
                ["instrument": "grant-short", "projectMin": "2162500.00", "monthsMin": 2],
                .orderMonths
            ),
            (["monthsMax": 37], .orderMonths),
            (["closesAt": .string(FinancingScene.instant(-1))], .orderClosesTooSoon),
            (
                [
                    "opensAt": .string(FinancingScene.instant(7_200)),
                    "closesAt": .string(FinancingScene.instant(3_600)),
                ], .orderClosesTooSoon
            ),
        ]
        for (changes, reason) in broken {
            let draft = try await scene.draft(changes)
            #expect(
                await scene.second.failure(
                    of: "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
                    == .conflict(reason), "\(changes)")
        }
        // What an order leaves open is as the rule has it.
        let order = try await scene.order(["instrument": "grant-short"])
        let read = try await scene.world.anonymous.call("order.get", ["order": order])
        #expect(read["project"]?["min"] == "2162500.00")
        #expect(read["developmentPercentMax"] == 10)
        #expect(try await scene.rows("SELECT count(*) FROM financing.orders") == [["1"]])
    }

    @Test func `weights add up to a hundred, and amounts to what money can be`() async throws {
        let scene = try await FinancingScene()
        let most = "10000000000000000.00"
        let line = try await scene.line()
        let other = try await scene.line()
        for changes: JSON.Object in [
            [
                "criteria": [
                    ["code": "price", "name": ["ru": "Цена"], "weight": 99, "points": 5]
                ]
            ],
            [
                "lines": [
                    ["line": line, "amount": .string(most)],
                    ["line": other, "amount": .string(most)],
                ]
            ],
            ["lines": []],
        ] {
            let content = try await scene.content(changes)
            let failure = await scene.officer.failure(of: "order.draft", ["content": content])
            guard case .invalidParameters = failure else {
                Issue.record("\(changes): \(String(describing: failure))")
                continue
            }
        }
    }

    @Test func `a deadline is only extended, and only before it has passed`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        func amend(_ seconds: Int64, version: Int64) -> JSON.Object {
            [
                "order": order, "version": .int(version), "reason": "Уточнено задание",
                "closesAt": .string(FinancingScene.instant(seconds)),
                "documents": [["title": "Изменение", "document": FinancingScene.document]],
            ]
        }
        #expect(
            await scene.officer.failure(of: "order.amend", amend(1_800, version: 1))
                == .conflict(.orderDeadlineNotLater))
        _ = try await scene.officer.call("order.amend", amend(7_200, version: 1))
        #expect(
            await scene.officer.failure(of: "order.amend", amend(9_000, version: 1))
                == .conflict(.stale))
        let history = try await scene.world.anonymous.call("order.history", ["order": order])
        let steps = history["items"]?.array ?? []
        #expect(steps.map { $0["act"] } == ["order.announce", "order.amend"])
        #expect(steps[1]["closedBefore"] == steps[0]["closesAt"])
        let documents = try await scene.world.anonymous.call("order.get", ["order": order])
        #expect(documents["documents"]?.array?.map { $0["step"] } == [1, 2])
        try await scene.close(order)
        #expect(
            await scene.officer.failure(of: "order.amend", amend(9_000, version: 2))
                == .conflict(.orderClosed))
        // Whatever a program says, the steps do not take it.
        await #expect(throws: (any Error).self) {
            try await scene.rows(
                """
                INSERT INTO financing.order_steps (tenant_id, order_id, seq, from_state, to_state,
                    act, actor, closed_before, closes_at, reason)
                SELECT tenant_id, order_id, 3, to_state, 'announced', 'order.amend', 'x',
                    closes_at, closes_at - interval '1 hour', 'x'
                FROM financing.order_steps WHERE seq = 2
                """)
        }
    }

    @Test func `questions are answered for everybody, and nobody learns who asked`()
        async throws
    {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (organisation, actor) = try await scene.organisation()
        let asked = try await actor.call(
            "order.ask", ["order": order, "text": "Можно ли вдвоём?"])
        let question = asked["id"] ?? .null
        let waiting = try await scene.officer.call("order.questions")
        #expect(waiting["items"]?.array?.first?["text"] == "Можно ли вдвоём?")
        let answer: JSON.Object = ["question": question, "text": ["ru": "Да", "kk": "Иә"]]
        let stranger = try await scene.world.officer(of: "KZ-71")
        #expect(
            await stranger.failure(of: "order.answer", answer) == .notFound(noun: "question"))
        _ = try await scene.officer.call("order.answer", answer)
        #expect(
            await scene.second.failure(of: "order.answer", answer)
                == .conflict(.orderQuestionAnswered))
        #expect(try await scene.officer.call("order.questions")["items"] == [])
        let seen = try await scene.world.anonymous.call("order.get", ["order": order])
        #expect(seen["answers"]?.array?.first?["question"] == "Можно ли вдвоём?")
        // Neither a table that others read nor the journal knows the organisation.
        #expect(!"\(seen)".contains(organisation.string ?? "?"))
        #expect(
            try await scene.rows(
                """
                SELECT count(*) FROM journal.entries
                WHERE type LIKE 'order.a%' AND (subject_id = '\(question.string ?? "")'
                    OR convert_from(leaf, 'UTF8') LIKE '%\(organisation.string ?? "")%')
                """) == [["0"]])
    }

    @Test func `another region's officer finds no draft and changes no order`() async throws {
        let scene = try await FinancingScene()
        let stranger = try await scene.world.officer(of: "KZ-71")
        let draft = try await scene.draft()
        #expect(
            await stranger.failure(
                of: "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
                == .notFound(noun: "draft"))
        #expect(try await stranger.call("order.drafts")["items"] == [])
        let order = try await scene.order()
        for (method, more): (String, JSON.Object) in [
            ("order.cancel", ["reason": "x"]), ("order.open", [:]),
            ("order.amend", ["reason": "x", "closesAt": .string(FinancingScene.instant(9_000))]),
        ] {
            var params = more
            params["order"] = order
            params["version"] = 1
            #expect(await stranger.failure(of: method, params) == .notFound(noun: "order"))
        }
    }

    @Test func `orders are found by what they are`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let later = try await scene.order(
            ["sphere": "4", "closesAt": .string(FinancingScene.instant(7_200))])
        func found(_ filter: JSON.Object) async throws -> [JSON?] {
            try await scene.world.anonymous.call("order.search", filter)["items"]?.array?
                .map { $0["id"] } ?? []
        }
        #expect(try await found([:]) == [later, order])
        #expect(try await found(["sphere": "8", "tenant": "KZ-75", "year": 2026]) == [order])
        #expect(try await found(["tenant": "KZ-71"]) == [])
        #expect(try await found(["instrument": "award"]) == [])
        let page = try await scene.world.anonymous.call("order.search", ["limit": 1])
        #expect(page["items"]?.array?.first?["id"] == later)
        #expect(try await found(["limit": 1, "cursor": page["next"] ?? .null]) == [order])
        try await scene.close(later)
        #expect(try await found(["state": "accepting"]) == [order])
    }

    @Test func `an order takes nothing of a year that is over before its own`() async throws {
        let scene = try await FinancingScene()
        func announce(_ year: JSON) async throws -> Failure? {
            let lines: JSON = [
                ["line": try await scene.line(year: year), "amount": "5000000.00"]
            ]
            let draft = try await scene.draft(["lines": lines])
            return await scene.second.failure(
                of: "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
        }
        #expect(
            try await announce(2025) == .conflict(.violated("order_lines_year_not_over")))
        for year: JSON in [2026, 2027] { #expect(try await announce(year) == nil) }
        #expect(
            try await scene.rows(
                "SELECT order_year, line_year FROM financing.order_lines ORDER BY line_year")
                == [["2026", "2026"], ["2026", "2027"]])
    }
}
