import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct OverviewTests {
    private func tasks(_ scene: FinancingScene, _ actor: Actor) async throws -> [JSON] {
        let queue = try await actor.call("financing.queue")
        expect(queue, looksLike: ListFinancingQueue.self)
        return queue["items"]?.array?.compactMap { $0["task"] } ?? []
    }

    @Test func `a decision waits for whoever takes the next step`() async throws {
        let scene = try await FinancingScene()
        let stranger = try await scene.world.officer(of: "KZ-71")
        var decided = try await scene.opened(applications: 2)
        let late = try await scene.order()
        #expect(try await tasks(scene, scene.officer) == ["decision.propose", "expert.draw"])
        try await scene.close(late, secondsAgo: 86_400)
        #expect(
            try await tasks(scene, scene.officer) == [
                "order.open", "decision.propose", "expert.draw",
            ])
        try await scene.propose(&decided)
        let queue = try await scene.officer.call(
            "financing.queue", ["task": "decision.approve"])
        #expect(queue["items"]?.array?.map { $0["own"] } == [true])
        let other = try await scene.second.call("financing.queue", ["task": "decision.approve"])
        #expect(other["items"]?.array?.map { $0["own"] } == [false])
        try await scene.take("approve", on: &decided)
        #expect(try await tasks(scene, scene.second) == ["order.open", "decision.publish"])
        try await scene.take("publish", on: &decided)
        #expect(try await tasks(scene, scene.second) == ["order.open"])
        let complaint = try await decided.applicants[1].call(
            "complaint.file", ["decision": decided.decision, "text": "Баллы не сложены"])
        let rule = try await scene.officer.call("financing.queue", ["task": "complaint.rule"])
        let item = try #require(rule["items"]?.array?.first)
        #expect(item["id"] == complaint["id"] && item["dueOn"] == complaint["dueOn"])
        #expect(item["dueRule"] == "complaint.ruling" && item["overdue"] == false)
        #expect(try await tasks(scene, stranger) == [])
    }

    @Test func `money waits until it can move, and the pages have no gap`() async throws {
        let scene = try await ContractScene()
        func tasks() async throws -> [JSON] { try await self.tasks(scene.base, scene.officer) }
        #expect(try await tasks() == ["contract.sign"])
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("800000.00"), scene.tranche("1200000.00", report: 1)], of: contract)
        // The final report and the first one are due on days long gone.
        let late: JSON = "projectReport.missing"
        #expect(try await tasks() == [late, "tranche.release", late])
        let payment = try await scene.execute(tranches[0])
        let waiting = try await scene.officer.call(
            "financing.queue", ["task": "payment.confirm"])
        #expect(waiting["items"]?.array?.map { $0["own"] } == [true])
        _ = try await scene.second.call(
            "payment.confirm", ContractScene.confirmation(of: payment))
        let report = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract))
        _ = try await scene.officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [scene.part("0.01")], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ])
        _ = try await scene.officer.call(
            "breach.report",
            ["contract": contract, "happenedOn": "2026-02-05", "text": "Опоздание"])
        let all = try await tasks()
        #expect(
            Set(all.compactMap(\.string)) == [
                "projectReport.missing", "refund.receive", "projectReport.accept",
                "breach.unanswered",
            ])
        var (found, params): ([JSON], JSON.Object) = ([], ["limit": 1])
        for _ in 0..<9 {
            let page = try await scene.officer.call("financing.queue", params)
            found += page["items"]?.array?.compactMap { $0["task"] } ?? []
            guard let next = page["next"] else { break }
            params["cursor"] = next
        }
        #expect(found == all)
        _ = try await scene.officer.call(
            "projectReport.accept", ["report": report["id"] ?? .null, "version": 1])
        #expect(try await tasks().contains("tranche.release"))
    }

    @Test func `statistics follow the same money, and every number has its list`() async throws {
        let scene = try await ContractScene(applications: 2)
        let contract = try await scene.sign("1500000.00")
        let tranches = try await scene.plan([scene.tranche("1000000.01")], of: contract)
        _ = try await scene.pay(tranches[0])
        let refund = try await scene.officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [scene.part("0.02")], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ])
        _ = try await scene.officer.call(
            "refund.receive",
            ["refund": refund["id"] ?? .null, "receivedOn": "2026-02-11", "reference": "R-1"])
        // Sealed: nobody learns that somebody applied.
        _ = try await scene.base.submit(to: try await scene.base.order())

        let counted = try await scene.get("financing.statistics")
        expect(counted, looksLike: CountMoney.self)
        let expected: [(String, JSON)] = [
            ("announced", ["count": 2, "amount": "10000000.00"]),
            ("applied", ["count": 2, "amount": "5000000.00"]),
            ("awarded", ["count": 1, "amount": "2000000.00"]),
            ("contracted", ["count": 1, "amount": "1500000.00"]),
            ("paid", ["count": 1, "amount": "1000000.01"]),
            ("returned", ["count": 1, "amount": "0.02"]),
        ]
        let kinds: [(String, JSON)] = [
            ("tenants", "KZ-75"), ("spheres", "8"), ("instruments", "social-order"),
            ("years", "2026"),
        ]
        for (stage, numbers) in expected {
            #expect(counted["total"]?[stage] == numbers)
            for (kind, code) in kinds {
                #expect(counted[kind]?.array?.map { $0["code"] } == [code])
                #expect(counted[kind]?.array?.first?[stage] == numbers)
            }
        }
        let filter: JSON.Object = [
            "tenant": "KZ-75", "sphere": "8", "instrument": "social-order", "year": 2026,
        ]
        let lists: [(String, JSON.Object, Int)] = [
            ("order.search", [:], 2), ("order.applications", [:], 2), ("award.list", [:], 1),
            ("contract.list", [:], 1), ("payment.list", ["state": "confirmed"], 1),
            ("refund.list", ["state": "received"], 1),
        ]
        for (method, more, count) in lists {
            let items = try await scene.get(method, filter.with(more))["items"]
            #expect(items?.array?.count == count, "\(method)")
            for other: JSON.Object in [["year": 2025], ["sphere": "1"], ["tenant": "KZ-71"]] {
                let none = try await scene.get(method, filter.with(more).with(other))
                #expect(none["items"] == [], "\(method)")
            }
        }
        let none = try await scene.get("financing.statistics", ["year": 2025])
        expect(none, looksLike: CountMoney.self)
        #expect(none["total"]?["paid"] == ["count": 0, "amount": "0.00"])
        #expect(none["tenants"] == [])
    }
}
