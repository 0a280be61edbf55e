import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import tizilim

@Suite(.database) struct DemoOrdersTests {
    /// A few orders in every region, and some organisations of Almaty to apply to them.
    private func filled() async throws -> World {
        let world = try World()
        let officer = try await world.officer()
        for number in 0..<12 {
            _ = try await officer.call(
                "ngo.register",
                [
                    "name": ["ru": .string("Фонд \(number)")],
                    "legalForm": "public-foundation",
                ])
        }
        let database = try TestDatabase.current
        let orders = DemoOrders(
            administrator: database.administrator,
            folder: try .find(above: #filePath), organisations: 0)
        let administrator = try await world.actor(.administrator)
        try await orders.fill(
            signedBy: .make(by: administrator.caller, through: world.dispatcher))
        return world
    }

    private func rows(_ sql: String) async throws -> [[String?]] {
        let administrator = try TestDatabase.current.administrator
        return try await BlockingConnection.run(administrator) { try $0.execute(sql).rows }
    }

    @Test func `nothing of the past is found wrong`() async throws {
        _ = try await filled()
        let findings = await Check.findings(try await .test())
        let bad = findings.filter { $0.result != .good }
        // The switches of a throw-away cluster; and no server has ordered the journal.
        #expect(bad.map(\.check) == ["durability", "log", "log.waiting"], "\(bad)")
        let count = try await rows("SELECT count(*) FROM financing.orders")
        #expect(count == [["66"]])
        let tenants = try await rows("SELECT count(DISTINCT tenant_id) FROM financing.orders")
        #expect(tenants == [["22"]])
    }

    @Test func `each public text is what its entry commits to, and nothing else is public`()
        async throws
    {
        _ = try await filled()
        let wrong = try await rows(
            """
            SELECT e.subject_kind, e.version, coalesce(s.field, t.field)
            FROM journal.entries e
            CROSS JOIN LATERAL (
                SELECT f.key AS field, f.value
                FROM journal.public_texts(e.subject_id, e.version, e.subject_kind) p,
                     json_each_text(p.texts) f) t
            FULL JOIN (SELECT * FROM journal.salts WHERE public) s
                ON s.entry_id = e.id AND s.field = t.field
            WHERE (e.id IS NULL OR e.public) AND (t.field IS NULL OR s.field IS NULL
              OR convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field IS DISTINCT FROM
                encode(sha256(s.salt || convert_to(t.value, 'UTF8')), 'hex'))
            """)
        #expect(wrong == [])
        let leaves = try await rows("SELECT convert_from(leaf, 'UTF8') FROM journal.entries")
        #expect(leaves.count > 300)
        for text in leaves.compactMap({ $0[0] }) {
            let canonical = try JSON(parsing: text).canonical()
            #expect(String(decoding: canonical, as: UTF8.self) == text)
        }
    }

    @Test func `the numbers are those of the lists behind them`() async throws {
        let world = try await filled()
        let filter: JSON.Object = ["tenant": "KZ-75", "limit": 200]
        let counted = try await world.anonymous.call(
            "financing.statistics", ["tenant": "KZ-75"])
        let lists: [(String, String, JSON.Object)] = [
            ("announced", "order.search", [:]), ("applied", "order.applications", [:]),
            ("awarded", "award.list", [:]), ("contracted", "contract.list", [:]),
            ("paid", "payment.list", ["state": "confirmed"]),
            ("returned", "refund.list", ["state": "received"]),
        ]
        for (stage, method, more) in lists {
            let items = try await world.anonymous.call(method, filter.merged(more))["items"]
            #expect(counted["total"]?[stage]?["count"] == .int(items?.array?.count ?? -1))
        }
        #expect(counted["total"]?["paid"]?["count"] != 0)
        #expect(counted["tenants"]?.array?.map { $0["code"] } == ["KZ-75"])
    }

    @Test func `an order is judged now by experts whom anybody can draw again`() async throws {
        let world = try await filled()
        let officer = try await world.officer()
        let queue = try await officer.call("financing.queue", ["task": "declaration.missing"])
        let waiting = try #require(queue["items"]?.array)
        #expect(waiting.count == 1)
        let draw = try await world.anonymous.call(
            "draw.get", ["order": waiting.first?["order"] ?? .null])
        #expect(draw["seed"] != nil)
        let candidates = draw["candidates"]?.array ?? []
        let hashes = candidates.compactMap { $0["hash"]?.string }
        #expect(hashes.count >= 3 && hashes == hashes.sorted())
        let unearned = try await rows(
            """
            SELECT o.id FROM financing.orders o CROSS JOIN LATERAL financing.ranking(o.id) r
            JOIN financing.awards a ON a.application_id = r.application_id
            WHERE r.rank > (SELECT count(*) FROM financing.awards b WHERE b.order_id = o.id)
              AND o.instrument <> 'award'
            """)
        #expect(unearned == [])
    }

    @Test func `before the orders are themes and plans, and some came to nothing`() async throws {
        let world = try await filled()
        let themes = try await world.anonymous.call(
            "theme.list", ["tenant": "KZ-75", "limit": 200])
        let states = Set((themes["items"]?.array ?? []).compactMap { $0["state"]?.string })
        #expect(states == ["proposed", "discussed", "approved", "rejected"])
        let plans = try await world.anonymous.call("plan.list", ["tenant": "KZ-75"])
        #expect(plans["items"]?.array?.isEmpty == false)
        let unplanned = try await rows(
            """
            SELECT o.id FROM financing.orders o WHERE o.theme_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM financing.plan_items i JOIN financing.plan_versions v
                    ON v.tenant_id = i.tenant_id AND v.plan_id = i.plan_id
                    AND v.version = i.version
                WHERE i.tenant_id = o.tenant_id AND i.theme_id = o.theme_id
                  AND v.published_at < o.opens_at)
            """)
        #expect(unplanned == [])
    }
}
