import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Journal

/// What the feed costs is decided by its plan: with enough entries no table is read through, and
/// only a page is ever sorted.
@Suite(.database) struct FeedPlanTests {
    @Test func `every form of the feed walks an index of the log`() async throws {
        let world = try World()
        try await world.fill(20_000)
        try await world.superuser("VACUUM ANALYZE journal.log_0, registry.organisation_versions")
        let subject = try #require(
            try await world.superuser("SELECT subject_id FROM journal.log WHERE position = 9999")
                .firstColumn.first)
        for (filter, index) in [
            ([:], "log_0_pkey"), (["type": "organisation.merged"], "log_0_type_position"),
            (["tenant": "KZ-71"], "log_0_tenant_id_position"),
            (["subject": .string(subject)], "log_0_subject_id_position"),
        ] as [(JSON.Object, String)] {
            var parameters = Parameters(filter)
            let query = FeedQuery(
                start: FeedCursor(origin: "", position: 5_000), filter: FeedFilter(&parameters),
                limit: 200)
            for statement in [query.page.statement, query.entries.statement] {
                for mode in ["force_custom_plan", "force_generic_plan"] {
                    let plan = try await plan(statement, mode, in: world)
                    #expect(plan.contains(index), "\(filter) \(plan)")
                    #expect(!plan.contains("Seq Scan on log"), "\(filter) \(plan)")
                    #expect(!plan.contains("Seq Scan on organisation"), "\(filter) \(plan)")
                    // The page alone is sorted: below its limit nothing is.
                    let page = plan.split(separator: "Limit").dropFirst().joined()
                    #expect(!page.contains("->  Sort"), "\(filter) \(plan)")
                    #expect(!page.contains("Incremental Sort"), "\(filter) \(plan)")
                }
            }
        }
    }

    @Test func `a copy walks the key of its records`() async throws {
        let world = try World()
        try await world.superuser(
            """
            SET session_replication_role = replica;
            INSERT INTO registry.organisations (id, version, home_tenant_id, region_code,
                legal_form, name_kk, search_key)
            SELECT gen_random_uuid(), 1, r.tenant_id, r.code, 'public-foundation', 'x', ' x'
            FROM generate_series(1, 5000) AS i CROSS JOIN (
                SELECT code, tenant_id FROM registry.regions LIMIT 1) AS r
            """)
        try await world.superuser("VACUUM ANALYZE registry.organisations")
        var parameters = Parameters(["kind": "organisation"])
        let lookup = try CopyRegister(&parameters).query(for: .anonymous())
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let plan = try await plan(lookup.statement, mode, in: world)
            #expect(plan.contains("organisations_pkey"), "\(plan)")
            #expect(!plan.contains("Seq Scan on organisations"), "\(plan)")
        }
    }

    private func plan(
        _ statement: Statement, _ mode: String, in world: World
    ) async throws -> String {
        var statement = statement
        statement.sql = "EXPLAIN (COSTS OFF) " + statement.sql
        let place = world.database.connectionString("tizilim_read")
        let session = Session("\(place) options='-c plan_cache_mode=\(mode)'", name: "plan")
        defer { session.close() }
        let lines = try await session.rows([statement])[0].decode(Single<String>.self)
        return lines.map(\.value).joined(separator: "\n")
    }
}
