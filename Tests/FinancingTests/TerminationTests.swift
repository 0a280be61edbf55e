import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct TerminationTests {
    @Test func `a terminated contract has what it was paid, and the rest is free`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1500000.00")
        let tranches = try await scene.plan(
            [
                scene.tranche("600000.00"), scene.tranche("500000.00", report: 1),
                scene.tranche("400000.00", report: 2),
            ], of: contract)
        _ = try await scene.pay(tranches[0])
        try await scene.accept(on: contract)
        _ = try await scene.officer.call("tranche.release", ["tranche": tranches[1]])
        let breach = try await scene.officer.call(
            "breach.report",
            ["contract": contract, "happenedOn": "2026-02-10", "text": "Занятия не проведены"])
        let notice = ContractScene.notice(
            of: contract, 1, ["ground": "breach", "breach": breach["id"] ?? .null])
        let given = try await scene.officer.call("contract.giveNotice", notice)
        expect(given, looksLike: GiveNotice.self)
        #expect(
            await scene.second.failure(of: "contract.giveNotice", notice)
                == .conflict(.noticeGiven))
        let end: JSON.Object = ["contract": contract, "version": 1]
        #expect(
            await scene.officer.failure(of: "contract.terminate", end)
                == .conflict(.noticeFourEyes))
        let done = try await scene.second.call("contract.terminate", end)
        expect(done, looksLike: TerminateContract.self)
        // Of the award of two million, also what was never contracted.
        #expect(done["paid"] == "600000.00" && done["freed"] == "1400000.00")
        #expect(try await scene.imbalances() == [])
        let line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "600000.00")
        let whole = try await scene.get("contract.get", ["contract": contract])
        expect(whole, looksLike: GetContract.self)
        #expect(whole["terminated"] == true && whole["version"] == 2)
        #expect(whole["contracted"] == "600000.00" && whole["planned"] == "600000.00")
        #expect(whole["endsOn"] == "2026-03-01" && whole["reportDueOn"] == "2026-04-01")
        let termination = try #require(whole["terminations"]?.array?.first)
        #expect(termination["state"] == "done" && termination["ground"] == "breach")
        #expect(whole["versions"]?.array?.last?["signature"] == nil)
        let list = try await scene.get("tranche.list", ["contract": contract])
        #expect(
            list["items"]?.array?.map { $0["state"] } == ["paid", "dropped", "dropped"])
        let entries = try await scene.get("ledger.entries", ["contract": contract])
        expect(entries, looksLike: ListLedgerEntries.self)
        let last = try #require(entries["items"]?.array?.first)
        #expect(last["act"] == "contract.terminate" && last["amount"] == "900000.00")
        #expect(last["debit"] == "budget" && last["credit"] == "contract")
        try await nothingMoves(on: contract, tranches[1], in: scene)
        try await isCommitted(in: scene)
    }

    private func nothingMoves(
        on contract: JSON, _ tranche: JSON, in scene: ContractScene
    ) async throws {
        let calls: [(String, JSON.Object, Reason)] = [
            ("contract.amend", scene.amendment(of: contract, 2, "600000.01"), .contractTerminated),
            (
                "tranche.plan", ["contract": contract, "version": 2, "tranches": []],
                .contractTerminated
            ),
            ("tranche.release", ["tranche": tranche], .trancheNotPlanned),
            ("payment.execute", ["tranche": tranche], .trancheNotReleased),
            ("contract.giveNotice", ContractScene.notice(of: contract, 2), .contractTerminated),
            ("contract.sign", scene.signing(), .contractExists),
        ]
        for (method, params, reason) in calls {
            #expect(
                await scene.officer.failure(of: method, params) == .conflict(reason), "\(method)")
        }
        // Past the program neither.
        for (column, constraint) in [
            ("planned_tiyn = planned_tiyn + 1", "contract_lines_planned_within"),
            (
                "planned_tiyn = planned_tiyn + 1, contracted_tiyn = contracted_tiyn + 1",
                "contract_lines_ended"
            ),
            ("terminated = false", "contract_lines_terminated_matches"),
        ] {
            #expect(
                try await scene.run(
                    "UPDATE financing.contract_lines SET \(column)", as: scene.officer)
                    == constraint, "\(column)")
        }
        #expect(
            try await scene.run(
                "UPDATE financing.contracts SET termination_id = NULL", as: scene.officer)
                == "contract_lines_terminated_matches")
    }

    /// Each version has its entry, and what these commit to is public.
    private func isCommitted(in scene: ContractScene) async throws {
        #expect(
            try await scene.base.rows(
                """
                SELECT e.subject_kind, e.version, s.field,
                       encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')), 'hex')
                       = convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field
                FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                    journal.public_texts(e.subject_id, e.version, e.subject_kind) t
                WHERE e.type IN ('contract.noticeGiven', 'contract.terminated') ORDER BY 1, 2, 3
                """) == [
                    ["contract", "2", "reason", "t"], ["contract", "2", "reference", "t"],
                    ["termination", "1", "reason", "t"], ["termination", "1", "reference", "t"],
                ])
    }

    @Test func `an ordered payment keeps a contract from ending`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try await scene.plan([scene.tranche("800000.00")], of: contract)[0]
        let payment = try await scene.execute(tranche)
        _ = try await scene.officer.call(
            "contract.giveNotice", ContractScene.notice(of: contract))
        let end: JSON.Object = ["contract": contract, "version": 1]
        #expect(
            await scene.second.failure(of: "contract.terminate", end)
                == .conflict(.contractPaymentOrdered))
        let tasks = try await scene.second.call(
            "financing.queue", ["task": "contract.terminate"])
        expect(tasks, looksLike: ListFinancingQueue.self)
        #expect(tasks["items"]?.array?.map { $0["own"] } == [false])
        _ = try await scene.second.call("payment.refuse", ContractScene.refusal(of: payment))
        _ = try await scene.second.call("contract.terminate", end)
        let left = try await scene.second.call("financing.queue", [:])
        // Nothing was paid, so there is nothing to report on.
        #expect(left["items"]?.array?.map { $0["task"]?.string } == ["order.complete"])
        #expect(try await scene.imbalances() == [])
        let order = try await scene.get("order.get", ["order": scene.order])
        _ = try await scene.officer.call(
            "order.complete", ["order": scene.order, "version": order["version"] ?? .null])
        let line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "0.00")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `what was paid is accounted for or comes back`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try await scene.plan([scene.tranche("800000.00")], of: contract)[0]
        _ = try await scene.pay(tranche)
        try await scene.terminate(contract)
        #expect(try await scene.complete() == .conflict(.orderContractsOpen))
        let demanded = try await scene.officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [scene.part("800000.00")], "dueOn": "2026-09-01",
                "reason": "Не подтверждено",
            ])
        _ = try await scene.officer.call(
            "refund.receive",
            ["refund": demanded["id"] ?? .null, "receivedOn": "2026-05-11", "reference": "R-1"])
        #expect(try await scene.complete() == nil)
        #expect(try await scene.imbalances() == [])
        let line = try await scene.get("budget.get", ["line": scene.line])
        #expect(line["reserved"] == "0.00")
    }

    @Test func `notice has a ground, runs until its day and may be withdrawn`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        for ground: JSON.Object in [
            ["ground": "breach"], ["ground": "whim"],
            ["ground": "misuse", "breach": .string(Breach.ID.make().description)],
        ] {
            #expect(
                await scene.officer.failure(
                    of: "contract.giveNotice", ContractScene.notice(of: contract, 1, ground))
                    == .conflict(.noticeGround))
        }
        let end: JSON.Object = ["contract": contract, "version": 1]
        #expect(
            await scene.second.failure(of: "contract.terminate", end)
                == .conflict(.noticeMissing))
        let later: JSON.Object = ["endsOn": "2090-01-01", "reportDueOn": "2090-02-01"]
        _ = try await scene.officer.call(
            "contract.giveNotice", ContractScene.notice(of: contract, 1, later))
        #expect(
            await scene.second.failure(of: "contract.terminate", end) == .conflict(.noticeRuns))
        #expect(
            await scene.stranger.failure(of: "contract.terminate", end) == .notFound("contract"))
        let withdrawn = try await scene.officer.call(
            "contract.withdrawNotice", end.with(["reason": "Нарушение устранено"]))
        expect(withdrawn, looksLike: WithdrawNotice.self)
        let whole = try await scene.get("contract.get", ["contract": contract])
        expect(whole, looksLike: GetContract.self)
        #expect(whole["terminations"]?.array?.map { $0["state"] } == ["withdrawn"])
        #expect(whole["terminations"]?.array?.first?["withdrawal"] == "Нарушение устранено")
        // The next one may follow; who gave it can't end it past the program either.
        try await scene.terminate(contract)
        #expect(
            try await scene.refusal(
                of: """
                    UPDATE financing.termination_signers SET principal_id = author_id
                    WHERE to_state = 'done'
                    """) == "termination_signers_four_eyes")
    }

    @Test func `payments, plans and terminations that race keep within each other`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            scene.tranches(16, of: "100000.00"), of: contract)
        try await scene.unlock(16, of: contract)
        _ = try await scene.officer.call(
            "contract.giveNotice", ContractScene.notice(of: contract))
        let ended = await withTaskGroup(of: Bool.self) { group in
            for tranche in tranches {
                group.addTask {
                    guard let payment = try? await scene.execute(tranche) else { return false }
                    let params = ContractScene.confirmation(of: payment)
                    _ = await scene.second.failure(of: "payment.confirm", params)
                    return false
                }
            }
            for _ in 0..<24 {
                group.addTask {
                    let end: JSON.Object = ["contract": contract, "version": 1]
                    return await scene.second.failure(of: "contract.terminate", end) == nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        if ended == 0 { try await finish(contract, in: scene) }
        #expect(ended <= 1)
        #expect(try await scene.imbalances() == [])
        let whole = try await scene.get("contract.get", ["contract": contract])
        #expect(whole["terminated"] == true && whole["paid"] == whole["contracted"])
    }

    /// Where every attempt met a payment under way.
    private func finish(_ contract: JSON, in scene: ContractScene) async throws {
        _ = try await scene.second.call(
            "contract.terminate", ["contract": contract, "version": 1])
    }
}
