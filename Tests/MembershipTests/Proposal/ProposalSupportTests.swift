import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

@Suite(.database) struct ProposalSupportTests {
    @Test func `an organisation supports once`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        let params: JSON.Object = ["proposal": id]
        let receipt = try await scene.representatives[0].call("proposal.support", params)
        #expect(receipt["proposal"] == id)
        #expect(
            await scene.representatives[0].failure(of: "proposal.support", params)
                == .conflict(.proposalSupported))
        _ = try await scene.representatives[1].call("proposal.support", params)
        let proposal = try await scene.get(id)
        #expect(proposal["supporters"] == 2)
        // Whoever has read the proposal can still take the next step.
        #expect(proposal["version"] == 1)
        let support = try #require(receipt["id"])
        #expect(try await scene.journal(support) == ["proposal.supported 1 true"])
        #expect(try await scene.journal(id) == ["proposal.submitted 1 true"])
    }

    @Test func `ten calls of one organisation at once make one support`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        let representative = scene.representatives[0]
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    await representative.failure(of: "proposal.support", ["proposal": id])
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        let refusals: [Failure?] = [
            .conflict(.proposalSupported), .conflict(.violated("proposal_supporters_pkey")),
        ]
        #expect(failures.count { refusals.contains($0) } == 9)
        #expect(try await scene.get(id)["supporters"] == 1)
    }

    @Test func `nobody supports the own proposal, a closed one or one that is not there`()
        async throws
    {
        let scene = try await ProposalScene.make()
        let own = try await scene.submit(["alliance": "alliance"], by: scene.representatives[0])
        #expect(
            await scene.representatives[0].failure(of: "proposal.support", ["proposal": own])
                == .conflict(.proposalOwn))
        let closed = try await scene.submit()
        try await scene.walk(closed, "studied", "rejected")
        #expect(
            await scene.representatives[0].failure(of: "proposal.support", ["proposal": closed])
                == .conflict(.proposalClosed))
        let missing = JSON.string(Proposal.ID.make().description)
        #expect(
            await scene.representatives[0].failure(of: "proposal.support", ["proposal": missing])
                == .notFound("proposal"))
        #expect(
            await scene.coordinator.failure(of: "proposal.support", ["proposal": own])
                == .forbidden(permission: "proposal.support"))
    }

    @Test func `an organisation that is no more neither proposes nor supports`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.superuser(
            """
            UPDATE registry.organisations SET legal_status = 'in-liquidation'
            WHERE id = '\(scene.organisations[0])'
            """)
        let representative = scene.representatives[0]
        #expect(
            await representative.failure(of: "proposal.support", ["proposal": id])
                == .conflict(.organisationNotActive))
        #expect(
            await representative.failure(
                of: "proposal.submit", .proposal(["alliance": "alliance"]))
                == .conflict(.organisationNotActive))
    }
}
