import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// What applicants say against a decision, and what becomes of it.
@Suite(.database) struct ComplaintTests {
    private static let reason: JSON = ["ru": "Баллы посчитаны верно", "kk": "Ұпай дұрыс"]

    private func file(
        _ scene: FinancingScene, _ decided: FinancingScene.Decided, by number: Int = 1
    ) async throws -> JSON {
        let made = try await decided.applicants[number].call(
            "complaint.file", ["decision": decided.decision, "text": "Баллы посчитаны неверно"])
        return made["id"] ?? .null
    }

    private func ruling(_ complaint: JSON, _ outcome: JSON) -> JSON.Object {
        ["complaint": complaint, "outcome": outcome, "reason": Self.reason]
    }

    @Test func `an open complaint keeps a decision from being final`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.published()
        let complaint = try await file(scene, decided)
        try await scene.endStandstill(decided)
        #expect(
            await scene.officer.failure(of: "decision.finalise", decided.step)
                == .conflict(.decisionComplaintOpen))
        // The database itself refuses it, whatever a program looks at.
        let id = decided.decision.string ?? ""
        let refusal = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                """
                INSERT INTO financing.decision_steps (tenant_id, decision_id, seq, from_state,
                    to_state, act, principal_id, proposer_id, standstill_ends_at)
                SELECT s.tenant_id, s.decision_id, 4, 'published', 'final', 'decision.finalise',
                    s.principal_id, s.proposer_id, p.standstill_ends_at
                FROM financing.decision_steps s
                JOIN financing.published_decisions p ON p.id = s.decision_id
                WHERE s.decision_id = '\(id)' AND s.seq = 1;
                UPDATE financing.decisions SET version = 4, state = 'final' WHERE id = '\(id)'
                """)
        }
        #expect(refusal?.message.contains("published_decisions_rulings") == true)
        let ruled = try await scene.officer.call("complaint.rule", ruling(complaint, "rejected"))
        #expect(ruled["decisionState"] == "published")
        #expect(
            await scene.officer.failure(of: "complaint.rule", ruling(complaint, "upheld"))
                == .conflict(.complaintRuled))
        try await scene.take("finalise", on: &decided)
        let list = try await scene.world.anonymous.call(
            "complaint.list", ["order": decided.order])
        let item = list["items"]?.array?.first
        #expect(item?["state"] == "rejected")
        #expect(item?["number"] == 1)
        #expect(item?["dueRule"] == "complaint.ruling")
        #expect(item?["reason"] == Self.reason)
    }

    @Test func `a complaint's text is between the applicant and the tenant`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let complaint = try await file(scene, decided)
        let get: JSON.Object = ["complaint": complaint]
        for somebody in [scene.officer, decided.applicants[1]] {
            let read = try await somebody.call("complaint.get", get)
            #expect(read["text"] == "Баллы посчитаны неверно")
        }
        let stranger = try await scene.world.officer(of: "KZ-71")
        for somebody in [stranger, decided.applicants[0]] {
            #expect(
                await somebody.failure(of: "complaint.get", get) == .notFound(noun: "complaint"))
        }
        #expect(
            await stranger.failure(of: "complaint.rule", ruling(complaint, "rejected"))
                == .notFound(noun: "complaint"))
        let list = try await scene.world.anonymous.call(
            "complaint.list", ["order": decided.order])
        #expect(list["items"]?.array?.first?["state"] == "open")
        #expect(!list.text.contains("неверно"))
        #expect(
            try await scene.rows(
                """
                SELECT count(*) FROM journal.entries
                WHERE type = 'complaint.filed' AND convert_from(leaf, 'UTF8') LIKE '%неверно%'
                """) == [["0"]])
    }

    @Test func `what is upheld sets the decision aside, and the next one may award the same`()
        async throws
    {
        let scene = try await FinancingScene()
        var decided = try await scene.published(applications: 3)
        let first = decided.decision
        let complaint = try await file(scene, decided)
        let other = try await file(scene, decided, by: 2)
        let ruled = try await scene.officer.call("complaint.rule", ruling(complaint, "upheld"))
        #expect(ruled["decisionState"] == "annulled")
        let order = try await scene.world.anonymous.call("order.get", ["order": decided.order])
        #expect(order["state"] == "evaluation")
        #expect(
            try await scene.rows("SELECT awarded_tiyn FROM financing.order_lines") == [["0"]])
        #expect(
            await decided.applicants[0].failure(
                of: "complaint.file", ["decision": first, "text": "x"])
                == .conflict(.decisionNotPublished))
        #expect(
            await scene.officer.failure(
                of: "decision.finalise", ["decision": first, "version": 4])
                == .conflict(.decisionNotPublished))
        // Who complained as well is answered, and nothing more comes of it.
        let second = try await scene.officer.call("complaint.rule", ruling(other, "upheld"))
        #expect(second["decisionState"] == "annulled")
        decided.orderVersion = order["version"] ?? .null
        try await scene.propose(
            &decided,
            [
                FinancingScene.award(decided.applications[0], "1000000.00"),
                FinancingScene.award(decided.applications[1], "2500000.00"),
                FinancingScene.refuse(decided.applications[2]),
            ])
        try await scene.take("approve", "publish", "finalise", on: &decided)
        let list = try await scene.world.anonymous.call("decision.list", ["order": decided.order])
        #expect(list["items"]?.array?.map { $0["state"] } == ["annulled", "final"])
        // What was decided first stays to be read.
        let set = try await scene.world.anonymous.call("decision.get", ["decision": first])
        #expect(set["outcomes"]?.array?.first?["amount"] == "2000000.00")
        #expect(
            try await scene.rows(
                "SELECT state, amount_tiyn FROM financing.awards ORDER BY state, amount_tiyn")
                == [
                    ["annulled", "200000000"], ["final", "100000000"], ["final", "250000000"],
                ])
        #expect(
            try await scene.rows("SELECT awarded_tiyn FROM financing.order_lines")
                == [["350000000"]])
        // Nothing is contracted on what is annulled.
        let refusal = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                "UPDATE financing.awards SET contracted_tiyn = 1 WHERE state = 'annulled'")
        }
        #expect(refusal?.message.contains("awards_contracted_final") == true)
    }

    @Test func `only an applicant complains, once, while the standstill lasts`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let params: JSON.Object = ["decision": decided.decision, "text": "Неверно"]
        let (_, somebody) = try await scene.organisation("Бөтен")
        #expect(
            await somebody.failure(of: "complaint.file", params)
                == .conflict(.complaintNotApplicant))
        _ = try await file(scene, decided)
        #expect(
            await decided.applicants[1].failure(of: "complaint.file", params)
                == .conflict(.violated("complaints_once")))
        try await scene.endStandstill(decided)
        #expect(
            await decided.applicants[0].failure(of: "complaint.file", params)
                == .conflict(.complaintLate))
        // The end of the standstill itself is too late, to the microsecond.
        func at(_ instant: String) -> String {
            "UPDATE financing.complaints SET filed_at = \(instant)"
        }
        let refusal = await #expect(throws: BlockingError.self) {
            try await scene.rows(at("standstill_ends_at"))
        }
        #expect(refusal?.message.contains("complaints_in_time") == true)
        try await scene.rows(at("standstill_ends_at - interval '1 microsecond'"))
    }

    @Test func `of two rulings at once one is kept`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let params = ruling(try await file(scene, decided), "upheld")
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<8 {
                group.addTask { await scene.officer.failure(of: "complaint.rule", params) }
            }
            return await group.reduce(into: [Failure?]()) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.complaintRuled) } == 7)
        #expect(
            try await scene.rows("SELECT awarded_tiyn FROM financing.order_lines") == [["0"]])
    }

    @Test func `who approved a decision does not rule on a complaint against it`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.published()
        let complaint = try await file(scene, decided)
        #expect(
            await scene.second.failure(of: "complaint.rule", ruling(complaint, "rejected"))
                == .conflict(.complaintFourEyes))
        _ = try await scene.officer.call("complaint.rule", ruling(complaint, "rejected"))
        let refusal = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                "UPDATE financing.complaint_signers SET principal_id = approver_id")
        }
        #expect(refusal?.message.contains("complaint_signers_four_eyes") == true)
        // An upheld ruling stands only beside an annulled decision.
        let unremedied = await #expect(throws: BlockingError.self) {
            try await scene.rows("UPDATE financing.complaint_rulings SET outcome = 'upheld'")
        }
        #expect(unremedied?.message.contains("complaint_rulings_remedy") == true)
    }
}
