import JSONRPC
import Kernel
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
                "text": "Вернули",
            ]
        }
        #expect(
            await scene.officer.failure(of: "control.answerRecommendation", answer(1))
                == .conflict(.controlState))
        let sent = try await citizen.call("control.send", ["document": document, "version": 3])
        #expect(sent["dueOn"] != nil)
        _ = try await scene.officer.call("control.answerRecommendation", answer(1))
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
