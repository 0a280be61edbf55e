import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing

@testable import Financing

/// Money that comes back: the line's again in its year, the budget's revenue later.
@Suite(.database) struct ReturnTests {
    /// A contract of two million that is paid.
    private func paid(in scene: ContractScene) async throws -> JSON {
        let contract = try await scene.sign()
        for tranche in try await scene.plan([scene.tranche("2000000.00")], of: contract) {
            _ = try await scene.pay(tranche)
        }
        return contract
    }

    private func budget(_ scene: ContractScene) async throws -> [JSON?] {
        let balance = try await scene.get("ledger.balance", ["line": scene.line])
        return balance["accounts"]?.array?.map { $0["balance"] } ?? []
    }

    @Test func `in the line's year it can be announced anew, later it is revenue`() async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        let first = try await scene.demand("500000.00", of: contract)
        #expect(try await scene.receive(first)["freed"] == "500000.00")
        var line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "1500000.00")
        #expect(try await budget(scene) == ["-1500000.00", "0.00", "1500000.00", "0.00"])
        let second = try await scene.demand("300000.00", of: contract)
        // The line's year is over, as if the same had come a year later.
        try await scene.base.rows(
            """
            SET session_replication_role = replica;
            UPDATE financing.budget_lines SET year = 2025;
            UPDATE financing.ledger_entries SET line_year = 2025, returned_in = 2025
            WHERE act = 'refund.receive'
            """)
        #expect(try await scene.receive(second)["freed"] == "0.00")
        line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "1500000.00")
        #expect(
            try await budget(scene) == ["-1500000.00", "0.00", "1200000.00", "300000.00"])
        #expect(try await scene.imbalances() == [])
        let whole = try await scene.get("contract.get", ["contract": contract])
        #expect(whole["returned"] == "800000.00" && whole["freed"] == "500000.00")
        let trace = try await scene.get("money.trace", ["contract": contract])
        #expect(trace["items"]?.array?.first?["reserved"] == "1500000.00")
        #expect(trace["items"]?.array?.first?["freed"] == "500000.00")
    }

    @Test func `where a refund goes is not chosen`() async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        try await scene.receive(try await scene.demand("500000.00", of: contract))
        let other = try await scene.demand("1.00", of: contract)
        func move(_ debit: String, _ year: String, _ back: String) async throws -> String {
            try await scene.run(
                """
                WITH receipt AS (
                    INSERT INTO financing.refund_receipts
                        (tenant_id, refund_id, received_on, reference, actor)
                    SELECT tenant_id, id, '2026-05-12', 'x', 'x' FROM financing.refunds
                    WHERE id = '\(other.string ?? "")')
                INSERT INTO financing.ledger_entries (tenant_id, contract_id, line_id, seq, id,
                    organisation_id, act, debit, credit, amount_tiyn, refund_id, returned_in,
                    line_year, contracted_before_tiyn, paid_before_tiyn, returned_before_tiyn,
                    freed_before_tiyn)
                SELECT tenant_id, contract_id, line_id, 4, gen_random_uuid(), organisation_id, act,
                    '\(debit)', credit, 100, '\(other.string ?? "")', \(back), \(year),
                    contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn
                FROM financing.ledger_entries WHERE seq = 3
                """, as: scene.officer)
        }
        #expect(try await move("returned", "2026", "2026") == "ledger_entries_refund_year")
        #expect(try await move("returned", "NULL", "NULL") == "ledger_entries_refund_year")
        #expect(try await move("returned", "2025", "2026") == "ledger_entries_line_year")
        #expect(try await move("budget", "2026", "2025") == "ledger_entries_received_in")
        #expect(
            try await scene.run(
                "UPDATE financing.order_lines SET freed_tiyn = contracted_tiyn + 1",
                as: scene.officer) == "order_lines_freed_within")
        #expect(
            try await scene.run(
                "UPDATE financing.contract_lines SET freed_tiyn = freed_tiyn - 1",
                as: scene.officer) == "contract_lines_last_movement")
    }

    @Test func `what was demanded in error is withdrawn, and demanded anew`() async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        let refund = try await scene.demand("2000000.00", of: contract)
        let withdrawal: JSON.Object = ["refund": refund, "reason": "Сумма указана неверно"]
        #expect(
            await scene.stranger.failure(of: "refund.withdraw", withdrawal) == .notFound("refund"))
        let done = try await scene.second.call("refund.withdraw", withdrawal)
        expect(done, looksLike: WithdrawRefund.self)
        #expect(
            await scene.second.failure(of: "refund.withdraw", withdrawal)
                == .conflict(.refundWithdrawn))
        let receipt: JSON.Object = [
            "refund": refund, "receivedOn": "2026-05-11", "reference": "R-1",
        ]
        #expect(
            await scene.second.failure(of: "refund.receive", receipt)
                == .conflict(.refundWithdrawn))
        let list = try await scene.get("refund.list", ["state": "withdrawn"])
        expect(list, looksLike: ListRefunds.self)
        #expect(list["items"]?.array?.map { $0["id"] } == [refund])
        #expect(list["items"]?.array?.first?["withdrawal"] == "Сумма указана неверно")
        for actor in [scene.officer, scene.winner] {
            for task: JSON in ["refund.receive", "refund.pay"] {
                let waiting = try await actor.call("financing.queue", ["task": task])
                #expect(waiting["items"] == [])
            }
        }
        // Neither past the program: not received, not told otherwise, and not of what came in.
        #expect(
            try await scene.run(
                """
                INSERT INTO financing.refund_receipts
                    (tenant_id, refund_id, received_on, reference, actor)
                SELECT tenant_id, id, '2026-05-12', 'x', 'x' FROM financing.refunds
                """, as: scene.officer) == "refund_receipts_refund_stands")
        #expect(
            try await scene.run(
                """
                WITH u AS (UPDATE financing.refunds SET withdrawal = 'x' RETURNING 1)
                SELECT count(*) FROM u
                """, as: scene.officer) == "0")
        let other = try await scene.demand("1.00", of: contract)
        try await scene.receive(other)
        #expect(
            await scene.second.failure(
                of: "refund.withdraw", withdrawal.with(["refund": other]))
                == .conflict(.refundReceived))
        #expect(
            try await scene.run(
                """
                UPDATE financing.refunds
                SET withdrawn_at = now(), withdrawn_by = 'x', withdrawal = 'x'
                """, as: scene.officer) == "refund_receipts_refund_stands")
        // The journal's commitment is to the reason that everybody reads.
        let told = try await scene.base.rows(
            """
            SELECT t.texts ->> 'reason', convert_from(e.leaf, 'UTF8')::json -> 'commitments'
                       ->> s.field = encode(sha256(s.salt
                           || convert_to(t.texts ->> s.field, 'UTF8')), 'hex')
            FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.type = 'refund.withdrawn'
            """)
        #expect(told == [["Сумма указана неверно", "t"]])
    }

    @Test func `returns that race announcements never free the same money twice`() async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        var (refunds, drafts): ([JSON], [JSON]) = ([], [])
        for _ in 0..<20 {
            refunds.append(try await scene.demand("100000.00", of: contract))
        }
        // Nothing is left of the line but what comes back.
        let line = try await scene.get("budget.get", ["line": scene.line])
        _ = try await scene.officer.call(
            "budget.amend",
            [
                "line": scene.line, "version": line["version"] ?? .null, "change": "-8000000.00",
                "reason": "Сокращение", "document": FinancingScene.document,
            ])
        for _ in 0..<8 {
            let draft = try await scene.base.draft([
                "lines": [scene.part("300000.00")], "projectMax": "300000.00",
            ])
            drafts.append(draft["id"] ?? .null)
        }
        let announced = NIOLockedValueBox(0)
        await withTaskGroup(of: Void.self) { group in
            for refund in refunds {
                group.addTask { _ = try? await scene.receive(refund) }
            }
            for draft in drafts {
                group.addTask {
                    for _ in 0..<40 {
                        let failure = await scene.second.failure(
                            of: "order.announce", ["draft": draft, "version": 1])
                        if failure == nil { return announced.withLockedValue { $0 += 1 } }
                        try? await Task.sleep(for: .milliseconds(5))
                    }
                }
            }
        }
        // Two million came back: six orders of three hundred thousand, and no seventh.
        for draft in drafts {
            let params: JSON.Object = ["draft": draft, "version": 1]
            if await scene.second.failure(of: "order.announce", params) == nil {
                announced.withLockedValue { $0 += 1 }
            }
        }
        #expect(announced.withLockedValue(\.self) == 6)
        let after = try await scene.get("budget.get", ["line": scene.line])
        #expect(after["reserved"] == "1800000.00")
        #expect(try await scene.imbalances() == [])
    }
}
