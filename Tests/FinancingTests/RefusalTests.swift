import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Payments that the treasury refuses.
@Suite(.database) struct RefusalTests {
    @Test func `a refused payment takes its tranche back, and the next one is paid`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try #require(
            try await scene.plan([scene.tranche("800000.00")], of: contract).first)
        let first = try await scene.execute(tranche)
        let refusal = ContractScene.refusal(of: first, "NO-1")
        #expect(
            await scene.officer.failure(of: "payment.refuse", refusal)
                == .conflict(.paymentFourEyes))
        #expect(
            await scene.second.failure(
                of: "payment.refuse", refusal.with(["refusedOn": "2090-01-01"]))
                == .conflict(.paymentInFuture))
        #expect(
            await scene.stranger.failure(of: "payment.refuse", refusal) == .notFound("payment"))
        let refused = try await scene.second.call("payment.refuse", refusal)
        expect(refused, looksLike: RefusePayment.self)
        #expect(refused["state"] == "refused")
        #expect(try await scene.imbalances() == [])
        let lines = try await scene.get("contract.get", ["contract": contract])["lines"]
        #expect(lines?.array?.first?["ordered"] == "0.00")
        for method in ["payment.refuse", "payment.confirm"] {
            let params =
                method == "payment.refuse" ? refusal : ContractScene.confirmation(of: first)
            #expect(
                await scene.second.failure(of: method, params) == .conflict(.paymentRefused))
        }
        let again = try await scene.second.call("payment.execute", ["tranche": tranche])
        let second = try #require(again["id"])
        #expect(second != first)
        // Who ordered the second one confirms it as little as the first.
        #expect(
            await scene.second.failure(
                of: "payment.confirm", ContractScene.confirmation(of: second))
                == .conflict(.paymentFourEyes))
        // The first one is not confirmed in its place.
        #expect(
            await scene.officer.failure(
                of: "payment.confirm", ContractScene.confirmation(of: first))
                == .conflict(.paymentRefused))
        _ = try await scene.officer.call(
            "payment.confirm", ContractScene.confirmation(of: second))
        #expect(
            await scene.officer.failure(
                of: "payment.refuse", ContractScene.refusal(of: second))
                == .conflict(.paymentConfirmed))
        #expect(try await scene.imbalances() == [])
        try await isTold(contract, first, second, tranche, in: scene)
    }

    private func isTold(
        _ contract: JSON, _ first: JSON, _ second: JSON, _ tranche: JSON, in scene: ContractScene
    ) async throws {
        let list = try await scene.get("payment.list", ["contract": contract])
        expect(list, looksLike: ListPayments.self)
        #expect(list["items"]?.array?.map { $0["state"] } == ["confirmed", "refused"])
        let found = try await scene.get(
            "payment.list", ["contract": contract, "state": "refused"])
        let item = try #require(found["items"]?.array?.first)
        #expect(item["reason"] == "Неверный счёт" && item["reference"] == "NO-1")
        #expect(item["refusedOn"] == "2026-02-10")
        for payment in [first, second] {
            let trace = try await scene.get("money.trace", ["payment": payment])
            expect(trace, looksLike: TraceMoney.self)
            #expect(trace["items"]?.array?.map { $0["payment"] } == [second])
            #expect(
                trace["items"]?.array?.first?["refused"]?.array?.map { $0["payment"] } == [first])
        }
        // Its text is committed to, and public.
        #expect(
            try await scene.base.rows(
                """
                SELECT s.field, encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')),
                       'hex') = convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field
                FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                    journal.public_texts(e.subject_id, e.version, e.subject_kind) t
                WHERE e.type = 'payment.refused' AND e.subject_kind = 'payment' ORDER BY 1
                """) == [["reason", "t"], ["reference", "t"]])
    }

    @Test func `a tranche has one payment at a time, past the program too`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try #require(
            try await scene.plan([scene.tranche("800000.00")], of: contract).first)
        let payment = try await scene.execute(tranche)
        let again = """
            INSERT INTO financing.payments
                (tenant_id, id, tranche_id, step, contract_id, organisation_id, actor)
            SELECT tenant_id, gen_random_uuid(), tranche_id, step, contract_id, organisation_id, 'x'
            FROM financing.payments
            """
        #expect(try await scene.run(again, as: scene.officer) == "payments_tranche_once")
        // No way back without the treasury's word.
        let step = """
            INSERT INTO financing.tranche_steps (tenant_id, tranche_id, seq, contract_id,
                report_number, from_state, to_state, act, actor)
            SELECT tenant_id, id, 4, contract_id, report_number, 'ordered', 'released',
                'payment.refuse', 'x' FROM financing.tranches
            """
        #expect(try await scene.run(step, as: scene.officer) == "tranche_steps_refused")
        // Nor a refusal of a payment that is confirmed, whose tranche went on.
        _ = try await scene.second.call(
            "payment.confirm", ContractScene.confirmation(of: payment))
        let refusal = """
            INSERT INTO financing.payment_refusals
                (tenant_id, payment_id, tranche_id, step, refused_on, reference, reason, actor)
            SELECT tenant_id, id, tranche_id, step + 1, '2026-02-10', 'x', 'x', 'x'
            FROM financing.payments
            """
        #expect(
            try await scene.run(refusal, as: scene.officer) == "payment_refusals_tranche_released")
    }

    @Test func `of refusals and confirmations that race exactly one wins`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            scene.tranches(12, of: "100000.01"), of: contract)
        try await scene.unlock(12, of: contract)
        var won = ["confirmed": 0, "refused": 0]
        for tranche in tranches {
            let payment = try await scene.execute(tranche)
            let third = try await scene.world.officer()
            let winners = await withTaskGroup(of: String?.self) { group in
                for number in 0..<8 {
                    let officer = number < 4 ? scene.second : third
                    group.addTask {
                        guard number.isMultiple(of: 2) else {
                            let params = ContractScene.refusal(of: payment)
                            return await officer.failure(of: "payment.refuse", params) == nil
                                ? "refused" : nil
                        }
                        let params = ContractScene.confirmation(of: payment)
                        return await officer.failure(of: "payment.confirm", params) == nil
                            ? "confirmed" : nil
                    }
                }
                return await group.reduce(into: [String]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(winners.count == 1)
            for winner in winners { won[winner, default: 0] += 1 }
        }
        #expect(try await scene.imbalances() == [])
        let rows = try await scene.base.rows(
            """
            SELECT (SELECT count(*) FROM financing.payment_confirmations),
                   (SELECT count(*) FROM financing.payment_refusals),
                   (SELECT count(*) FROM financing.ledger_entries WHERE act = 'payment.confirm'),
                   (SELECT count(*) FROM financing.tranches WHERE state = 'released')
            """)
        let (paid, refused) = (won["confirmed"] ?? 0, won["refused"] ?? 0)
        #expect(rows == [["\(paid)", "\(refused)", "\(paid)", "\(refused)"]])
        #expect(paid + refused == 12)
    }
}
