import Glibc
import Postgres

/// Applies one migration.
struct MigrationStep {
    /// SQLSTATE 55P03 `lock_not_available`.
    static let lockNotAvailable = "55P03"

    /// How a migration waits for a table that is in use.
    ///
    /// While it waits, every later statement on the table waits behind it: better give way soon
    /// and try again.
    struct Patience: Sendable {
        var lockMilliseconds = 4_000
        var pauseMilliseconds = 2_000
        var attemptsMax = 10
    }

    let migration: Migration
    let patience: Patience

    func apply(_ connection: borrowing BlockingConnection) throws(MigrationError) {
        for attempt in 1...patience.attemptsMax {
            do {
                return try attemptOnce(connection)
            } catch let error where error.sqlstate == Self.lockNotAvailable {
                roll(back: connection)
                guard attempt < patience.attemptsMax else { throw failure(error, .busy) }
                // Blocks, as everything on this thread of its own does.
                usleep(UInt32(patience.pauseMilliseconds * 1_000))
            } catch {
                roll(back: connection)
                throw failure(error, .database)
            }
        }
    }

    private func attemptOnce(
        _ connection: borrowing BlockingConnection
    ) throws(BlockingError) {
        try connection.execute("BEGIN; SET LOCAL lock_timeout = \(patience.lockMilliseconds)")
        let begun = try transaction(connection)
        try connection.execute(migration.sql)
        guard connection.isInTransaction, try transaction(connection) == begun else {
            throw BlockingError(
                message: "a migration must not end its transaction; what came before the "
                    + "COMMIT or ROLLBACK may now be in the database without being recorded")
        }
        try connection.execute(MigrationHistory.create)
        try connection.execute(
            MigrationHistory.insert,
            [
                "\(migration.number)", migration.name, migration.checksum,
                "\(migration.servesFrom)",
            ])
        // A setting that one migration makes must not reach the next.
        try connection.execute("COMMIT; RESET ALL")
    }

    private func transaction(
        _ connection: borrowing BlockingConnection
    ) throws(BlockingError) -> String? {
        try connection.execute("SELECT pg_catalog.pg_current_xact_id()").single
    }

    private func roll(back connection: borrowing BlockingConnection) {
        // If this fails the connection is gone, and the transaction with it.
        _ = try? connection.execute("ROLLBACK")
    }

    private func failure(
        _ error: BlockingError, _ reason: MigrationError.Reason
    ) -> MigrationError {
        let place = error.line.map { "\(migration.file), line \($0)" } ?? migration.file
        var text = "\(place): \(error.message)"
        if let hint = error.hint { text += "; \(hint)" }
        if reason == .busy { text += "; something else holds a lock it needs: try again later" }
        return MigrationError(reason, text, cause: error)
    }
}
