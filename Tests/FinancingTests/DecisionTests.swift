import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// From opened applications to a final decision.
@Suite(.database) struct DecisionTests {
    @Test func `a decision is proposed, approved by another officer, public, and final`()
        async throws
    {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        _ = try await scene.officer.call("decision.begin", ["order": decided.order, "version": 2])
        decided.orderVersion = 3
        try await scene.propose(&decided)
        #expect(
            await scene.officer.failure(of: "decision.approve", decided.step)
                == .conflict(.decisionFourEyes))
        let approved = try await scene.take("approve", on: &decided)
        #expect(approved["order"]?["state"] == "decided")
        let published = try await scene.take("publish", on: &decided)
        #expect(published["order"]?["state"] == "standstill")
        #expect(
            await scene.officer.failure(of: "decision.finalise", decided.step)
                == .conflict(.decisionStandstill))
        let final = try await scene.take("finalise", on: &decided)
        #expect(final["state"] == "final")
        #expect(final["order"]?["state"] == "contracting")
        #expect(
            try await scene.rows(
                "SELECT awarded_tiyn, released_tiyn FROM financing.order_lines")
                == [["200000000", "300000000"]])
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines")
                == [["200000000"]])
    }
}
