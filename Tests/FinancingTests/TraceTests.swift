import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct TraceTests {
    @Test func `money is followed from whatever end one begins`() async throws {
        let scene = try await ContractScene(applications: 2)
        let before = try await scene.get("money.trace", ["award": scene.award])
        expect(before, looksLike: TraceMoney.self)
        #expect(before["items"]?.array?.first?["awarded"] == "2000000.00")
        #expect(before["items"]?.array?.first?["contract"] == nil)
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("800000.00"), scene.tranche("1200000.00", report: 1)], of: contract)
        let payment = try await scene.pay(tranches[0])
        let report = try await scene.accept(on: contract)
        let refund = try await scene.officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [scene.part("0.01")], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ])
        let ends: [(JSON.Object, Int)] = [
            (["line": scene.line], 2), (["order": scene.order], 2), (["award": scene.award], 2),
            (["contract": contract], 2), (["payment": payment], 1),
        ]
        for (end, count) in ends {
            let trace = try await scene.get("money.trace", end)
            expect(trace, looksLike: TraceMoney.self)
            let items = trace["items"]?.array ?? []
            #expect(items.count == count, "\(end)")
            let first = try #require(items.first)
            #expect(first["tenant"] == "KZ-75" && first["line"] == scene.line)
            #expect(first["budget"] == "10000000.00" && first["reserved"] == "2000000.00")
            #expect(first["order"] == scene.order && first["orderState"] == "running")
            #expect(first["award"] == scene.award && first["contract"] == contract)
            #expect(first["organisation"] == scene.organisation)
            #expect(first["tranche"] == tranches[0] && first["payment"] == payment)
            #expect(first["amount"] == "800000.00" && first["paidOn"] == "2026-02-10")
            #expect(first["refunds"]?.array?.map { $0["id"] } == [refund["id"]])
            #expect(first["reports"]?.array?.map { $0["id"] } == [report])
        }
        #expect(
            await scene.world.anonymous.failure(of: "money.trace", [:])
                == .invalidParameters([Problem("", "oneEnd")]))
    }

    @Test func `pages of a trace have neither gap nor repetition`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            (0..<5).map { _ in scene.tranche("100.00") }, of: contract)
        var (found, params): ([JSON], JSON.Object) = ([], ["order": scene.order, "limit": 2])
        for _ in 0..<5 {
            let page = try await scene.get("money.trace", params)
            found += page["items"]?.array?.compactMap { $0["tranche"] } ?? []
            guard let next = page["next"] else { break }
            params["cursor"] = next
        }
        #expect(found == tranches)
    }

    @Test func `an order is completed when nothing of it is open`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1500000.01")
        let tranches = try await scene.plan([scene.tranche("1500000.01")], of: contract)
        func complete() async throws -> Failure? {
            let order = try await scene.get("order.get", ["order": scene.order])
            return await scene.officer.failure(
                of: "order.complete",
                ["order": scene.order, "version": order["version"] ?? .null])
        }
        try await scene.accept(on: contract, kind: "final")
        #expect(try await complete() == .conflict(.orderContractsOpen))
        _ = try await scene.pay(tranches[0])
        #expect(try await complete() == nil)
        #expect(try await complete() == .conflict(.orderNotRunning))
        let order = try await scene.get("order.get", ["order": scene.order])
        #expect(order["state"] == "completed")
        // What was awarded and not contracted is the budget line's again.
        let line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "1500000.01")
        #expect(try await scene.imbalances() == [])
        #expect(
            try await scene.run(
                "UPDATE financing.order_lines SET contracted_tiyn = contracted_tiyn + 1",
                as: scene.officer) == "order_lines_contracted_within")
        #expect(
            await scene.officer.failure(
                of: "tranche.plan", ["contract": contract, "version": 1, "tranches": []])
                == .conflict(.orderNotContracting))
    }

    @Test func `breaches are answered and projects evaluated, publicly`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let breach = try await scene.officer.call(
            "breach.report",
            ["contract": contract, "happenedOn": "2026-02-03", "text": "Занятия не проведены"])
        expect(breach, looksLike: ReportBreach.self)
        let answer: JSON.Object = ["breach": breach["id"] ?? .null, "text": "Перенесены"]
        let other = try await scene.base.organisation("Басқа").actor
        #expect(await other.failure(of: "breach.answer", answer) == .notFound("breach"))
        let answered = try await scene.winner.call("breach.answer", answer)
        expect(answered, looksLike: AnswerBreach.self)
        #expect(
            await scene.winner.failure(of: "breach.answer", answer)
                == .conflict(.breachAnswered))
        let list = try await scene.get("breach.list", ["contract": contract])
        expect(list, looksLike: ListBreaches.self)
        #expect(list["items"]?.array?.first?["answer"] == "Перенесены")

        let evaluation: JSON.Object = [
            "contract": contract, "effectivenessPercent": 80, "beneficiaries": 96, "asked": 40,
            "satisfied": 37, "conclusion": "Продолжить",
        ]
        #expect(
            await scene.officer.failure(of: "evaluation.record", evaluation)
                == .conflict(.reportNotAccepted))
        try await scene.accept(on: contract, kind: "final")
        #expect(
            await scene.officer.failure(
                of: "evaluation.record", evaluation.with(["satisfied": 41]))
                == .invalidParameters([Problem("satisfied", "range")]))
        let recorded = try await scene.officer.call("evaluation.record", evaluation)
        expect(recorded, looksLike: RecordEvaluation.self)
        #expect(
            await scene.officer.failure(of: "evaluation.record", evaluation)
                == .conflict(.violated("evaluations_pkey")))
        let got = try await scene.get("evaluation.get", ["contract": contract])
        expect(got, looksLike: GetEvaluation.self)
        #expect(got["satisfied"] == 37)
    }
}
