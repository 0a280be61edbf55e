import Foundation
import Kernel
import Postgres
import SystemPackage

/// Restores a dump beside the present database and lets the two change places.
struct Restoration {
    private let installation: Installation
    private let administrator: ConnectionString
    /// A superuser's connection to the database `postgres`, since none may be open to the two.
    private let maintenance: String

    init(_ installation: Installation) throws {
        self.installation = installation
        administrator = try installation.requiredAdministrator("restore")
        var maintenance = administrator
        maintenance["dbname"] = "postgres"
        self.maintenance = maintenance.text
    }

    private var target: String { installation.databaseName }
    private var beside: String { target + "_restore" }

    /// - Returns: what is applied and what is still to be applied.
    @discardableResult
    func run(_ file: String, replaces: Bool) async throws -> MigrationPlan {
        if try await !isEmpty(), !replaces {
            throw Complaint(
                "The database \(target) is not empty", hint: "--force replaces it, for good",
                status: .conflict)
        }
        try await execute("DROP DATABASE IF EXISTS \(quoted(beside))")
        try await DatabaseSetup.prepare(
            administrator: maintenance, database: beside, folder: installation.folder)
        do {
            try await fill(from: file)
            let plan = try await check()
            try await beginEpoch(plan)
            try await swap()
            return plan
        } catch {
            try? await execute("DROP DATABASE IF EXISTS \(quoted(beside))")
            throw error
        }
    }

    private func isEmpty() async throws -> Bool {
        let tables = try await query(
            administrator.text,
            """
            SELECT count(*) FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """)
        return tables == "0"
    }

    private func fill(from file: String) async throws {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Complaint("\(file) can't be read", status: .usage) }
        defer { close(descriptor) }
        var restored = administrator
        restored["dbname"] = beside
        do {
            try await ClientProgram("pg_restore", in: installation.binaries).run(
                ["--exit-on-error", "--single-transaction"], on: restored,
                input: FileDescriptor(rawValue: descriptor))
        } catch {
            throw Complaint("\(error)", hint: "the database \(target) is as it was")
        }
        // A dump of one database leaves out who may connect to it.
        try await execute(Self.privileges(on: quoted(beside)))
    }

    /// As migration 0001 sets them; a test compares the two.
    private static func privileges(on database: String) -> String {
        let roles = DatabaseRole.allCases.map(\.rawValue).joined(separator: ", ")
        return """
            REVOKE ALL ON DATABASE \(database) FROM PUBLIC;
            GRANT CONNECT ON DATABASE \(database) TO \(roles);
            GRANT TEMPORARY ON DATABASE \(database) TO \(DatabaseRole.app.rawValue)
            """
    }

    /// A dump of another program, or of one whose history was changed, must not be served.
    private func check() async throws -> MigrationPlan {
        var restored = installation.base
        restored["dbname"] = beside
        restored["user"] = DatabaseSetup.owner
        let plan = try await Migrator(folder: installation.folder, owner: restored.text).plan()
        guard !plan.applied.isEmpty else {
            throw Complaint("The dump holds no register: it has no migrations")
        }
        try plan.admit(serverFrom: 1)
        return plan
    }

    /// Transaction ids start again here, and the order of the journal rests on them.
    private func beginEpoch(_ plan: MigrationPlan) async throws {
        // A dump from before the log has no epochs; its entries are older than any.
        guard plan.applied.contains(where: { $0.number == Self.logMigration }) else { return }
        var restored = installation.base
        restored["dbname"] = beside
        restored["user"] = DatabaseSetup.owner
        try await AdoptLog.beginEpoch(restored.text)
    }

    private static let logMigration = 12

    private func swap() async throws {
        // Without FORCE: a server that still has sessions there makes this fail, as it should.
        try await execute("DROP DATABASE IF EXISTS \(quoted(target))")
        try await execute("ALTER DATABASE \(quoted(beside)) RENAME TO \(quoted(target))")
    }

    private func execute(_ sql: String) async throws {
        _ = try await query(maintenance, sql)
    }

    private func query(_ conninfo: String, _ sql: String) async throws -> String? {
        do {
            return try await BlockingConnection.run(conninfo) { try $0.execute(sql).single }
        } catch let error as BlockingError {
            throw Complaint("The database says: \(error)")
        }
    }

    private func quoted(_ name: String) -> String {
        "\""
            + name.split(separator: "\"", omittingEmptySubsequences: false).joined(
                separator: "\"\"")
            + "\""
    }
}
