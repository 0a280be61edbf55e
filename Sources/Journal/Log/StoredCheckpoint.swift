package import Postgres

/// A row of `journal.checkpoints`.
package struct StoredCheckpoint: RowDecodable, Equatable {
    package var size: Int64
    package var root: [UInt8]
    /// As it was signed, without cosignatures.
    package var note: String

    package init(from row: inout RowReader) throws(PostgresError) {
        size = try row.next()
        root = try row.next()
        note = try row.next()
    }

    package static let newest: Query<StoredCheckpoint> = """
        SELECT size, root, note FROM journal.checkpoints ORDER BY size DESC LIMIT 1
        """

    /// The newest head as it is handed out: with the cosignatures of witnesses below.
    static let published: Fragment = """
        SELECT c.size, encode(c.root, 'base64') AS root,
               c.note || coalesce((
                   SELECT string_agg(s.line || chr(10), '' ORDER BY s.at, s.witness)
                   FROM journal.cosignatures s WHERE s.size = c.size), '') AS note
        FROM journal.checkpoints c ORDER BY c.size DESC LIMIT 1
        """

    package static func over(_ size: Int64) -> Query<StoredCheckpoint> {
        "SELECT size, root, note FROM journal.checkpoints WHERE size = \(size)"
    }

    /// Only over what is committed: the log must have that size.
    static func keep(_ size: Int64, root: TreeHash, note: SignedNote) -> Command {
        """
        INSERT INTO journal.checkpoints (size, root, note)
        SELECT s.size, \(root.bytes), \(note.description) FROM journal.sequencer s
        WHERE s.size = \(size)
        ON CONFLICT (size) DO NOTHING
        """
    }
}
