import Kernel
import Logging
import Postgres

/// How far the log is: what has positions, and what is signed.
struct LogSize: RowDecodable {
    var appended: Int64
    /// Zero before the first checkpoint.
    var signed: Int64

    init(from row: inout RowReader) throws(PostgresError) {
        appended = try row.next()
        signed = try row.next()
    }

    static let read: Query<LogSize> = """
        SELECT s.size, coalesce((SELECT max(size) FROM journal.checkpoints), 0)
        FROM journal.sequencer s
        """

    /// The size that a proof is asked for: by itself, the newest that is signed.
    ///
    /// - Throws: ``Failure/notFound(_:)`` for a tree that the log has not grown to.
    static func chosen(_ wanted: Int64?, in call: Call) async throws(Failure) -> Int64 {
        let size = try await call.hold(read, "log")
        let chosen = wanted ?? size.signed
        guard 0...size.appended ~= chosen else { throw .notFound("tree") }
        return chosen
    }
}

extension LogSize {
    /// For what the log's own tables should never hold.
    static func incident(_ message: String) -> Failure {
        .incident(
            PostgresError(.limited("log"), message: message), Logger(label: "tizilim.journal"))
    }
}

extension Collection<TreeRange> {
    /// The hashes of these ranges, from the few stored tiles that they need.
    func hashes(in call: Call) async throws(Failure) -> [TreeHash] {
        let stored = try await call.rows(StoredTile.at(tiles))
        do throws(TreeDamage) {
            return try TreeTiles(stored.byPlace).hashes(of: Array(self))
        } catch {
            throw LogSize.incident("\(error)")
        }
    }
}
