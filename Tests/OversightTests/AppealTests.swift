import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Appeals, corrections, fixes and follows.
@Suite(.database) struct AppealTests {
    private static let signed = OversightScene.signed

    private func converted(
        _ scene: OversightScene, by citizen: Actor
    ) async throws -> JSON {
        try await scene.appeal(by: citizen)
    }

    @Test func `only its author makes a signed comment an appeal, once`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        let params: JSON.Object = [
            "comment": try unwrap(posted["id"]), "signed": Self.signed,
        ]
        let other = try await scene.citizen()
        #expect(await other.failure(of: "appeal.convert", params) == .notFound("comment"))
        let appeal = try await citizen.call("appeal.convert", params)
        #expect(appeal["number"]?.string?.hasPrefix("KZ-75-") == true)
        let asked: JSON.Object = ["appeal": try unwrap(appeal["id"])]
        for reader in [citizen, scene.officer] {
            #expect(try await reader.call("appeal.get", asked)["number"] == appeal["number"])
        }
        #expect(await other.failure(of: "appeal.get", asked) == .notFound("appeal"))
        #expect(
            await citizen.failure(of: "appeal.convert", params) == .conflict(.appealConverted))
        let nameless = try await scene.post(by: citizen, anonymous: true)
        #expect(
            await citizen.failure(
                of: "appeal.convert",
                ["comment": try unwrap(nameless["id"]), "signed": Self.signed])
                == .conflict(.appealAnonymous))
    }

    @Test func `a term is extended once, within two months, and stops the lateness`()
        async throws
    {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let appeal = try await converted(scene, by: citizen)
        let due = try unwrap(appeal["dueOn"]?.string.flatMap { CivilDate($0) })
        func params(_ day: CivilDate?, _ version: Int64) -> JSON.Object {
            [
                "appeal": appeal["id"] ?? "", "version": .int(version),
                "dueOn": .string(day?.description ?? ""), "reason": "Экспертиза",
            ]
        }
        #expect(
            await scene.officer.failure(of: "appeal.extend", params(due, 1))
                == .conflict(.appealExtension))
        #expect(
            await scene.officer.failure(of: "appeal.extend", params(due.adding(days: 90), 1))
                == .conflict(.appealExtension))
        _ = try await scene.officer.call("appeal.extend", params(due.adding(days: 7), 1))
        #expect(
            await scene.officer.failure(of: "appeal.extend", params(due.adding(days: 8), 2))
                == .conflict(.appealExtended))
        let why = try await scene.world.anonymous.call(
            "deadline.explain", ["duty": try unwrap(appeal["id"])])
        #expect(why["dueOn"] == appeal["dueOn"])
        #expect(why["extendedOn"]?.string == due.adding(days: 7)?.description)
        // Not even the owner of the row can put a later day there without an extension.
        await #expect(throws: (any Error).self) {
            try await scene.rows("UPDATE oversight.duties SET extended_on = due_on + 30")
        }
    }

    @Test func `forwarding begins the term anew at the other body`() async throws {
        let scene = try await OversightScene()
        let appeal = try await converted(scene, by: scene.citizen())
        var params: JSON.Object = [
            "appeal": try unwrap(appeal["id"]), "version": 1, "tenant": "KZ-75",
            "reason": "Не наша компетенция",
        ]
        #expect(
            await scene.officer.failure(of: "appeal.forward", params)
                == .conflict(.appealOwnBody))
        params["tenant"] = "KZ-71"
        let next = try await scene.officer.call("appeal.forward", params)
        #expect(next["tenant"] == "KZ-71")
        let other = try await scene.world.officer(of: "KZ-71")
        let queue = try await other.call("oversight.queue")
        #expect(queue["items"]?.array?.map { $0["cause"] } == ["forwarded"])
        // Two bodies can't send it to each other for ever.
        let back: JSON.Object = [
            "appeal": try unwrap(next["id"]), "version": 1, "tenant": "KZ-75", "reason": "Не наша",
        ]
        #expect(
            await other.failure(of: "appeal.forward", back) == .conflict(.appealWasThere))
        _ = try await scene.answer(next["id"], by: other)
        let own = try await scene.officer.call("oversight.queue", ["kind": "appeal"])
        #expect(own["items"] == [])
    }

    @Test func `the document goes with what is forwarded, from body to body`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let appeal = try await converted(scene, by: author)
        let bodies = [
            ("KZ-75", scene.officer), ("KZ-71", try await scene.world.officer(of: "KZ-71")),
            ("ministry", try await scene.world.officer(of: "ministry")),
        ]
        var duty = try unwrap(appeal["id"])
        for (place, (code, body)) in bodies.enumerated() {
            if place > 0 {
                let forwarded: JSON.Object = [
                    "appeal": duty, "version": 1, "tenant": .string(code), "reason": "x",
                ]
                duty = try unwrap(
                    await bodies[place - 1].1.call("appeal.forward", forwarded)["id"])
            }
            let read = try await body.call("appeal.get", ["appeal": duty])
            #expect(read["signed"] == Self.signed)
            #expect(read["id"] == appeal["id"])
            #expect(read["number"] == appeal["number"])
            for (_, other) in bodies where other.caller.tenant != body.caller.tenant {
                for id in [duty, try unwrap(appeal["id"])] {
                    #expect(
                        await other.failure(of: "appeal.get", ["appeal": id])
                            == .notFound("appeal"))
                }
            }
            let own = try await author.call("appeal.get", ["appeal": try unwrap(appeal["id"])])
            #expect(own["tenant"]?.string == code)
            #expect(own["duty"] == duty)
        }
    }

    @Test func `nobody takes a document that was not forwarded to it`() async throws {
        let scene = try await OversightScene()
        let appeal = try await converted(scene, by: scene.citizen())
        let stranger = try await scene.world.officer(of: "KZ-71")
        let before = try await scene.rows("SELECT a::text FROM oversight.appeals a")
        let id = appeal["id"]?.string ?? ""
        for tenant in [stranger.caller.tenant, scene.officer.caller.tenant] {
            _ = try await scene.refusal(
                of: "SELECT oversight.hand_over('\(id)', '\(id)')", as: "tizilim_app",
                ["tenant": tenant?.description])
        }
        #expect(
            try await scene.refusal(
                of:
                    "UPDATE oversight.appeals SET handed_to = '\(try unwrap(stranger.caller.tenant))'",
                as: "tizilim_app", ["tenant": scene.officer.caller.tenant?.description])
                == "permission denied for table appeals")
        #expect(try await scene.rows("SELECT a::text FROM oversight.appeals a") == before)
    }

    @Test func `a comment can be answered, but neither returned nor put off`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let duty = try unwrap(posted["duty"])
        for method in ["appeal.return", "appeal.close", "appeal.register"] {
            #expect(
                await scene.officer.failure(
                    of: method, ["appeal": duty, "version": 1, "reason": "x"])
                    == .notFound("duty"), "\(method)")
        }
        await #expect(throws: (any Error).self) {
            try await scene.rows(
                """
                INSERT INTO oversight.duty_steps (tenant_id, duty_id, seq, kind, acting_id,
                    from_state, to_state, act, actor, reason)
                SELECT tenant_id, id, 2, kind, tenant_id, 'waiting', 'closed', 'close', 'x', 'x'
                FROM oversight.duties
                """)
        }
    }

    @Test func `a returned appeal and a closed one say why`() async throws {
        let scene = try await OversightScene()
        for (method, state) in [("appeal.return", "returned"), ("appeal.close", "closed")] {
            let appeal = try await converted(scene, by: scene.citizen())
            let id = try unwrap(appeal["id"])
            _ = try await scene.officer.call("appeal.register", ["appeal": id, "version": 1])
            #expect(
                await scene.officer.failure(of: method, ["appeal": id, "version": 2])
                    == .invalidParameters([Problem("reason", "required")]))
            let done = try await scene.officer.call(
                method, ["appeal": id, "version": 2, "reason": "Уже рассмотрено"])
            #expect(done["state"]?.string == state)
        }
    }

    @Test func `a wrong fact is corrected in a version of the record`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await citizen.call(
            "correction.report",
            ["subject": scene.subject, "text": "Название другое", "language": "ru"])
        var params: JSON.Object = [
            "duty": try unwrap(posted["duty"]), "version": 1, "language": "ru",
            "text": "Исправлено", "changeVersion": 2,
        ]
        // The record has no such version yet, and the one that was wrong is none in which it is right.
        for version: JSON in [1, 2] {
            params["changeVersion"] = version
            #expect(
                await scene.officer.failure(of: "correction.resolve", params)
                    == .conflict(.correctionVersion))
        }
        try await scene.change()
        var plain = params
        plain["changeVersion"] = nil
        plain["outcome"] = "measures"
        #expect(
            await scene.officer.failure(of: "answer.give", plain) == .conflict(.answerCorrection))
        let other = try await scene.post(by: citizen)
        params["duty"] = try unwrap(other["duty"])
        #expect(
            await scene.officer.failure(of: "correction.resolve", params) == .notFound("duty"))
        params["duty"] = try unwrap(posted["duty"])
        _ = try await scene.officer.call("correction.resolve", params)
        let seen = try await scene.get(posted["id"])
        let response = seen["duties"]?.array?.first?["response"]
        #expect(response?["outcome"] == "corrected")
        #expect(response?["changeVersion"] == 2)
        // What stays as it is, such as this answer, is not corrected.
        #expect(
            await citizen.failure(
                of: "correction.report",
                [
                    "subject": [
                        "kind": "response", "id": try unwrap(response?["id"]), "version": 1,
                    ], "text": "Неверно", "language": "ru",
                ]) == .conflict(.correctionFixed))
    }

    @Test func `the author and followers say whether it was fixed, and the author reopens`()
        async throws
    {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let follower = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        let duty: JSON.Object = ["duty": try unwrap(posted["duty"])]
        let followed: JSON = ["kind": "comment", "id": try unwrap(posted["id"])]
        let follow = try await follower.call("follow.add", ["subject": followed])
        #expect(
            await follower.failure(of: "fix.confirm", duty) == .conflict(.dutyNotAnswered))
        _ = try await scene.answer(posted["duty"])
        try await scene.ask(posted["duty"])
        #expect(try await scene.citizen().failure(of: "fix.deny", duty) == .notFound("duty"))
        #expect(
            await citizen.failure(of: "fix.reopen", duty) == .conflict(.dutyNotReopenable))
        _ = try await follower.call("fix.deny", duty)
        #expect(
            await follower.failure(of: "fix.confirm", duty)
                == .conflict(.violated("opinions_once")))
        let again = try await citizen.call("fix.reopen", duty)
        #expect(again["tenant"] == "KZ-75")
        let list = try await follower.call("follow.list")
        #expect(list["items"]?.array?.first?["answeredAt"] != nil)
        #expect(list["items"]?.array?.first?["askedIfFixed"] == true)
        #expect(try await citizen.call("follow.list")["items"] == [])
        _ = try await follower.call("follow.remove", ["follow": try unwrap(follow["id"])])
        #expect(try await follower.call("follow.list")["items"] == [])
    }

    @Test func `nobody says whether it was fixed before it is asked`() async throws {
        let scene = try await OversightScene()
        let (author, follower) = (try await scene.citizen(), try await scene.citizen())
        let posted = try await scene.post(by: author)
        let duty: JSON.Object = ["duty": try unwrap(posted["duty"])]
        _ = try await follower.call(
            "follow.add", ["subject": ["kind": "comment", "id": try unwrap(posted["id"])]])
        let answered = try await scene.answer(posted["duty"])
        let day = try unwrap(answered["fixOn"]?.string.flatMap { CivilDate($0) })
        for actor in [author, follower] {
            for method in ["fix.confirm", "fix.deny"] {
                #expect(
                    await actor.failure(of: method, duty) == .conflict(.fixNotAsked(day)))
            }
            #expect(try await actor.call("fix.questions")["items"] == [])
        }
        #expect(Reason.fixNotAsked(day).text.ru.contains(day.description))
        // Whatever the server thinks of it: the database's own clock says so.
        let insert = """
            INSERT INTO oversight.opinions (tenant_id, id, duty_id, body_id, comment_id, citizen_id,
                fixed)
            SELECT tenant_id, gen_random_uuid(), id, body_id, comment_id,
                '\(author.caller.citizen?.description ?? "")', true FROM oversight.duties
            """
        let settings = ["citizen": author.caller.citizen?.description]
        #expect(
            try await scene.refusal(of: insert, as: "tizilim_citizen", settings)?
                .contains("row-level security") == true)
        try await scene.ask(posted["duty"])
        for actor in [author, follower] {
            let questions = try await actor.call("fix.questions")
            #expect(questions["items"]?.array?.map { $0["duty"] } == [posted["duty"]])
        }
        #expect(try await scene.citizen().call("fix.questions")["items"] == [])
        #expect(try await scene.refusal(of: insert, as: "tizilim_citizen", settings) == nil)
        _ = try await follower.call("fix.deny", duty)
        // The body that answers can't put the question off for ever.
        await #expect(throws: BlockingError.self) {
            try await scene.rows("UPDATE oversight.duties SET fix_on = fix_on + 93")
        }
    }

    @Test func `what was escalated or reopened has a ticket and a document`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let ministry = try await scene.world.officer(of: "ministry")
        let appeal = try await converted(scene, by: author)
        try await scene.miss(appeal["id"])
        let next = try await author.call(
            "answer.escalate", ["duty": try unwrap(appeal["id"])])
        let asked: JSON.Object = ["appeal": try unwrap(next["id"])]
        for reader in [author, ministry] {
            let read = try await reader.call("appeal.get", asked)
            #expect(read["signed"] == Self.signed)
            #expect(read["number"]?.string?.hasPrefix("MINISTRY-") == true)
        }
        #expect(await scene.officer.failure(of: "appeal.get", asked) == .notFound("appeal"))
        let queue = try await ministry.call("oversight.queue", ["kind": "appeal"])
        #expect(queue["items"]?.array?.map { $0["id"] } == [next["id"]])
        // Reopened, with a complaint of its own.
        _ = try await scene.answer(next["id"], by: ministry)
        _ = try await author.call(
            "answer.rate", ["duty": try unwrap(next["id"]), "rating": 1])
        let complaint: JSON = [
            "reference": "eds/2", "sha256": .string(String(repeating: "cd", count: 32)),
        ]
        let again = try await author.call(
            "fix.reopen", ["duty": try unwrap(next["id"]), "signed": complaint])
        let read = try await ministry.call("appeal.get", ["appeal": try unwrap(again["id"])])
        #expect(read["signed"] == complaint)
        // Not even its author's role converts a comment twice.
        let twice = try await scene.refusal(
            of: """
                INSERT INTO oversight.duties (tenant_id, id, kind, body_id, comment_id, citizen_id,
                    language, state, level, cause, due_on, due_rule, due_explanation, long_on)
                SELECT d.tenant_id, gen_random_uuid(), d.kind, d.body_id, d.comment_id,
                    '\(author.caller.citizen?.description ?? "")', d.language, 'waiting', 1, d.cause,
                    d.due_on, d.due_rule, d.due_explanation, d.long_on
                FROM oversight.duties d WHERE d.cause = 'converted'
                """, as: "tizilim_citizen", ["citizen": author.caller.citizen?.description])
        #expect(twice?.contains("duties_converted_once") == true)
    }
}
