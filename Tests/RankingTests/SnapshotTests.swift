import Crypto
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Ranking

@Suite(.database) struct SnapshotTests {
    @Test func `a method is drafted by one officer of the ministry and published by another`()
        async throws
    {
        let scene = try await RankingScene()
        let draft = try await scene.first.call("method.draft", RankingScene.draft())
        let id = draft["id"] ?? .null
        try await scene.endComments(on: id)
        let publish = RankingScene.publication(of: id)
        #expect(
            await scene.first.failure(of: "method.publish", publish)
                == .conflict(.rankingFourEyes))
        _ = try await scene.second.call("method.publish", publish)
        #expect(
            await scene.second.failure(of: "method.publish", publish)
                == .conflict(.methodPublished))
        let method = try await scene.world.anonymous.call("method.get", ["method": id])
        #expect(method["state"] == "published")
        let record = try MethodRecord(json: method["record"] ?? .null)
        #expect(record.indicators.count == 6)
        let next = try await scene.first.call("method.draft", RankingScene.draft())
        #expect(next["number"] == 2)
        let list = try await scene.world.anonymous.call("method.list")
        #expect(list["items"]?.array?.count == 2)
    }

    @Test func `no other tenant has a method, and none is published while it is discussed`()
        async throws
    {
        let scene = try await RankingScene()
        let akimat = try await scene.world.officer()
        #expect(
            await akimat.failure(of: "method.draft", RankingScene.draft())
                == .forbidden(permission: "method.draft"))
        // Nor past the program.
        let error = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                """
                BEGIN; SET CONSTRAINTS ALL DEFERRED;
                INSERT INTO ranking.methods (tenant_id, id, code, number, name_ru, sample, record,
                    comments_until, due_on, due_rule, due_explanation, actor)
                SELECT id, gen_random_uuid(), 'national', 1, 'x', true, '{}', '2100-01-01',
                    '2100-01-01', 'x', '{}', 'x'
                FROM tenancy.tenants WHERE code = 'KZ-75';
                SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK
                """)
        }
        #expect(error?.message.contains("methods_of_ministry") == true)
        let id = try await scene.first.call("method.draft", RankingScene.draft())["id"] ?? .null
        #expect(
            await scene.second.failure(of: "method.publish", RankingScene.publication(of: id))
                == .conflict(.methodOpen))
        #expect(
            await scene.first.failure(
                of: "ranking.compute", ["method": id, "cutOff": "2026-10-01"])
                == .conflict(.methodNotPublished))
    }

    @Test func `a draft can be commented on for as long as the rule says, and holds from then on`()
        async throws
    {
        let scene = try await RankingScene()
        let today = KazakhstanTime.today
        // Fifteen working days are at least nineteen days.
        let soon = try #require(today.adding(days: 18))
        for day in ["2026-01-31", today.description, soon.description] {
            #expect(
                await scene.first.failure(
                    of: "method.draft", RankingScene.draft(["commentsUntil": .string(day)]))
                    == .conflict(.methodCommentsShort))
        }
        let id = try await scene.first.call("method.draft", RankingScene.draft())["id"] ?? .null
        let posted = try await scene.world.actor(.citizen).call(
            "comment.post",
            [
                "subject": ["kind": "method", "id": id, "version": 1], "language": "ru",
                "text": "Почему отчётность весит больше всего?",
            ])
        let comment = try await scene.world.anonymous.call(
            "comment.get", ["comment": posted["id"] ?? .null])
        #expect(comment["tenant"] == "ministry")
        #expect(comment["subject"]?["changed"] == false)
        try await scene.endComments(on: id)
        let yesterday = try #require(today.adding(days: -1))
        var early = RankingScene.publication(of: id)
        early["validFrom"] = .string(yesterday.description)
        #expect(
            await scene.second.failure(of: "method.publish", early)
                == .conflict(.methodBackdated))
        _ = try await scene.second.call("method.publish", RankingScene.publication(of: id))
        let after = try await scene.world.anonymous.call(
            "comment.get", ["comment": posted["id"] ?? .null])
        #expect(after["subject"]?["changed"] == true)
        // Nor past the program.
        for (table, change, name) in [
            ("methods", "comments_until = due_on - 1", "methods_comments_long_enough"),
            ("methods", "due_on = NULL", "methods_comments_long_enough"),
            (
                "method_publications", "valid_from = '\(yesterday)'",
                "method_publications_not_backdated"
            ),
        ] {
            let error = await #expect(throws: BlockingError.self) {
                try await scene.rows("UPDATE ranking.\(table) SET \(change)")
            }
            #expect(error?.message.contains(name) == true)
        }
    }

    @Test func `a ranking's export computes to the same result, and its digest is in the journal`()
        async throws
    {
        let scene = try await RankingScene()
        _ = try await scene.organisations(5)
        let made = try await scene.compute(try await scene.method())
        #expect(made["organisations"] == 5)
        let public_ = scene.world.anonymous
        let ranking = try await public_.call("ranking.get", ["ranking": made["id"] ?? .null])
        #expect(ranking["state"] == "provisional")
        var text = ""
        for part in 1...(ranking["parts"]?.int64 ?? 0) {
            let answer = try await public_.call(
                "ranking.export", ["ranking": made["id"] ?? .null, "part": .int(part)])
            text += answer["text"]?.string ?? ""
        }
        var recomputation = Recomputation()
        recomputation.feed(Array(text.utf8))
        recomputation.finish()
        #expect(recomputation.differences.isEmpty)
        #expect(recomputation.organisations == 5)
        #expect(Hex.text(recomputation.digest) == made["digest"]?.string)
        let leaf = try await scene.rows(
            "SELECT convert_from(leaf, 'UTF8') FROM journal.entries WHERE type = 'ranking.computed'"
        )
        #expect(leaf.first?.first??.contains(made["digest"]?.string ?? "?") == true)
    }

    @Test func `the table is the computed one, place by place`() async throws {
        let scene = try await RankingScene()
        _ = try await scene.organisations(4)
        let made = try await scene.compute(try await scene.method())
        let ranking = made["id"] ?? .null
        var places: [Int64] = []
        var cursor: JSON?
        repeat {
            var params: JSON.Object = ["ranking": ranking, "limit": 2]
            params["cursor"] = cursor
            let page = try await scene.world.anonymous.call("ranking.list", params)
            places += (page["items"]?.array ?? []).compactMap { $0["place"]?.int64 }
            cursor = page["next"]
        } while cursor != nil
        // All are alike: equal points, equal place.
        #expect(places == [1, 1, 1, 1])
        let rows = try await scene.rows("SELECT count(*) FROM ranking.inputs")
        // Three reports that nobody handed in, no criticism, and the own record.
        #expect(rows == [["20"]])
    }

    @Test func `an explanation says each number, and what-if follows the same rule`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(4)
        let made = try await scene.compute(try await scene.method())
        let about: JSON.Object = ["ranking": made["id"] ?? .null, "organisation": ids[0]]
        let answer = try await scene.world.anonymous.call("ranking.explain", about)
        let reporting = answer["indicators"]?.array?.first
        #expect(reporting?["rows"] == 3)
        #expect(reporting?["inputs"]?.array?.count == 3)
        #expect(reporting?["value"] == 0)
        // Full reporting is a quarter of a thousand points.
        #expect(reporting?["gain"] == 250)
        let record = try MethodRecord(json: RankingScene.draft()["record"] ?? .null)
        let values = answer["indicators"]?.array?.compactMap { $0["value"]?.int64 } ?? []
        #expect(answer["points"]?.int64 == record.points(values))
        // By weights alone they add up to the whole; each is rounded once.
        let parts = answer["indicators"]?.array?.compactMap { $0["points"]?.int64 } ?? []
        #expect(parts.count == 6)
        #expect(abs(parts.reduce(0, +) - record.points(values)) <= 6)
        #expect(parts.first == 0)
        #expect(parts.dropFirst().allSatisfy { $0 > 0 })

        let id = try #require(UUIDValue(ids[0].string ?? ""))
        let own = try await scene.world.representative(of: Organisation.ID(id))
        let guess: JSON.Object = [
            "ranking": made["id"] ?? .null, "indicator": "reporting", "good": 1, "total": 1,
        ]
        let better = try await own.call("ranking.whatIf", guess)
        #expect(better["points"] == answer["points"])
        // (0 + 1 + 2 · 0) / (4 + 2) of 250 points.
        #expect(better["pointsThen"]?.int64 == (answer["points"]?.int64 ?? 0) + 42)
    }

    @Test func `an explanation says what is missing, field by field`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        var record = MethodRecord.demonstration
        record.evidence = .init(rowsMin: 7, indicatorsMin: 4)
        let method = try await scene.method(RankingScene.draft(["record": record.json]))
        let made = try await scene.compute(method)
        let about: JSON.Object = ["ranking": made["id"] ?? .null, "organisation": ids[0]]
        let answer = try await scene.world.anonymous.call("ranking.explain", about)
        let problems = ExplainRanking.result.problems(of: answer, at: "answer")
        #expect(problems.isEmpty, "\(problems)")
        #expect(answer["state"] == "unrated")
        #expect(
            answer["missing"] == [
                // Three reports that were owed, no criticism, and the own record are five of three.
                "rows": 2, "indicators": 1, "without": ["delivery", "spending", "breaches"],
                "fields": [
                    "name.ru", "contacts.email", "contacts.phone", "contacts.website",
                    "contacts.address", "spheres",
                ],
            ])
    }

    @Test func `who objects at the same moment waits, and each has a number`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(3)
        let ranking = try await scene.compute(try await scene.method())["id"] ?? .null
        let own = try await ids.asyncMap { id in
            try await scene.world.representative(
                of: Organisation.ID(try #require(UUIDValue(id.string ?? ""))))
        }
        // Nobody can write what everybody can read, until all have read.
        let numbers = try await TestDatabase.current.behind(
            "LOCK TABLE ranking.objections IN SHARE MODE", until: 3
        ) {
            try await withThrowingTaskGroup(of: Int64?.self) { group in
                for actor in own {
                    group.addTask {
                        try await actor.call(
                            "ranking.object", ["ranking": ranking, "text": "Қате"])["number"]?.int64
                    }
                }
                return try await group.reduce(into: [Int64]()) { $0.append($1 ?? 0) }
            }
        }
        #expect(numbers.sorted() == [1, 2, 3])
    }

    @Test func `a ranking is final after the term, by another officer, and compares with the next`()
        async throws
    {
        let scene = try await RankingScene()
        _ = try await scene.organisations(4)
        let method = try await scene.method()
        let early = try await scene.compute(method, on: "2026-06-01")["id"] ?? .null
        let id = try await scene.compute(method)["id"] ?? .null
        #expect(
            await scene.second.failure(of: "ranking.publish", ["ranking": id])
                == .conflict(.rankingOpen))
        try await scene.endObjections(id)
        #expect(
            await scene.first.failure(of: "ranking.publish", ["ranking": id])
                == .conflict(.rankingFourEyes))
        _ = try await scene.second.call("ranking.publish", ["ranking": id])
        #expect(
            await scene.second.failure(of: "ranking.publish", ["ranking": id])
                == .conflict(.rankingPublished))
        #expect(try await scene.world.anonymous.call("ranking.get")["id"] == id)
        let moved = try await scene.world.anonymous.call(
            "ranking.compare", ["earlier": early, "later": id])
        #expect(moved["items"]?.array?.isEmpty == true)
    }

    @Test func `rows come with their snapshot or never`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        let made = try await scene.compute(try await scene.method())
        let statement = """
            INSERT INTO ranking.inputs
                (tenant_id, snapshot_id, organisation_id, indicator, source, day, good, total)
            SELECT tenant_id, id, '\(ids[0].string ?? "")', 'delivery', 'x', '2026-01-01', 1, 1
            FROM ranking.snapshots WHERE id = '\(made["id"]?.string ?? "")'
            """
        await #expect(throws: (any Error).self) { try await scene.rows(statement) }
    }

    @Test func `every objection is decided before a ranking is final, and none may be upheld`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(2)
        let method = try await scene.method()
        let own = try await ids.asyncMap { id in
            try await scene.world.representative(
                of: Organisation.ID(try #require(UUIDValue(id.string ?? ""))))
        }
        for isUpheld in [false, true] {
            let ranking = try await scene.compute(method)["id"] ?? .null
            let objection: JSON.Object = ["ranking": ranking, "text": "Есеп уақытында берілді"]
            var made: [JSON] = []
            for actor in own {
                made.append(try await actor.call("ranking.object", objection)["id"] ?? .null)
            }
            #expect(
                await own[0].failure(of: "ranking.object", objection)
                    == .conflict(.violated("objections_once")))
            try await scene.endObjections(ranking)
            let publish: JSON.Object = ["ranking": ranking]
            #expect(
                await scene.second.failure(of: "ranking.publish", publish)
                    == .conflict(.rankingUndecided))
            #expect(
                await scene.first.failure(
                    of: "ranking.decideObjection",
                    ["objection": made[0], "upheld": false, "reason": "Тексерілді"])
                    == .conflict(.rankingFourEyes))
            for (place, id) in made.enumerated() {
                let decision: JSON.Object = [
                    "objection": id, "upheld": .bool(isUpheld && place == 0),
                    "reason": "Тексерілді",
                ]
                _ = try await scene.second.call("ranking.decideObjection", decision)
                #expect(
                    await scene.second.failure(of: "ranking.decideObjection", decision)
                        == .conflict(.objectionDecided))
            }
            let list = try await scene.world.anonymous.call("ranking.objections", publish)
            #expect(list["items"]?.array?.count == 2)
            guard isUpheld else {
                _ = try await scene.second.call("ranking.publish", publish)
                #expect(
                    await own[0].failure(of: "ranking.object", objection)
                        == .conflict(.objectionLate))
                continue
            }
            #expect(
                await scene.second.failure(of: "ranking.publish", publish)
                    == .conflict(.rankingUpheld))
            // Nor past the program: the keys look at the same.
            let forced = """
                INSERT INTO ranking.publications
                    (tenant_id, snapshot_id, objections_until, actor, last)
                SELECT tenant_id, id, objections_until, 'x', 3 FROM ranking.snapshots
                WHERE id = '\(ranking.string ?? "")'
                """
            await #expect(throws: (any Error).self) { try await scene.rows(forced) }
        }
    }

    @Test func `no other tenant's officer acts on rankings, whatever the call is about`()
        async throws
    {
        let scene = try await RankingScene()
        let akimat = try await scene.world.officer()
        let some = JSON.string("\(UUIDValue.version7())")
        let calls: [(String, JSON.Object)] = [
            (
                "method.publish",
                ["method": some, "validFrom": "2026-02-01", "document": RankingScene.document]
            ),
            ("ranking.compute", ["method": some, "cutOff": "2026-10-01"]),
            ("ranking.publish", ["ranking": some]),
            (
                "ranking.decideObjection",
                ["objection": some, "upheld": true, "reason": "Тексерілді"]
            ),
        ]
        for (method, params) in calls {
            #expect(
                await akimat.failure(of: method, params) == .forbidden(permission: method))
        }
    }

    @Test func `the database itself lets nobody decide an objection to his own computation`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        let ranking = try await scene.compute(try await scene.method())["id"] ?? .null
        let own = try await scene.world.representative(
            of: Organisation.ID(try #require(UUIDValue(ids[0].string ?? ""))))
        _ = try await own.call("ranking.object", ["ranking": ranking, "text": "Қате"])
        func decide(signedBy other: String) -> String {
            """
            BEGIN;
            INSERT INTO ranking.signers (tenant_id, subject_id, act, principal_id, first_id)
            SELECT tenant_id, subject_id, 'objection/1', \(other), principal_id
            FROM ranking.signers WHERE act = 'first' AND subject_id = '\(ranking.string ?? "")';
            INSERT INTO ranking.objection_decisions
                (tenant_id, snapshot_id, number, ordinal, upheld_before, upheld, actor, reason)
            SELECT tenant_id, snapshot_id, number, 1, 0, false, 'x', 'x' FROM ranking.objections;
            ROLLBACK
            """
        }
        try await scene.rows(decide(signedBy: "gen_random_uuid()"))
        let same = await #expect(throws: BlockingError.self) {
            try await scene.rows(decide(signedBy: "principal_id"))
        }
        #expect(same?.message.contains("signers_four_eyes") == true)
        let unsigned = await #expect(throws: BlockingError.self) {
            try await scene.rows(
                """
                INSERT INTO ranking.objection_decisions
                    (tenant_id, snapshot_id, number, ordinal, upheld_before, upheld, actor, reason)
                SELECT tenant_id, snapshot_id, number, 1, 0, false, 'x', 'x'
                FROM ranking.objections
                """)
        }
        #expect(unsigned?.message.contains("objection_decisions_signed") == true)
    }

    @Test func `nothing follows the end of objections`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        let ranking = try await scene.compute(try await scene.method())["id"] ?? .null
        try await scene.endObjections(ranking)
        _ = try await scene.second.call("ranking.publish", ["ranking": ranking])
        let late = """
            INSERT INTO ranking.objections (tenant_id, snapshot_id, number, id, organisation_id,
                objections_until, filed_at, actor, text)
            SELECT tenant_id, id, 2, gen_random_uuid(), '\(ids[0].string ?? "")',
                objections_until, objections_until, 'x', 'x' FROM ranking.snapshots
            """
        await #expect(throws: (any Error).self) { try await scene.rows(late) }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(
        _ transform: (Element) async throws -> Value
    ) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
