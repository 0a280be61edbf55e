import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// What a proposed decision must say, and whose word stands behind it.
@Suite(.database) struct ProposalTests {
    @Test func `every application is answered, within what it asks and what the order has`()
        async throws
    {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(applications: 3)
        let applications = decided.applications
        let (sitting, ballot) = try await scene.sitting()
        func propose(_ outcomes: [JSON]) async -> Failure? {
            await scene.officer.failure(
                of: "decision.propose",
                [
                    "order": decided.order, "version": 2,
                    "content": [
                        "sitting": sitting, "ballot": ballot, "outcomes": .array(outcomes),
                    ],
                ])
        }
        let refused = applications.map(FinancingScene.refuse)
        #expect(await propose(Array(refused.dropLast())) == .conflict(.decisionNotAll))
        #expect(
            await propose(Array(refused.dropLast()) + [FinancingScene.refuse(sitting)])
                == .conflict(.decisionNotAll))
        #expect(
            await propose([FinancingScene.award(applications[0], "2500000.01")] + refused[1...])
                == .conflict(.decisionMoreThanAsked))
        #expect(
            await propose(applications.map { FinancingScene.award($0) })
                == .conflict(.decisionBeyondLines))
        let elsewhere: JSON = [
            "application": applications[0], "amount": "1.00",
            "lines": [["line": try await scene.line(), "amount": "1.00"]],
        ]
        #expect(await propose([elsewhere] + refused[1...]) == .conflict(.decisionLines))
        for wrong: JSON in [
            // Neither, both, a refusal without its reason, parts that are not the whole, twice.
            ["application": applications[0]],
            [
                "application": applications[0], "amount": "1.00", "refusal": "score",
                "reason": ["ru": "x"],
            ],
            ["application": applications[0], "refusal": "score"],
            [
                "application": applications[0], "amount": "2.00",
                "lines": [["line": sitting, "amount": "1.00"]],
            ],
            refused[1],
        ] {
            let failure = await propose([wrong] + refused[1...])
            guard case .invalidParameters = failure else {
                Issue.record("\(wrong): \(String(describing: failure))")
                continue
            }
        }
        #expect(await propose(refused) == nil)
    }

    @Test func `a commission's closed sitting stands behind a decision`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(applications: 1)
        let (sitting, _) = try await scene.sitting()
        let (other, undecided) = try await scene.sitting(carried: false)
        let open = try await scene.officer.call(
            "sitting.call",
            [
                "organ": "council", "title": ["ru": "Совет"], "place": "Алматы",
                "startsAt": "2026-03-20T05:00:00Z", "cutOffOn": "2026-03-10",
                "quorum": ["numerator": 0, "denominator": 1], "agenda": [["text": ["ru": "x"]]],
            ])
        func propose(_ sitting: JSON, _ ballot: JSON) async -> Failure? {
            await scene.officer.failure(
                of: "decision.propose",
                [
                    "order": decided.order, "version": 2,
                    "content": [
                        "sitting": sitting, "ballot": ballot,
                        "outcomes": [FinancingScene.refuse(decided.applications[0])],
                    ],
                ])
        }
        #expect(
            await propose(open["id"] ?? .null, undecided) == .conflict(.decisionSittingNotClosed))
        #expect(await propose(other, undecided) == .conflict(.decisionBallotNotCarried))
        #expect(
            await propose(other, .null)
                == .invalidParameters([Problem("content.ballot", "required")]))
        let (early, first) = try await scene.sitting(at: "2026-03-20T05:00:00Z")
        #expect(await propose(early, first) == .conflict(.decisionSittingEarly))
        #expect(await propose(decided.order, first) == .notFound(noun: "sitting"))
        let (third, ballot) = try await scene.sitting()
        #expect(
            await propose(sitting, ballot)
                == .conflict(.violated("decisions_ballot_of_sitting")))
        #expect(await propose(third, ballot) == nil)
    }

    @Test func `a sitting to which nobody comes decides nothing, whatever a program writes`()
        async throws
    {
        let scene = try await FinancingScene()
        var decided = try await scene.opened(applications: 1)
        let called = try await scene.officer.call(
            "sitting.call",
            [
                "organ": "nobody", "title": ["ru": "Комиссия"], "place": "Алматы",
                "startsAt": .string(FinancingScene.instant(0)), "cutOffOn": "2026-03-10",
                "quorum": ["numerator": 0, "denominator": 1], "agenda": [["text": ["ru": "x"]]],
            ])
        let sitting = called["id"] ?? .null
        _ = try await scene.officer.call(
            "sitting.open", ["sitting": sitting, "version": 1, "present": []])
        let ballot = try await scene.officer.call(
            "ballot.open",
            [
                "sitting": sitting, "agenda": 1, "question": ["ru": "Согласны?"],
                "options": ["да", "нет"], "majority": ["numerator": 0, "denominator": 1],
                "majorityOf": "cast", "secret": false,
            ])
        _ = try await scene.officer.call("ballot.close", ["ballot": ballot["id"] ?? .null])
        _ = try await scene.officer.call(
            "sitting.close",
            [
                "sitting": sitting, "version": 2, "protocolNumber": "1",
                "protocol": FinancingScene.document, "present": 0,
            ])
        #expect(
            await scene.officer.failure(
                of: "decision.propose",
                [
                    "order": decided.order, "version": 2,
                    "content": [
                        "sitting": sitting, "ballot": ballot["id"] ?? .null,
                        "outcomes": [FinancingScene.award(decided.applications[0])],
                    ],
                ]) == .conflict(.decisionBallotNotCarried))
        try await scene.propose(&decided)
        let without = "UPDATE financing.decisions SET ballot_id = NULL, ballot_option = NULL"
        let refusal = await #expect(throws: BlockingError.self) { try await scene.rows(without) }
        #expect(refusal?.message.contains("decisions_ballot_given") == true)
        // Those from before one was asked stand, and take their further steps.
        try await scene.rows("UPDATE financing.decisions SET ballot_asked = false")
        try await scene.rows(without)
        try await scene.take("approve", on: &decided)
    }

    @Test func `a new proposal replaces the one that waits`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        try await scene.propose(&decided)
        let first = decided.decision
        try await scene.propose(&decided, decided.applications.map(FinancingScene.refuse))
        #expect(
            await scene.second.failure(
                of: "decision.approve", ["decision": first, "version": 2])
                == .conflict(.decisionNotProposed))
        // So may what is approved be, until it is public.
        try await scene.take("approve", on: &decided)
        let approved = decided.step
        try await scene.propose(&decided, decided.applications.map(FinancingScene.refuse))
        let order = try await scene.world.anonymous.call("order.get", ["order": decided.order])
        #expect(order["state"] == "evaluation")
        #expect(await scene.second.failure(of: "decision.publish", approved) == .conflict(.stale))
        try await scene.take("approve", "publish", on: &decided)
        #expect(
            await scene.officer.failure(
                of: "decision.propose",
                [
                    "order": decided.order, "version": decided.orderVersion,
                    "content": try await scene.content(decided),
                ]) == .conflict(.decisionOrderNotOpen))
        // Nobody got anything: the order fails, and its money is free.
        let final = try await scene.take("finalise", on: &decided)
        #expect(final["order"]?["state"] == "failed")
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines") == [["0"]])
    }
}
