import Testing

@testable import Journal

/// The tree of tiles and the definition of RFC 6962 agree.
@Suite struct AgreementTests {
    private static let leaves = (0..<100_000).map { Array("entry \($0)".utf8) }

    @Test func `roots and proofs of all sizes from 1 to 300`() throws {
        let naive = NaiveTree(leaves: Array(Self.leaves.prefix(300)))
        var tree = try GrownTree()
        var numbers = Numbers(1)
        for size in 1...300 {
            try tree.add([Self.leaves[size - 1]])
            #expect(tree.root == naive.root(size))
            for _ in 0..<3 {
                try agree(tree, naive, Int.random(in: 0..<size, using: &numbers), size)
            }
            try agree(tree, naive, 0, size)
            try agree(tree, naive, size - 1, size)
        }
    }

    @Test func `roots, tiles and proofs of random sizes to 100,000`() throws {
        let naive = NaiveTree(leaves: Self.leaves)
        var tree = try GrownTree()
        var numbers = Numbers(2)
        while tree.size < 100_000 {
            let step = [1, 7, 255, 256, 257, 3_000, 30_000].randomElement(using: &numbers) ?? 1
            let end = min(Int(tree.size) + step, 100_000)
            try tree.add(Self.leaves[Int(tree.size)..<end])
            #expect(tree.root == naive.root(end))
            try agree(tree, naive, Int.random(in: 0..<end, using: &numbers), end)
        }
        for tile in TileCoordinate.all(of: 100_000) {
            let bytes = naive.tile(tile.level, Int(tile.index), of: 100_000)
            #expect(tree.tiles.tiles[tile] == bytes, "\(tile)")
            #expect(bytes.count == tile.width(in: 100_000) * TreeHash.size)
        }
        #expect(tree.tiles.tiles.count == Array(TileCoordinate.all(of: 100_000)).count)
    }

    /// Proofs of the tree as it is now, and as it was at some size before.
    private func agree(
        _ tree: GrownTree, _ naive: NaiveTree, _ position: Int, _ size: Int
    ) throws {
        let leaf = TreeHash.leaf(Self.leaves[position])
        let inclusion = try tree.inclusion(Int64(position), Int64(size))
        #expect(inclusion.path == naive.inclusion(position, size))
        #expect(inclusion.root(over: leaf) == naive.root(size))
        let earlier = position + 1
        let consistency = try tree.consistency(Int64(earlier), Int64(size))
        #expect(consistency.path == naive.consistency(earlier, size))
        #expect(consistency.connects(naive.root(earlier), naive.root(size)))
        #expect(try tree.tiles.root(of: Int64(earlier)) == naive.root(earlier))
    }
}
