import JSONRPC
import Kernel
import TestKit
import Testing

/// What a ranking reads of projects that ended.
@Suite(.database) struct DeliveryTests {
    /// A contract that ends on 1 August, reported about by 15 August, on which the final report says
    /// this; the report's steps are taken on these days.
    private func project(
        indicators: JSON? = nil, submitted: String, accepted: String? = nil,
        returned: String? = nil
    ) async throws -> ContractScene {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        var more: JSON.Object = ["kind": "final"]
        if let indicators { more["indicators"] = indicators }
        let made = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract, 1, more))
        let report: JSON.Object = ["report": made["id"] ?? .null, "version": 1]
        if accepted != nil { _ = try await scene.officer.call("projectReport.accept", report) }
        if returned != nil {
            _ = try await scene.officer.call(
                "projectReport.return", report.with(["reason": "Уточните"]))
        }
        try await scene.base.rows(
            """
            UPDATE financing.project_report_steps SET at = '\(submitted) 23:59:59+05'
            WHERE seq = 1;
            UPDATE financing.project_report_steps
            SET at = '\(accepted ?? returned ?? submitted) 12:00+05' WHERE seq = 2
            """)
        return scene
    }

    private func rows(_ scene: ContractScene, on day: String) async throws -> [String] {
        let rows = try await scene.base.rows(
            """
            SELECT split_part(source, '/', 1) || ' ' || day || ' ' || good || ' of ' || total
            FROM ranking.delivery_at('\(day)') ORDER BY 1
            """)
        return rows.compactMap { $0[0] }
    }

    @Test func `a report that was handed in by its day and accepted counts, with what was reached`()
        async throws
    {
        let indicators: JSON = [
            ["name": "Дети", "unit": "человек", "planned": 3, "reached": 1],
            ["name": "Занятия", "unit": "раз", "planned": 10, "reached": 20],
            ["name": "Сверх плана", "unit": "раз", "planned": 0, "reached": 5],
        ]
        let scene = try await project(
            indicators: indicators, submitted: "2026-08-15", accepted: "2026-08-20")
        // A third is rounded down; twice as much as planned is no more than all of it.
        #expect(
            try await rows(scene, on: "2026-10-01") == [
                "acceptance 2026-08-15 1 of 1", "indicators 2026-08-20 1333333 of 2000000",
            ])
        // On a day on which it was not judged yet nothing is known.
        #expect(try await rows(scene, on: "2026-08-19") == [])
    }

    @Test func `what comes a day late was not in time, accepted or not`() async throws {
        let late = try await project(submitted: "2026-08-16", accepted: "2026-08-20")
        #expect(
            try await rows(late, on: "2026-10-01") == [
                "acceptance 2026-08-15 0 of 1", "indicators 2026-08-20 800000 of 1000000",
            ])
        // Before it came, nothing had come.
        #expect(try await rows(late, on: "2026-08-15") == [])
        #expect(try await rows(late, on: "2026-08-16") == ["acceptance 2026-08-15 0 of 1"])
    }

    @Test func `a contract that was amended later is due as it was on that day`() async throws {
        let scene = try await project(submitted: "2026-08-16", accepted: "2026-08-20")
        let contract = try await scene.base.rows("SELECT id FROM financing.contracts")
        _ = try await scene.officer.call(
            "contract.amend",
            scene.amendment(
                of: .string(contract[0][0] ?? ""), 1, "2000000.00",
                ["reportDueOn": "2026-09-15"]))
        let today = KazakhstanTime.today.description
        #expect(
            try await rows(scene, on: "2026-10-01").first == "acceptance 2026-08-15 0 of 1")
        #expect(try await rows(scene, on: today).first == "acceptance 2026-09-15 1 of 1")
    }

    @Test func `what was returned and not mended counts against it`() async throws {
        let returned = try await project(submitted: "2026-08-10", returned: "2026-08-12")
        #expect(try await rows(returned, on: "2026-10-01") == ["acceptance 2026-08-15 0 of 1"])
    }

    @Test func `what was handed in by its day and waits for its judgement says nothing`()
        async throws
    {
        let waiting = try await project(submitted: "2026-08-10")
        #expect(try await rows(waiting, on: "2026-10-01") == [])
    }
}
