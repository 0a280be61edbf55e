/// Tiles at hand, and the hashes that follow from them.
///
/// A tile may be wider than the tree in question had it: the hashes in front stay the same.
package struct TreeTiles: Sendable {
    package var tiles: [TileCoordinate: [UInt8]]

    package init(_ tiles: [TileCoordinate: [UInt8]] = [:]) { self.tiles = tiles }

    /// Hash of the whole tree of this size (RFC 9162, section 2.1.1).
    package func root(of size: Int64) throws(TreeDamage) -> TreeHash {
        try hash(of: TreeRange(size: size))
    }

    package func hashes(of ranges: [TreeRange]) throws(TreeDamage) -> [TreeHash] {
        var hashes: [TreeHash] = []
        hashes.reserveCapacity(ranges.count)
        for range in ranges { hashes.append(try hash(of: range)) }
        return hashes
    }

    package func hash(of range: TreeRange) throws(TreeDamage) -> TreeHash {
        var hash: TreeHash?
        for subtree in range.subtrees.reversed() {
            let left = try self.hash(of: subtree)
            hash = hash.map { TreeHash.node(left, $0) } ?? left
        }
        return hash ?? .empty
    }

    package func hash(of subtree: Subtree) throws(TreeDamage) -> TreeHash {
        guard let tile = tiles[subtree.tile] else { throw .missing(subtree.tile) }
        let range = subtree.hashesInTile
        guard let hash = tile.treeHash(over: range) else {
            throw .width(
                subtree.tile, wanted: range.upperBound, found: tile.count / TreeHash.size)
        }
        return hash
    }
}

extension [UInt8] {
    /// Hash number `place` of a tile.
    package func treeHash(at place: Int) -> TreeHash? {
        let start = place * TreeHash.size
        guard start >= 0, start + TreeHash.size <= count else { return nil }
        return TreeHash(self[start..<start + TreeHash.size])
    }

    /// The root over a power of two of a tile's hashes.
    func treeHash(over range: Range<Int>) -> TreeHash? {
        guard range.count > 1 else { return treeHash(at: range.lowerBound) }
        let middle = range.lowerBound + range.count / 2
        guard let left = treeHash(over: range.lowerBound..<middle),
            let right = treeHash(over: middle..<range.upperBound)
        else { return nil }
        return .node(left, right)
    }
}
