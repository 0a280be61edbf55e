import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Oversight

/// Appeals, corrections, fixes and follows.
@Suite(.database) struct AppealTests {
    private static let signed: JSON = [
        "reference": "eds/1", "sha256": .string(String(repeating: "ab", count: 32)),
    ]

    private func converted(
        _ scene: OversightScene, by citizen: Actor
    ) async throws -> JSON {
        let posted = try await scene.post(by: citizen)
        return try await citizen.call(
            "appeal.convert", ["comment": try unwrap(posted["id"]), "signed": Self.signed])
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
        _ = try await scene.answer(next["id"], by: other)
        let own = try await scene.officer.call("oversight.queue", ["kind": "appeal"])
        #expect(own["items"] == [])
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
        #expect(list["items"]?.array?.first?["askedIfFixed"] == false)
        #expect(try await citizen.call("follow.list")["items"] == [])
        _ = try await follower.call("follow.remove", ["follow": try unwrap(follow["id"])])
        #expect(try await follower.call("follow.list")["items"] == [])
    }
}
