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

    @Test func `nobody but the tenant learns of a decision before it is public`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        try await scene.propose(&decided)
        let get: JSON.Object = ["decision": decided.decision]
        let stranger = try await scene.world.officer(of: "KZ-71")
        let own = try await scene.second.call("decision.proposals")["items"]?.array ?? []
        #expect(own.map { $0["id"] } == [decided.decision])
        #expect(own.first?["own"] == false)
        #expect(own.first?["content"]?["outcomes"]?.array?.count == 2)
        for step in ["propose", "approve"] {
            if step == "approve" { try await scene.take("approve", on: &decided) }
            #expect(try await stranger.call("decision.proposals")["items"] == [])
            for somebody in [stranger, scene.world.anonymous, decided.applicants[0]] {
                #expect(
                    await somebody.failure(of: "decision.get", get) == .notFound(noun: "decision"))
                #expect(
                    try await somebody.call("decision.list", ["order": decided.order])["items"]
                        == [])
            }
        }
        for step in ["approve", "publish", "finalise"] {
            #expect(
                await stranger.failure(of: "decision.\(step)", decided.step)
                    == .notFound(noun: "decision"))
        }
        for table in ["decisions", "decision_steps"] {
            await #expect(throws: BlockingError.self) {
                try await BlockingConnection.run(
                    scene.world.database.connectionString("tizilim_read")
                ) { try $0.execute("SELECT count(*) FROM financing.\(table)") }
            }
        }
        try await scene.take("publish", on: &decided)
        #expect(try await scene.officer.call("decision.proposals")["items"] == [])
        let seen = try await scene.world.anonymous.call("decision.get", get)
        #expect(seen["awarded"] == "2000000.00")
        #expect(seen["standstillRule"] == "decision.standstill")
        let outcomes = seen["outcomes"]?.array ?? []
        #expect(outcomes.map { $0["application"] } == decided.applications)
        #expect(outcomes[0]["lines"]?.array?.first?["amount"] == "2000000.00")
        #expect(outcomes[0]["months"] == 6)
        // The reason of a refusal is public, in the answer and in the feed.
        #expect(outcomes[1]["refusal"] == "score")
        #expect(outcomes[1]["reason"]?["ru"] == "Меньше баллов, чем у других")
        #expect(
            try await scene.rows(
                """
                SELECT t.texts ->> 'reason2Ru', e.public
                FROM journal.entries e,
                    journal.public_texts(e.subject_id, e.version, e.subject_kind) t
                WHERE e.type = 'decision.published' AND e.subject_kind = 'decision'
                """) == [["Меньше баллов, чем у других", "t"]])
    }

    @Test func `an order is cancelled until its decision is public, and no longer`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened()
        try await scene.propose(&decided)
        try await scene.take("approve", on: &decided)
        _ = try await scene.officer.call(
            "order.cancel",
            ["order": decided.order, "version": decided.orderVersion, "reason": "Бюджет урезан"])
        #expect(
            await scene.second.failure(of: "decision.publish", decided.step)
                == .conflict(.decisionNotApproved))
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines") == [["0"]])
        let published = try await scene.published()
        #expect(
            await scene.officer.failure(
                of: "order.cancel",
                [
                    "order": published.order, "version": published.orderVersion, "reason": "x",
                ]) == .conflict(.orderEnded))
    }

    @Test func `steps that are not in the table and eyes that are not four are refused`()
        async throws
    {
        let scene = try await FinancingScene()
        var decided = try await scene.opened(applications: 1)
        try await scene.propose(&decided)
        let (order, decision) = (decided.order.string ?? "", decided.decision.string ?? "")
        func refusal(_ sql: String) async -> String {
            let error = await #expect(throws: BlockingError.self) { try await scene.rows(sql) }
            return error?.message ?? ""
        }
        let allowed = try await scene.rows(
            "SELECT to_state || ' ' || act FROM financing.order_transitions"
                + " WHERE from_state = 'closed'"
        ).compactMap { $0[0] }
        let acts = try await scene.rows("SELECT DISTINCT act FROM financing.order_transitions")
        for state in Order.State.allCases {
            for act in acts.compactMap({ $0[0] }) where !allowed.contains("\(state) \(act)") {
                let refused = await refusal(
                    """
                    INSERT INTO financing.order_steps (tenant_id, order_id, seq, from_state,
                        to_state, act, actor, closed_before, closes_at, reason)
                    SELECT tenant_id, order_id, 3, 'closed', '\(state)', '\(act)', 'x', closes_at,
                        closes_at + CASE '\(act)' WHEN 'order.amend' THEN interval '1 s'
                            ELSE interval '0' END,
                        CASE WHEN '\(act)' IN ('order.amend', 'order.cancel') THEN 'x' END
                    FROM financing.order_steps WHERE order_id = '\(order)' AND seq = 2
                    """)
                // A deadline that would move is refused before the step is looked up.
                let constraint =
                    ["order.announce", "order.amend"].contains(act)
                    ? "order_steps_" : "order_steps_transition_allowed"
                #expect(refused.contains(constraint), "\(state) \(act): \(refused)")
            }
        }
        func step(_ state: String, _ act: String, by principal: String) -> String {
            """
            INSERT INTO financing.decision_steps (tenant_id, decision_id, seq, from_state,
                to_state, act, principal_id, proposer_id)
            SELECT tenant_id, decision_id, 2, 'proposed', '\(state)', '\(act)', \(principal),
                proposer_id
            FROM financing.decision_steps WHERE decision_id = '\(decision)'
            """
        }
        #expect(
            await refusal(step("approved", "decision.approve", by: "proposer_id"))
                .contains("decision_steps_four_eyes"))
        #expect(
            await refusal(step("published", "decision.publish", by: "gen_random_uuid()"))
                .contains("decision_steps_transition_allowed"))
        #expect(
            await refusal(
                "UPDATE financing.decisions SET state = 'approved' WHERE id = '\(decision)'"
            ).contains("decisions_last_step"))
    }

    @Test func `an order of one region is won by an NGO of another`() async throws {
        let scene = try await FinancingScene()
        let stranger = try await scene.world.officer(of: "KZ-71")
        let made = try await stranger.call(
            "ngo.register", ["name": ["kk": "Астана қоры"], "legalForm": "public-foundation"])
        let id = try #require(UUIDValue(made["id"]?.string ?? ""))
        let actor = try await scene.world.representative(of: Organisation.ID(id))
        var decided = FinancingScene.Decided(order: try await scene.order())
        try await scene.apply(actor, to: &decided)
        try await scene.open(decided)
        try await scene.propose(&decided)
        try await scene.take("approve", "publish", "finalise", on: &decided)
        let seen = try await stranger.call("decision.get", ["decision": decided.decision])
        #expect(seen["tenant"] == "KZ-75")
        #expect(seen["state"] == "final")
        #expect(seen["outcomes"]?.array?.first?["organisation"] == made["id"])
    }

    @Test func `the database holds a public decision together, whatever a program does`()
        async throws
    {
        let scene = try await FinancingScene()
        _ = try await scene.published()
        let finalStep = """
            INSERT INTO financing.decision_steps (tenant_id, decision_id, seq, from_state, to_state,
                act, principal_id, proposer_id, standstill_ends_at)
            SELECT s.tenant_id, s.decision_id, 4, 'published', 'final', 'decision.finalise',
                s.principal_id, s.proposer_id, p.standstill_ends_at
            FROM financing.decision_steps s
            JOIN financing.published_decisions p ON p.id = s.decision_id WHERE s.seq = 1
            """
        let complaint = """
            INSERT INTO financing.complaints (tenant_id, id, decision_id, organisation_id, text,
                standstill_ends_at, principal_id)
            SELECT o.tenant_id, gen_random_uuid(), p.id, o.organisation_id, 'x',
                p.standstill_ends_at, gen_random_uuid()
            FROM financing.decision_outcomes o
            JOIN financing.published_decisions p ON p.id = o.decision_id WHERE o.place = 1
            """
        for (sql, constraint) in [
            ("DELETE FROM financing.decision_outcomes WHERE place = 2", "all_answered"),
            ("UPDATE financing.published_decisions SET applications = 1", "all_applications"),
            (
                "UPDATE financing.decision_outcomes SET reason_kk = NULL, reason_ru = ''",
                "award_or_refusal"
            ),
            ("UPDATE financing.awards SET amount_tiyn = asked_tiyn + 1", "amount_within"),
            ("UPDATE financing.awards SET contracted_tiyn = 1", "contracted_final"),
            ("UPDATE financing.awards SET state = 'final'", "awards_decision_exists"),
            ("UPDATE financing.award_lines SET amount_tiyn = amount_tiyn - 1", "sum_of_lines"),
            ("UPDATE financing.order_lines SET awarded_tiyn = amount_tiyn + 1", "awarded_within"),
            ("UPDATE financing.order_lines SET released_tiyn = amount_tiyn", "awarded_within"),
            (
                "UPDATE financing.published_decisions SET complaints = 1, rulings = 1",
                "rulings_exist"
            ),
            (finalStep, "standstill_over"), (complaint, "complaints_noticed"),
        ] {
            let refusal = await #expect(throws: BlockingError.self) { try await scene.rows(sql) }
            #expect(refusal?.message.contains(constraint) == true, "\(sql)")
        }
    }
}
