/// A complete subtree: the hash over the leaves `index × 2^height ..< (index + 1) × 2^height`.
package struct Subtree: Sendable, Hashable {
    package var height: Int
    package var index: Int64

    /// The one tile that the subtree's hash is in, or is computed from.
    package var tile: TileCoordinate {
        let first = index << Int64(heightInTile)
        return TileCoordinate(
            level: height / TileCoordinate.height, index: first >> Int64(TileCoordinate.height))
    }

    /// Which of the tile's hashes are below the subtree.
    var hashesInTile: Range<Int> {
        let first = (index << Int64(heightInTile)) & Int64(TileCoordinate.widthMax - 1)
        return Int(first)..<Int(first) + 1 << heightInTile
    }

    private var heightInTile: Int { height % TileCoordinate.height }
}

/// Leaves `start..<end` that one node of a tree stands for.
///
/// - Precondition: `start` is a multiple of the smallest power of two that is not below the count,
///   as it is for every node of a tree.
package struct TreeRange: Sendable, Hashable {
    package var start: Int64
    package var end: Int64

    package init(_ start: Int64, _ end: Int64) {
        self.start = start
        self.end = end
    }

    /// The whole tree.
    package init(size: Int64) { self.init(0, size) }

    /// The complete subtrees from left to right, each smaller than the one before.
    package var subtrees: [Subtree] {
        var subtrees: [Subtree] = []
        var place = start
        while place < end {
            let height = (end - place).bitWidth - 1 - (end - place).leadingZeroBitCount
            subtrees.append(Subtree(height: height, index: place >> Int64(height)))
            place += 1 << Int64(height)
        }
        return subtrees
    }

    /// Where the node's children meet: the largest power of two below the count, from the start on.
    var middle: Int64 {
        let count = end - start - 1
        return start + 1 << Int64(count.bitWidth - 1 - count.leadingZeroBitCount)
    }
}

extension Collection<TreeRange> {
    /// The tiles that the hashes of these ranges are computed from, each once, in order.
    package var tiles: [TileCoordinate] {
        Set(flatMap { $0.subtrees.map(\.tile) }).sorted()
    }
}
