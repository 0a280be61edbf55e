import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

/// Who may be given money is asked when it is decided and again when it is contracted; what was
/// known then stays beside the act.
@Suite(.database) struct GateTests {
    /// What happens outside the register: the first applicant is no more.
    private func liquidate(_ decided: FinancingScene.Decided, _ scene: FinancingScene) async throws
    {
        try await scene.rows(
            """
            UPDATE registry.organisations SET legal_status = 'liquidated'
            WHERE id = (SELECT organisation_id FROM financing.opened_applications
                        WHERE application_id = '\(decided.applications[0].string ?? "")')
            """)
    }

    private func failure(
        of step: String, _ decided: FinancingScene.Decided, _ scene: FinancingScene
    ) async -> Failure? {
        await scene.second.failure(of: "decision.\(step)", decided.step)
    }

    @Test func `who is barred gets no award, by whoever decides`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        let proposal: JSON.Object = [
            "order": decided.order, "version": decided.orderVersion,
            "content": try await scene.content(decided),
        ]
        try await scene.propose(&decided)
        try await scene.take("approve", on: &decided)
        try await liquidate(decided, scene)
        #expect(
            await failure(of: "publish", decided, scene) == .conflict(.decisionNotEligible))
        let again = proposal.with(["version": decided.orderVersion])
        #expect(
            await scene.officer.failure(of: "decision.propose", again)
                == .conflict(.decisionNotEligible))
        // A refusal of him is no question of eligibility, and what is known of him is public.
        try await scene.propose(&decided, decided.applications.map(FinancingScene.refuse))
        try await scene.take("approve", "publish", on: &decided)
        let read = try await scene.world.anonymous.call(
            "decision.get", ["decision": decided.decision])
        expect(read, looksLike: GetDecision.self)
        let outcomes = read["outcomes"]?.array ?? []
        #expect(outcomes.map { $0["eligibility"]?["outcome"] } == ["not-met", "unknown"])
    }

    @Test func `the database itself gives no award to who is barred`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let refused = try await scene.rows(
            """
            UPDATE financing.decision_outcomes
            SET eligibility = jsonb_set(eligibility, '{outcome}', '"not-met"')
            WHERE award_id IS NULL AND decision_id = '\(decided.decision.string ?? "")'
            RETURNING 1
            """)
        #expect(refused.count == 1)
        let error = await #expect(throws: (any Error).self) {
            try await scene.rows(
                """
                UPDATE financing.decision_outcomes
                SET eligibility = jsonb_set(eligibility, '{outcome}', '"not-met"')
                WHERE award_id IS NOT NULL
                """)
        }
        #expect("\(try #require(error))".contains("decision_outcomes_award_eligible"))
    }

    @Test func `what was known at the decision stays, and the contract asks again`() async throws {
        let scene = try await ContractScene(applications: 2)
        let before = try await scene.get("decision.list", ["order": scene.order])
        let decision = before["items"]?.array?.first?["id"] ?? .null
        try await scene.base.rows(
            """
            UPDATE registry.organisations SET legal_status = 'liquidated'
            WHERE id = '\(scene.organisation.string ?? "")'
            """)
        #expect(
            await scene.officer.failure(of: "contract.sign", scene.signing())
                == .conflict(.contractNotEligible))
        let read = try await scene.get("decision.get", ["decision": decision])
        let frozen = read["outcomes"]?.array?.first { $0["award"] != nil }?["eligibility"]
        #expect(frozen?["outcome"] == "unknown")
        let active = frozen?["items"]?.array?.first { $0["item"] == "active" }
        #expect(active?["outcome"] == "met")
        try await scene.base.rows(
            """
            UPDATE registry.organisations SET legal_status = 'active'
            WHERE id = '\(scene.organisation.string ?? "")'
            """)
        let made = try await scene.officer.call("contract.sign", scene.signing())
        let contract = try await scene.get("contract.get", ["contract": made["id"] ?? .null])
        #expect(contract["eligibility"]?["outcome"] == "unknown")
    }

    @Test func `a sitting at which a relative has voted decides nothing`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened()
        _ = try await scene.second.call(
            "declaration.make",
            [
                "order": decided.order, "recused": true,
                "relations": [["application": decided.applications[1], "nature": "Сестра"]],
            ])
        let content = try await scene.content(decided)
        let proposal: JSON.Object = [
            "order": decided.order, "version": decided.orderVersion, "content": content,
        ]
        #expect(
            await scene.officer.failure(of: "decision.propose", proposal)
                == .conflict(.decisionConflict))
        // Who has recused himself and does not vote is no reason.
        let third = try await scene.world.officer()
        let made = try await scene.officer.call(
            "decision.propose",
            proposal.with(["content": try await scene.content(decided, by: third)]))
        #expect(made["version"] == 1)
    }

    @Test func `bars are what verification has checked last, and unknown where nobody has looked`()
        async throws
    {
        let scene = try await FinancingScene()
        let decided = try await scene.opened()
        let representative = decided.applicants[0]
        let organisation = JSON.string(
            representative.caller.organisation?.description ?? "")
        func bars() async throws -> [JSON] {
            let found = try await scene.world.anonymous.call(
                "eligibility.check", ["application": decided.applications[0]])
            expect(found, looksLike: CheckEligibility.self)
            return (found["items"]?.array ?? []).suffix(3)
        }
        let before = try await bars()
        #expect(before.map { $0["item"] } == ["not-unfair", "no-debts", "not-listed"])
        #expect(before.allSatisfy { $0["outcome"] == "unknown" && $0["required"] == true })
        #expect(before.allSatisfy { $0["evidence"] == ["check": "missing"] })
        try await scene.check(
            organisation, by: representative,
            [
                ("not-unfair", "no", 15), ("not-unfair", "yes", 16), ("no-debts", "yes", 17),
                ("no-debts", "no", 18), ("not-listed", "unknown", 19),
            ])
        let after = try await bars()
        #expect(after.map { $0["outcome"] } == ["met", "not-met", "unknown"])
        // The day and the source of the check, and nothing else of it.
        #expect(
            after.map { $0["evidence"] } == [
                ["asOf": "2026-01-16", "check": "yes", "source": "Реестр, выписка 2"],
                ["asOf": "2026-01-18", "check": "no", "source": "Реестр, выписка 4"],
                ["asOf": "2026-01-19", "check": "unknown", "source": "Реестр, выписка 5"],
            ])
        // Those from before anybody was told keep their source to themselves.
        try await scene.rows("UPDATE registry.checks SET source_told = false")
        #expect(try await bars()[0]["evidence"] == ["asOf": "2026-01-16", "check": "yes"])
        // Who has enforcement debts gets no award.
        #expect(
            await scene.officer.failure(
                of: "decision.propose",
                [
                    "order": decided.order, "version": decided.orderVersion,
                    "content": try await scene.content(decided),
                ]) == .conflict(.decisionNotEligible))
    }

    @Test func `an application keeps what was known when it was submitted`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (application, actor, answer) = try await scene.submit(to: order)
        expect(answer, looksLike: SubmitApplication.self)
        // Its spheres are not known: nobody is refused for that, and the receipt says so.
        let known = try #require(answer["eligibility"])
        #expect(known["outcome"] == "unknown")
        let params: JSON.Object = ["application": application]
        let own = try await actor.call("application.get", params)
        expect(own, looksLike: GetApplication.self)
        #expect(own["submissions"]?.array?.map { $0["eligibility"] } == [known])
        // Sealed as the submission is.
        #expect(
            await scene.officer.failure(of: "application.get", params)
                == .notFound("application"))
        try await scene.rows(
            "UPDATE registry.organisations SET legal_status = 'liquidated'")
        let again = try await actor.call(
            "application.submit", ["application": application, "version": 2])
        #expect(again["eligibility"]?["outcome"] == "not-met")
        try await scene.close(order)
        _ = try await scene.officer.call("order.open", ["order": order, "version": 1])
        let opened = try await scene.officer.call("application.get", params)
        expect(opened, looksLike: GetApplication.self)
        #expect(
            opened["submissions"]?.array?.map { $0["eligibility"]?["outcome"] } == ["not-met"])
        #expect(
            try await scene.rows(
                """
                SELECT DISTINCT eligibility ->> 'outcome' FROM financing.submissions ORDER BY 1
                """) == [["not-met"], ["unknown"]])
    }

    @Test func `the journal keeps what was known at decision and contract, in a word`()
        async throws
    {
        let scene = try await ContractScene(applications: 2)
        _ = try await scene.sign()
        #expect(
            try await scene.base.rows(
                """
                SELECT e.type, f -> 'eligibility' FROM journal.entries e
                CROSS JOIN convert_from(e.leaf, 'UTF8') AS l (text)
                CROSS JOIN LATERAL jsonb_path_query(l.text::jsonb, 'strict $.** ? (exists(@.eligibility))') f
                WHERE e.type IN ('decision.published', 'contract.signed') ORDER BY 1
                """) == [
                    ["contract.signed", "\"unknown\""], ["decision.published", "\"unknown\""],
                    ["decision.published", "\"unknown\""],
                ])
    }
}
