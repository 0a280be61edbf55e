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
            scene.tranches(5, of: "100.00"), of: contract)
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
        #expect(try await scene.complete() == .conflict(.orderContractsOpen))
        _ = try await scene.pay(tranches[0])
        #expect(try await scene.complete() == .conflict(.orderContractsOpen))
        let report = try await scene.accept(on: contract, kind: "final", spent: "1500000.01")
        // The act of acceptance is what the report's acceptance comes to.
        #expect(try await scene.complete() == .conflict(.orderActMissing))
        try await scene.sign(actOf: report)
        #expect(try await scene.complete() == nil)
        #expect(try await scene.complete() == .conflict(.orderNotRunning))
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

    @Test func `an order stays open while money of it lies unpaid`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1500000.00")
        let tranche = try await scene.plan([scene.tranche("1400000.00")], of: contract)[0]
        _ = try await scene.pay(tranche)
        let report = try await scene.accept(on: contract, kind: "final", spent: "1400000.00")
        try await scene.sign(actOf: report)
        #expect(try await scene.complete() == .conflict(.orderContractsUnpaid))
        _ = try await scene.officer.call(
            "contract.amend", scene.amendment(of: contract, 1, "1400000.00"))
        #expect(try await scene.complete() == nil)
        let line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "1400000.00")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `an order stays open until what was not spent came back`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1500000.00")
        let tranche = try await scene.plan([scene.tranche("1500000.00")], of: contract)[0]
        _ = try await scene.pay(tranche)
        let spending: JSON = [["item": "Педагоги", "amount": "1499999.97"]]
        let made = try await scene.winner.call(
            "projectReport.submit",
            ContractScene.report(on: contract, 1, ["kind": "final", "spending": spending]))
        let report = made["id"] ?? .null
        func refusal() async -> Failure? {
            await scene.officer.failure(
                of: "projectReport.accept", ["report": report, "version": 1])
        }
        #expect(await refusal() == .conflict(.reportSpendsLess))
        let most = try await scene.demand("0.02", of: contract)
        #expect(await refusal() == .conflict(.reportSpendsLess))
        let rest = try await scene.demand("0.01", of: contract)
        #expect(await refusal() == nil)
        try await scene.sign(actOf: report)
        #expect(try await scene.complete() == .conflict(.orderContractsOpen))
        try await scene.receive(most)
        // Who takes a demand back demands it again, or nothing is completed.
        try await scene.withdraw(rest)
        #expect(try await scene.complete() == .conflict(.orderMoneyUnspent))
        try await scene.receive(try await scene.demand("0.01", of: contract))
        #expect(try await scene.complete() == nil)
    }

    @Test func `a final report is accepted when all but what waits for it is paid`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("1500000.00"), scene.tranche("500000.00", report: 1)], of: contract)
        let spending: JSON = [["item": "Педагоги", "amount": "2000000.00"]]
        let made = try await scene.winner.call(
            "projectReport.submit",
            ContractScene.report(on: contract, 1, ["kind": "final", "spending": spending]))
        let accept: JSON.Object = ["report": made["id"] ?? .null, "version": 1]
        func refusal() async -> Failure? {
            await scene.officer.failure(of: "projectReport.accept", accept)
        }
        #expect(await refusal() == .conflict(.reportTrancheOpen))
        let payment = try await scene.execute(tranches[0])
        #expect(await refusal() == .conflict(.reportTrancheOpen))
        _ = try await scene.second.call(
            "payment.confirm", ContractScene.confirmation(of: payment))
        #expect(await refusal() == nil)
        _ = try await scene.pay(tranches[1])
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

    @Test func `what the journal commits to is what the feed tells, of every act`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        _ = try await scene.officer.call(
            "contract.amend", scene.amendment(of: contract, 1, "1999999.00"))
        let tranches = try await scene.plan(
            [scene.tranche("800000.00")], of: contract, version: 2)
        _ = try await scene.pay(tranches[0])
        let returned = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract))
        _ = try await scene.officer.call(
            "projectReport.return",
            ["report": returned["id"] ?? .null, "version": 1, "reason": "Нет чеков"])
        let refund = try await scene.officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [scene.part("0.01")], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ])
        let final = try await scene.accept(on: contract, 2, kind: "final")
        _ = try await scene.officer.call(
            "acceptance.sign",
            [
                "report": final, "version": 2, "document": FinancingScene.document,
                "signature": FinancingScene.document,
            ])
        _ = try await scene.officer.call(
            "refund.receive",
            ["refund": refund["id"] ?? .null, "receivedOn": "2026-02-11", "reference": "R-1"])
        let breach = try await scene.officer.call(
            "breach.report",
            ["contract": contract, "happenedOn": "2026-02-03", "text": "Не проведены"])
        _ = try await scene.winner.call(
            "breach.answer", ["breach": breach["id"] ?? .null, "text": "Перенесены"])
        _ = try await scene.officer.call(
            "evaluation.record",
            [
                "contract": contract, "effectivenessPercent": 80, "beneficiaries": 96,
                "asked": 40, "satisfied": 37, "conclusion": "Продолжить",
            ])
        let rows = try await scene.base.rows(
            """
            SELECT e.type, string_agg(s.field, ' ' ORDER BY s.field),
                   bool_and(s.public AND convert_from(e.leaf, 'UTF8')::json -> 'commitments'
                       ->> s.field IS NOT DISTINCT FROM
                       encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')), 'hex'))
            FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.subject_kind IN ('contract', 'tranche', 'payment', 'refund', 'projectreport',
                'acceptance', 'breach', 'evaluation') GROUP BY e.id, e.type ORDER BY e.type, 2
            """)
        #expect(rows.allSatisfy { $0[2] == "t" }, "\(rows)")
        #expect(
            Set(rows.map { "\($0[0] ?? ""): \($0[1] ?? "")" }) == [
                "contract.signed: reference signature",
                "contract.amended: reason reference signature", "payment.confirmed: reference",
                "refund.demanded: reason", "refund.received: reference",
                "projectReport.submitted: indicators narrative spending",
                "projectReport.returned: reason", "acceptance.signed: reference signature",
                "breach.reported: text", "breach.answered: text",
                "evaluation.recorded: conclusion",
            ])
        // Nothing that people wrote is in a leaf.
        #expect(
            try await scene.base.rows(
                """
                SELECT e.type FROM journal.entries e
                WHERE convert_from(e.leaf, 'UTF8') ~ 'Перенесены|Нет чеков|занятий|Педагоги|R-1'
                """) == [])
        let state = try await scene.base.rows(
            "SELECT state ->> 'tenant' FROM journal.public_state WHERE kind = 'contract'")
        #expect(state == [["KZ-75"]])
    }
}
