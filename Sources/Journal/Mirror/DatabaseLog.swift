package import Postgres

/// The log as the database keeps it, read by a role that reads what is public.
package struct DatabaseLog: LogSource {
    private let session: Session

    package init(_ session: Session) { self.session = session }

    package func checkpoint() async throws -> [UInt8] {
        let query: Query<Single<String>> =
            "SELECT h.note FROM (\(sql: StoredCheckpoint.published)) h"
        let notes = try await session.rows([query.statement])[0].decode(Single<String>.self)
        guard let note = notes.first else { throw LogAbsence(TilePath.checkpoint, "is missing") }
        return Array(note.value.utf8)
    }

    package func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8] {
        let stored = try await session.rows([StoredTile.at([tile]).statement])[0]
            .decode(StoredTile.self)
        guard let hashes = stored.first?.hashes else {
            throw LogAbsence(TilePath.tile(tile, width: width), "is missing")
        }
        return Array(hashes.prefix(width * TreeHash.size))
    }

    package func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>] {
        let first = index << Int64(TileCoordinate.height)
        let query: Query<Single<[UInt8]>> = """
            SELECT leaf FROM journal.log
            WHERE position >= \(first) AND position < \(first + Int64(width)) ORDER BY position
            """
        let leaves = try await session.rows([query.statement])[0].decode(Single<[UInt8]>.self)
        return leaves.map { $0.value[...] }
    }
}
