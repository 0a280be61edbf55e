import Foundation
import Kernel
import Postgres
import Synchronization
package import Testing

/// A migrated, empty database of one test.
///
/// `@Test(.database)` or `@Suite(.database)` gives every test its own as ``current``.
package struct TestDatabase: Sendable {
    package let name: String
    let cluster: EmbeddedCluster
    private let ends = Ends()

    /// What is still open and ends with the database.
    private final class Ends: Sendable {
        let waiting = Mutex<[@Sendable () -> Void]>([])
    }

    @TaskLocal private static var leased: TestDatabase?

    package struct NotLeased: Error, CustomStringConvertible {
        package var description: String { "This test has no database: say @Test(.database)" }
    }

    /// The database of the running test.
    package static var current: TestDatabase {
        get throws {
            guard let leased else { throw NotLeased() }
            return leased
        }
    }

    /// The connection string of a database role, for example `tizilim_app`.
    package func connectionString(_ role: String) -> String {
        cluster.connectionString(database: name, user: role)
    }

    /// The owner's connection string: to look past row-level security, and for migrations.
    package var owner: String { connectionString(DatabaseSetup.owner) }

    /// The superuser's connection string: to look at the system catalogs or end sessions.
    package var administrator: String { connectionString(EmbeddedCluster.administrator) }

    /// Calls back when the body has ended. A session that stays would ask for it for ever,
    /// and hundreds of such sessions take the descriptors and the processor from all other tests.
    func atEnd(_ close: @Sendable @escaping () -> Void) {
        ends.waiting.withLock { $0.append(close) }
    }

    /// Makes a clone, runs the body with it as ``current`` and drops it, also when that throws.
    package static func lease<T>(_ body: (TestDatabase) async throws -> T) async throws -> T {
        try await TestDatabaseGate.shared.enter()
        let database: TestDatabase
        do {
            database = try await clone()
        } catch {
            await TestDatabaseGate.shared.leave()
            throw error
        }
        let result: Result<T, any Error>
        do {
            result = .success(try await database.hold(body))
        } catch {
            result = .failure(error)
        }
        await database.drop()
        await TestDatabaseGate.shared.leave()
        return try result.get()
    }

    /// Makes a clone that stays to the end of the process, for what several tests look at.
    package static func keep<T>(_ body: (TestDatabase) async throws -> T) async throws -> T {
        try await clone().hold(body)
    }

    private func hold<T>(_ body: (TestDatabase) async throws -> T) async throws -> T {
        defer { for close in ends.waiting.withLock(\.self) { close() } }
        return try await Self.$leased.withValue(self) { try await body(self) }
    }

    /// Everything that the cluster's server has logged since it started.
    package var serverLog: String {
        get throws {
            // Its last line may be half written.
            let file = URL(filePath: cluster.folder).appending(path: "log/start.log")
            return String(decoding: try Data(contentsOf: file), as: UTF8.self)
        }
    }

    private static func clone() async throws -> TestDatabase {
        LogCapture.install()
        let shared = try await TestCluster.shared
        let name = "test_\(String(UInt64.random(in: 0...(.max)), radix: 36))"
        let template = shared.template
        let administrator = shared.cluster.administratorConnectionString()
        try await BlockingConnection.run(administrator) { connection in
            // Measured on PostgreSQL 15 (10 MB, 613 relations): file_copy takes 20 to 55 ms of
            // processor time for a clone and 9 ms for its drop, wal_log 65 to 140 and 15.
            try connection.execute(
                """
                CREATE DATABASE \(name) TEMPLATE \(template) OWNER \(DatabaseSetup.owner)
                STRATEGY file_copy
                """)
            // A clone has the template's contents, but neither the grants on the database itself
            // nor its settings.
            try connection.execute(
                """
                UPDATE pg_catalog.pg_database SET datacl =
                    (SELECT datacl FROM pg_catalog.pg_database WHERE datname = '\(template)')
                WHERE datname = '\(name)';
                """)
        }
        return TestDatabase(name: name, cluster: shared.cluster)
    }

    private func drop() async {
        let name = name
        // The cluster is thrown away with everything in it: a failure costs only space.
        _ = try? await BlockingConnection.run(cluster.administratorConnectionString()) {
            try $0.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
    }
}

/// Lets only so many tests have a database at once.
private actor TestDatabaseGate {
    static let shared = TestDatabaseGate()

    /// A server under test opens up to 20 sessions, and the cluster takes 200.
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async throws {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        guard waiting.isEmpty else { return waiting.removeFirst().resume() }
        free += 1
    }
}

/// Gives each test of a suite, or one test, a database of its own.
package struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent () async throws -> Void
    ) async throws {
        // The scope around a suite as a whole needs none.
        guard testCase != nil else { return try await function() }
        try await TestDatabase.lease { _ in try await function() }
    }
}

extension Trait where Self == DatabaseTrait {
    /// A migrated, empty database: ``TestDatabase/current``.
    package static var database: Self { Self() }
}
