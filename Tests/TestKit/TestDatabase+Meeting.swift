import Glibc
import Postgres

/// Calls that meet for certain: all wait for one lock, which is let go when that many do.
extension TestDatabase {
    package struct NobodyWaits: Error {}

    /// The server's sessions that wait for a lock.
    package static let waiters = """
        pg_stat_activity WHERE datname = current_database() AND usename LIKE 'tizilim\\_%'
        AND wait_event_type = 'Lock'
        """

    /// - Parameters:
    ///   - lock: a statement that takes what the calls come to wait for.
    ///   - act: done when that many wait, before the lock is let go.
    package func behind<Result: Sendable>(
        _ lock: String, until waiting: Int, then act: String = "SELECT",
        _ calls: () async throws -> Result
    ) async throws -> Result {
        let (locked, signal) = AsyncStream.makeStream(of: Never.self)
        async let held: Void = hold(lock, waiting, act, signal)
        // Ends when the lock is taken.
        for await _ in locked {}
        let result = try await calls()
        try await held
        return result
    }

    private func hold(
        _ lock: String, _ waiting: Int, _ act: String, _ signal: AsyncStream<Never>.Continuation
    ) async throws {
        try await BlockingConnection.run(administrator) { connection in
            defer { signal.finish() }
            try connection.execute("BEGIN")
            try connection.execute(lock)
            signal.finish()
            // A transaction sees one picture of the sessions until it asks for a new one.
            let question = """
                SELECT pg_stat_clear_snapshot(); SELECT count(*) FROM \(Self.waiters)
                """
            for _ in 0..<3_000 {
                if try connection.execute(question).single == "\(waiting)" {
                    try connection.execute(act)
                    try connection.execute("COMMIT")
                    return
                }
                usleep(10_000)
            }
            throw NobodyWaits()
        }
    }
}
