package import Postgres

/// A committed public entry without a position, as the sequencer's queue has it.
package struct Candidate: RowDecodable, Equatable {
    package var mark: SequencerState.Mark
    /// SHA-256(0x00 ‖ leaf).
    package var hash: [UInt8]
    /// The public version of the same subject before this one, if it has no position either.
    package var predecessor: UUIDValue?
    /// Comes from the list of held entries, not from behind the mark.
    package var isHeld: Bool

    package var id: UUIDValue { mark.id }

    package init(from row: inout RowReader) throws(PostgresError) {
        mark = SequencerState.Mark(epoch: try row.next(), xid: try row.next(), id: try row.next())
        hash = try row.next()
        predecessor = try row.next(UUIDValue?.self)
        isHeld = try row.next()
    }

    package init(
        _ mark: SequencerState.Mark, hash: [UInt8], after predecessor: UUIDValue? = nil,
        isHeld: Bool = false
    ) {
        self.mark = mark
        self.hash = hash
        self.predecessor = predecessor
        self.isHeld = isHeld
    }

    /// What may get a position now, in order.
    ///
    /// A transaction below the snapshot's xmin is over, so no entry can come before these any more.
    /// All entries of an older epoch are committed: the database was restored since.
    ///
    /// - Parameter limit: of entries behind the mark; those that are held come on top.
    package static func queue(_ state: SequencerState, limit: Int) -> Query<Candidate> {
        """
        WITH queue AS (
            (SELECT e.id, e.epoch, e.xid, e.subject_id, e.version, e.leaf, false AS held
             FROM journal.entries e
             WHERE e.public AND \(sql: after(state.done, "e"))
               AND (e.epoch, e.xid) < ((SELECT epoch FROM journal.sequencer),
                   pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot()))
               AND e.id <> ALL (\(Column(state.ahead)))
             ORDER BY e.epoch, e.xid, e.id LIMIT \(Int64(limit)))
            UNION ALL
            SELECT e.id, e.epoch, e.xid, e.subject_id, e.version, e.leaf, true
            FROM journal.entries e WHERE e.id = ANY (\(Column(state.held)))
        )
        SELECT q.epoch, q.xid::text, q.id,
               pg_catalog.sha256('\\x00'::bytea || q.leaf),
               CASE WHEN (\(sql: after(state.done, "p")) OR p.id = ANY (\(Column(state.held))))
                   AND p.id <> ALL (\(Column(state.ahead))) THEN p.id END,
               q.held
        FROM queue q
        LEFT JOIN LATERAL (
            SELECT p.id, p.epoch, p.xid FROM journal.entries p
            WHERE q.version > 1 AND p.subject_id = q.subject_id AND p.version < q.version
              AND p.public
            ORDER BY p.version DESC LIMIT 1) p ON true
        ORDER BY q.epoch, q.xid, q.id
        """
    }

    private static func after(
        _ mark: SequencerState.Mark, _ table: StaticString
    ) -> Fragment {
        let table = Fragment(stringLiteral: table.description)
        return """
            (\(sql: table).epoch, \(sql: table).xid, \(sql: table).id)
                > (\(mark.epoch)::integer, \(mark.xid)::xid8, \(mark.id))
            """
    }
}
