import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Who takes criticism out of sight, and who never does.
@Suite(.database) struct ModerationTests {
    @Test func `hidden text is its author's and the moderators' alone, each reading recorded`()
        async throws
    {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post("Плохое слово", by: citizen)
        let comment: JSON.Object = ["comment": try unwrap(posted["id"])]
        let hidden = try await scene.hide(posted)
        #expect(hidden["state"] == "hidden")
        let seen = try await scene.get(posted["id"])
        #expect(seen["reason"] == "insult")
        #expect(!seen.text.contains("Плохое"))
        let original = try await scene.moderator.call("comment.original", comment)
        #expect(original["wordings"]?.array?.first?["text"] == "Плохое слово")
        let audit = try await scene.rows("SELECT role, method, class FROM tenancy.access_audit")
        #expect(audit == [["moderator", "comment.original", "sealed"]])
        _ = try await citizen.call("comment.original", comment)
        let akimat = try await scene.world.actor(.moderator, tenant: "KZ-75")
        #expect(
            await akimat.failure(of: "comment.original", comment) == .notFound("comment"))
        #expect(
            try await scene.citizen().failure(of: "comment.original", comment)
                == .notFound("comment"))
        for (role, setting) in [
            ("tizilim_app", "tizilim.tenant"), ("tizilim_citizen", "tizilim.citizen"),
        ] {
            let count = try await BlockingConnection.run(
                scene.world.database.connectionString(role)
            ) {
                try $0.execute(
                    """
                    BEGIN; SELECT set_config('\(setting)',
                        '01900000-0000-7000-8000-000000000075', true);
                    SELECT count(*) FROM oversight.wordings;
                    """
                ).single
            }
            #expect(count == "0", "\(role)")
        }
        let log = try await scene.world.anonymous.call("moderation.log", ["body": "KZ-75"])
        #expect(log["items"]?.array?.first?["reason"] == "insult")
        #expect(log["items"]?.array?.first?["by"] == "alliance")
    }

    @Test func `what was held is shown as the author wrote it`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post("Тел. приёмной 8 727 250 11 22", by: scene.citizen())
        let queue = try await scene.moderator.call("moderation.queue")
        #expect(queue["items"]?.array?.map { $0["kind"] } == ["held"])
        // However it is spelled; fewer digits stand in ids and instants by chance.
        let digits = queue.text.filter { $0 != " " }
        #expect(!digits.contains("7272501") && !queue.text.contains("727 "))
        _ = try await scene.moderator.call(
            "moderation.decide",
            ["comment": try unwrap(posted["id"]), "version": 1, "outcome": "release"])
        #expect(
            try await scene.get(posted["id"])["text"] == "Тел. приёмной 8 727 250 11 22")
        // What is shown is a wording of the author, or nothing: no role can put words in its place.
        await #expect(throws: BlockingError.self) {
            try await scene.rows("UPDATE oversight.comments SET text = 'Всё хорошо'")
        }
    }

    @Test func `an appeal is for a second moderator`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        _ = try await scene.hide(posted, for: "off-topic")
        let plea = try await citizen.call(
            "moderation.appeal",
            ["comment": try unwrap(posted["id"]), "text": "Это по теме"])
        let review: JSON.Object = ["appeal": try unwrap(plea["id"]), "outcome": "restore"]
        #expect(
            await scene.moderator.failure(of: "moderation.review", review)
                == .conflict(.secondModerator))
        let second = try await scene.world.actor(.moderator, tenant: "alliance")
        let queue = try await second.call("moderation.queue")
        #expect(queue["items"]?.array?.first?["text"] == "Это по теме")
        let restored = try await second.call("moderation.review", review)
        #expect(restored["state"] == "shown")
        #expect(try await scene.get(posted["id"])["text"] == "Деньги не дошли")
        let log = try await scene.world.anonymous.call("moderation.log")
        #expect(log["items"]?.array?.first?["review"] == "restore")
    }

    @Test func `who erases a hidden comment erases the appeal too`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        _ = try await scene.hide(posted)
        let comment = try unwrap(posted["id"])
        _ = try await citizen.call(
            "moderation.appeal",
            ["comment": comment, "text": "Я, Асель, права", "idempotencyKey": "one"])
        _ = try await citizen.call("comment.erase", ["comment": comment, "version": 2])
        let left = try await scene.rows(
            """
            SELECT (SELECT count(*) FROM oversight.pleas WHERE text IS NOT NULL),
                   (SELECT count(*) FROM journal.salts s JOIN journal.entries e
                        ON e.id = s.entry_id WHERE e.subject_kind IN ('comment', 'plea')),
                   (SELECT count(*) FROM tenancy.idempotency), (SELECT count(*) FROM oversight.pleas)
            """)
        #expect(left == [["0", "0", "0", "1"]])
    }

    @Test func `the same hand twice is refused by the table itself`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        _ = try await scene.hide(posted)
        _ = try await citizen.call(
            "moderation.appeal", ["comment": try unwrap(posted["id"]), "text": "x"])
        await #expect(throws: BlockingError.self) {
            try await scene.rows(
                """
                INSERT INTO oversight.reviews (tenant_id, id, plea_id, decision_id, decided_by,
                    principal_id, outcome, actor)
                SELECT p.tenant_id, gen_random_uuid(), p.id, d.id, d.principal_id,
                    d.principal_id, 'uphold', 'x'
                FROM oversight.pleas p JOIN oversight.decisions d ON d.id = p.decision_id
                """)
        }
    }

    @Test func `the criticised body may ask, in public, and what is kept stays`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let comment = try unwrap(posted["id"])
        let asked = try await scene.officer.call(
            "moderation.requestHiding", ["comment": comment, "reason": "insult"])
        #expect(try await scene.get(comment)["state"] == "shown")
        let strange = try await scene.world.officer(of: "KZ-71")
        #expect(
            await strange.failure(
                of: "moderation.requestHiding", ["comment": comment, "reason": "insult"])
                == .notFound("comment"))
        let kept = try await scene.moderator.call(
            "moderation.decide",
            [
                "comment": comment, "version": 1, "outcome": "keep",
                "request": try unwrap(asked["id"]),
            ])
        #expect(kept["state"] == "shown")
        #expect(
            await scene.officer.failure(
                of: "moderation.requestHiding", ["comment": comment, "reason": "insult"])
                == .conflict(.violated("requests_once")))
        let queue = try await scene.moderator.call("moderation.queue")
        #expect(queue["items"] == [])
    }

    @Test func `a reason outside the list is none`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        #expect(
            await scene.moderator.failure(
                of: "moderation.decide",
                [
                    "comment": try unwrap(posted["id"]), "version": 1, "outcome": "hide",
                    "reason": "criticism",
                ]) == .conflict(.violated("decisions_reason_exists")))
        let list = try await scene.world.anonymous.call("moderation.reasons")
        #expect(list["items"]?.array?.count == 5)
    }

    @Test func `criticism of the alliance goes to the ministry`() async throws {
        let scene = try await OversightScene()
        let rows = try await scene.rows(
            """
            SELECT t.code FROM oversight.instances i JOIN tenancy.tenants t ON t.id = i.moderator_id
            WHERE i.kind = 'alliance'
            """)
        #expect(rows == [["ministry"]])
        _ = try await scene.post(by: scene.citizen())
        await #expect(throws: BlockingError.self) {
            try await scene.rows("UPDATE oversight.comments SET moderator_id = tenant_id")
        }
    }
}
