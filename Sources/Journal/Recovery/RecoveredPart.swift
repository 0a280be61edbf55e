import Postgres

/// The statements that bring up to 256 leaves back to their positions.
struct RecoveredPart {
    var first: Int64
    var leaves: [RecoveredLeaf]
    var growth: TreeGrowth

    var statements: [Statement] {
        [
            extend.statement, advance.statement, append.statement,
            Appending.keep(growth.changed.sorted { $0.key < $1.key }, ifSizeIs: growth.size)
                .statement,
        ]
    }

    /// How many of these entries the register still knows.
    ///
    /// - Throws: when the log is not where it was read to be.
    func known(_ results: [ResultSet]) throws -> Int64 {
        guard results[2].touched == leaves.count,
            let known = try results[1].decode(Single<Int64>.self).first?.value
        else { throw TermEnd.lost }
        return known
    }

    private var ids: Column<UUIDValue> { Column(leaves.map(\.id)) }

    private var extend: Command { "SELECT journal.extend_log(\(growth.size))" }

    /// An entry that the register knows, but had not ordered yet, has its position now.
    private var advance: Query<Single<Int64>> {
        """
        WITH known AS (SELECT e.id FROM journal.entries e WHERE e.id = ANY (\(ids)))
        UPDATE journal.sequencer s SET size = \(growth.size),
            ahead = s.ahead || ARRAY(SELECT id FROM known),
            held = ARRAY(SELECT h FROM unnest(s.held) h WHERE h <> ALL (\(ids)))
        WHERE s.size = \(first)
        RETURNING (SELECT count(*) FROM known)
        """
    }

    private var append: Command {
        """
        INSERT INTO journal.log (position, entry_id, at, tenant_id, type, subject_kind, subject_id,
            version, leaf, leaf_hash)
        SELECT \(first) + n.number - 1, n.id, n.at, t.id, n.type, n.kind, n.subject, n.version,
               n.leaf, pg_catalog.sha256('\\x00'::bytea || n.leaf)
        FROM unnest(\(ids), \(Column(leaves.map(\.at))), \(Column(leaves.map(\.tenant))),
            \(Column(leaves.map(\.type))), \(Column(leaves.map(\.kind))),
            \(Column(leaves.map(\.subject))), \(Column(leaves.map(\.version))),
            \(Column(leaves.map(\.bytes))))
            WITH ORDINALITY AS n (id, at, tenant, type, kind, subject, version, leaf, number)
        JOIN journal.sequencer s ON s.size = \(growth.size)
        LEFT JOIN tenancy.tenants t ON t.code = n.tenant
        """
    }
}
