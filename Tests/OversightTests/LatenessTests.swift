import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// No body gets rid of what it is late with.
@Suite(.database) struct LatenessTests {
    private func today(_ scene: OversightScene) async throws -> CivilDate {
        let rows = try await scene.rows(
            "SELECT timezone(interval '5 hours', clock_timestamp())::date")
        return try unwrap(rows[0][0].flatMap { CivilDate($0) })
    }

    private func explain(_ duty: JSON?, _ scene: OversightScene) async throws -> JSON {
        try await scene.world.anonymous.call("deadline.explain", ["duty": try unwrap(duty)])
    }

    @Test func `what is late is neither put off nor returned nor closed`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await scene.appeal(by: author)
        let id = try unwrap(appeal["id"])
        let day = try await today(scene).adding(days: 7)?.description ?? ""
        try await scene.miss(id)
        for method in ["appeal.extend", "appeal.return", "appeal.close"] {
            var params: JSON.Object = ["appeal": id, "version": 1, "reason": "x"]
            if method == "appeal.extend" { params["dueOn"] = .string(day) }
            #expect(
                await scene.officer.failure(of: method, params) == .conflict(.appealOverdue),
                "\(method)")
        }
        #expect(try await scene.statistics()["overdue"] == 1)
        // Forwarding is possible, and the lateness stays where it is.
        _ = try await scene.officer.call(
            "appeal.forward",
            ["appeal": id, "version": 1, "reason": "x", "tenant": "KZ-71"])
        let numbers = try await scene.statistics()
        #expect(numbers["overdue"] == 0)
        #expect(numbers["handedLate"] == 1)
        let list = try await scene.world.anonymous.call(
            "oversight.list", ["tenant": "KZ-75", "counted": "handedLate"])
        #expect(list["items"]?.array?.map { $0["id"] } == [id])
    }

    @Test func `nor can its database role, whatever day it names`() async throws {
        let scene = try await OversightScene()
        let appeal = try await scene.appeal(by: scene.citizen())
        let id = appeal["id"]?.string ?? ""
        try await scene.miss(appeal["id"])
        let settings = ["tenant": scene.officer.caller.tenant?.description]
        func close(_ last: String) -> String {
            """
            INSERT INTO oversight.duty_steps (tenant_id, duty_id, seq, kind, acting_id, from_state,
                to_state, act, actor, reason, last_on)
            SELECT tenant_id, id, 2, kind, tenant_id, 'waiting', 'closed', 'close', 'x', 'x', \(last)
            FROM oversight.duties WHERE id = '\(id)';
            UPDATE oversight.duties SET version = 2, state = 'closed' WHERE id = '\(id)'
            """
        }
        func refusal(_ sql: String) async throws -> String {
            try await scene.refusal(of: sql, as: "tizilim_app", settings) ?? "none"
        }
        #expect(try await refusal(close("last_on")).contains("duty_steps_in_time"))
        #expect(try await refusal(close("NULL")).contains("duty_steps_in_time"))
        #expect(try await refusal(close("'2099-01-01'")).contains("duties_shut_in_time"))
        let extend = """
            INSERT INTO oversight.extensions (tenant_id, duty_id, due_on, limit_on, long_on, reason,
                actor)
            SELECT tenant_id, id, n.day + 7, n.day + 9, n.day + 30, 'x', 'x'
            FROM oversight.duties,
                (SELECT timezone(interval '5 hours', clock_timestamp())::date AS day) AS n
            WHERE id = '\(id)'
            """
        #expect(try await refusal(extend).contains("row-level security"))
        try await scene.rows(
            "UPDATE oversight.duties SET due_on = now()::date + 9, long_on = now()::date + 30")
        #expect(
            try await refusal(extend.replacing("n.day + 30", with: "n.day + 70"))
                .contains("extensions_long_order"))
        #expect(try await refusal(extend) == "none")
    }

    @Test func `forwarding and returning have three days of their own`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let today = try await today(scene)
        for (number, method) in ["appeal.forward", "appeal.return", "appeal.return"].enumerated() {
            let appeal = try await scene.appeal(by: author)
            let id = try unwrap(appeal["id"])
            let why = try await explain(id, scene)
            let forward = try unwrap(why["forwardOn"]?.string.flatMap { CivilDate($0) })
            let due = try unwrap(appeal["dueOn"]?.string.flatMap { CivilDate($0) })
            #expect(forward > today && forward < due)
            try await scene.rows(
                """
                UPDATE oversight.duties SET forward_on = '2024-01-10'
                WHERE id = '\(id.string ?? "")'
                """)
            // A pause that its author has asked for gives the days anew.
            if number == 2 {
                _ = try await author.call(
                    "deadline.pause",
                    [
                        "duty": id, "ground": "mending",
                        "until": .string(today.adding(days: 1)?.description ?? ""),
                    ])
            }
            var params: JSON.Object = ["appeal": id, "version": 1, "reason": "x"]
            if method == "appeal.forward" { params["tenant"] = "KZ-71" }
            _ = try await scene.officer.call(method, params)
            let entry = try await scene.rows(
                """
                SELECT convert_from(leaf, 'UTF8')::json -> 'facts' ->> 'late' FROM journal.entries
                WHERE subject_id = '\(id.string ?? "")' AND version = 2
                """)
            #expect(entry == [[number < 2 ? "true" : "false"]])
            #expect(try await scene.statistics()["handedLate"] == .int(Int64(min(number + 1, 2))))
        }
    }

    @Test func `who was sent back goes to the next body`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        for method in ["appeal.return", "appeal.close"] {
            let appeal = try await scene.appeal(by: author)
            let duty: JSON.Object = ["duty": try unwrap(appeal["id"])]
            _ = try await scene.officer.call(
                method, ["appeal": try unwrap(appeal["id"]), "version": 1, "reason": "x"])
            #expect(try await explain(appeal["id"], scene)["next"] == "escalate")
            let next = try await author.call("answer.escalate", duty)
            #expect(next["tenant"] == "ministry")
            #expect(try await explain(appeal["id"], scene)["next"] == "none")
            // There is nobody above the ministry.
            try await scene.miss(next["id"])
            #expect(try await explain(next["id"], scene)["next"] == "none")
        }
    }

    @Test func `the second level moves with the first`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let today = try await today(scene)
        let appeal = try await scene.appeal(by: author)
        func long() async throws -> CivilDate {
            let day = try await explain(appeal["id"], scene)["longOverdueOn"]?.string
            return try unwrap(day.flatMap { CivilDate($0) })
        }
        let first = try await long()
        _ = try await author.call(
            "deadline.pause",
            [
                "duty": try unwrap(appeal["id"]), "ground": "request",
                "until": .string(today.adding(days: 6)?.description ?? ""),
            ])
        let paused = try await long()
        #expect(paused > first)
        let last = try await explain(appeal["id"], scene)["lastOn"]?.string
        let later = last.flatMap { CivilDate($0) }?.adding(days: 7)?.description ?? ""
        _ = try await scene.officer.call(
            "appeal.extend",
            [
                "appeal": try unwrap(appeal["id"]), "version": 1, "reason": "x",
                "dueOn": .string(later),
            ])
        #expect(try await long() > paused)
        // It resumes with nothing behind the extension that counts for longer.
        let queue = try await scene.officer.call("oversight.queue", ["kind": "appeal"])
        #expect(
            queue["items"]?.array?.first?["longOverdueOn"]?.string
                == (try await long()).description)
    }

    @Test func `appeals and reports of a danger stay, whatever becomes of the comment`()
        async throws
    {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let posted = try await scene.post(by: author)
        let appeal = try await author.call(
            "appeal.convert",
            ["comment": try unwrap(posted["id"]), "signed": OversightScene.signed])
        var report = scene.comment("Газ у соседа, 8 701 123 45 67", anonymous: true)
        report["danger"] = true
        let danger = try await scene.citizen().call("comment.post", report)
        #expect(danger["state"] == "held")
        _ = try await scene.hide(posted)
        let kept = [try unwrap(appeal["id"]), try unwrap(danger["duty"])]
        let queue = try await scene.officer.call("oversight.queue")
        let listed = queue["items"]?.array ?? []
        #expect(Set(listed.compactMap { $0["id"]?.string }) == Set(kept.compactMap(\.string)))
        #expect(!queue.text.contains("Газ"))
        for duty in kept { try await scene.miss(duty) }
        let overdue = try await scene.world.anonymous.call("oversight.overdue")
        #expect(overdue["items"]?.array?.count == 2)
        #expect(!overdue.text.contains("Газ"))
        #expect(try await scene.statistics()["overdue"] == 2)
        let list = try await scene.world.anonymous.call(
            "oversight.list", ["tenant": "KZ-75", "counted": "overdue"])
        #expect(list["items"]?.array?.count == 2)
    }

    @Test func `who owes for a danger reads of it while it is held, and is recorded`()
        async throws
    {
        let scene = try await OversightScene()
        var report = scene.comment("Газ у соседа, 8 701 123 45 67")
        report["danger"] = true
        let danger = try await scene.citizen().call("comment.post", report)
        let comment: JSON.Object = ["comment": try unwrap(danger["id"])]
        let stranger = try await scene.world.officer(of: "KZ-71")
        #expect(
            await stranger.failure(of: "comment.original", comment) == .notFound("comment"))
        let read = try await scene.officer.call("comment.original", comment)
        #expect(read["wordings"]?.array?.first?["text"] == report["text"])
        let audit = try await scene.rows("SELECT role, method, class FROM tenancy.access_audit")
        #expect(audit == [["officer", "comment.original", "sealed"]])
        // What is no danger is nobody's but the author's and the moderators'.
        let other = try await scene.post("ИИН 990106300596", by: scene.citizen())
        #expect(
            await scene.officer.failure(
                of: "comment.original", ["comment": try unwrap(other["id"])])
                == .notFound("comment"))
        // It goes with what is forwarded, and is no longer shown to who has done with it.
        _ = try await scene.officer.call(
            "appeal.forward",
            [
                "appeal": try unwrap(danger["duty"]), "version": 1, "reason": "x",
                "tenant": "KZ-71",
            ])
        _ = try await stranger.call("comment.original", comment)
        #expect(
            await scene.officer.failure(of: "comment.original", comment) == .notFound("comment"))
    }

    @Test func `the clock of a held comment begins when it is shown, once`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let posts = [
            try await scene.post("8 727 250 11 22", by: author),
            try await scene.post("8 727 250 11 23", by: author),
        ]
        for posted in posts {
            try await scene.miss(posted["duty"])
            #expect(
                await author.failure(
                    of: "answer.escalate", ["duty": try unwrap(posted["duty"])])
                    == .conflict(.dutyNotEscalable))
            #expect(try await explain(posted["duty"], scene)["next"] == "wait")
        }
        _ = try await scene.moderator.call(
            "moderation.decide",
            ["comment": try unwrap(posts[0]["id"]), "version": 1, "outcome": "release"])
        _ = try await author.call(
            "comment.edit",
            ["comment": try unwrap(posts[1]["id"]), "version": 1, "text": "Не отвечают"])
        // The log says the day that holds.
        let entries = try await scene.rows(
            """
            SELECT convert_from(leaf, 'UTF8')::json -> 'facts' ->> 'dueOn' FROM journal.entries
            WHERE type IN ('moderation.decided', 'comment.edited') AND subject_kind = 'comment'
            """)
        #expect(entries.map { $0[0] } == posts.map { $0["dueOn"]?.string })
        for posted in posts {
            let why = try await explain(posted["duty"], scene)
            #expect(why["dueOn"] == posted["dueOn"])
            #expect(why["next"] == "wait")
            // Neither by another wording nor by what is sent to the database does it begin again.
            try await scene.miss(posted["duty"])
            _ = try await author.call(
                "comment.edit",
                ["comment": try unwrap(posted["id"]), "version": 2, "text": "Всё ещё"])
            for (role, settings) in [
                ("tizilim_citizen", ["citizen": author.caller.citizen?.description]),
                ("tizilim_app", ["tenant": scene.moderator.caller.tenant?.description]),
            ] {
                let begin = """
                    SELECT oversight.begin_anew('\(posted["id"]?.string ?? "")',
                        now()::date + 9, '{}', now()::date + 20)
                    """
                #expect(try await scene.refusal(of: begin, as: role, settings) == nil)
            }
            #expect(try await explain(posted["duty"], scene)["dueOn"] == "2024-01-10")
        }
    }

    @Test func `what was hidden is counted by its days, and not where it was restored`()
        async throws
    {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let first = try await scene.post(by: author)
        for posted in [first, try await scene.post("Другое", by: author)] {
            _ = try await scene.hide(posted)
        }
        let day = try await today(scene)
        let today: JSON = .string(day.description)
        let tomorrow: JSON = .string(day.adding(days: 1)?.description ?? "")
        func log(_ params: JSON.Object) async throws -> Int? {
            var all: JSON.Object = ["body": "KZ-75", "hidden": true, "reason": "insult"]
            for member in params { all[member.key] = member.value }
            let page = try await scene.world.anonymous.call("moderation.log", all)
            return page["items"]?.array?.count
        }
        for (filter, count): (JSON.Object, Int) in [
            (["from": today, "to": today], 2), (["from": tomorrow], 0),
        ] {
            let hidden = try await scene.statistics(filter)["hidden"]
            #expect(hidden?["insult"]?.int64.map(Int.init) ?? 0 == count)
            #expect(try await log(filter) == count)
        }
        let plea = try await author.call(
            "moderation.appeal", ["comment": try unwrap(first["id"]), "text": "Не оскорбление"])
        let second = try await scene.world.actor(.moderator, tenant: "alliance")
        _ = try await second.call(
            "moderation.review", ["appeal": try unwrap(plea["id"]), "outcome": "restore"])
        #expect(try await scene.statistics()["hidden"]?["insult"] == 1)
        #expect(try await log([:]) == 1)
        #expect(try await log(["hidden": false]) == 2)
    }
}
