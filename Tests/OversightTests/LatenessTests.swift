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
