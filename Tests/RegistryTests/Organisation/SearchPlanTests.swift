import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

/// What a search costs is decided by its plan: with enough rows no sequential scan may be in it.
@Suite(.database) struct SearchPlanTests {
    @Test func `two words in a region use the index of keys`() async throws {
        let world = try await world()
        for parameters in [
            ["q": "бала мектеп", "region": "KZ-75"], ["q": "bala mektep", "region": "KZ-75"],
            ["q": "бала мектеп"], ["q": "ОО бала мектеп", "region": "KZ-75"],
        ] as [JSON.Object] {
            let plan = try await plan(parameters, in: world)
            #expect(plan.contains("organisations_search"), "\(plan)")
            #expect(!plan.contains("Seq Scan"), "\(plan)")
        }
    }

    @Test func `common words are walked along an index that holds the keys`() async throws {
        let world = try await world()
        for (text, index) in [
            ("бала мектеп", "organisations_by_region_name_kk"),
            ("bala mektep", "organisations_by_region_name_kk"),
            ("Алматы қаласының", "organisations_by_place_name_kk"),
        ] {
            let plan = try await plan(["q": .string(text), "region": "KZ-75"], in: world)
            #expect(plan.contains("Index Only Scan using \(index)"), "\(plan)")
            #expect(!plan.contains("Seq Scan"), "\(plan)")
        }
    }

    @Test func `lists walk the index of names without sorting`() async throws {
        let world = try await world()
        for (parameters, index) in [
            ([:], "organisations_by_name_kk"), (["order": "ru"], "organisations_by_name_ru"),
            (["region": "KZ-75"], "organisations_by_region_name_kk"),
            (["region": "KZ-75", "order": "ru"], "organisations_by_region_name_ru"),
        ] as [(JSON.Object, String)] {
            var parameters = parameters
            for _ in 0..<2 {
                let plan = try await plan(parameters, in: world)
                #expect(plan.contains("using \(index)"), "\(plan)")
                #expect(!plan.contains("Seq Scan") && !plan.contains("Sort"), "\(plan)")
                // And once more from the middle.
                let page = try await world.anonymous.call("ngo.search", parameters)
                #expect(page["next"] != nil)
                parameters["cursor"] = page["next"]
            }
        }
    }

    private func plan(_ object: JSON.Object, in world: World) async throws -> String {
        var parameters = Parameters(object)
        let search = SearchOrganisations(&parameters)
        #expect(parameters.problems == [])
        var statement = try search.query(for: .anonymous()).statement
        statement.sql = "EXPLAIN (COSTS OFF) " + statement.sql
        let session = Session(
            world.database.connectionString("tizilim_read"), name: "plan")
        defer { session.close() }
        let lines = try await session.rows([statement])[0].decode(Single<String>.self)
        return lines.map(\.value).joined(separator: "\n")
    }

    /// Organisations of all regions with names of two words out of two hundred.
    private func world() async throws -> World {
        let world = try World()
        try await world.superuser(
            """
            SET session_replication_role = replica;
            INSERT INTO registry.organisations (id, version, home_tenant_id, region_code,
                legal_form, name_kk, search_key, latin_key)
            SELECT gen_random_uuid(), 1, r.tenant_id, r.code, 'public-foundation', w.name,
                   ' ' || w.name, ' ' || w.latin
            FROM generate_series(1, 12000) AS i
            JOIN (SELECT code, tenant_id, row_number() OVER (ORDER BY code) AS n
                  FROM registry.regions) AS r ON r.n = i % 20 + 1
            CROSS JOIN LATERAL (
                SELECT CASE WHEN i % 401 = 0 THEN 'бала мектеп'
                            ELSE md5((i % 211)::text) || ' ' || md5((i % 199)::text) END AS name,
                       CASE WHEN i % 401 = 0 THEN 'bala mektep'
                            ELSE md5((i % 211)::text) || ' ' || md5((i % 199)::text) END AS latin
            ) AS w;
            """)
        try await world.superuser("VACUUM ANALYZE registry.organisations")
        return world
    }
}
