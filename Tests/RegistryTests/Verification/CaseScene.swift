import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

/// An organisation of Almaty, two officers there, its representative, and an officer of Astana.
struct CaseScene {
    let world: World
    let organisation: Organisation.ID
    let first: Actor
    let second: Actor
    let representative: Actor
    let foreigner: Actor

    static func make(_ params: JSON.Object = .organisation) async throws -> CaseScene {
        let world = try World()
        try await world.enterCalendar()
        let first = try await world.officer(of: "KZ-75")
        let receipt = try await first.call("ngo.register", params)
        let id = Organisation.ID(try #require(UUIDValue(receipt["id"]?.string ?? "")))
        return CaseScene(
            world: world, organisation: id, first: first,
            second: try await world.officer(of: "KZ-75"),
            representative: try await world.representative(of: id),
            foreigner: try await world.officer(of: "KZ-71"))
    }

    var organisationJSON: JSON { .string(organisation.description) }

    /// The case as the first officer sees it.
    func file() async throws -> JSON {
        try await first.call("verification.get", ["organisation": organisationJSON])
    }

    func record() async throws -> JSON {
        let answer = try await world.anonymous.call("ngo.get", ["id": organisationJSON])
        return try #require(answer["record"])
    }

    /// Parameters that every step has, with the case and its version as they stand.
    func step(_ more: JSON.Object = [:]) async throws -> JSON.Object {
        let file = try await file()
        var params: JSON.Object = ["case": file["id"] ?? "", "version": file["version"] ?? 0]
        for member in more { params[member.key] = member.value }
        return params
    }

    func submit() async throws {
        _ = try await representative.call("verification.submit")
    }

    func claim(_ officer: Actor) async throws {
        _ = try await officer.call("verification.claim", try await step())
    }

    func check(_ kind: String, _ outcome: String = "yes") async throws {
        _ = try await first.call(
            "verification.recordCheck",
            try await step([
                "kind": .string(kind), "outcome": .string(outcome), "source": "GBD UL",
                "asOf": "2026-01-15",
            ]))
    }

    func checkAll() async throws {
        for kind in try await file()["missing"]?.array ?? [] { try await check(kind.string ?? "") }
    }

    /// Submitted, claimed by the first officer, all checks passed, approved by the second.
    func verify() async throws {
        try await submit()
        try await claim(first)
        try await checkAll()
        _ = try await second.call("verification.approve", try await step())
    }

    /// Moves an announced revocation into the past, which no role of a call can.
    func letNoticePass() async throws {
        try await world.asSuperuser(
            """
            SET session_replication_role = replica;
            UPDATE registry.revocations SET announced_at = announced_at - interval '30 days',
                effective_on = effective_on - 30;
            UPDATE registry.case_history SET
                revocation_effective_on = revocation_effective_on - 30,
                at = at - interval '30 days'
            WHERE revocation_id IS NOT NULL;
            """)
    }

    /// Versions of each subject in the journal, in order.
    func journal() async throws -> [String: [Int]] {
        let rows = try await world.asSuperuser(
            """
            SELECT subject_kind || ' ' || subject_id, string_agg(version::text, ' ' ORDER BY version)
            FROM journal.entries GROUP BY subject_kind, subject_id
            """
        ).rows
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row[0] ?? "", (row[1] ?? "").split(separator: " ").compactMap { Int($0) })
            })
    }
}

extension World {
    /// The years that terms of a test touch, whenever it runs.
    func enterCalendar() async throws {
        try await asSuperuser(
            """
            INSERT INTO registry.calendar_years (year, source, confirmed)
            SELECT y, 'test', false
            FROM generate_series(2024, extract(year FROM now())::int + 2) AS y
            ON CONFLICT DO NOTHING
            """)
    }

    @discardableResult
    func asSuperuser(_ sql: String) async throws -> TextResult {
        try await BlockingConnection.run(database.administrator) { connection in
            try connection.execute(sql)
        }
    }
}
