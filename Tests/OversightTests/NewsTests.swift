import Foundation
import JSONRPC
import Journal
import Kernel
import TestKit
import Testing

@testable import Oversight

/// What followers and authors are told.
@Suite(.database) struct NewsTests {
    private struct Log {
        let keys: SigningKeys
        let seen: SeenCheckpoint

        init() throws {
            keys = SigningKeys(try SigningKey(name: "test.example/log"))
            let folder = FileManager.default.temporaryDirectory.appending(
                path: UUID().uuidString)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            seen = SeenCheckpoint(folder.appending(path: "seen").path)
        }
    }

    @Test func `nobody follows more than can be read`() async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        try await scene.rows(
            """
            INSERT INTO oversight.follows (citizen_id, id, kind, target_id)
            SELECT '\(citizen.caller.citizen?.description ?? "")', gen_random_uuid(), 'order',
                gen_random_uuid() FROM generate_series(1, \(AddFollow.most - 1))
            """)
        let target: JSON = ["kind": "organisation", "id": scene.organisation]
        let follow = try await citizen.call("follow.add", ["subject": target])
        let posted = try await scene.post(by: scene.citizen())
        let other: JSON.Object = [
            "subject": ["kind": "comment", "id": try unwrap(posted["id"])]
        ]
        #expect(await citizen.failure(of: "follow.add", other) == .conflict(.followTooMany))
        _ = try await citizen.call("follow.remove", ["follow": try unwrap(follow["id"])])
        _ = try await citizen.call("follow.add", other)
        #expect(try await citizen.call("follow.news")["items"] == [])
    }

    private func types(_ page: JSON) -> [String] {
        page["items"]?.array?.compactMap { $0["entry"]?["type"]?.string } ?? []
    }

    @Test func `an author and a follower hear what became of it, each once`() async throws {
        let scene = try await OversightScene()
        let log = try Log()
        func publish() async throws {
            try await scene.world.database.sequence(log.keys, seen: log.seen)
        }
        let (author, follower) = (try await scene.citizen(), try await scene.citizen())
        let appeal = try await scene.appeal(by: author)
        let posted = try await scene.rows("SELECT comment_id FROM oversight.duties LIMIT 1")
        let comment = JSON.string(posted[0][0] ?? "")
        for (kind, id) in [("comment", comment), ("organisation", scene.organisation)] {
            _ = try await follower.call(
                "follow.add", ["subject": ["kind": .string(kind), "id": id]])
        }
        _ = try await scene.post("Другое", by: scene.citizen())
        let next = try await scene.officer.call(
            "appeal.forward",
            [
                "appeal": try unwrap(appeal["id"]), "version": 1, "tenant": "KZ-71",
                "reason": "Не наша компетенция",
            ])
        _ = try await scene.officer.call(
            "ngo.update",
            ["id": scene.organisation, "version": 1, "shortName": ["ru": "Пример"]])
        // Nothing is told before it has its place.
        #expect(try await author.call("follow.news")["items"] == [])
        try await publish()
        let told = try await author.call("follow.news")
        #expect(types(told) == ["appeal.converted", "appeal.forwarded", "appeal.forwarded"])
        #expect(told["items"]?.array?.allSatisfy { $0["about"]?["id"] == comment } == true)
        let reasons = told["items"]?.array?.compactMap { $0["texts"]?["reason"] }
        #expect(reasons == ["Не наша компетенция"])
        let followed = try await follower.call("follow.news")
        #expect(
            types(followed) == ["appeal.forwarded", "appeal.forwarded", "organisation.updated"])
        #expect(types(try await scene.citizen().call("follow.news")).isEmpty)

        let other = try await scene.world.officer(of: "KZ-71")
        _ = try await scene.answer(next["id"], by: other)
        _ = try await scene.moderator.call(
            "moderation.decide",
            ["comment": comment, "version": 1, "outcome": "hide", "reason": "insult"])
        try await publish()
        let since: JSON.Object = ["cursor": try unwrap(told["cursor"])]
        let later = try await author.call("follow.news", since)
        #expect(types(later) == ["answer.given", "moderation.decided"])
        #expect(later["items"]?.array?.last?["entry"]?["facts"]?["reason"] == "insult")
        #expect(
            types(
                try await author.call("follow.news", ["cursor": try unwrap(later["cursor"])])
            ).isEmpty)
        // In small steps it is the same.
        var (steps, cursor): ([String], JSON?) = ([], nil)
        for _ in 0..<5 {
            var params: JSON.Object = ["limit": 1]
            params["cursor"] = cursor
            let step = try await author.call("follow.news", params)
            steps += types(step)
            cursor = step["cursor"]
        }
        #expect(steps == types(told) + types(later))
        #expect(
            await author.failure(of: "follow.news", ["cursor": .string("x")])
                == .invalidParameters([Problem("cursor", "cursor")]))
    }

    @Test func `who follows a record hears of public control of it, and of the answers`()
        async throws
    {
        let scene = try await OversightScene()
        let log = try Log()
        let (author, follower) = (try await scene.citizen(), try await scene.citizen())
        _ = try await follower.call(
            "follow.add", ["subject": ["kind": "organisation", "id": scene.organisation]])
        let made = try await author.call(
            "control.openDocument",
            [
                "subject": scene.subject, "form": "monitoring", "groupSize": 1, "language": "ru",
                "title": "Проверка", "text": "Проверили школу",
            ])
        let document = try unwrap(made["id"])
        _ = try await author.call(
            "control.addRecommendation",
            ["document": document, "version": 1, "text": "Вернуть деньги"])
        _ = try await author.call("control.send", ["document": document, "version": 2])
        _ = try await scene.officer.call(
            "control.answerRecommendation",
            [
                "document": document, "recommendation": 1, "outcome": "accepted",
                "language": "ru", "text": "Вернули",
            ])
        try await scene.world.database.sequence(log.keys, seen: log.seen)
        let told = try await follower.call("follow.news")
        #expect(
            types(told) == [
                "control.opened", "control.recommended", "control.sent", "control.answered",
            ])
        #expect(
            told["items"]?.array?.allSatisfy { $0["about"]?["id"] == scene.organisation } == true)
    }
}
