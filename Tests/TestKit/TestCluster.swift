import Kernel
import Logging
package import Postgres

/// The throw-away PostgreSQL of a test process, with a migrated database to clone.
///
/// It goes away when the process ends, also by a crash; what a crash of the machine leaves behind
/// is removed by the next run.
package struct TestCluster: Sendable {
    package let cluster: EmbeddedCluster
    /// The database that is cloned; nobody can connect to it.
    let template: String

    private static let starting = Task { () throws -> EmbeddedCluster in
        try await EmbeddedCluster.start(ClusterOptions(.throwAway, logger: quiet))
    }

    private static let migrating = Task { () throws -> TestCluster in
        try await migrate(server)
    }

    /// The one server of this process, without a database; the first caller starts it.
    package static var server: EmbeddedCluster {
        get async throws { try await starting.value }
    }

    /// The one server of this process with a migrated template.
    package static var shared: TestCluster {
        get async throws { try await migrating.value }
    }

    private static var quiet: Logger {
        var logger = Logger(label: "tizilim.test.cluster")
        logger.logLevel = .warning
        return logger
    }

    private static func migrate(_ cluster: EmbeddedCluster) async throws -> TestCluster {
        let template = "tizilim_template"
        let folder = try SchemaFolder.find(above: #filePath)
        try await DatabaseSetup.prepare(
            administrator: cluster.administratorConnectionString(), database: template,
            folder: folder)
        let owner = cluster.connectionString(database: template, user: DatabaseSetup.owner)
        try await Migrator(folder: folder, owner: owner, logger: quiet).migrate()
        try await refusePrivileges(cluster, template)
        let administrator = cluster.administratorConnectionString()
        try await BlockingConnection.run(administrator) { connection in
            // One connection to the template would make every clone fail.
            try connection.execute(
                "ALTER DATABASE \(template) WITH ALLOW_CONNECTIONS false IS_TEMPLATE true")
        }
        return TestCluster(cluster: cluster, template: template)
    }

    package struct Privileged: Error, CustomStringConvertible {
        package var description: String
    }

    /// Row-level security is what the tests test, so no role of theirs may stand above it.
    private static func refusePrivileges(
        _ cluster: EmbeddedCluster, _ database: String
    ) async throws {
        let found = try await privileges(
            cluster.administratorConnectionString(database: database))
        guard found.isEmpty else {
            throw Privileged(description: found.joined(separator: "; "))
        }
    }

    /// What the database roles of calls hold that they must not, one sentence each.
    package static func privileges(_ administrator: String) async throws -> [String] {
        try await BlockingConnection.run(administrator) { connection in
            try connection.execute(
                """
                WITH roles AS (
                    SELECT * FROM pg_catalog.pg_roles
                    WHERE rolname LIKE 'tizilim\\_%' AND rolname <> '\(DatabaseSetup.owner)'
                )
                SELECT rolname || ' is a superuser' FROM roles WHERE rolsuper
                UNION ALL
                SELECT rolname || ' bypasses row security' FROM roles WHERE rolbypassrls
                UNION ALL
                SELECT rolname || ' is a member of ' || m.roleid::pg_catalog.regrole
                FROM roles JOIN pg_catalog.pg_auth_members m ON m.member = roles.oid
                UNION ALL
                SELECT rolname || ' owns ' || c.oid::pg_catalog.regclass
                FROM roles JOIN pg_catalog.pg_class c ON c.relowner = roles.oid
                UNION ALL
                SELECT rolname || ' owns the database ' || d.datname
                FROM roles JOIN pg_catalog.pg_database d ON d.datdba = roles.oid
                """
            ).firstColumn
        }
    }
}
