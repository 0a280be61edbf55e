import JSONRPC
import Journal
import Kernel
import TestKit
import Testing

@testable import tizilim

@Suite(.database) struct DemoOversightTests {
    @Test func `what was said is read by the methods, and its entries are whole`() async throws {
        let world = try World()
        for region in ["KZ-75", "KZ-71"] {
            _ = try await world.officer(of: region).call(
                "ngo.register",
                [
                    "name": ["ru": .string("Фонд \(region)")],
                    "legalForm": "public-foundation",
                    "identifiers": [["scheme": "KZ-REG", "value": .string("REG-\(region)")]],
                ])
        }
        let demo = DemoOversight(administrator: world.database.administrator, count: 3_600)
        try await demo.fillIfEmpty()
        let states = try await Superuser.rows(
            "SELECT state, count(*) FROM oversight.comments GROUP BY 1 ORDER BY 1")
        #expect(states.map { $0[0] } == ["held", "hidden", "shown", "withdrawn"])
        let league = try await world.anonymous.call("oversight.league")
        let first = try #require(league["items"]?.array?.prefix(2))
        #expect(first.map { $0["place"] } == [1, 2])
        #expect(first.allSatisfy { ($0["received"]?.int64 ?? 0) > 500 })
        let overdue = try await world.anonymous.call("oversight.overdue", ["limit": 200])
        #expect(overdue["items"]?.array?.count == 200)
        let log = try await world.anonymous.call("moderation.log")
        #expect(log["items"]?.array?.count == 50)

        // Each leaf is canonical, each commitment is to what was said.
        let leaves = try await Superuser.rows(
            """
            SELECT convert_from(e.leaf, 'UTF8'), encode(s.salt, 'hex'), w.text
            FROM journal.entries e LEFT JOIN journal.salts s ON s.entry_id = e.id
            LEFT JOIN oversight.wordings w ON w.comment_id = e.subject_id AND s.salt IS NOT NULL
            WHERE e.subject_kind IN ('comment', 'duty', 'response', 'opinion', 'moderation')
            """)
        #expect(leaves.count > 8_000)
        for row in leaves {
            let text = row[0] ?? ""
            let leaf = try JSON(parsing: Array(text.utf8).span)
            #expect(String(decoding: try leaf.canonical(), as: UTF8.self) == text)
            if let words = row[2] {
                let salt = row[1].map { Self.bytes($0) } ?? []
                #expect(
                    leaf["commitments"]?["text"]?.string
                        == SealedEntry.commitment(to: words, salt: salt))
            }
        }
        // Each version of a subject has its entry.
        let missing = try await Superuser.rows(
            """
            SELECT count(*) FROM oversight.comments c WHERE NOT EXISTS (
                SELECT FROM journal.entries e WHERE e.subject_id = c.id AND e.version = c.version)
            """)
        #expect(missing == [["0"]])
        try await demo.fillIfEmpty()
        #expect(
            try await Superuser.rows(
                "SELECT state, count(*) FROM oversight.comments GROUP BY 1 ORDER BY 1") == states)
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).compactMap { place in
            UInt8(hex.dropFirst(place).prefix(2), radix: 16)
        }
    }
}
