import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Oversight

/// Answers that bodies owe.
@Suite(.database) struct DutyTests {
    @Test func `the body sees it in its list, answers once, and the answer is published`()
        async throws
    {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        let duty = try unwrap(posted["duty"])
        let queue = try await scene.officer.call("oversight.queue")
        #expect(queue["items"]?.array?.map { $0["id"] } == [duty])
        let strange = try await scene.world.officer(of: "KZ-71")
        #expect(try await strange.call("oversight.queue")["items"] == [])
        let params: JSON.Object = [
            "duty": duty, "version": 1, "outcome": "explained", "language": "kk", "text": "Жоқ",
        ]
        #expect(
            await scene.officer.failure(of: "answer.give", params) == .conflict(.answerLanguage))
        #expect(await strange.failure(of: "answer.give", params) == .notFound("duty"))
        let answered = try await scene.answer(duty)
        #expect(answered["state"] == "answered")
        let seen = try await scene.get(posted["id"])
        let shown = seen["duties"]?.array?.first?["response"]
        #expect(shown?["text"] == "Деньги переведены")
        #expect(shown?["actor"] == "officer@KZ-75")
        #expect(seen["answered"] == true)
        #expect(
            await scene.officer.failure(
                of: "answer.give",
                [
                    "duty": duty, "version": 2, "outcome": "explained", "language": "ru",
                    "text": "Ещё",
                ]) == .conflict(.dutyNotWaiting))
        #expect(try await scene.officer.call("oversight.queue")["items"] == [])
    }

    @Test func `no number of a person is published in an answer`() async throws {
        let scene = try await OversightScene()
        let posted = try await scene.post(by: scene.citizen())
        #expect(
            await scene.officer.failure(
                of: "answer.give",
                [
                    "duty": try unwrap(posted["duty"]), "version": 1, "outcome": "explained",
                    "language": "ru", "text": "Спросите у +7 701 123 45 67",
                ]) == .conflict(.answerNumbers))
    }

    @Test func `only who asked rates, and a low rating goes to the next body`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        let duty: JSON.Object = ["duty": try unwrap(posted["duty"])]
        #expect(
            await citizen.failure(of: "answer.escalate", duty) == .conflict(.dutyNotEscalable))
        _ = try await scene.answer(posted["duty"])
        var rating = duty
        rating["rating"] = 1
        #expect(
            try await scene.citizen().failure(of: "answer.rate", rating) == .notFound("duty"))
        _ = try await citizen.call("answer.rate", rating)
        #expect(
            await citizen.failure(of: "answer.rate", rating)
                == .conflict(.violated("opinions_once")))
        let next = try await citizen.call("answer.escalate", duty)
        #expect(next["tenant"] == "ministry")
        let ministry = try await scene.world.officer(of: "ministry")
        let queue = try await ministry.call("oversight.queue")
        #expect(queue["items"]?.array?.first?["cause"] == "escalated")
        #expect(
            await citizen.failure(of: "answer.escalate", duty)
                == .conflict(.violated("duties_followed_once")))
        // There is nobody above the ministry.
        _ = try await scene.miss(next["id"])
        #expect(
            await citizen.failure(of: "answer.escalate", ["duty": try unwrap(next["id"])])
                == .conflict(.dutyNoNext))
    }

    @Test func `silence is public and escalates`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        let posted = try await scene.post(by: citizen)
        #expect(try await scene.world.anonymous.call("oversight.overdue")["items"] == [])
        try await scene.miss(posted["duty"])
        let overdue = try await scene.world.anonymous.call(
            "oversight.overdue", ["tenant": "KZ-75"])
        #expect(overdue["items"]?.array?.first?["standing"] == "longOverdue")
        let why = try await scene.world.anonymous.call(
            "deadline.explain", ["duty": try unwrap(posted["duty"])])
        #expect(why["next"] == "escalate")
        let next = try await citizen.call(
            "answer.escalate", ["duty": try unwrap(posted["duty"])])
        #expect(next["tenant"] == "ministry")
        // The silence of the first body stays where it is.
        let still = try await scene.world.anonymous.call(
            "oversight.overdue", ["tenant": "KZ-75"])
        #expect(still["items"]?.array?.count == 1)
    }

    @Test func `what comes after the end of the day counts as of the next working day`()
        async throws
    {
        let scene = try await OversightScene()
        for (closing, effect) in [("'00:00:01'", "moved"), ("NULL", "started")] {
            try await scene.rows(
                """
                UPDATE registry.deadline_rules SET closes_at = \(closing)
                WHERE code = 'oversight.comment'
                """)
            let posted = try await scene.post(by: scene.citizen())
            let why = try await scene.world.anonymous.call(
                "deadline.explain", ["duty": try unwrap(posted["duty"])])
            #expect(why["explanation"]?["steps"]?.array?.first?["effect"]?.string == effect)
        }
    }

    @Test func `a year without a calendar is an error, and nothing is written`() async throws {
        let scene = try await OversightScene()
        try await scene.rows(
            """
            DELETE FROM registry.calendar_days WHERE year >= extract(year FROM now());
            DELETE FROM registry.calendar_years WHERE year >= extract(year FROM now());
            """)
        let citizen = try await scene.citizen()
        let failure = await citizen.failure(of: "comment.post", scene.comment())
        guard case .conflict(let reason)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.code == "calendar.yearMissing")
        #expect(try await scene.rows("SELECT count(*) FROM oversight.comments") == [["0"]])
    }
}
