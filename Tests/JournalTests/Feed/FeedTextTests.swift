import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// What the feed says of texts: those that are public now, and nothing of the others.
@Suite(.database) struct FeedTextTests {
    @Test func `an entry comes with the text that is public now`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let id = try await officer.register("Фонд Алатау")
        _ = try await officer.call(
            "ngo.update", ["id": .string(id), "version": 1, "shortName": ["ru": "Алатау"]])
        try await world.sequence()
        let items = try await world.anonymous.follow().items
        #expect(items.count == 2)
        #expect(items[0]["texts"]?["record"]?["name"]?["ru"] == "Фонд Алатау")
        #expect(items[0]["texts"]?["record"]?["shortName"] == nil)
        #expect(items[1]["texts"]?["record"]?["shortName"]?["ru"] == "Алатау")
        // The leaf is told byte for byte.
        let leaf = try #require(
            try await world.superuser(
                "SELECT convert_from(leaf, 'UTF8') FROM journal.log WHERE position = 1"
            ).firstColumn.first)
        #expect(items[1]["entry"]?.text == leaf)
        #expect(!leaf.contains("Алатау"))
    }

    @Test func `a text that was erased leaves a tombstone`() async throws {
        let world = try World()
        let id = try await world.officer().register("Фонд Алатау")
        try await world.sequence()
        try await world.superuser(
            """
            SET session_replication_role = replica;
            DELETE FROM registry.organisation_versions WHERE organisation_id = '\(id)';
            """)
        let items = try await world.anonymous.follow().items
        #expect(items.map { $0["texts"] } == [["tombstone": true]])
        let copy = try await world.anonymous.call("feed.snapshot", ["kind": "organisation"])
        #expect(copy["items"]?.array?.map { $0["state"] } == [["tombstone": true]])
    }

    @Test func `reasons of merges, reports and findings are told, those of cases are not`()
        async throws
    {
        let world = try World()
        try await world.superuser(
            """
            INSERT INTO registry.calendar_years (year, source, confirmed)
            SELECT y, 'test', false
            FROM generate_series(2024, extract(year FROM now())::int + 2) AS y
            ON CONFLICT DO NOTHING
            """)
        let officer = try await world.officer()
        let (one, other) = (
            try await officer.register("Фонд 1"), try await officer.register("Фонд 2")
        )
        _ = try await officer.call(
            "ngo.merge",
            [
                "id": .string(one), "version": 1, "into": .string(other), "intoVersion": 1,
                "reason": "mark-merge",
            ])
        _ = try await officer.call(
            "ngo.unmerge", ["id": .string(one), "version": 2, "reason": "mark-unmerge"])
        _ = try await officer.call(
            "report.submit",
            [
                "organisation": .string(other), "year": 2024, "activity": ["ru": "mark-activity"],
                "lines": [["direction": "income", "code": "other", "amount": "1.05"]],
            ])
        _ = try await officer.call(
            "report.markFalse",
            ["organisation": .string(other), "year": 2024, "version": 1, "reason": "mark-false"])
        try await world.sequence()
        let items = try await world.anonymous.follow().items
        #expect(items.count == 6)
        #expect(items[2]["texts"]?["reason"] == "mark-merge")
        #expect(items[3]["texts"]?["reason"] == "mark-unmerge")
        #expect(items[3]["texts"]?["record"]?["name"] != nil)
        #expect(items[4]["texts"] == ["activityRu": "mark-activity"])
        #expect(items[5]["texts"] == ["reason": "mark-false"])
        for item in items { #expect(item["entry"]?.text.contains("mark-") == false) }
        let reports = try await world.anonymous.call("feed.snapshot", ["kind": "report"])
        let report = try #require(reports["items"]?.array?.first)
        #expect(report["subject"] == items[4]["entry"]?["subject"])
        #expect(report["state"]?["lines"]?.array?.first?["amount"] == "1.05")
        #expect(report["state"]?["state"] == "false")
    }

    @Test func `the reason of an emergency access is public`() async throws {
        let world = try World()
        let administrator = try await world.actor(.administrator)
        let person = try await administrator.call(
            "principal.create", ["kind": "person", "label": "somebody"])
        _ = try await administrator.call(
            "principal.grant",
            [
                "principal": try #require(person["id"]), "role": "officer", "tenant": "KZ-75",
                "emergency": "the other administrator is ill",
            ])
        try await world.sequence()
        let items = try await world.anonymous.follow().items
        #expect(items.map { $0["texts"] } == [["reason": "the other administrator is ill"]])
    }

    @Test func `everybody reads the salts of public texts, nobody those of others`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let id = try await officer.register("Фонд Алатау")
        _ = try await officer.call(
            "ngo.setPersons",
            ["id": .string(id), "version": 0, "head": ["fullName": "Аманов Аман"]])
        let roles = ["read", "app", "applicant", "alliance", "audit", "auth"]
        for role in roles {
            let rows = try await BlockingConnection.run(
                world.database.connectionString("tizilim_\(role)")
            ) { try $0.execute("SELECT entry_id, field, salt FROM journal.salts").rows }
            #expect(rows.map { $0[1] } == ["record"], "\(role)")
        }
        // What was disclosed opens the commitment in the leaf.
        let row = try await world.superuser(
            """
            SELECT encode(sha256(s.salt || convert_to(v.record::text, 'UTF8')), 'hex'),
                   convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> 'record'
            FROM journal.salts s JOIN journal.entries e ON e.id = s.entry_id
            JOIN registry.organisation_versions v ON v.organisation_id = e.subject_id
            WHERE s.public
            """
        ).rows
        #expect(row.count == 1 && row[0][0] == row[0][1])
    }
}
