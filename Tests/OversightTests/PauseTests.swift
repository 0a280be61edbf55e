import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Terms that stand still.
@Suite(.database) struct PauseTests {
    private func params(
        _ appeal: JSON, until: CivilDate?, for ground: String = "request"
    ) -> JSON.Object {
        [
            "duty": appeal["id"] ?? "", "ground": .string(ground),
            "until": .string(until?.description ?? ""),
        ]
    }

    /// The day it is in Kazakhstan.
    private func today(_ scene: OversightScene) async throws -> CivilDate {
        let rows = try await scene.rows(
            "SELECT timezone(interval '5 hours', clock_timestamp())::date")
        return try unwrap(rows[0][0].flatMap { CivilDate($0) })
    }

    private func explain(_ appeal: JSON, _ scene: OversightScene) async throws -> JSON {
        try await scene.world.anonymous.call(
            "deadline.explain", ["duty": try unwrap(appeal["id"])])
    }

    @Test func `the author alone lets the own term stand still, and everybody sees why`()
        async throws
    {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await scene.appeal(by: author)
        let today = try await today(scene)
        let until = today.adding(days: 6)
        let pause = params(appeal, until: until)
        #expect(
            try await scene.citizen().failure(of: "deadline.pause", pause) == .notFound("duty"))
        for role in [Role.officer, .moderator, .client] {
            let actor = try await scene.world.actor(role, tenant: "KZ-75")
            #expect(
                await actor.failure(of: "deadline.pause", pause)
                    == .forbidden(permission: "duty.judge"))
        }
        let paused = try await author.call("deadline.pause", pause)
        let due = try unwrap(appeal["dueOn"]?.string.flatMap { CivilDate($0) })
        let last = try unwrap(paused["lastOn"]?.string.flatMap { CivilDate($0) })
        // Seven days hold five working days, whatever day it is.
        #expect(last > due)
        let why = try await explain(appeal, scene)
        #expect(why["dueOn"] == appeal["dueOn"])
        #expect(why["lastOn"]?.string == last.description)
        let shown = try unwrap(why["pauses"]?.array?.first)
        #expect(shown["ground"] == "request")
        #expect(shown["until"]?.string == until?.description)
        let steps = shown["explanation"]?["steps"]?.array ?? []
        #expect(steps.filter { $0["effect"] == "paused" }.count == 7)
        #expect(steps.last?["date"]?.string == last.description)
        let queue = try await scene.officer.call("oversight.queue", ["kind": "appeal"])
        #expect(queue["items"]?.array?.first?["lastOn"]?.string == last.description)
        // It may be answered meanwhile, and is in time by the later day.
        _ = try await scene.answer(appeal["id"])
        #expect(
            await author.failure(of: "deadline.pause", params(appeal, until: until, for: "mending"))
                == .conflict(.dutyNotWaiting))
    }

    @Test func `what stood still is not late`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await scene.appeal(by: author)
        let today = try await today(scene)
        _ = try await author.call("deadline.pause", params(appeal, until: today.adding(days: 6)))
        // As if it had begun so long ago that the first day is over.
        try await scene.rows(
            """
            UPDATE oversight.duties SET due_on = '2024-01-10', long_on = '2024-02-10'
            WHERE kind = 'appeal'
            """)
        let overdue = try await scene.world.anonymous.call(
            "oversight.overdue", ["kind": "appeal"])
        #expect(overdue["items"] == [])
        #expect(try await explain(appeal, scene)["next"] == "wait")
        #expect(
            await author.failure(
                of: "answer.escalate", ["duty": try unwrap(appeal["id"])])
                == .conflict(.dutyNotEscalable))
        _ = try await author.call("deadline.resume", ["duty": try unwrap(appeal["id"])])
        try await scene.rows("UPDATE oversight.duties SET paused_to = NULL WHERE kind = 'appeal'")
        #expect(
            await author.failure(of: "deadline.pause", params(appeal, until: today, for: "mending"))
                == .conflict(.deadlineOver))
    }

    @Test func `each ground once, no longer than its rule, one at a time`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await scene.appeal(by: author)
        let today = try await today(scene)
        func failure(_ ground: String, _ days: Int) async -> Failure? {
            await author.failure(
                of: "deadline.pause", params(appeal, until: today.adding(days: days), for: ground))
        }
        #expect(await failure("holidays", 1) == .conflict(.deadlineGround))
        #expect(await failure("representative", -1) == .conflict(.deadlinePauseLength))
        // Three working days: never more than two weeks, whatever holidays there are.
        #expect(await failure("representative", 15) == .conflict(.deadlinePauseLength))
        #expect(await failure("representative", 1) == nil)
        #expect(await failure("mending", 1) == .conflict(.violated("pauses_apart")))
        let resumed = try await author.call(
            "deadline.resume", ["duty": try unwrap(appeal["id"])])
        // It has stood still for no day at all.
        #expect(resumed["lastOn"] == appeal["dueOn"])
        #expect(
            await author.failure(of: "deadline.resume", ["duty": try unwrap(appeal["id"])])
                == .notFound("pause"))
        #expect(await failure("representative", 1) == .conflict(.violated("pauses_once")))
        #expect(await failure("mending", 1) == nil)
    }

    @Test func `only an appeal's term can, also where it was forwarded`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let today = try await today(scene)
        let posted = try await scene.post(by: author)
        #expect(
            await author.failure(
                of: "deadline.pause",
                params(["id": try unwrap(posted["duty"])], until: today.adding(days: 1)))
                == .conflict(.deadlineNotPausable))
        let appeal = try await scene.appeal(by: author)
        let next = try await scene.officer.call(
            "appeal.forward",
            [
                "appeal": try unwrap(appeal["id"]), "version": 1, "tenant": "KZ-71",
                "reason": "x",
            ])
        let paused = try await author.call(
            "deadline.pause", params(next, until: today.adding(days: 6)))
        #expect(try await explain(next, scene)["lastOn"] == paused["lastOn"])
    }

    @Test func `an extension comes behind a pause`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await scene.appeal(by: author)
        let today = try await today(scene)
        let paused = try await author.call(
            "deadline.pause", params(appeal, until: today.adding(days: 6)))
        let last = try unwrap(paused["lastOn"]?.string.flatMap { CivilDate($0) })
        func extend(_ day: CivilDate?) -> JSON.Object {
            [
                "appeal": appeal["id"] ?? "", "version": 1, "reason": "Экспертиза",
                "dueOn": .string(day?.description ?? ""),
            ]
        }
        #expect(
            await scene.officer.failure(of: "appeal.extend", extend(last))
                == .conflict(.appealExtension))
        _ = try await scene.officer.call("appeal.extend", extend(last.adding(days: 1)))
        let why = try await explain(appeal, scene)
        #expect(why["lastOn"]?.string == last.adding(days: 1)?.description)
    }

    @Test func `the database lets nobody pause for another`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        _ = try await scene.appeal(by: author)
        let stranger = try await scene.citizen()
        func insert(_ citizen: Actor, limit: Int = 1, was: String = "d.due_on") -> String {
            """
            INSERT INTO oversight.pauses (tenant_id, id, duty_id, body_id, comment_id, citizen_id,
                ground, until_on, limit_on, was_on, due_on, explanation)
            SELECT d.tenant_id, gen_random_uuid(), d.id, d.body_id, d.comment_id,
                '\(citizen.caller.citizen?.description ?? "")', 'request', n.day + 1,
                n.day + \(limit), \(was), d.due_on + 1, '{}'
            FROM oversight.duties d,
                (SELECT timezone(interval '5 hours', clock_timestamp())::date AS day) AS n
            WHERE d.kind = 'appeal'
            """
        }
        func refusal(_ sql: String, by actor: Actor) async throws -> String {
            try await scene.refusal(
                of: sql, as: "tizilim_citizen",
                ["citizen": actor.caller.citizen?.description]) ?? "none"
        }
        #expect(try await refusal(insert(author), by: stranger).contains("row-level security"))
        #expect(try await refusal(insert(stranger), by: stranger).contains("pauses_by_author"))
        #expect(
            try await refusal(insert(author, limit: 63), by: author)
                .contains("pauses_within_rule"))
        #expect(
            try await refusal(insert(author, was: "n.day - 1"), by: author)
                .contains("pauses_in_time"))
        #expect(try await refusal(insert(author), by: author) == "none")
        #expect(
            try await refusal(
                "UPDATE oversight.duties SET paused_to = due_on + 9", by: author
            )
            .contains("permission denied"))
        // Another's function call moves nothing.
        _ = try await refusal(
            "SELECT oversight.note_pause(id) FROM oversight.pauses", by: stranger)
        #expect(
            try await scene.rows("SELECT paused_to FROM oversight.duties WHERE kind = 'appeal'")
                == [[nil]])
    }
}
