import Foundation
import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct LedgerTests {
    @Test func `money that comes back balances to the tiyn`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1999999.99")
        let tranches = try await scene.plan(
            [scene.tranche("999999.98"), scene.tranche("1000000.01", report: 1)], of: contract)
        try await scene.accept(on: contract)
        for tranche in tranches { _ = try await scene.pay(tranche) }
        func demand(_ amount: String) -> JSON.Object {
            [
                "contract": contract, "lines": [scene.part(amount)], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ]
        }
        #expect(
            await scene.officer.failure(of: "refund.demand", demand("2000000.00"))
                == .conflict(.refundBeyondPaid))
        let demanded = try await scene.officer.call("refund.demand", demand("1500000.02"))
        expect(demanded, looksLike: DemandRefund.self)
        // What is demanded already is not demanded twice.
        #expect(
            await scene.officer.failure(of: "refund.demand", demand("500000.00"))
                == .conflict(.refundBeyondPaid))
        let receipt: JSON.Object = [
            "refund": demanded["id"] ?? .null, "receivedOn": "2026-02-11", "reference": "R-1",
        ]
        #expect(
            await scene.stranger.failure(of: "refund.receive", receipt) == .notFound("refund"))
        let received = try await scene.second.call("refund.receive", receipt)
        expect(received, looksLike: ReceiveRefund.self)
        // It came back in the line's own year.
        #expect(received["freed"] == "1500000.02")
        #expect(
            await scene.second.failure(of: "refund.receive", receipt)
                == .conflict(.refundReceived))
        for filter: JSON.Object in [
            ["contract": contract], ["line": scene.line], ["organisation": scene.organisation],
            ["tenant": "KZ-75", "year": 2026],
        ] {
            let balance = try await scene.get("ledger.balance", filter)
            expect(balance, looksLike: GetLedgerBalance.self)
            #expect(balance["total"] == "0.00")
            #expect(balance["movements"] == 4)
            #expect(
                balance["accounts"]?.array?.map { $0["balance"] } == [
                    "-499999.97", "0.00", "499999.97", "0.00",
                ])
        }
        let empty = try await scene.get("ledger.balance", ["year": 2025])
        #expect(empty["movements"] == 0 && empty["total"] == "0.00")
        #expect(
            try await scene.refusal(
                of: "UPDATE financing.contract_lines SET returned_tiyn = paid_tiyn + 1")
                == "contract_lines_returned_within")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `movements are listed newest first, page by page, and never changed`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            scene.tranches(4, of: "100.00"), of: contract)
        try await scene.unlock(4, of: contract)
        for tranche in tranches { _ = try await scene.pay(tranche) }
        var (seqs, params): ([JSON?], JSON.Object) = ([], ["contract": contract, "limit": 2])
        for _ in 0..<5 {
            let page = try await scene.get("ledger.entries", params)
            expect(page, looksLike: ListLedgerEntries.self)
            seqs += page["items"]?.array?.map { $0["seq"] } ?? []
            guard let next = page["next"] else { break }
            params["cursor"] = next
        }
        #expect(seqs == [5, 4, 3, 2, 1])
        for command in [
            "UPDATE financing.ledger_entries SET amount_tiyn = 1",
            "DELETE FROM financing.ledger_entries",
        ] {
            #expect(try await scene.run(command, as: scene.officer) == "42501")
        }
        // A second movement of the same payment, or one that begins elsewhere, can't be written.
        let columns = """
            tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit, credit,
            amount_tiyn, payment_id, tranche_id, paid_in, line_year, contracted_before_tiyn,
            paid_before_tiyn, returned_before_tiyn
            """
        #expect(
            try await scene.run(
                """
                INSERT INTO financing.ledger_entries (\(columns))
                SELECT tenant_id, contract_id, line_id, 6, gen_random_uuid(), organisation_id, act,
                    debit, credit, amount_tiyn, payment_id, tranche_id, paid_in, line_year,
                    contracted_tiyn, paid_tiyn, returned_tiyn
                FROM financing.ledger_entries WHERE seq = 5
                """, as: scene.officer) == "ledger_entries_payment_once")
    }

    /// TIZILIM_RACERS=500 is the long form.
    @Test func `racing contracts and payments keep within each other`() async throws {
        let count = Int(ProcessInfo.processInfo.environment["TIZILIM_RACERS"] ?? "") ?? 120
        let scene = try await ContractScene()
        let contract = try await scene.sign("100000.00")
        try await scene.unlock(101, of: contract)
        let lost = NIOLockedValueBox<[String: Int]>([:])
        let won = NIOLockedValueBox(0)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    let failure = await Self.race(number, on: contract, scene)
                    guard let failure else { return won.withLockedValue { $0 += 1 } }
                    guard case .conflict(let reason) = failure else {
                        Issue.record("\(failure)")
                        return
                    }
                    lost.withLockedValue { $0[reason.code, default: 0] += 1 }
                }
            }
        }
        let losses = lost.withLockedValue(\.self)
        #expect(won.withLockedValue(\.self) > 0)
        #expect(losses["record.stale", default: 0] > 0, "nobody came between: \(losses)")
        #expect(try await scene.imbalances() == [])
        let balance = try await scene.get("ledger.balance", ["contract": contract])
        #expect(balance["total"] == "0.00")
    }

    /// Amends the contract up or down, or plans, releases and pays a tranche of it.
    private static func race(
        _ number: Int, on contract: JSON, _ scene: ContractScene
    ) async -> Failure? {
        let (one, other) =
            number.isMultiple(of: 2)
            ? (scene.officer, scene.second) : (scene.second, scene.officer)
        do throws(Failure) {
            let whole = try await scene.world.anonymous.call(
                "contract.get", ["contract": contract])
            let version = whole["version"] ?? 1
            guard !number.isMultiple(of: 3) else {
                let amount = number.isMultiple(of: 6) ? 100_000 + number * 3_000 : 90_000 + number
                let params = scene.amendment(
                    of: contract, version.int64 ?? 1, "\(amount).00")
                _ = try await one.call("contract.amend", params)
                return nil
            }
            let planned = try await one.call(
                "tranche.plan",
                [
                    "contract": contract, "version": version,
                    "tranches": [
                        scene.tranche("\(500 + number).07", report: Int64(number % 100 + 1))
                    ],
                ])
            let tranche = planned["tranches"]?.array?.first?["id"] ?? .null
            _ = try await one.call("tranche.release", ["tranche": tranche])
            let payment = try await other.call("payment.execute", ["tranche": tranche])
            _ = try await one.call(
                "payment.confirm", ContractScene.confirmation(of: payment["id"] ?? .null))
            return nil
        } catch { return error }
    }

    @Test func `many connections take no more of an award than it has`() async throws {
        let count = Int(ProcessInfo.processInfo.environment["TIZILIM_RACERS"] ?? "") ?? 120
        let scene = try await ContractScene()
        // Each takes a hundredth of the award past the program: a hundred can.
        let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try await scene.run(
                        "UPDATE financing.award_lines SET contracted_tiyn = contracted_tiyn"
                            + " + 2000000 RETURNING 'taken'", as: scene.officer)
                }
            }
            return try await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(outcomes["taken"] == min(count, 100))
        #expect(outcomes["award_lines_contracted_within", default: 0] == max(0, count - 100))
    }
}
