import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

@Suite(.database) struct ProposalWayTests {
    @Test func `a proposal goes its whole way, and everybody sees each step`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied")
        try await scene.assign(id, ["deadline": "2200-01-31"])
        try await scene.walk(id, "accepted", "implementing")
        try await scene.assign(id, ["deadline": "2200-06-30", "reason": "Ждём закон"])
        try await scene.walk(id, "implemented")
        let proposal = try await scene.get(id)
        #expect(proposal["state"] == "implemented")
        #expect(proposal["version"] == 7)
        #expect(proposal["alliance"] == "alliance")
        #expect(proposal["origin"] == ["kind": "forum", "name": "XI Civil Forum"])
        #expect(proposal["text"]?["ru"] == "Давать гранты на три года")
        #expect(proposal["responsible"] == ["tenant": "KZ-75"])
        #expect(proposal["deadline"] == "2200-06-30")
        #expect(proposal["supporters"] == 0)
        let history = proposal["history"]?.array ?? []
        #expect(history.map { $0["seq"]?.int64 } == Array(1...7))
        #expect(
            history.map { $0["to"] } == [
                "received", "studied", "studied", "accepted", "implementing", "implementing",
                "implemented",
            ])
        #expect(history[2]["deadline"] == "2200-01-31")
        #expect(history[5]["reason"] == "Ждём закон")
        #expect(history[6]["evidenceSha256"]?.string == String(repeating: "ab", count: 32))
        #expect(Set(history.map { $0["actor"]?.string }) == ["coordinator@alliance"])
    }

    @Test func `each version has one public entry`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied", "accepted", "rejected")
        #expect(
            try await scene.journal(id) == [
                "proposal.submitted 1 true", "proposal.statusSet 2 true",
                "proposal.assigned 3 true", "proposal.statusSet 4 true",
                "proposal.statusSet 5 true",
            ])
        // Words of people are in no leaf, only what commits to them.
        let leaves = try await scene.superuser(
            "SELECT convert_from(leaf, 'UTF8') FROM journal.entries WHERE subject_kind = 'proposal'"
        ).firstColumn
        #expect(leaves.count == 5)
        for word in ["Forum", "гранты", "плана", "средств"] {
            #expect(!leaves.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func `steps that may not be taken are refused with their reason`() async throws {
        let scene = try await ProposalScene.make()
        let refusals: [(String, Reason)] = [
            ("studied", .proposalNotStudiable), ("accepted", .proposalNotStudied),
            ("rejected", .proposalNotRejectable), ("implementing", .proposalNotAccepted),
            ("implemented", .proposalNotImplementing),
        ]
        let allowed: [String: Set<String>] = [
            "received": ["studied"], "studied": ["accepted", "rejected"],
            "accepted": ["implementing", "rejected"],
            "implementing": ["implemented", "rejected"], "rejected": ["studied"],
            "implemented": ["implementing"],
        ]
        let ways: [[String]] = [
            [], ["studied"], ["studied", "accepted"], ["studied", "accepted", "implementing"],
            ["studied", "rejected"], ["studied", "accepted", "implementing", "implemented"],
        ]
        for way in ways {
            let id = try await scene.submit()
            for state in way { try await scene.walk(id, state) }
            let stands = way.last ?? "received"
            for (target, reason) in refusals where allowed[stands]?.contains(target) != true {
                let refusal = try await scene.refusal(id, .target(target))
                #expect(refusal == .conflict(reason), "\(stands) to \(target)")
            }
        }
    }

    @Test func `the table of steps allows what the program allows`() async throws {
        let scene = try await ProposalScene.make()
        let table = try await scene.superuser(
            """
            SELECT from_state || ' ' || to_state FROM membership.proposal_transitions
            WHERE act = 'proposal.setStatus'
            """
        ).firstColumn
        let program = SetProposalStatus.Target.allCases.flatMap { target in
            target.sources.map { "\($0.rawValue) \(target.rawValue)" }
        }
        #expect(Set(table) == Set(program))
    }

    @Test func `what a step needs is asked for`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied")
        #expect(
            try await scene.refusal(id, ["state": "accepted"]) == .conflict(.proposalNotAssigned))
        _ = try await scene.coordinator.call(
            "proposal.assign", try await scene.step(id, ["body": "Министерство юстиции"]))
        #expect(
            try await scene.refusal(id, ["state": "accepted"]) == .conflict(.proposalNotAssigned))
        #expect(
            try await scene.refusal(id, ["state": "rejected"])
                == .invalidParameters([Problem("reason", "required")]))
        #expect(
            try await scene.refusal(id, ["state": "implemented"])
                == .invalidParameters([Problem("evidence", "ofImplemented")]))
        #expect(
            try await scene.refusal(id, ["state": "received"])
                == .invalidParameters([Problem("state", "choice")]))
        try await scene.walk(id, "rejected")
        #expect(
            try await scene.refusal(id, ["state": "studied"]) == .conflict(.proposalReasonMissing))
        #expect(
            await scene.coordinator.failure(
                of: "proposal.assign", try await scene.step(id, ["tenant": "KZ-75"]))
                == .conflict(.proposalClosed))
        _ = try await scene.coordinator.call(
            "proposal.setStatus",
            try await scene.step(id, ["state": "studied", "reason": "Нашлись средства"]))
        #expect(try await scene.get(id)["state"] == "studied")
    }

    @Test func `a proposal whose evidence proved wrong goes back to work`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied", "accepted", "implementing", "implemented")
        #expect(
            try await scene.refusal(id, ["state": "implementing"])
                == .conflict(.proposalReasonMissing))
        _ = try await scene.coordinator.call(
            "proposal.setStatus",
            try await scene.step(id, ["state": "implementing", "reason": "Акт отменён"]))
        #expect(try await scene.get(id)["state"] == "implementing")
    }
}
