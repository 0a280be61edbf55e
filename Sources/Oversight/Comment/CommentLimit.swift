import Kernel
import Postgres

/// How much one person may write in some time; counted in the database, so a new connection begins
/// nothing anew. The person's network has a limit of its own.
enum CommentLimit {
    static let statementCount = 3

    /// Whoever writes twice at once waits for the first: otherwise both would be the last allowed.
    static func statements(_ citizen: Citizen.ID, _ call: Call) -> [Statement] {
        let lock: Command = """
            SELECT pg_advisory_xact_lock(hashtextextended(\(citizen.description), 40))
            """
        // When the oldest of as many as are allowed is no longer counted.
        let wait: Query<Single<Int64>> = """
            SELECT greatest(1, ceil(1000 * extract(epoch FROM
                       w.at + make_interval(secs => l.seconds) - clock_timestamp())))::bigint
            FROM oversight.limits l CROSS JOIN LATERAL (
                SELECT n.at FROM oversight.wordings n
                WHERE n.citizen_id = \(citizen)
                  AND n.at > clock_timestamp() - make_interval(secs => l.seconds)
                ORDER BY n.at DESC OFFSET l.amount - 1 LIMIT 1) AS w
            WHERE l.code = 'comment' ORDER BY 1 DESC LIMIT 1
            """
        return [lock.statement, wait.statement, NetworkLimit.statement(.comment, of: call)]
    }

    /// - Parameter results: of the statements, and of whatever was sent behind them.
    static func check(_ results: ArraySlice<ResultSet>) throws(Failure) {
        let own = results[results.startIndex + 1]
        if let wait = try own.rows(Single<Int64>.self).first?.value {
            throw .limited("comments", retryAfterMilliseconds: Int(wait))
        }
        try NetworkLimit.check(results[results.startIndex + 2])
    }
}
