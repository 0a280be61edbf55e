import Logging

/// A private PostgreSQL server: only this machine, only this account, only by unix socket.
///
/// Call ``stop()`` before the process ends. If the process is killed, the server lives on and
/// the next start on the same folder adopts it (throw-away clusters are removed instead).
package struct EmbeddedCluster: Sendable {
    package enum Origin: Sendable, Equatable {
        case started
        /// The server outlived the process that started it.
        case adopted
        /// Another process keeps the server; it is not stopped by this one.
        case joined
    }

    package let origin: Origin
    /// The folder with the cluster's files, for messages and backups.
    package let folder: String
    /// The folder with `psql`, `pg_dump` and `pg_restore` of the server's version.
    package let binaries: String
    let home: ClusterHome
    let postmaster: Postmaster
    let lock: ClusterLock?
    let isThrowAway: Bool
    let logger: Logger

    /// Who made the cluster and is its superuser.
    package static let administrator = "postgres"

    /// A libpq connection string for a database of the cluster and a database role.
    package func connectionString(database: String, user: String) -> String {
        "host=\(postmaster.socketFolder) port=\(postmaster.port)"
            + " dbname=\(Self.quote(database)) user=\(Self.quote(user))"
    }

    /// The superuser's connection string, to the database `postgres` unless another is named.
    package func administratorConnectionString(database: String = "postgres") -> String {
        connectionString(database: database, user: Self.administrator)
    }

    /// Whether the server process is still there.
    package var isRunning: Bool { Postmaster.isAlive(postmaster.process) }

    /// The server's process, for messages and tests.
    package var process: Int32 { postmaster.process }

    /// Stops the server and frees the folder; a joined server is left alone.
    ///
    /// A throw-away cluster is removed with all that is in it.
    package func stop() async throws(ClusterError) {
        guard origin != .joined else { return }
        let isGone = await ServerProcess.stop(
            postmaster.process, isThrowAway ? .immediate : .fast)
        guard isGone else {
            throw ClusterError(
                .failed, "The PostgreSQL server (process \(postmaster.process)) does not stop")
        }
        if isThrowAway { Files.remove(home.folder) }
        // Only a short folder outside the cluster's own; made again at the next start.
        if !postmaster.socketFolder.hasPrefix(home.folder) {
            Files.remove(postmaster.socketFolder)
        }
        lock?.release()
        logger.info("PostgreSQL stopped", metadata: ["folder": "\(folder)"])
    }

    /// Stops the server and deletes all its data.
    package func remove() async throws(ClusterError) {
        try await stop()
        guard origin != .joined else { return }
        Files.remove(home.folder)
        if let link = home.link { Files.remove(link) }
    }

    /// A value as libpq's connection strings want it.
    ///
    /// Source: PostgreSQL manual, 34.1.1.1 "Keyword/Value Connection Strings".
    static func quote(_ value: String) -> String {
        var quoted = "'"
        for character in value.unicodeScalars {
            if character == "'" || character == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "'"
    }
}
