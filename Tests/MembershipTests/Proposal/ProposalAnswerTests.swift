import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// What `rpc.discover` promises of proposals is what comes.
@Suite(.database) struct ProposalAnswerTests {
    @Test func `every answer about a proposal looks as declared`() async throws {
        let scene = try await ProposalScene.make()
        let coordinator = scene.coordinator
        let receipt = try await scene.representatives[0].call(
            "proposal.submit", .proposal(["alliance": "alliance"]))
        expect(receipt, SubmitProposal.self)
        let id = try #require(receipt["id"])
        expect(
            try await scene.representatives[1].call("proposal.support", ["proposal": id]),
            SupportProposal.self)
        try await scene.walk(id, "studied")
        let assignment: JSON.Object = [
            "body": "Минкультуры", "planItem": "п. 1", "deadline": "2024-12-31", "reason": "x",
        ]
        expect(
            try await coordinator.call("proposal.assign", try await scene.step(id, assignment)),
            AssignProposal.self)
        try await scene.walk(id, "accepted", "implementing")
        expect(try await scene.world.anonymous.call("proposal.overdue"), ListOverdueProposals.self)
        expect(
            try await coordinator.call(
                "proposal.setStatus", try await scene.step(id, .target("implemented"))),
            SetProposalStatus.self)
        _ = try await scene.submit()
        expect(try await scene.get(id), GetProposal.self)
        expect(
            try await scene.world.anonymous.call("proposal.list", ["limit": 1]), ListProposals.self)
        expect(try await scene.world.anonymous.call("proposal.statistics"), CountProposals.self)
    }

    private func expect(_ answer: JSON, _ method: any Method.Type) {
        let problems = method.result.problems(of: answer, at: method.name)
        #expect(problems == [])
    }
}
