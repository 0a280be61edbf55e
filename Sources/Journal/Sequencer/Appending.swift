import Postgres

/// The statements of one transaction that gives positions.
///
/// The state goes first and everything else hangs on it: if it is not what this sequencer believes,
/// nothing is written, and the caller sees it by the count of rows.
struct Appending {
    /// Told to whoever listens; the payload is the log's new size in decimal.
    static let channel = "journal"

    var state: SequencerState
    var batch: Batch
    var growth: TreeGrowth

    var statements: [Statement] {
        [advance.statement, append.statement, tiles.statement, notify.statement]
    }

    private var advance: Command {
        let done = batch.done ?? state.done
        return """
            UPDATE journal.sequencer s SET size = \(growth.size), held = \(Column(batch.held)),
                done_epoch = \(done.epoch), done_xid = \(done.xid)::xid8, done_id = \(done.id),
                ahead = CASE WHEN s.ahead = '{}' THEN s.ahead ELSE ARRAY(
                    SELECT e.id FROM journal.entries e WHERE e.id = ANY (s.ahead)
                      AND (e.epoch, e.xid, e.id)
                          > (\(done.epoch)::integer, \(done.xid)::xid8, \(done.id))) END
            WHERE s.size = \(state.size) AND s.done_epoch = \(state.done.epoch)
              AND s.done_xid = \(state.done.xid)::xid8 AND s.done_id = \(state.done.id)
            """
    }

    private var append: Command {
        """
        INSERT INTO journal.log (position, entry_id, at, tenant_id, type, subject_kind, subject_id,
            version, leaf, leaf_hash)
        SELECT \(state.size) + o.number - 1, e.id, e.at, e.tenant_id, e.type, e.subject_kind,
               e.subject_id, e.version, e.leaf, o.hash
        FROM unnest(\(Column(batch.placed.map(\.id))), \(Column(batch.placed.map(\.hash))))
            WITH ORDINALITY AS o (id, hash, number)
        JOIN journal.entries e ON e.id = o.id
        JOIN journal.sequencer s ON s.size = \(growth.size)
        """
    }

    private var tiles: Command {
        let changed = growth.changed.sorted { $0.key < $1.key }
        return Self.keep(changed, ifSizeIs: growth.size)
    }

    static func keep(_ tiles: [(key: TileCoordinate, value: [UInt8])], ifSizeIs size: Int64)
        -> Command
    {
        """
        INSERT INTO journal.tiles AS t (level, index, hashes)
        SELECT n.level, n.index, n.hashes
        FROM unnest(\(Column(tiles.map { Int32($0.key.level) })),
            \(Column(tiles.map { $0.key.index })), \(Column(tiles.map { $0.value })))
            AS n (level, index, hashes)
        JOIN journal.sequencer s ON s.size = \(size)
        ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes
        """
    }

    private var notify: Command {
        "SELECT pg_catalog.pg_notify(\(Self.channel), \(String(growth.size)))"
    }
}
