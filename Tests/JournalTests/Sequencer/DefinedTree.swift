import Crypto

/// The tree by its definition, sharing no code with the one under test.
///
/// Source: RFC 6962, section 2.1; C2SP tlog-tiles.
struct DefinedTree {
    let leaves: [[UInt8]]

    init(_ leaves: [[UInt8]]) { self.leaves = leaves.map { Self.hash([0] + $0) } }

    func root(of size: Int) -> [UInt8] { Self.root(leaves[..<size]) }

    /// Hashes of a level, which are cut into tiles of 256: those of complete subtrees.
    func level(_ level: Int) -> [[UInt8]] {
        var hashes = leaves
        for _ in 0..<level {
            hashes = (0..<hashes.count / 256).map {
                Self.root(hashes[($0 * 256)..<(($0 + 1) * 256)])
            }
        }
        return hashes
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private static func root(_ hashes: ArraySlice<[UInt8]>) -> [UInt8] {
        guard hashes.count > 1 else { return hashes.first ?? hash([]) }
        var split = 1
        while split * 2 < hashes.count { split *= 2 }
        let middle = hashes.startIndex + split
        return hash([1] + root(hashes[..<middle]) + root(hashes[middle...]))
    }
}
