package import Logging
import Postgres

/// Brings a database's schema forward, never back.
///
/// Every migration runs in a transaction of its own together with the row that records it.
package struct Migrator: Sendable {
    let folder: SchemaFolder
    let owner: String
    let logger: Logger
    var patience = MigrationStep.Patience()

    /// - Parameter owner: a connection string of `tizilim_owner` to the database.
    package init(
        folder: SchemaFolder, owner: String, logger: Logger = Logger(label: "tizilim.migrate")
    ) {
        self.folder = folder
        self.owner = owner
        self.logger = logger
    }

    /// Compares folder and database; changes nothing.
    package func plan() async throws(MigrationError) -> MigrationPlan {
        let files = try folder.migrations()
        return try await connected { connection throws(MigrationError) in
            try MigrationPlan(files: files, applied: MigrationHistory.read(connection))
        }
    }

    /// What the database remembers, whatever the folder holds.
    package func applied() async throws(MigrationError) -> [AppliedMigration] {
        try await connected { connection throws(MigrationError) in
            try MigrationHistory.read(connection)
        }
    }

    /// Applies what is pending; waits while another process does the same.
    ///
    /// - Returns: what was applied.
    @discardableResult
    package func migrate() async throws(MigrationError) -> [Migration] {
        let files = try folder.migrations()
        let (logger, patience) = (logger, patience)
        return try await connected { connection throws(MigrationError) in
            try MigrationHistory.lock(connection)
            // Read under the lock: another process may just have done it all.
            let plan = try MigrationPlan(
                files: files, applied: MigrationHistory.read(connection))
            for migration in plan.pending {
                try MigrationStep(migration: migration, patience: patience).apply(connection)
                logger.info("applied \(migration.file)")
            }
            return plan.pending
        }
    }

    private func connected<T: Sendable>(
        _ body: @Sendable @escaping (borrowing BlockingConnection) throws(MigrationError) -> T
    ) async throws(MigrationError) -> T {
        do {
            return try await BlockingConnection.run(owner) { try body($0) }
        } catch let error as MigrationError {
            throw error
        } catch let error as BlockingError {
            throw MigrationError(error)
        } catch {
            throw MigrationError(.database, "The database can't be migrated: \(error)")
        }
    }
}
