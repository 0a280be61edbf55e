import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// The database goes away and comes back under a server that keeps running.
@Suite struct RestartTests {
    @Test func `a restarted PostgreSQL loses nothing, and calls meanwhile are safe to repeat`()
        async throws
    {
        let data = "/tmp/tz-pg-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let options = ClusterOptions(.lasting(dataFolder: data))
        var cluster = try await EmbeddedCluster.start(options)
        let folder = try SchemaFolder.find(nil, above: #filePath)
        _ = try await DatabaseSetup.prepare(
            administrator: cluster.administratorConnectionString(), database: "tizilim",
            folder: folder)
        let place = { (user: String) in
            cluster.connectionString(database: "tizilim", user: user)
        }
        _ = try await Migrator(folder: folder, owner: place("tizilim_owner")).migrate()
        let database = Database(try ConnectionString(place("tizilim_read")), loops: [])
        defer { database.close() }
        #expect(try await tenants(database) > 20)
        try await cluster.stop()
        await #expect(throws: Failure.self) { try await tenants(database) }
        do throws(Failure) { _ = try await tenants(database) } catch {
            #expect(error == .unavailable)
            #expect(error.data["retry"] == true)
        }
        cluster = try await EmbeddedCluster.start(options)
        var found: Int64 = 0
        for _ in 0..<6_000 where found == 0 {
            found = (try? await tenants(database)) ?? 0
            if found == 0 { try await Task.sleep(for: .milliseconds(20)) }
        }
        #expect(found > 20)
        try await cluster.remove()
    }

    private func tenants(_ database: Database) async throws(Failure) -> Int64 {
        let query: Query<Single<Int64>> = "SELECT count(*) FROM tenancy.tenants"
        let pool = database.slow(as: .read)
        return try await pool.withSession(
            until: TimeLimit(in: .seconds(10)), mapping: failure
        ) { (session) async throws(Failure) in
            do throws(PostgresError) {
                return try await session.rows([query.statement])[0].decode(Single<Int64>.self)[0]
                    .value
            } catch {
                throw Failure(error)
            }
        }
    }

    private func failure(_ error: PostgresError) -> Failure { Failure(error) }
}
