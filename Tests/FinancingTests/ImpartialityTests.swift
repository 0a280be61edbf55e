import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Nobody decides on money for those to whom he is related, and nobody before the experts have judged.
@Suite(.database) struct ImpartialityTests {
    private static func recusal(_ order: JSON) -> JSON.Object {
        ["order": order, "recused": true, "relations": []]
    }

    private static func relation(_ decided: FinancingScene.Decided) -> JSON.Object {
        [
            "order": decided.order, "recused": false,
            "relations": [["application": decided.applications[0], "nature": "Сестра"]],
        ]
    }

    private func proposal(
        _ decided: FinancingScene.Decided, _ scene: FinancingScene, by voter: Actor? = nil
    ) async throws -> JSON.Object {
        [
            "order": decided.order, "version": decided.orderVersion,
            "content": try await scene.content(decided, by: voter),
        ]
    }

    /// What stops a statement of an officer's database role, in that officer's name.
    private func refusal(
        of sql: String, as actor: Actor, in scene: FinancingScene
    ) async -> String? {
        let place = scene.world.database.connectionString("tizilim_app")
        let (tenant, principal) = (actor.caller.tenant, actor.caller.principal)
        let error = await #expect(throws: BlockingError.self) {
            try await BlockingConnection.run(place) { connection in
                try connection.execute("SET tizilim.tenant = '\(tenant?.description ?? "")'")
                try connection.execute("SET tizilim.principal = '\(principal?.description ?? "")'")
                try connection.execute(sql)
            }
        }
        return error?.message
    }

    /// A decision on the order with the word of the last sitting, past the program.
    private func decision(on order: JSON) -> String {
        """
        INSERT INTO financing.decisions
            (tenant_id, id, order_id, instrument, year, opened_at, sitting_id, sitting_starts_at,
             ballot_id, ballot_option, content)
        SELECT o.tenant_id, gen_random_uuid(), o.id, o.instrument, o.year, o.opened_at, s.id,
               s.starts_at, b.id, 1, '{}'
        FROM financing.orders o
        JOIN sitting.sittings s ON s.tenant_id = o.tenant_id
        JOIN sitting.ballots b ON b.tenant_id = s.tenant_id AND b.sitting_id = s.id
        WHERE o.id = '\(order.string ?? "")' ORDER BY s.id DESC LIMIT 1
        """
    }

    @Test func `nothing is decided while scores of drawn experts are missing`() async throws {
        let evaluation = try await EvaluationScene()
        let scene = evaluation.scene
        let judges = [try await evaluation.judge(), try await evaluation.judge()]
        let (order, bids) = try await evaluation.order(["2000000.00"])
        let drawn = try await evaluation.draw(order, places: 1)
        var decided = FinancingScene.Decided(order: order)
        decided.applications = bids.map(\.application)
        let proposal = try await proposal(decided, scene)
        func propose() async -> Failure? {
            await scene.officer.failure(of: "decision.propose", proposal)
        }
        #expect(await propose() == .conflict(.decisionScoresMissing))
        #expect(
            await refusal(of: decision(on: order), as: scene.officer, in: scene)?
                .contains("decisions_app_sound") == true)
        let first = try #require(judges.first { $0.id == drawn["experts"]?.array?.first })
        let next = try #require(judges.first { $0.id != first.id })
        // Who recuses himself owes nothing, and somebody follows him: there is no score yet.
        _ = try await first.actor.call(
            "declaration.make", EvaluationScene.declaration(order, recused: true))
        #expect(await propose() == .conflict(.decisionScoresMissing))
        _ = try await scene.officer.call(
            "expert.replace", ["order": order, "expert": first.id])
        #expect(await propose() == .conflict(.decisionScoresMissing))
        try await evaluation.declare(order, by: [next])
        #expect(await propose() == .conflict(.decisionScoresMissing))
        try await evaluation.score(bids[0], by: next, quality: 5, price: 5)
        #expect(await propose() == nil)
    }

    @Test func `an order whose experts have all recused themselves is decided without scores`()
        async throws
    {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order(["2000000.00"])
        try await evaluation.draw(order, places: 1)
        _ = try await judge.actor.call(
            "declaration.make", EvaluationScene.declaration(order, recused: true))
        var decided = FinancingScene.Decided(order: order)
        decided.applications = bids.map(\.application)
        try await evaluation.scene.propose(&decided)
    }

    @Test func `nobody waits for an expert who may judge no more and whom nobody follows`()
        async throws
    {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order(["2000000.00"])
        try await evaluation.draw(order, places: 1)
        try await evaluation.declare(order, by: [judge])
        var decided = FinancingScene.Decided(order: order)
        decided.applications = bids.map(\.application)
        let officer = evaluation.scene.officer
        #expect(
            await officer.failure(
                of: "decision.propose", try await proposal(decided, evaluation.scene))
                == .conflict(.decisionScoresMissing))
        try await evaluation.scene.rows(
            """
            UPDATE tenancy.grants SET state = 'revoked', revoked_at = now(),
                revoked_by = requested_by WHERE principal_id = '\(judge.principal)'
            """)
        #expect(
            await officer.failure(of: "expert.replace", ["order": order, "expert": judge.id])
                == .conflict(.expertTooFew))
        try await evaluation.scene.propose(&decided)
    }

    @Test func `who has recused himself takes no step of a decision`() async throws {
        let scene = try await FinancingScene()
        let (third, fourth) = (try await scene.world.officer(), try await scene.world.officer())
        var decided = try await scene.opened()
        _ = try await fourth.call("declaration.make", Self.recusal(decided.order))
        let proposal = try await proposal(decided, scene, by: third)
        #expect(
            await fourth.failure(of: "decision.propose", proposal)
                == .conflict(.decisionOwnConflict))
        #expect(
            await refusal(of: decision(on: decided.order), as: fourth, in: scene)?
                .contains("decisions_app_sound") == true)
        decided.decision =
            try await scene.officer.call("decision.propose", proposal)["id"] ?? .null
        #expect(
            await fourth.failure(of: "decision.approve", decided.step)
                == .conflict(.decisionOwnConflict))
        let step = """
            INSERT INTO financing.decision_steps (tenant_id, decision_id, seq, from_state, to_state,
                act, principal_id, proposer_id)
            SELECT tenant_id, decision_id, 2, 'proposed', 'approved', 'decision.approve',
                '\(fourth.caller.principal?.description ?? "")', proposer_id
            FROM financing.decision_steps WHERE decision_id = '\(decided.decision.string ?? "")'
            """
        #expect(
            await refusal(of: step, as: fourth, in: scene)?
                .contains("decision_steps_app_impartial") == true)
        try await scene.take("approve", on: &decided)
        #expect(
            await fourth.failure(of: "decision.publish", decided.step)
                == .conflict(.decisionOwnConflict))
        try await scene.take("publish", on: &decided)
        try await scene.endStandstill(decided)
        #expect(
            await fourth.failure(of: "decision.finalise", decided.step)
                == .conflict(.decisionOwnConflict))
        try await scene.take("finalise", on: &decided)
    }

    @Test func `a relation that is known only later stops a decision`() async throws {
        let scene = try await FinancingScene()
        let voter = try await scene.world.officer()
        var decided = try await scene.opened()
        try await scene.propose(&decided, by: voter)
        _ = try await voter.call("declaration.make", Self.relation(decided))
        #expect(
            await scene.second.failure(of: "decision.approve", decided.step)
                == .conflict(.decisionConflict))
        // Another commission's word replaces it.
        try await scene.propose(&decided)
        try await scene.take("approve", on: &decided)
        // Of who has proposed it the register learns, when it is approved.
        try await scene.makeHead(
            scene.officer, of: decided.applicants[1].caller.organisation?.description ?? "")
        #expect(
            await scene.second.failure(of: "decision.publish", decided.step)
                == .conflict(.decisionConflict))
        let third = try await scene.world.officer()
        let made = try await third.call("decision.propose", try await proposal(decided, scene))
        decided.decision = made["id"] ?? .null
        decided.version = 1
        try await scene.take("approve", "publish", on: &decided)
    }

    @Test func `who heads an applicant rules on no complaint`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let complaint = try await decided.applicants[1].call(
            "complaint.file", ["decision": decided.decision, "text": "Баллы посчитаны неверно"])
        let third = try await scene.world.officer()
        try await scene.makeHead(
            third, of: decided.applicants[0].caller.organisation?.description ?? "")
        let ruling: JSON.Object = [
            "complaint": complaint["id"] ?? .null, "outcome": "rejected",
            "reason": ["ru": "Верно", "kk": "Дұрыс"],
        ]
        #expect(
            await third.failure(of: "complaint.rule", ruling) == .conflict(.decisionOwnConflict))
        let signature = """
            INSERT INTO financing.complaint_signers
                (tenant_id, complaint_id, decision_id, principal_id, approver_id)
            SELECT n.tenant_id, n.id, n.decision_id,
                '\(third.caller.principal?.description ?? "")', s.principal_id
            FROM financing.complaint_notices n
            JOIN financing.decision_steps s ON s.decision_id = n.decision_id AND s.seq = 2
            """
        #expect(
            await refusal(of: signature, as: third, in: scene)?
                .contains("complaint_signers_app_impartial") == true)
        _ = try await scene.officer.call("complaint.rule", ruling)
    }
}
