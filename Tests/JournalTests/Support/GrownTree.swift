@testable import Journal

/// A tree that grew as the sequencer grows it, batch by batch, with all its tiles kept.
struct GrownTree {
    private(set) var tiles = TreeTiles()
    private(set) var size: Int64 = 0
    private(set) var root = TreeHash.empty
    private var edge: [TileCoordinate: [UInt8]] = [:]

    mutating func add(_ leaves: some Sequence<[UInt8]>) throws {
        let growth = try TreeGrowth(from: size, edge: edge, adding: leaves.map { .leaf($0) })
        tiles.tiles.merge(growth.changed) { $1 }
        (size, root, edge) = (growth.size, growth.root, growth.edge)
    }

    init(_ leaves: [[UInt8]] = []) throws {
        try add(leaves)
    }

    func inclusion(_ position: Int64, _ size: Int64) throws -> InclusionProof {
        let ranges = InclusionProof.ranges(position: position, size: size)
        return InclusionProof(position: position, size: size, path: try fetched(ranges))
    }

    func consistency(_ from: Int64, _ to: Int64) throws -> ConsistencyProof {
        let ranges = ConsistencyProof.ranges(from: from, to: to)
        return ConsistencyProof(from: from, to: to, path: try fetched(ranges))
    }

    /// From only the tiles that the ranges ask for.
    private func fetched(_ ranges: [TreeRange]) throws -> [TreeHash] {
        let wanted = ranges.tiles.map { ($0, tiles.tiles[$0] ?? []) }
        return try TreeTiles(Dictionary(uniqueKeysWithValues: wanted)).hashes(of: ranges)
    }
}

extension [UInt8] {
    /// With one bit the other way round.
    func flipping(bit: Int) -> [UInt8] {
        var bytes = self
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return bytes
    }
}
