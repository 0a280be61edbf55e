import Postgres
import TestKit

/// Looks past row security at the running test's database.
enum Superuser {
    static func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(try TestDatabase.current.administrator) {
            try $0.execute(sql).rows
        }
    }

    /// The years that terms of a test touch, whenever it runs.
    static func enterCalendar() async throws {
        _ = try await rows(
            """
            INSERT INTO registry.calendar_years (year, source, confirmed)
            SELECT y, 'test', false
            FROM generate_series(2024, extract(year FROM now())::int + 2) AS y
            ON CONFLICT DO NOTHING
            """)
    }

    /// Tables of the register, whatever their schema.
    static func tables() async throws -> [String] {
        try await rows(
            """
            SELECT c.oid::regclass::text FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
              AND n.nspname NOT IN ('information_schema', 'extensions', 'probe')
              AND c.oid <> 'tenancy.migrations'::regclass
            ORDER BY 1
            """
        ).compactMap { $0[0] }
    }

    /// A digest of everything in each table.
    static func digests() async throws -> [String: String] {
        var digests: [String: String] = [:]
        for table in try await tables() {
            let row = try await rows(
                "SELECT md5(string_agg(r, '' ORDER BY r)) FROM (SELECT md5(t::text) FROM \(table) t) AS x (r)"
            )
            digests[table] = row.first?.first ?? "empty"
        }
        return digests
    }
}
