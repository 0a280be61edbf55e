import JSONRPC
import Kernel
import TestKit
import Testing

/// What a ranking reads of money: spent as planned, and given back in time.
@Suite(.database) struct SpendingTests {
    private func rows(_ scene: ContractScene, on day: String = "2026-10-01") async throws
        -> [String]
    {
        let rows = try await scene.base.rows(
            """
            SELECT split_part(source, '/', 1) || ' ' || day || ' ' || good || ' of ' || total
            FROM ranking.spending_at('\(day)') ORDER BY 1
            """)
        return rows.compactMap { $0[0] }
    }

    /// A contract of two million that is paid on 10 February and reported about by 15 August.
    private func paid(in scene: ContractScene) async throws -> JSON {
        let contract = try await scene.sign()
        for tranche in try await scene.plan([scene.tranche("2000000.00")], of: contract) {
            _ = try await scene.pay(tranche)
        }
        return contract
    }

    /// The final report, which says that 799,999.99 were spent.
    private func report(
        on contract: JSON, accepted: Bool, in scene: ContractScene
    ) async throws {
        let made = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract, 1, ["kind": "final"]))
        if accepted {
            let rest = try await scene.demand("1200000.01", of: contract)
            _ = try await scene.officer.call(
                "projectReport.accept", ["report": made["id"] ?? .null, "version": 1])
            try await scene.withdraw(rest)
        }
        try await scene.base.rows(
            """
            UPDATE financing.refunds SET withdrawn_at = '2026-08-21 12:00+05' WHERE withdrawn;
            UPDATE financing.project_report_steps SET at = '2026-08-10 12:00+05' WHERE seq = 1;
            UPDATE financing.project_report_steps SET at = '2026-08-20 12:00+05' WHERE seq = 2
            """)
    }

    @Test func `what accepted reports say was spent is a share of what was planned`() async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        // Nothing is due yet on the day itself; later nobody has said what it was spent on.
        #expect(try await rows(scene, on: "2026-08-15") == [])
        #expect(try await rows(scene) == ["contract 2026-08-15 0 of 200000000"])
        // The final report tells of all, the interim ones of a part of it; and what was demanded in
        // error and taken back is no money that had to come back.
        try await scene.accept(on: contract, 2, spent: "300000.00")
        try await report(on: contract, accepted: true, in: scene)
        #expect(try await rows(scene) == ["contract 2026-08-15 79999999 of 200000000"])
        // While it waited for its judgement nothing was known.
        #expect(try await rows(scene, on: "2026-08-19") == [])
    }

    @Test func `a contract of which nothing was paid leaves nothing to be spent`() async throws {
        let scene = try await ContractScene()
        _ = try await scene.sign()
        #expect(try await rows(scene) == [])
    }

    @Test(arguments: [("2026-09-01", 1), ("2026-09-02", 0), (nil, 0)])
    func `money that had to come back was there by its day or was not`(
        day: String?, good: Int
    ) async throws {
        let scene = try await ContractScene()
        let contract = try await paid(in: scene)
        try await report(on: contract, accepted: false, in: scene)
        let refund =
            try await scene.officer.call(
                "refund.demand",
                [
                    "contract": contract, "lines": [scene.part("500000.00")], "dueOn": "2026-09-01",
                    "reason": "Не израсходовано",
                ])["id"] ?? .null
        if let day {
            _ = try await scene.second.call(
                "refund.receive",
                ["refund": refund, "receivedOn": .string(day), "reference": refund])
        }
        #expect(try await rows(scene, on: "2026-09-01") == [])
        #expect(try await rows(scene) == ["refund 2026-09-01 \(good) of 1"])
    }
}
