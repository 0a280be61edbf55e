import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// No role of an akimat can hide, delay, edit or reorder criticism of that akimat.
@Suite(.database) struct CriticismTests {
    /// Everything that is shown of a thread, in its order.
    private func thread(_ scene: OversightScene, _ root: JSON) async throws -> JSON {
        try await scene.world.anonymous.call("comment.list", ["thread": root])
    }

    @Test func `every method as every role of the akimat leaves it as it was`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let root = try unwrap(posted["id"])
        let reply = try await scene.citizen().call(
            "comment.reply", ["comment": root, "text": "И у нас", "language": "ru"])
        let before = try await thread(scene, root)
        let due = try await scene.rows("SELECT due_on, long_on FROM oversight.duties")
        var tried = 0
        for role in [Role.officer, .moderator, .expert, .client] {
            let actor = try await scene.world.actor(role, tenant: "KZ-75")
            for comment in [root, try unwrap(reply["id"])] {
                for method in OversightModule.methods where method.journal.type != nil {
                    // What is lawful: an answer, and a public request to another body.
                    guard !["answer.give", "moderation.requestHiding"].contains(method.name)
                    else { continue }
                    let params = Self.params(comment, duty: posted["duty"] ?? "")
                        .filter { member in Self.fields(of: method).contains(member.0) }
                    let failure = await actor.failure(
                        of: method.name, JSON.Object(params))
                    #expect(failure != nil, "\(method.name) as \(role)")
                    tried += 1
                }
            }
        }
        #expect(tried > 200)
        #expect(try await thread(scene, root) == before)
        #expect(try await scene.rows("SELECT due_on, long_on FROM oversight.duties") == due)
        // The lawful two change nothing of it either.
        _ = try await scene.officer.call(
            "moderation.requestHiding", ["comment": root, "reason": "insult"])
        #expect(try await thread(scene, root) == before)
    }

    @Test func `nor does any of them get rid of an appeal that is late`() async throws {
        let scene = try await OversightScene()
        let appeal = try await scene.appeal(by: scene.citizen())
        let id = try unwrap(appeal["id"])
        try await scene.miss(id)
        let comment = try unwrap(
            await scene.world.anonymous.call("oversight.overdue")["items"]?.array?.first?[
                "comment"])
        let rows = try await scene.rows(
            "SELECT timezone(interval '5 hours', clock_timestamp())::date + 7")
        let day = try unwrap(rows[0][0])
        let all = "SELECT string_agg(d::text, ' ' ORDER BY d.id) FROM oversight.duties d"
        let before = try await scene.rows(all)
        for role in [Role.officer, .moderator, .expert, .client] {
            let actor = try await scene.world.actor(role, tenant: "KZ-75")
            for method in OversightModule.methods where method.journal.type != nil {
                // What is lawful: an answer, another body, a number in the own books, a request.
                let lawful = [
                    "answer.give", "appeal.forward", "appeal.register",
                    "moderation.requestHiding",
                ]
                guard !lawful.contains(method.name) else { continue }
                let members = Self.params(comment, duty: id)
                    .filter { member in Self.fields(of: method).contains(member.0) }
                var params = JSON.Object(members)
                if params["dueOn"] != nil { params["dueOn"] = .string(day) }
                let failure = await actor.failure(of: method.name, params)
                #expect(failure != nil, "\(method.name) as \(role)")
            }
        }
        #expect(try await scene.rows(all) == before)
        let overdue = try await scene.world.anonymous.call("oversight.overdue")
        #expect(overdue["items"]?.array?.map { $0["id"] } == [id])
    }

    @Test func `nor can its database role, whatever it is sent`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let id = posted["id"]?.string ?? ""
        let tenant = try unwrap(scene.officer.caller.tenant)
        // An appeal of which the term can stand still.
        _ = try await scene.appeal(by: scene.citizen())
        let before = try await scene.rows(Self.everything)
        let statements = [
            "UPDATE oversight.comments SET state = 'hidden', text = NULL, reason = 'spam'",
            "UPDATE oversight.comments SET text = 'Всё хорошо'",
            "UPDATE oversight.comments SET posted_at = now() - interval '1 year'",
            "UPDATE oversight.comments SET moderator_id = tenant_id",
            "DELETE FROM oversight.comments", "DELETE FROM oversight.comment_steps",
            "UPDATE oversight.wordings SET text = NULL",
            "UPDATE oversight.duties SET due_on = due_on + 30",
            "UPDATE oversight.duties SET started_at = now()", "DELETE FROM oversight.duties",
            "UPDATE oversight.duties SET extended_on = due_on + 7",
            "UPDATE oversight.duties SET state = 'closed', version = 2",
            "UPDATE oversight.duties SET paused_to = due_on + 30",
            "SELECT oversight.note_pause(id) FROM oversight.duties",
            """
            INSERT INTO oversight.pauses (tenant_id, id, duty_id, body_id, comment_id, citizen_id,
                ground, until_on, limit_on, was_on, due_on, explanation)
            SELECT d.tenant_id, gen_random_uuid(), d.id, d.body_id, d.comment_id,
                gen_random_uuid(), 'request', d.due_on, d.due_on, d.due_on, d.due_on + 30, '{}'
            FROM oversight.duties d
            """,
            "DELETE FROM oversight.opinions", "UPDATE oversight.responses SET text = 'x'",
            """
            INSERT INTO oversight.decisions (tenant_id, id, body_id, comment_id, outcome, reason,
                principal_id, actor)
            VALUES ('\(tenant)', gen_random_uuid(), '\(tenant)', '\(id)', 'hide', 'spam',
                '\(scene.officer.caller.principal?.description ?? "")', 'x')
            """,
            """
            INSERT INTO oversight.comment_steps (tenant_id, comment_id, seq, moderator_id,
                from_state, to_state, act, actor, reason, wording)
            VALUES ('\(tenant)', '\(id)', 2, '\(tenant)', 'shown', 'hidden', 'moderation.decide',
                'x', 'spam', 1)
            """,
        ]
        for statement in statements {
            _ = try? await BlockingConnection.run(
                scene.world.database.connectionString("tizilim_app")
            ) {
                try $0.execute(
                    """
                    BEGIN; SELECT set_config('tizilim.tenant', '\(tenant)', true),
                        set_config('tizilim.principal',
                            '\(scene.officer.caller.principal?.description ?? "")', true);
                    \(statement); COMMIT;
                    """)
            }
            #expect(try await scene.rows(Self.everything) == before, "\(statement)")
        }
    }

    private static let everything = """
        SELECT (SELECT string_agg(c::text, ' ' ORDER BY c.id) FROM oversight.comments c),
               (SELECT string_agg(d::text, ' ' ORDER BY d.id) FROM oversight.duties d),
               (SELECT string_agg(w::text, ' ' ORDER BY w.seq) FROM oversight.wordings w),
               (SELECT count(*)::text FROM oversight.decisions),
               (SELECT count(*)::text FROM oversight.pauses),
               (SELECT count(*)::text FROM oversight.comment_steps)
        """

    private static func fields(of method: any Method.Type) -> Set<String> {
        var parameters = Parameters([:])
        _ = method.init(&parameters)
        return Set(parameters.fields.map { $0.name })
    }

    /// Something for every parameter; a method takes those that it knows.
    private static func params(_ comment: JSON, duty: JSON) -> [(String, JSON)] {
        [
            ("comment", comment), ("version", 1), ("duty", duty), ("appeal", duty),
            ("outcome", "hide"), ("reason", "spam"), ("text", "Всё хорошо"),
            ("language", "ru"), ("rating", 5), ("tenant", "KZ-71"), ("dueOn", "2030-01-01"),
            ("subject", ["kind": "comment", "id": comment, "version": 1]),
            ("ground", "request"), ("until", "2030-01-01"), ("document", comment),
            ("recommendation", 1), ("follow", comment),
            ("form", "discussion"), ("groupSize", 1), ("title", "x"),
            (
                "signed",
                ["reference": "x", "sha256": .string(String(repeating: "ab", count: 32))]
            ),
        ]
    }
}
