import JSONRPC
import Kernel
import Postgres
import TestKit

@testable import Ranking

/// The ministry with two officers, and a small register.
struct RankingScene {
    let world: World
    let first: Actor
    let second: Actor

    struct Missing: Error {}

    init() async throws {
        world = try World()
        first = try await world.officer(of: "ministry")
        second = try await world.officer(of: "ministry")
    }

    static let document: JSON = [
        "reference": "order.pdf", "sha256": .string(String(repeating: "ab", count: 32)),
    ]

    /// A method of which everybody is in one group, with all the time there is for comments.
    static func draft(_ changes: JSON.Object = [:]) -> JSON.Object {
        var method = MethodRecord.demonstration
        method.groupMin = 3
        method.evidence = .init(rowsMin: 1, indicatorsMin: 1)
        var draft: JSON.Object = [
            "code": "national", "name": ["kk": "Ұлттық рейтинг", "ru": "Национальный рейтинг"],
            "record": method.json, "sample": true, "commentsUntil": "2100-01-01",
        ]
        for key in changes.keys { draft[key] = changes[key] }
        return draft
    }

    /// A method by which rankings are computed since 1 February 2026.
    func method(_ draft: JSON.Object = Self.draft()) async throws -> JSON {
        let id = try await first.call("method.draft", draft)["id"] ?? .null
        try await endComments(on: id)
        _ = try await second.call("method.publish", Self.publication(of: id))
        try await rows(
            """
            UPDATE ranking.method_publications SET published_at = '2026-02-01 12:00+05',
                valid_from = '2026-02-01' WHERE method_id = '\(id.string ?? "")'
            """)
        return id
    }

    static func publication(of method: JSON) -> JSON.Object {
        [
            "method": method, "validFrom": .string(KazakhstanTime.today.description),
            "document": document,
        ]
    }

    /// As if the method had been put up for comments last December, and the time for them were over.
    func endComments(on method: JSON) async throws {
        try await rows(
            """
            UPDATE ranking.methods SET drafted_at = '2025-12-01 12:00+05',
                due_on = '2026-01-31', comments_until = '2026-01-31'
            WHERE id = '\(method.string ?? "")'
            """)
    }

    /// Organisations with a report each, in time or late.
    func organisations(_ count: Int) async throws -> [JSON] {
        let officer = try await world.officer()
        var ids: [JSON] = []
        for number in 0..<count {
            let made = try await officer.call(
                "ngo.register",
                [
                    "name": ["kk": .string("«Көмек \(number)» қоғамдық қоры")],
                    "legalForm": "public-foundation", "registeredOn": "2020-05-05",
                ])
            ids.append(made["id"] ?? .null)
        }
        return ids
    }

    func compute(_ method: JSON, on day: String = "2026-10-01") async throws -> JSON {
        try await first.call("ranking.compute", ["method": method, "cutOff": .string(day)])
    }

    /// As if the term for objections were over.
    func endObjections(_ ranking: JSON) async throws {
        try await rows(
            """
            BEGIN;
            SET LOCAL session_replication_role = replica;
            UPDATE ranking.snapshots SET computed_at = now() - interval '30 days',
                objections_until = now() - interval '1 day' WHERE id = '\(ranking.string ?? "")';
            UPDATE ranking.objections SET filed_at = now() - interval '2 days',
                objections_until = now() - interval '1 day'
            WHERE snapshot_id = '\(ranking.string ?? "")';
            COMMIT
            """)
    }

    @discardableResult
    func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql).rows }
    }
}
