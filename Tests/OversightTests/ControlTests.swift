import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Documents of public control, and the numbers of bodies.
@Suite(.database) struct ControlTests {
    @Test func `each recommendation is answered by itself, by the body that it is for`()
        async throws
    {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        var params: JSON.Object = [
            "subject": scene.subject, "form": "monitoring", "groupSize": 5, "language": "ru",
            "title": "Проверка", "text": "Проверили школу",
        ]
        let made = try await citizen.call("control.openDocument", params)
        params["groupSize"] = 6
        #expect(
            await citizen.failure(of: "control.openDocument", params)
                == .invalidParameters([Problem("groupSize", "range")]))
        let document = try unwrap(made["id"])
        #expect(
            await citizen.failure(of: "control.send", ["document": document, "version": 1])
                == .conflict(.controlEmpty))
        for number in 1...2 {
            _ = try await citizen.call(
                "control.addRecommendation",
                [
                    "document": document, "version": .int(Int64(number)),
                    "text": "Вернуть деньги",
                ])
        }
        func answer(_ number: Int64) -> JSON.Object {
            [
                "document": document, "recommendation": .int(number), "outcome": "accepted",
                "language": "ru", "text": "Вернули",
            ]
        }
        #expect(
            await scene.officer.failure(of: "control.answerRecommendation", answer(1))
                == .conflict(.controlState))
        let sent = try await citizen.call("control.send", ["document": document, "version": 3])
        #expect(sent["dueOn"] != nil)
        var kazakh = answer(1)
        kazakh["language"] = "kk"
        #expect(
            await scene.officer.failure(of: "control.answerRecommendation", kazakh)
                == .conflict(.answerLanguage))
        _ = try await scene.officer.call("control.answerRecommendation", answer(1))
        // Nor past the program.
        let error = await #expect(throws: BlockingError.self) {
            try await scene.rows("UPDATE oversight.recommendation_answers SET language = 'kk'")
        }
        #expect(error?.message.contains("recommendation_answers_language_of_document") == true)
        #expect(
            await scene.officer.failure(of: "control.answerRecommendation", answer(1))
                == .conflict(.violated("recommendation_answers_pkey")))
        let strange = try await scene.world.officer(of: "KZ-71")
        #expect(
            await strange.failure(of: "control.answerRecommendation", answer(2))
                == .notFound("document"))
        #expect(
            await citizen.failure(of: "control.publish", ["document": document, "version": 4])
                == .conflict(.controlWaiting))
        _ = try await scene.officer.call("control.answerRecommendation", answer(2))
        _ = try await citizen.call("control.publish", ["document": document, "version": 4])
        let seen = try await scene.world.anonymous.call(
            "control.get", ["document": document])
        #expect(seen["state"] == "published")
        #expect(seen["recommendations"]?.array?.map { $0["late"] } == [false, false])
        let steps = seen["explanation"]?["steps"]?.array ?? []
        #expect(steps.filter { $0["effect"] == "counted" }.count == 10)
    }

    /// A document with two recommendations that is handed to the body.
    private func sent(in scene: OversightScene, by citizen: Actor) async throws -> JSON {
        let made = try await citizen.call(
            "control.openDocument",
            [
                "subject": scene.subject, "form": "monitoring", "groupSize": 2, "language": "kk",
                "title": "Мектеп", "text": "Мектепті тексердік",
            ])
        let document = try unwrap(made["id"])
        for number in 1...2 {
            _ = try await citizen.call(
                "control.addRecommendation",
                ["document": document, "version": .int(Int64(number)), "text": "Қайтару"])
        }
        _ = try await citizen.call("control.send", ["document": document, "version": 3])
        return document
    }

    private func answer(_ number: Int64, _ document: JSON) -> JSON.Object {
        [
            "document": document, "recommendation": .int(number), "outcome": "partly",
            "language": "kk", "text": "Қайтарылды",
        ]
    }

    @Test func `documents are found by record, by body and by state, in pages`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        var made: [JSON] = []
        for _ in 0..<3 { made.append(try await sent(in: scene, by: citizen)) }
        _ = try await citizen.call(
            "control.openDocument",
            [
                "subject": scene.subject, "form": "expertise", "groupSize": 1, "language": "ru",
                "title": "Школа", "text": "Смотрим",
            ])
        _ = try await scene.officer.call(
            "control.answerRecommendation", answer(1, made[2]))
        func list(_ params: JSON.Object) async throws -> JSON {
            let page = try await scene.world.anonymous.call("control.list", params)
            let problems = ListDocuments.result.problems(of: page, at: "page")
            #expect(problems.isEmpty, "\(problems)")
            return page
        }
        let record: JSON = ["kind": "organisation", "id": scene.organisation]
        let other: JSON = ["kind": "report", "id": scene.organisation]
        #expect(try await list(["subject": other])["items"] == [])
        #expect(try await list(["tenant": "KZ-71"])["items"] == [])
        #expect(try await list(["tenant": "KZ-75"])["items"]?.array?.count == 4)
        #expect(try await list(["subject": record, "state": "open"])["items"]?.array?.count == 1)
        let first = try await list(["state": "sent", "limit": 2])
        #expect(first["items"]?.array?.map { $0["id"] } == [made[2], made[1]])
        #expect(first["items"]?.array?.map { $0["answered"] } == [1, 0])
        let next = try await list(["state": "sent", "cursor": try unwrap(first["next"])])
        #expect(next["items"]?.array?.map { $0["id"] } == [made[0]])
    }

    @Test func `recommendations wait in the body's list until each is answered, and are overdue`()
        async throws
    {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: scene.citizen())
        let document = try await sent(in: scene, by: citizen)
        func listed(_ method: String, _ params: JSON.Object = [:]) async throws -> [JSON] {
            let page = try await scene.officer.call(method, params)
            let problems = ListDutyQueue.result.problems(of: page, at: "page")
            #expect(problems.isEmpty, "\(problems)")
            return page["items"]?.array ?? []
        }
        #expect(try await listed("oversight.queue").count == 2)
        let found = try await listed("oversight.queue", ["kind": "recommendation"])
        #expect(found.map { $0["document"] } == [document])
        #expect(found.map { $0["unanswered"] } == [2])
        #expect(found.map { $0["standing"] } == ["due"])
        #expect(
            try await listed("oversight.queue", ["kind": "comment"]).map { $0["comment"] }
                == [posted["id"]])
        let strange = try await scene.world.officer(of: "KZ-71")
        #expect(try await strange.call("oversight.queue")["items"] == [])
        #expect(try await listed("oversight.overdue") == [])
        try await scene.miss(posted["duty"])
        try await scene.rows("UPDATE oversight.documents SET due_on = due_on - 60")
        _ = try await scene.officer.call("control.answerRecommendation", answer(2, document))
        let late = try await listed("oversight.overdue", ["tenant": "KZ-75"])
        #expect(late.count == 2)
        let own = try unwrap(late.first { $0["document"] == document })
        #expect(own["unanswered"] == 1)
        #expect(own["standing"] == "late")
        // Both in one order, page by page.
        let first = try await scene.world.anonymous.call("oversight.overdue", ["limit": 1])
        let next = try await scene.world.anonymous.call(
            "oversight.overdue", ["cursor": try unwrap(first["next"])])
        #expect((first["items"]?.array ?? []) + (next["items"]?.array ?? []) == late)
        _ = try await scene.officer.call("control.answerRecommendation", answer(1, document))
        #expect(try await listed("oversight.overdue", ["kind": "recommendation"]) == [])
    }

    @Test func `the league goes by what was fixed, and says how it is counted`() async throws {
        let scene = try await OversightScene()
        for isFixed in [true, true, false] {
            let citizen = try await scene.citizen()
            let posted = try await scene.post(by: citizen)
            _ = try await scene.answer(posted["duty"])
            try await scene.ask(posted["duty"])
            _ = try await citizen.call(
                isFixed ? "fix.confirm" : "fix.deny", ["duty": try unwrap(posted["duty"])])
        }
        let silent = try await scene.post(by: scene.citizen())
        try await scene.miss(silent["duty"])
        _ = try await scene.hide(try await scene.post(by: scene.citizen()))
        let page = try await scene.world.anonymous.call(
            "oversight.statistics", ["tenant": "KZ-75"])
        let numbers = try unwrap(page["items"]?.array?.first)
        #expect(numbers["received"] == 5)
        #expect(numbers["answeredInTime"] == 3)
        #expect(numbers["overdue"] == 1)
        #expect(numbers["asked"] == 3)
        #expect(numbers["fixed"] == 2)
        #expect(numbers["fixedPermille"] == 666)
        #expect(numbers["hidden"] == ["insult": 1])
        let overdue = try await scene.world.anonymous.call(
            "oversight.overdue", ["tenant": "KZ-75"])
        #expect(overdue["items"]?.array?.count == 1)
        // Each number has its list.
        for counted in ListCounted.Counted.allCases {
            let list = try await scene.world.anonymous.call(
                "oversight.list",
                ["tenant": "KZ-75", "counted": .string(counted.rawValue), "limit": 200])
            #expect(
                list["items"]?.array?.count == numbers[counted.rawValue]?.int64.map(Int.init),
                "\(counted)")
        }
        let league = try await scene.world.anonymous.call("oversight.league", ["least": 3])
        let first = try unwrap(league["items"]?.array?.first)
        #expect(first["tenant"] == "KZ-75")
        #expect(first["place"] == 1)
        #expect(league["items"]?.array?.count == 20)
        #expect(league["items"]?.array?.last?["place"] == nil)
        // Three are too few for a place in earnest.
        let strict = try await scene.world.anonymous.call("oversight.league")
        #expect(strict["items"]?.array?.allSatisfy { $0["place"] == nil } == true)
    }
}
