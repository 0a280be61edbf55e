/// That a leaf is at a position of a tree.
package struct InclusionProof: Sendable, Equatable {
    /// Counted from 0.
    package var position: Int64
    /// Leaves of the tree.
    package var size: Int64
    /// From the leaf's sibling up to a child of the root.
    package var path: [TreeHash]

    package init(position: Int64, size: Int64, path: [TreeHash]) {
        self.position = position
        self.size = size
        self.path = path
    }

    /// The ranges whose hashes are the path: ask for ``Swift/Collection/tiles`` of them, then compute
    /// them with ``TreeTiles``.
    ///
    /// Source: RFC 9162, section 2.1.3.1.
    /// - Precondition: `0 <= position < size`.
    package static func ranges(position: Int64, size: Int64) -> [TreeRange] {
        var ranges: [TreeRange] = []
        var node = TreeRange(size: size)
        while node.end - node.start > 1 {
            let middle = node.middle
            if position < middle {
                ranges.append(TreeRange(middle, node.end))
                node.end = middle
            } else {
                ranges.append(TreeRange(node.start, middle))
                node.start = middle
            }
        }
        return ranges.reversed()
    }

    /// The root that the leaf and the path lead to, or `nil` when they fit no tree of this size: equal
    /// to the tree's root if and only if the leaf is there.
    ///
    /// Source: RFC 9162, section 2.1.3.2.
    package func root(over leaf: TreeHash) -> TreeHash? {
        guard position >= 0, position < size else { return nil }
        var (node, last, hash) = (position, size - 1, leaf)
        for sibling in path {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
