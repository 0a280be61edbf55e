import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct VerificationQueueTests {
    @Test func `what is due first comes first, and every date says why`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let item = try #require(
            try await scene.first.call("verification.queue")["items"]?.array?.first)
        #expect(item["state"] == "submitted")
        #expect(item["overdue"] == false)
        #expect(item["dueRule"] == "verification.review")
        #expect(item["name"]?["kk"] == "«Балалар» қоғамдық қоры")
        let explanation = try #require(item["dueExplanation"])
        #expect(explanation["due"] == item["dueOn"])
        let steps = explanation["steps"]?.array ?? []
        #expect(steps.filter { $0["effect"] == "counted" }.count == 15)
        #expect(steps.contains { $0["why"] == "Saturday" })
        #expect(explanation["rule"]?["article"]?.string?.contains("Art. 76") == true)
    }

    @Test func `what is late is marked, and pages go on where they ended`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        var others: [String] = []
        for number in 1...4 {
            var params = JSON.Object.organisation.without("identifiers")
            params["name"] = ["kk": .string("Қор \(number)")]
            let id = try #require(
                try await scene.first.call("ngo.register", params)["id"]?.string)
            others.append(id)
            _ = try await scene.first.call("verification.submit", ["organisation": .string(id)])
        }
        try await scene.world.asSuperuser(
            "UPDATE registry.cases SET due_on = '2024-02-01' WHERE organisation_id = '\(others[3])'"
        )
        var items: [JSON] = []
        var cursor: JSON?
        repeat {
            var params: JSON.Object = ["limit": 2]
            params["cursor"] = cursor
            let page = try await scene.second.call("verification.queue", params)
            items += page["items"]?.array ?? []
            cursor = page["next"]
        } while cursor != nil
        #expect(items.count == 5)
        #expect(items[0]["organisation"]?.string == others[3])
        #expect(items.map { $0["overdue"] == true } == [true, false, false, false, false])
        let expected = [others[3], scene.organisation.description] + others.dropLast()
        #expect(items.compactMap { $0["organisation"]?.string } == expected)
    }

    @Test func `an officer can ask for the own cases`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.second)
        let mine = try await scene.second.call("verification.queue", ["mine": true])
        #expect(mine["items"]?.array?.count == 1)
        #expect(try await scene.first.call("verification.queue", ["mine": true])["items"] == [])
        let waiting = try await scene.first.call("verification.queue", ["state": "submitted"])
        #expect(waiting["items"] == [])
    }

    @Test func `a year without a calendar is an error that names it`() async throws {
        let scene = try await CaseScene.make()
        try await scene.world.asSuperuser(
            "DELETE FROM registry.calendar_days; DELETE FROM registry.calendar_years")
        let failure = await scene.representative.failure(of: "verification.submit")
        guard case .conflict(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.code == "calendar.yearMissing")
        #expect(reason.text.en.wholeMatch(of: /20[0-9]{2}: .+/) != nil)
        #expect(try await scene.record()["verification"] == "unverified")
    }

    @Test func `days off of the database are skipped and named`() async throws {
        let scene = try await CaseScene.make()
        let names = try await scene.world.asSuperuser(
            """
            WITH next AS (
                SELECT d::date AS day FROM generate_series(
                    timezone(interval '5 hours', now())::date + 1,
                    timezone(interval '5 hours', now())::date + 10, interval '1 day') AS d
                WHERE extract(isodow FROM d) < 6
                  AND d::date NOT IN (SELECT day FROM registry.calendar_days)
                LIMIT 1)
            INSERT INTO registry.calendar_days
                (day, kind, name_kk, name_ru, name_en, source, confirmed)
            SELECT day, 'holiday', 'Сынақ', 'Проба', 'Trial Day', 'test', false FROM next
            RETURNING day
            """
        ).rows
        try await scene.submit()
        let steps = try await scene.file()["dueExplanation"]?["steps"]?.array ?? []
        let skipped = steps.filter { $0["effect"] == "skipped" && $0["why"] == "Trial Day" }
        #expect(skipped.compactMap { $0["date"]?.string } == names.compactMap { $0[0] })
    }
}
