import Testing

@testable import Journal

@Suite struct TileTests {
    /// Source: C2SP tlog-tiles, the examples in the text.
    @Test func `a log of 70,000 entries has the tiles that the specification counts`() {
        let tiles = Array(TileCoordinate.all(of: 70_000))
        let widths = Dictionary(grouping: tiles, by: \.level)
            .mapValues { $0.map { $0.width(in: 70_000) } }
        #expect(widths[0]?.filter { $0 == 256 }.count == 273)
        #expect(widths[0]?.last == 112)
        #expect(widths[1] == [256, 17])
        #expect(widths[2] == [1])
        #expect(widths.count == 3)
        #expect(Array(TileCoordinate.all(of: 256)).map { $0.width(in: 256) } == [256, 1])
        #expect(TileCoordinate.edge(of: 256) == [TileCoordinate(level: 1, index: 0)])
        #expect(TileCoordinate.edge(of: 0).isEmpty)
        #expect(TileCoordinate(level: 0, index: 274).width(in: 70_000) == 0)
        #expect(TileCoordinate(level: 0, index: -1).width(in: 70_000) == 0)
        #expect(TileCoordinate(level: 0, index: .max).width(in: 70_000) == 0)
    }

    @Test func `the largest sizes overflow nothing`() {
        for size in [Int64.max, Int64.max - 1, 1 << 62] {
            #expect(TileCoordinate.edge(of: size).count <= 8)
            #expect(InclusionProof.ranges(position: size - 1, size: size).count <= 63)
            #expect(InclusionProof.ranges(position: 0, size: size).count <= 63)
            #expect(ConsistencyProof.ranges(from: size - 1, to: size).count <= 64)
        }
    }

    @Test func `tiles are named as the specification names them`() {
        let tile = TileCoordinate(level: 2, index: 1_234_067)
        #expect(TilePath.tile(tile, width: 256) == "tile/2/x001/x234/067")
        #expect(TilePath.tile(tile, width: 112) == "tile/2/x001/x234/067.p/112")
        #expect(TilePath.entries(5, width: 1) == "tile/entries/005.p/1")
        #expect(TilePath.entries(1_000, width: 256) == "tile/entries/x001/000")
        #expect(TilePath.entries(0, width: 256) == "tile/entries/000")
    }

    @Test func `an edge that does not belong to the size is refused`() throws {
        let tile = TileCoordinate(level: 0, index: 0)
        let hash = TreeHash.leaf([])
        #expect(throws: TreeDamage.missing(tile)) {
            try TreeGrowth(from: 1, edge: [:], adding: [hash])
        }
        #expect(throws: TreeDamage.width(tile, wanted: 2, found: 1)) {
            try TreeGrowth(from: 2, edge: [tile: hash.bytes], adding: [])
        }
        #expect(throws: TreeDamage.width(tile, wanted: 0, found: 1)) {
            try TreeGrowth(
                from: 256,
                edge: [
                    tile: hash.bytes, TileCoordinate(level: 1, index: 0): hash.bytes,
                ], adding: [])
        }
        #expect(try TreeGrowth(from: 0, edge: [:], adding: []).root == .empty)
    }

    @Test func `growing changes only the tiles that it must`() throws {
        let leaves = (0..<257).map { TreeHash.leaf([UInt8($0 & 255)]) }
        let full = try TreeGrowth(from: 0, edge: [:], adding: Array(leaves.prefix(256)))
        #expect(
            Set(full.changed.keys) == [
                TileCoordinate(level: 0, index: 0), TileCoordinate(level: 1, index: 0),
            ])
        #expect(full.edge.count == 1)
        let more = try TreeGrowth(from: 256, edge: full.edge, adding: [leaves[256]])
        #expect(Array(more.changed.keys) == [TileCoordinate(level: 0, index: 1)])
        #expect(more.edge.count == 2)
        #expect(try TreeGrowth(from: 257, edge: more.edge, adding: []).changed.isEmpty)
    }

    @Test func `a bundle gives its leaves back, and nothing else passes for one`() {
        let leaves: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535)]
        let bytes = EntryBundle.bytes(leaves)
        #expect(EntryBundle.leaves(bytes)?.map(Array.init) == leaves)
        #expect(EntryBundle.leaves(Array(bytes.dropLast())) == nil)
        #expect(EntryBundle.leaves([0]) == nil)
        #expect(EntryBundle.leaves([])?.isEmpty == true)
        #expect(EntryBundle.leaves([UInt8](repeating: 0, count: 512))?.count == 256)
        #expect(EntryBundle.leaves([UInt8](repeating: 0, count: 514)) == nil)
    }
}
