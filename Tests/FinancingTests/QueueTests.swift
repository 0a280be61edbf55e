import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

/// Who sees what of the work list; the officers' items from the opening on are in `OverviewTests`.
@Suite(.database) struct QueueTests {
    private func items(_ actor: Actor, _ params: JSON.Object = [:]) async throws -> [JSON] {
        let queue = try await actor.call("financing.queue", params)
        expect(queue, looksLike: ListFinancingQueue.self)
        return queue["items"]?.array ?? []
    }

    private func tasks(_ actor: Actor) async throws -> [JSON] {
        try await items(actor).compactMap { $0["task"] }
    }

    /// Kazakhstan's day, that many days from now.
    private func day(_ days: Int64 = 0) -> JSON {
        .string(String(FinancingScene.instant(days * 86_400 + 5 * 3_600).prefix(10)))
    }

    @Test func `a theme waits for the council, for another officer and for a plan`() async throws {
        let scene = try await PlanScene()
        let year = Int64(String(day().string?.prefix(4) ?? "")) ?? 0
        let theme = try await scene.theme(["year": .int(year)])
        let proposed = try #require(try await items(scene.second).first)
        #expect(proposed["task"] == "theme.discuss" && proposed["id"] == theme)
        #expect(proposed["title"]?["ru"] == "Помощь детям" && proposed["order"] == nil)
        #expect(proposed["tenant"] == "KZ-75" && proposed["dueOn"] == day())
        try await scene.discuss(theme)
        #expect(try await items(scene.officer).map { $0["own"] } == [true])
        #expect(try await items(scene.second).map { $0["own"] } == [false])
        #expect(try await tasks(scene.second) == ["theme.approve"])
        _ = try await scene.second.call("theme.approve", ["theme": theme, "version": 2])
        #expect(try await tasks(scene.officer) == ["plan.publish"])
        #expect(try await tasks(scene.stranger) == [])
        let line = try await scene.line("1000000.00", ["year": .int(year)])
        let plan = JSON.Object.plan([.item(theme, line, "500000.00")], ["year": .int(year)])
        _ = try await scene.officer.call("plan.publish", plan)
        #expect(try await tasks(scene.officer) == [])
        // Left out of a further version, it is in no plan again.
        let other = try await scene.approved(["year": .int(year)])
        _ = try await scene.officer.call(
            "plan.publish",
            plan.with([
                "version": 1, "items": [.item(other, line, "1.00")], "reason": "Уточнение",
            ]))
        #expect(try await items(scene.officer).map { $0["id"] } == [theme])
    }

