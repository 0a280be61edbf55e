/// What appending leaves makes of a tree: only the tiles at the right edge are needed, and only
/// those that changed come back.
package struct TreeGrowth: Sendable {
    /// Leaves of the grown tree.
    package private(set) var size: Int64
    /// Its hash.
    package private(set) var root: TreeHash
    /// Tiles that are new or longer than before, whole, with the edge's old hashes in front.
    package private(set) var changed: [TileCoordinate: [UInt8]]
    /// The tiles to hand over next time: those of ``TileCoordinate/edge(of:)`` for ``size``.
    package private(set) var edge: [TileCoordinate: [UInt8]]

    /// - Parameters:
    ///   - size: leaves of the tree so far.
    ///   - edge: the tiles of ``TileCoordinate/edge(of:)`` for that size.
    ///   - leaves: hashes of the new leaves, in order.
    /// - Throws: for an edge that does not belong to the size.
    package init(
        from size: Int64, edge: [TileCoordinate: [UInt8]], adding leaves: [TreeHash]
    ) throws(TreeDamage) {
        try Self.check(edge, of: size)
        self.size = size
        self.edge = edge
        changed = [:]
        root = .empty
        for leaf in leaves {
            append(leaf, at: TileCoordinate(level: 0, index: self.size >> 8))
            self.size += 1
        }
        changed.merge(self.edge.filter { edge[$0.key] != $0.value }) { $1 }
        root = try TreeTiles(self.edge).root(of: self.size)
    }

    /// A full tile leaves the edge; its root is one hash of the level above.
    private mutating func append(_ hash: TreeHash, at tile: TileCoordinate) {
        hash.append(to: &edge[tile, default: []])
        guard edge[tile]?.count == TileCoordinate.widthMax * TreeHash.size else { return }
        guard let full = edge.removeValue(forKey: tile),
            let root = full.treeHash(over: 0..<TileCoordinate.widthMax)
        else { return }
        changed[tile] = full
        append(
            root,
            at: TileCoordinate(
                level: tile.level + 1, index: tile.index >> Int64(TileCoordinate.height)))
    }

    private static func check(
        _ edge: [TileCoordinate: [UInt8]], of size: Int64
    ) throws(TreeDamage) {
        for tile in TileCoordinate.edge(of: size) {
            let wanted = tile.width(in: size)
            guard let bytes = edge[tile] else { throw .missing(tile) }
            guard bytes.count == wanted * TreeHash.size else {
                throw .width(tile, wanted: wanted, found: bytes.count / TreeHash.size)
            }
        }
        for tile in edge.keys where tile.width(in: size) % TileCoordinate.widthMax == 0 {
            throw .width(tile, wanted: 0, found: (edge[tile] ?? []).count / TreeHash.size)
        }
    }
}
