import Postgres

/// How long the oldest entry without a position has waited, and for whom.
struct Backlog: RowDecodable {
    /// Longer than a writing call may take.
    static let warningMilliseconds: Int64 = 30_000

    var milliseconds: Int64
    /// Process, role and program of the oldest writing transaction in the whole cluster.
    var holder: String?

    init(from row: inout RowReader) throws(PostgresError) {
        milliseconds = try row.next()
        holder = try row.next(String?.self)
    }

    static func oldest(behind state: SequencerState) -> Query<Backlog> {
        """
        SELECT coalesce(greatest(0, (SELECT extract(epoch FROM clock_timestamp() - e.at) * 1000
                FROM journal.entries e
                WHERE e.public AND (e.epoch, e.xid, e.id)
                    > (\(state.done.epoch)::integer, \(state.done.xid)::xid8, \(state.done.id))
                ORDER BY e.epoch, e.xid, e.id LIMIT 1)), 0)::bigint,
            (SELECT h.name FROM (
                SELECT concat_ws(' ', 'process', pid, usename, application_name) AS name,
                       age(backend_xid) AS age
                FROM pg_catalog.pg_stat_activity
                WHERE backend_xid IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
                UNION ALL
                SELECT concat_ws(' ', 'prepared transaction of', owner), age(transaction)
                FROM pg_catalog.pg_prepared_xacts) h
             ORDER BY h.age DESC LIMIT 1)
        """
    }
}