    @Test func `a question waits for its answer, and nobody learns who asked`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (_, actor) = try await scene.organisation()
        let asked = try await actor.call("order.ask", ["order": order, "text": "Можно ли вдвоём?"])
        let item = try #require(try await items(scene.officer).first)
        #expect(item["task"] == "order.answer" && item["id"] == asked["id"])
        #expect(item["order"] == order && item["own"] == nil)
        let stranger = try await scene.world.officer(of: "KZ-71")
        #expect(try await tasks(stranger) == [])
        #expect(try await tasks(actor) == [])
        _ = try await scene.officer.call(
            "order.answer", ["question": asked["id"] ?? .null, "text": ["ru": "Да"]])
        #expect(try await tasks(scene.officer) == [])
    }

    @Test func `a draft waits for its own organisation while the order is open`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (_, actor) = try await scene.organisation()
        let (_, other) = try await scene.organisation("Қамқор")
        let draft = try await actor.call(
            "application.draft", ["order": order, "content": FinancingScene.application()])
        let item = try #require(try await items(actor).first)
        #expect(item["task"] == "application.submit" && item["id"] == draft["id"])
        #expect(item["order"] == order && item["overdue"] == false)
        #expect(item["tenant"] == "KZ-75" && item["title"]?["ru"] == "Помощь детям")
        for stranger in [other, scene.officer] {
            #expect(try await tasks(stranger) == [])
        }
        _ = try await actor.call(
            "application.submit", ["application": draft["id"] ?? .null, "version": 1])
        #expect(try await tasks(actor) == [])
        _ = try await other.call(
            "application.draft", ["order": order, "content": FinancingScene.application()])
        #expect(try await tasks(other) == ["application.submit"])
        try await scene.close(order)
        #expect(try await tasks(other) == [])
    }

    @Test func `an expert sees what he owes, and officers what is missing`() async throws {
        let scene = try await EvaluationScene()
        let officer = scene.scene.officer
        let first = try await scene.judge()
        let second = try await scene.judge()
        let foreign = try await scene.judge(of: "KZ-71")
        let (order, bids) = try await scene.order()
        #expect(try await tasks(officer) == ["decision.propose", "expert.draw"])
        try await scene.draw(order, places: 2)
        #expect(try await tasks(officer) == ["declaration.missing"])
        let own = try #require(try await items(first.actor).first)
        #expect(own["task"] == "declaration.make" && own["id"] == order)
        #expect(own["order"] == order && own["dueOn"] == day())
        try await scene.declare(order, by: [first])
        #expect(try await tasks(officer) == ["declaration.missing", "score.missing"])
        #expect(try await tasks(first.actor) == ["score.give"])
        #expect(try await tasks(second.actor) == ["declaration.make"])
        #expect(try await tasks(foreign.actor) == [])
        try await scene.declare(order, by: [second])
        for bid in bids { try await scene.score(bid, by: first, quality: 5, price: 2) }
        #expect(try await tasks(first.actor) == [])
        #expect(try await tasks(second.actor) == ["score.give"])
        #expect(try await tasks(officer) == ["score.missing"])
        for bid in bids { try await scene.score(bid, by: second, quality: 6, price: 3) }
        #expect(try await tasks(second.actor) == [])
        #expect(try await tasks(officer) == ["decision.propose"])
    }

    @Test func `an organisation sees what it owes on its contracts`() async throws {
        let scene = try await ContractScene()
        let (_, other) = try await scene.base.organisation("Қамқор")
        let contract = try await scene.sign()
        let due = try await items(scene.winner)
        #expect(due.map { $0["task"] } == ["projectReport.submit"])
        #expect(due.map { $0["id"] } == [contract] && due.map { $0["overdue"] } == [true])
        #expect(due.map { $0["dueOn"] } == ["2026-08-15"])
        // The last tranche waits for the very report that ends the contract: one item, not two.
        _ = try await scene.plan(
            [
                scene.tranche("800000.00"), scene.tranche("1000000.00", report: 1),
                JSON.object([
                    "dueOn": "2026-09-15", "lines": [scene.part("200000.00")], "report": 2,
                    "reportDueOn": "2026-08-15",
                ]),
            ], of: contract)
        let both = try await items(scene.winner)
        #expect(both.map { $0["dueOn"] } == ["2026-02-20", "2026-08-15"])
        #expect(
            try await items(scene.officer, ["task": "projectReport.missing"])
                .map { $0["dueOn"] } == ["2026-02-20", "2026-08-15"])
        let report = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract))
        #expect(try await items(scene.winner).map { $0["dueOn"] } == ["2026-08-15"])
        _ = try await scene.officer.call(
            "projectReport.return",
            ["report": report["id"] ?? .null, "version": 1, "reason": "Нет списка"])
        let returned = try #require(
            try await items(scene.winner, ["task": "projectReport.returned"]).first)
        #expect(returned["id"] == report["id"] && returned["dueOn"] == day())
        let breach = try await scene.officer.call(
            "breach.report",
            ["contract": contract, "happenedOn": "2026-02-05", "text": "Опоздание"])
        let told = try await items(scene.winner, ["task": "breach.answer"])
        #expect(told.map { $0["id"] } == [breach["id"]])
        _ = try await scene.winner.call(
            "breach.answer", ["breach": breach["id"] ?? .null, "text": "Исправлено"])
        #expect(try await items(scene.winner, ["task": "breach.answer"]) == [])
        #expect(try await tasks(other) == [])
    }

    @Test func `a report is called for a month before its day, not earlier`() async throws {
        let scene = try await ContractScene()
        func sign(_ due: JSON) async throws {
            _ = try await scene.officer.call(
                "contract.sign",
                scene.signing(
                    "2000000.00", ["startsOn": day(), "endsOn": due, "reportDueOn": due]))
        }
        try await sign(day(40))
        #expect(try await tasks(scene.winner) == [])
        try await scene.base.rows(
            """
            UPDATE financing.contract_versions
            SET ends_on = ends_on - 20, report_due_on = report_due_on - 20
            """)
        let item = try #require(try await items(scene.winner).first)
        #expect(item["dueOn"] == day(20) && item["overdue"] == false)
    }

    @Test func `an order waits to be completed when its contracts are done`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan([scene.tranche("2000000.00")], of: contract)
        _ = try await scene.pay(tranches[0])
        let early = try await scene.demand("0.02", of: contract)
        let report = try await scene.accept(on: contract, kind: "final", spent: "1999999.98")
        try await scene.withdraw(early)
        // Of two items of one day the first by its name comes first.
        let ends = try await items(scene.officer)
        #expect(ends.map { $0["task"] } == ["acceptance.sign", "refund.demand"])
        #expect(ends.map { $0["id"] } == [report, contract])
        #expect(ends.allSatisfy { $0["order"] == scene.order && $0["dueOn"] == day() })
        try await scene.sign(actOf: report)
        let refund = try await scene.demand("0.02", of: contract)
        let owed = try await items(scene.winner)
        #expect(owed.map { $0["task"] } == ["refund.pay"])
        #expect(owed.map { $0["id"] } == [refund] && owed.map { $0["overdue"] } == [true])
        #expect(try await tasks(scene.officer) == ["refund.receive"])
        try await scene.receive(refund)
        #expect(try await tasks(scene.winner) == [])
        let item = try #require(try await items(scene.officer).first)
        #expect(item["task"] == "order.complete" && item["id"] == scene.order)
        #expect(item["dueOn"] == day())
        let version = try await scene.get("order.get", ["order": scene.order])["version"]
        _ = try await scene.officer.call(
            "order.complete", ["order": scene.order, "version": version ?? .null])
        #expect(try await tasks(scene.officer) == [])
    }
}
