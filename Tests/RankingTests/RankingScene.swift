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

    /// A method of which everybody is in one group, and whose comments ended long ago.
    static func draft(_ changes: JSON.Object = [:]) -> JSON.Object {
        var method = MethodRecord.demonstration
        method.groupMin = 3
        method.evidence = .init(rowsMin: 1, indicatorsMin: 1)
        var draft: JSON.Object = [
            "code": "national", "name": ["kk": "Ұлттық рейтинг", "ru": "Национальный рейтинг"],
            "record": method.json, "sample": true, "commentsUntil": "2026-01-31",
        ]
        for key in changes.keys { draft[key] = changes[key] }
        return draft
    }

    func method() async throws -> JSON {
        let id = try await first.call("method.draft", Self.draft())["id"] ?? .null
        _ = try await second.call(
            "method.publish", ["method": id, "validFrom": "2026-02-01", "document": Self.document])
        return id
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
