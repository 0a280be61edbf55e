import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing
import Wire

@testable import tizilim

/// The program as an operator runs it, asked by his collector.
@Suite(.database, .timeLimit(.minutes(30))) struct ServedMetricsTests {
    @Test func `a served call shows in the numbers, and its database's loss in the health`()
        async throws
    {
        let world = try World()
        let officer = try await world.officer()
        let folder = "/tmp/tz-\(UUID().uuidString.prefix(8))/"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let admin = ListenAddress.unix(path: "\(folder)admin")
        let server = ServerProcess(
            database: try TestDatabase.current.connectionString("tizilim_read"), folder: folder,
            arguments: ["--metrics", "\(admin)"])
        await server.start()
        let client = try await server.connect(as: officer)
        #expect(try await client.ask("tenant.list", ["limit": 1])["error"] == nil)
        let written = try await client.ask(
            "ngo.register",
            [
                "name": ["ru": "Фонд"], "legalForm": "public-foundation",
                "identifiers": [["scheme": "KZ-REG", "value": "REG-1"]],
            ])
        #expect(written["error"] == nil)
        let lines = try await HTTPAnswer.get("/metrics", from: admin).body
            .split(separator: "\n").map(String.init)
        for wanted in [
            #"tizilim_call_seconds_count{method="tenant.list"} 1"#,
            #"tizilim_call_seconds_count{method="ngo.register"} 1"#,
            "tizilim_calls_retried_total 0",
            #"tizilim_chore_failures_total{chore="idempotency"} 0"#,
            "tizilim_metrics_dropped_total 0",
        ] {
            #expect(lines.contains(wanted), "\(wanted)")
        }
        let writing = lines.first { $0.hasPrefix(#"postgres_sessions{lane="pg-write"} "#) }
        #expect(writing?.hasSuffix(" 0") == false)
        #expect(lines.contains { $0.hasPrefix("wire_connections ") })
        #expect(try await HTTPAnswer.status(of: "/health", from: admin) == 200)
        try await loseDatabase()
        while try await HTTPAnswer.status(of: "/health", from: admin) == 200 {}
        await server.kill()
    }

    /// As after a failover that no host survived: nobody gets in, and who was in is out.
    private func loseDatabase() async throws {
        let name = try TestDatabase.current.name
        let server = try await TestCluster.server
        try await BlockingConnection.run(server.administratorConnectionString()) { connection in
            try connection.execute("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS false")
            try connection.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
                WHERE datname = '\(name)'
                """)
        }
    }
}
