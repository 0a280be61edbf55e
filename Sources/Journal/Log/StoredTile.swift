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

extension [StoredTile] {
    package var byPlace: [TileCoordinate: [UInt8]] {
        [TileCoordinate: [UInt8]](map { ($0.place, $0.hashes) }) { $1 }
    }
}
