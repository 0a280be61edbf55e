import Kernel
import Postgres

/// How much one person may write in some time; counted in the database, so a new connection begins
/// nothing anew.
struct CommentLimit: RowDecodable {
    var seconds: Int
    var amount: Int
    var written: Int64

    init(from row: inout RowReader) throws(PostgresError) {
        seconds = try row.next()
        amount = try row.next()
        written = try row.next()
    }

    static let statementCount = 2

    /// Whoever writes twice at once waits for the first: otherwise both would be the last allowed.
    static func statements(_ citizen: Citizen.ID) -> [Statement] {
        let lock: Command = """
            SELECT pg_advisory_xact_lock(hashtextextended(\(citizen.description), 40))
            """
        let count: Query<CommentLimit> = """
            SELECT l.seconds, l.amount::integer,
                   (SELECT count(*) FROM oversight.wordings w
                    WHERE w.citizen_id = \(citizen)
                      AND w.at > clock_timestamp() - make_interval(secs => l.seconds))
            FROM oversight.limits l WHERE l.code = 'comment' ORDER BY l.seconds
            """
        return [lock.statement, count.statement]
    }

    /// - Parameter result: of the second statement.
    static func check(_ result: ResultSet) throws(Failure) {
        for limit in try result.rows(CommentLimit.self) where limit.written >= Int64(limit.amount) {
            throw .limited("comments", retryAfterMilliseconds: limit.seconds * 1_000)
        }
    }
}
