import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

@Suite(.database) struct ProposalAccessTests {
    @Test func `an organisation hands in its own to the alliance it names`() async throws {
        let scene = try await ProposalScene.make()
        let (one, other) = (scene.organisations[0], scene.organisations[1])
        let representative = scene.representatives[0]
        let own: JSON.Object = [
            "alliance": "alliance-almaty",
            "origin": ["kind": "organisation", "name": "Открытое письмо"],
        ]
        let id = try await scene.submit(own, by: representative)
        let proposal = try await scene.get(id)
        #expect(proposal["alliance"] == "alliance-almaty")
        #expect(proposal["organisation"]?.string == one.description)
        #expect(proposal["history"]?.array?.first?["actor"] == "representative")
        let cases: [(JSON.Object, Failure)] = [
            ([:], .invalidParameters([Problem("alliance", "required")])),
            (["alliance": "KZ-75"], .notFound("alliance")),
            (["alliance": "nowhere"], .notFound("alliance")),
            (
                ["alliance": "alliance", "organisation": .string(other.description)],
                .notFound("organisation")
            ),
        ]
        for (params, failure) in cases {
            #expect(
                await representative.failure(of: "proposal.submit", .proposal(params)) == failure)
        }
        // What becomes of it is decided by that alliance alone.
        let step: JSON.Object = ["proposal": id, "version": 1, "state": "studied"]
        #expect(
            await scene.coordinator.failure(of: "proposal.setStatus", step)
                == .notFound("proposal"))
        #expect(
            await representative.failure(of: "proposal.setStatus", step)
                == .forbidden(permission: "proposal.decide"))
        _ = try await scene.foreigner.call("proposal.setStatus", step)
    }

    @Test func `a coordinator enters for the own alliance only`() async throws {
        let scene = try await ProposalScene.make()
        let other = JSON.Object.proposal(["alliance": "alliance-almaty"])
        #expect(
            await scene.coordinator.failure(of: "proposal.submit", other) == .notFound("alliance"))
        _ = try await scene.coordinator.call(
            "proposal.submit", .proposal(["alliance": "alliance"]))
        let nobody = JSON.Object.proposal(["origin": ["kind": "organisation", "name": "Письмо"]])
        #expect(
            await scene.coordinator.failure(of: "proposal.submit", nobody)
                == .invalidParameters([Problem("organisation", "required")]))
        let proposer = JSON.string(scene.organisations[0].description)
        let id = try await scene.submit(["organisation": proposer])
        #expect(try await scene.get(id)["organisation"] == proposer)
        let unknown = JSON.string(Organisation.ID.make().description)
        #expect(
            await scene.coordinator.failure(
                of: "proposal.submit", .proposal(["organisation": unknown]))
                == .notFound("organisation"))
    }

    @Test func `another alliance's coordinator finds no such proposal`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        let step: JSON.Object = ["proposal": id, "version": 1]
        var (target, assignment) = (step, step)
        target["state"] = "studied"
        assignment["tenant"] = "KZ-75"
        #expect(
            await scene.foreigner.failure(of: "proposal.setStatus", target)
                == .notFound("proposal"))
        #expect(
            await scene.foreigner.failure(of: "proposal.assign", assignment)
                == .notFound("proposal"))
        #expect(try await scene.get(id)["version"] == 1)
    }

    @Test func `a stale version changes nothing`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.assign(id)
        let step: JSON.Object = ["proposal": id, "version": 1]
        var (target, assignment) = (step, step)
        target["state"] = "studied"
        assignment["tenant"] = "KZ-75"
        #expect(
            await scene.coordinator.failure(of: "proposal.setStatus", target) == .conflict(.stale))
        #expect(
            await scene.coordinator.failure(of: "proposal.assign", assignment)
                == .conflict(.stale))
        #expect(try await scene.journal(id).count == 2)
    }

    @Test func `of ten steps at once one is taken`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        let step: JSON.Object = ["proposal": id, "version": 1, "state": "studied"]
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    await scene.coordinator.failure(of: "proposal.setStatus", step)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.stale) } == 9)
        #expect(try await scene.journal(id).count == 2)
    }

    @Test func `what can't be is refused`() async throws {
        let scene = try await ProposalScene.make()
        let cases: [(JSON.Object, Failure)] = [
            (
                ["announcedOn": "2199-01-01"],
                .conflict(.violated("proposals_announced_by_then"))
            ),
            (["sphere": "99"], .conflict(.violated("proposals_sphere_exists"))),
            (["text": [:]], .invalidParameters([Problem("text", "text.kkOrRu")])),
            (
                ["origin": ["kind": "rumour", "name": "x"]],
                .invalidParameters([Problem("origin.kind", "choice")])
            ),
        ]
        for (params, failure) in cases {
            #expect(
                await scene.coordinator.failure(of: "proposal.submit", .proposal(params))
                    == failure)
        }
        let id = try await scene.submit()
        #expect(
            await scene.coordinator.failure(
                of: "proposal.assign", ["proposal": id, "version": 1, "tenant": "nowhere"])
                == .conflict(.violated("proposals_responsible_exists")))
        let two: JSON.Object = ["proposal": id, "version": 1, "tenant": "KZ-75", "body": "Акимат"]
        #expect(
            await scene.coordinator.failure(of: "proposal.assign", two)
                == .invalidParameters([Problem("tenant", "tenantOrBody")]))
        #expect(
            await scene.world.anonymous.failure(
                of: "proposal.get", ["proposal": .string(Proposal.ID.make().description)])
                == .notFound("proposal"))
    }

    @Test func `what is in the plan stays complete`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied", "accepted")
        #expect(
            await scene.coordinator.failure(
                of: "proposal.assign", try await scene.step(id, ["tenant": "KZ-71"]))
                == .conflict(.proposalNotAssigned))
        #expect(try await scene.get(id)["responsible"] == ["tenant": "KZ-75"])
    }
}
