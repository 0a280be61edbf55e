package import Postgres

/// A row of `journal.tiles`.
package struct StoredTile: RowDecodable {
    package var place: TileCoordinate
    package var hashes: [UInt8]

    package init(from row: inout RowReader) throws(PostgresError) {
        place = TileCoordinate(level: try row.next(), index: try row.next())
        hashes = try row.next()
    }

    /// Those of these tiles that are there, each by its key, however many tiles the log has.
    package static func at(_ places: [TileCoordinate]) -> Query<StoredTile> {
        """
        SELECT w.level, w.index, t.hashes
        FROM unnest(\(Column(places.map { Int32($0.level) })), \(Column(places.map(\.index))))
            AS w (level, index)
        -- OFFSET keeps the planner from reading all tiles because a few are wanted.
        CROSS JOIN LATERAL (SELECT hashes FROM journal.tiles
            WHERE level = w.level::smallint AND index = w.index OFFSET 0) t
        """
    }
}

extension StoredTile {
    /// What a tree of this size needs to grow, and its root.
    static func tree(
        of size: Int64, on session: Session
    ) async throws -> (edge: [TileCoordinate: [UInt8]], root: TreeHash) {
        let edge = TileCoordinate.edge(of: size)
        let places = Set(edge + [TreeRange(size: size)].tiles).sorted()
        let stored = try await session.rows([at(places).statement])[0].decode(StoredTile.self)
        let tiles = TreeTiles(stored.byPlace)
        return (tiles.tiles.filter { edge.contains($0.key) }, try tiles.root(of: size))
    }
}

extension [StoredTile] {
    package var byPlace: [TileCoordinate: [UInt8]] {
        [TileCoordinate: [UInt8]](map { ($0.place, $0.hashes) }) { $1 }
    }
}
