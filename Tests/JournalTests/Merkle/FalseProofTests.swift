import Testing

@testable import Journal

/// Nothing false passes: a changed proof leads to no root, or to another one.
@Suite struct FalseProofTests {
    private static let leaves = (0..<300).map { Array("entry \($0)".utf8) }

    @Test(arguments: [(0, 1), (0, 2), (4, 7), (255, 256), (256, 257), (131, 300), (299, 300)])
    func `a changed inclusion proof`(_ position: Int, _ size: Int) throws {
        let tree = try GrownTree(Self.leaves)
        let root = try tree.tiles.root(of: Int64(size))
        let leaf = TreeHash.leaf(Self.leaves[position])
        let proof = try tree.inclusion(Int64(position), Int64(size))
        #expect(proof.root(over: leaf) == root)
        for changed in proof.changed {
            #expect(changed.root(over: leaf) != root, "\(changed)")
        }
        #expect(proof.root(over: .leaf(Self.leaves[(position + 1) % 300])) != root)
    }

    @Test func `no other position or size takes the same path`() throws {
        let tree = try GrownTree(Self.leaves)
        let proof = try tree.inclusion(131, 300)
        for position in Int64(0)..<310 where position != 131 {
            let moved = InclusionProof(position: position, size: 300, path: proof.path)
            #expect(moved.root(over: .leaf(Self.leaves[131])) != tree.root)
        }
        #expect(InclusionProof(position: -1, size: 1, path: []).root(over: .empty) == nil)
        #expect(InclusionProof(position: 0, size: 0, path: []).root(over: .empty) == nil)
    }

    @Test(arguments: [(1, 2), (3, 7), (4, 8), (6, 8), (255, 257), (256, 300), (131, 300)])
    func `a changed consistency proof`(_ from: Int64, _ to: Int64) throws {
        let tree = try GrownTree(Self.leaves)
        let (earlier, later) = (try tree.tiles.root(of: from), try tree.tiles.root(of: to))
        let proof = try tree.consistency(from, to)
        #expect(proof.connects(earlier, later))
        #expect(!proof.connects(later, earlier))
        #expect(!proof.connects(earlier, earlier))
        for changed in InclusionProof(position: 0, size: 0, path: proof.path).changed {
            let proof = ConsistencyProof(from: from, to: to, path: changed.path)
            #expect(!proof.connects(earlier, later), "\(proof)")
        }
        for size in from + 1..<to {
            #expect(
                !ConsistencyProof(from: size, to: to, path: proof.path)
                    .connects(try tree.tiles.root(of: size + 1), later))
        }
    }

    @Test func `everything follows from the empty tree, and nothing precedes it`() throws {
        let tree = try GrownTree(Self.leaves)
        #expect(ConsistencyProof(from: 0, to: 300, path: []).connects(.empty, tree.root))
        #expect(ConsistencyProof(from: 0, to: 0, path: []).connects(.empty, .empty))
        #expect(!ConsistencyProof(from: 0, to: 0, path: []).connects(.empty, tree.root))
        #expect(!ConsistencyProof(from: 0, to: 300, path: []).connects(tree.root, tree.root))
        #expect(!ConsistencyProof(from: 3, to: 2, path: []).connects(tree.root, tree.root))
        #expect(!ConsistencyProof(from: -1, to: 2, path: []).connects(.empty, tree.root))
    }
}

extension InclusionProof {
    /// The same with one bit of a hash flipped, a hash left out, doubled, or put in front.
    fileprivate var changed: [InclusionProof] {
        var paths: [[TreeHash]] = [path + [.empty], [.empty] + path]
        for (place, hash) in path.enumerated() {
            for bit in [0, 100, 255] {
                var changed = path
                changed[place] = TreeHash(hash.bytes.flipping(bit: bit)) ?? .empty
                paths.append(changed)
            }
            var (shorter, longer) = (path, path)
            shorter.remove(at: place)
            longer.insert(hash, at: place)
            paths += [shorter, longer]
        }
        return paths.map { InclusionProof(position: position, size: size, path: $0) }
    }
}
