/// Where a tile is in the tree: its level (0 holds leaf hashes) and its index in the level.
///
/// A tile is up to 256 hashes side by side, as one array of `32 × width` bytes; its width follows
/// from the size of the tree.
///
/// Source: C2SP tlog-tiles, "Merkle Tree".
package struct TileCoordinate: Sendable, Hashable {
    /// Levels of the tree in a tile: its hashes are the leaves of a subtree of this height.
    package static let height = 8
    /// Hashes of a full tile.
    package static let widthMax = 256
    /// Levels of a tree of up to 2^63 - 1 leaves.
    package static let levelMax = 7

    package var level: Int
    package var index: Int64

    package init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    /// How many hashes a level has in a tree of this size: one for each full tile below.
    package static func hashes(atLevel level: Int, of size: Int64) -> Int64 {
        size >> Int64(level * height)
    }

    /// Hashes of this tile in a tree of that size: 0 where there is none, at most 256.
    package func width(in size: Int64) -> Int {
        let hashes = Self.hashes(atLevel: level, of: size)
        let before = index.multipliedReportingOverflow(by: Int64(Self.widthMax))
        guard index >= 0, !before.overflow, hashes > before.partialValue else { return 0 }
        return Int(min(hashes - before.partialValue, Int64(Self.widthMax)))
    }

    /// The tiles at the right edge that are not full, from the leaves up; a level whose last tile is
    /// full has none. They hold all that the root is computed from.
    package static func edge(of size: Int64) -> [TileCoordinate] {
        (0...levelMax).compactMap { level in
            let hashes = hashes(atLevel: level, of: size)
            let isOpen = hashes & Int64(widthMax - 1) != 0
            return isOpen ? TileCoordinate(level: level, index: hashes >> Int64(height)) : nil
        }
    }

    /// All tiles of a tree of this size, level by level from the leaves.
    package static func all(of size: Int64) -> some Sequence<TileCoordinate> {
        (0...levelMax).lazy.flatMap { level in
            let hashes = hashes(atLevel: level, of: size)
            let tiles = hashes >> Int64(height) + (hashes & Int64(widthMax - 1) == 0 ? 0 : 1)
            return (0..<tiles).lazy.map { TileCoordinate(level: level, index: $0) }
        }
    }
}

extension TileCoordinate: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.level, left.index) < (right.level, right.index)
    }
}

extension TileCoordinate: CustomStringConvertible {
    package var description: String { "tile \(level)/\(index)" }
}
