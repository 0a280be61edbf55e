import Postgres

/// What only an administrator of the server can do: the roles and the empty database.
package enum DatabaseSetup {
    package static let owner = "tizilim_owner"

    /// Runs `roles.sql`, and makes the database owned by `tizilim_owner` if it is not there.
    ///
    /// May be run any number of times and by several processes at once.
    ///
    /// - Parameter administrator: a connection string of a superuser to another database.
    /// - Returns: whether the database was made now.
    @discardableResult
    package static func prepare(
        administrator: String, database: String, folder: SchemaFolder
    ) async throws(MigrationError) -> Bool {
        let roles = try folder.roles()
        do {
            return try await BlockingConnection.run(administrator) { connection in
                try MigrationHistory.lock(connection)
                try connection.execute(roles)
                // What roles.sql set for the session itself is of no concern here.
                let exists = try connection.execute(
                    "SELECT FROM pg_catalog.pg_database WHERE datname = $1", [database])
                guard exists.rows.isEmpty else { return false }
                try connection.execute(create(database))
                return true
            }
        } catch let error as MigrationError {
            throw error
        } catch let error as BlockingError {
            throw MigrationError(
                .database, "roles.sql or the database \(database): \(error)", cause: error)
        } catch {
            throw MigrationError(.database, "The database can't be prepared: \(error)")
        }
    }

    /// Order by code point, so that an index never depends on the system's library; case rules
    /// of Unicode, without which no Cyrillic letter counts as one.
    private static func create(_ database: String) -> String {
        let name =
            "\""
            + database.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        return """
            CREATE DATABASE \(name) OWNER \(owner) TEMPLATE template0
            ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'
            """
    }
}
