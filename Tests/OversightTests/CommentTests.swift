import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Oversight

/// Comments from the first wording to the erasure.
@Suite(.database) struct CommentTests {
    @Test func `a signed comment is public at once and obliges the body by a day`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        #expect(posted["state"] == "shown")
        let seen = try await scene.get(posted["id"])
        #expect(seen["text"] == "Деньги не дошли")
        #expect(seen["author"]?.string == citizen.caller.citizen?.description)
        #expect(seen["tenant"] == "KZ-75")
        #expect(seen["duties"]?.array?.first?["dueOn"] == posted["dueOn"])
        let why = try await scene.world.anonymous.call(
            "deadline.explain", ["duty": try unwrap(posted["duty"])])
        #expect(why["article"] == "Code 350-VI, Art. 76, 87-89")
        let steps = why["explanation"]?["steps"]?.array ?? []
        #expect(steps.filter { $0["effect"] == "counted" }.count == 15)
        #expect(steps.last?["date"] == posted["dueOn"])
    }

    @Test func `an anonymous one is shown without an author and starts no clock`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen, anonymous: true)
        #expect(posted["duty"] == nil)
        let seen = try await scene.get(posted["id"])
        #expect(seen["author"] == nil)
        #expect(!seen.text.contains(citizen.caller.citizen?.description ?? "-"))
        // Nobody's role may read whose it is.
        for role in ["tizilim_read", "tizilim_app", "tizilim_citizen", "tizilim_audit"] {
            let may = try await scene.rows(
                """
                SELECT has_column_privilege('\(role)', 'oversight.comments', 'citizen_id', 'SELECT')
                """)
            #expect(may == [["f"]], "\(role)")
        }
        // The author can still take it back.
        let taken = try await citizen.call(
            "comment.withdraw", ["comment": try unwrap(posted["id"]), "version": 1])
        #expect(taken["state"] == "withdrawn")
    }

    @Test func `an anonymous report of a danger obliges the body`() async throws {
        let scene = try await OversightScene()
        var params = scene.comment("Здание рушится", anonymous: true)
        params["danger"] = true
        let posted = try await scene.citizen().call("comment.post", params)
        #expect(posted["duty"] != nil)
        #expect(try await scene.get(posted["id"])["author"] == nil)
    }

    @Test func `keeps its version and shows that the record has changed since`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        #expect(try await scene.get(posted["id"])["subject"]?["changed"] == false)
        _ = try await scene.officer.call(
            "ngo.update",
            ["id": scene.organisation, "version": 1, "shortName": ["ru": "Пример"]])
        let seen = try await scene.get(posted["id"])
        #expect(seen["subject"]?["version"] == 1)
        #expect(seen["subject"]?["versionNow"] == 2)
        #expect(seen["subject"]?["changed"] == true)
        let citizen = try await scene.citizen()
        var future = scene.comment()
        future["subject"] = ["kind": "organisation", "id": scene.organisation, "version": 3]
        #expect(
            await citizen.failure(of: "comment.post", future) == .conflict(.subjectVersion))
        future["subject"] = ["kind": "planet", "id": scene.organisation, "version": 1]
        #expect(await citizen.failure(of: "comment.post", future) == .notFound("subject"))
    }

    @Test func `personal data is held back before anybody sees it`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let text = "Директор, ИИН 990106300596, не отвечает"
        let posted = try await scene.post(text, by: citizen)
        #expect(posted["state"] == "held")
        let seen = try await scene.get(posted["id"])
        #expect(seen["text"] == nil)
        #expect(seen["reason"] == "personal-data")
        let kept = try await scene.rows(
            """
            SELECT count(*) FROM journal.salts s JOIN journal.entries e ON e.id = s.entry_id
            WHERE s.public AND e.subject_id = '\(posted["id"]?.string ?? "")'
            """)
        #expect(kept == [["0"]])
        let own = try await citizen.call("comment.original", ["comment": try unwrap(posted["id"])])
        #expect(own["wordings"]?.array?.first?["text"]?.string == text)
        // The author words it anew, without the number, and it is shown.
        let edited = try await citizen.call(
            "comment.edit",
            [
                "comment": try unwrap(posted["id"]), "version": 1,
                "text": "Директор не отвечает",
            ])
        #expect(edited["state"] == "shown")
        #expect(try await scene.get(posted["id"])["text"] == "Директор не отвечает")
    }

    @Test func `threads keep their order, tombstones their place`() async throws {
        let scene = try await OversightScene()
        let root = try await scene.post(by: scene.citizen())
        var replies: [JSON] = []
        for text in ["Да", "Нет", "Спасибо"] {
            replies.append(
                try await scene.citizen().call(
                    "comment.reply",
                    [
                        "comment": try unwrap(root["id"]), "text": .string(text),
                        "language": "ru",
                    ]))
        }
        _ = try await scene.hide(replies[1])
        var items: [JSON] = []
        var params: JSON.Object = ["thread": try unwrap(root["id"]), "limit": 2]
        while true {
            let page = try await scene.world.anonymous.call("comment.list", params)
            items += page["items"]?.array ?? []
            guard let next = page["next"] else { break }
            params["cursor"] = next
        }
        #expect(items.map { $0["id"] } == [root["id"]] + replies.map { $0["id"] })
        #expect(items[2]["state"] == "hidden")
        #expect(items[2]["reason"] == "insult")
        #expect(items[2]["text"] == nil)
        #expect(
            try await scene.citizen().failure(
                of: "comment.reply",
                [
                    "comment": try unwrap(replies[1]["id"]), "text": "Да", "language": "ru",
                ]) == .conflict(.commentNotShown))
    }

    @Test func `is supported once by each, and found before it is written again`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post("Деньги гранта не дошли до школы", by: scene.citizen())
        let other = try await scene.citizen()
        let comment: JSON.Object = ["comment": try unwrap(posted["id"])]
        _ = try await other.call("comment.support", comment)
        #expect(
            await other.failure(of: "comment.support", comment)
                == .conflict(.violated("voices_once")))
        #expect(try await scene.get(posted["id"])["support"] == 1)
        let similar = try await scene.world.anonymous.call(
            "comment.similar",
            [
                "subject": ["kind": "organisation", "id": scene.organisation],
                "text": "до школы не дошли деньги гранта",
            ])
        #expect(similar["items"]?.array?.first?["id"] == posted["id"])
        let strange = try await scene.world.anonymous.call(
            "comment.similar",
            [
                "subject": ["kind": "organisation", "id": scene.organisation],
                "text": "Xyz",
            ])
        #expect(strange["items"] == [])
    }

    @Test func `nobody writes more than the limit, over however many connections`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let outcomes = await withTaskGroup(of: Failure?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    await citizen.failure(of: "comment.post", scene.comment("Раз \(number)"))
                }
            }
            return await group.reduce(into: [Failure?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count == 5)
        #expect(
            outcomes.compactMap(\.self).allSatisfy { failure in
                guard case .limited("comments", let wait) = failure else { return false }
                return 1...60_000 ~= wait
            })
        // Another person is not hindered.
        _ = try await scene.post(by: scene.citizen())
    }

    @Test func `who is over the limit still hears what a repeated call has done`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        var params = scene.comment("Қаражат қайда?")
        params["idempotencyKey"] = "one"
        let posted = try await citizen.call("comment.post", params)
        for _ in 0..<4 { _ = try await scene.post(by: citizen) }
        guard
            case .limited("comments", _) = await citizen.failure(
                of: "comment.post", scene.comment("Тағы бір"))
        else {
            Issue.record("the limit was not reached")
            return
        }
        #expect(try await citizen.call("comment.post", params) == posted)
    }

    @Test func `erasing leaves the record and nothing that was said`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        var params = scene.comment("Меня зовут Асель")
        params["idempotencyKey"] = "one"
        let posted = try await citizen.call("comment.post", params)
        let erased = try await citizen.call(
            "comment.erase", ["comment": try unwrap(posted["id"]), "version": 1])
        #expect(erased["state"] == "erased")
        let seen = try await scene.get(posted["id"])
        #expect(seen["text"] == nil)
        #expect(seen["author"] == nil)
        #expect(seen["history"]?.array?.count == 2)
        #expect(seen["duties"]?.array?.count == 1)
        let id = posted["id"]?.string ?? ""
        let left = try await scene.rows(
            """
            SELECT (SELECT count(*) FROM oversight.wordings WHERE text IS NOT NULL),
                   (SELECT count(*) FROM journal.salts s JOIN journal.entries e
                        ON e.id = s.entry_id WHERE e.subject_id = '\(id)'),
                   (SELECT count(*) FROM tenancy.idempotency),
                   (SELECT count(*) FROM journal.entries WHERE subject_id = '\(id)')
            """)
        #expect(left == [["0", "0", "0", "2"]])
    }

    @Test func `another's comment is not there to be changed`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let other = try await scene.citizen()
        let id = try unwrap(posted["id"])
        for (method, params) in [
            ("comment.edit", ["comment": id, "version": 1, "text": "x"]),
            ("comment.withdraw", ["comment": id, "version": 1]),
            ("comment.erase", ["comment": id, "version": 1]), ("comment.original", ["comment": id]),
        ] as [(String, JSON.Object)] {
            #expect(await other.failure(of: method, params) == .notFound("comment"), "\(method)")
        }
    }

    @Test func `what was answered, joined or replied to keeps its words`() async throws {
        let scene = try await OversightScene()
        let author = try await scene.citizen()
        let other = try await scene.citizen()
        for act in ["comment.support", "comment.reply", "answer.give", "none"] {
            let posted = try await scene.post(by: author)
            let comment: JSON.Object = ["comment": try unwrap(posted["id"])]
            switch act {
            case "comment.support": _ = try await other.call(act, comment)
            case "comment.reply":
                var reply = comment
                reply["text"] = "И у нас"
                reply["language"] = "ru"
                _ = try await other.call(act, reply)
            case "answer.give": _ = try await scene.answer(posted["duty"])
            default: break
            }
            var edit = comment
            edit["version"] = 1
            edit["text"] = "Ничего не было"
            let failure = await author.failure(of: "comment.edit", edit)
            #expect(failure == (act == "none" ? nil : .conflict(.commentAnswered)), "\(act)")
            // Nor does the database take another wording of it.
            let wording = """
                INSERT INTO oversight.wordings (tenant_id, comment_id, seq, citizen_id,
                    moderator_id, text)
                SELECT tenant_id, id, wording + 1, '\(author.caller.citizen?.description ?? "")',
                    moderator_id, 'Ничего не было'
                FROM oversight.comments WHERE id = '\(posted["id"]?.string ?? "")'
                """
            let refusal = try await scene.refusal(
                of: wording, as: "tizilim_citizen",
                ["citizen": author.caller.citizen?.description])
            #expect(refusal?.contains("row-level security") == (act == "none" ? nil : true))
        }
    }
}
