/// That a later tree holds all leaves of an earlier one, in the same places.
package struct ConsistencyProof: Sendable, Equatable {
    /// Leaves of the earlier tree.
    package var from: Int64
    /// Leaves of the later tree.
    package var to: Int64
    package var path: [TreeHash]

    package init(from: Int64, to: Int64, path: [TreeHash]) {
        self.from = from
        self.to = to
        self.path = path
    }

    /// The ranges whose hashes are the path; none from the empty tree or to the same one.
    ///
    /// Source: RFC 9162, section 2.1.4.1.
    /// - Precondition: `0 <= from <= to`.
    package static func ranges(from: Int64, to: Int64) -> [TreeRange] {
        guard from > 0 else { return [] }
        var ranges: [TreeRange] = []
        var node = TreeRange(size: to)
        while node.end != from {
            let middle = node.middle
            if from <= middle {
                ranges.append(TreeRange(middle, node.end))
                node.end = middle
            } else {
                ranges.append(TreeRange(node.start, middle))
                node.start = middle
            }
        }
        if node.start > 0 { ranges.append(node) }
        return ranges.reversed()
    }

    /// Whether the path leads from the earlier tree's root to the later one's.
    ///
    /// Source: RFC 9162, section 2.1.4.2; everything follows from the empty tree.
    package func connects(_ earlier: TreeHash, _ later: TreeHash) -> Bool {
        guard from > 0, from < to else {
            guard from == 0 ? to >= 0 && earlier == .empty : from == to else { return false }
            return path.isEmpty && (from < to || earlier == later)
        }
        // A complete earlier tree is a node of the later one, which needs no mention in the path.
        let isComplete = from & (from - 1) == 0
        guard let roots = roots(isComplete ? [earlier] + path : path) else { return false }
        return roots == (earlier, later)
    }

    private func roots(_ path: [TreeHash]) -> (TreeHash, TreeHash)? {
        guard let first = path.first else { return nil }
        var (node, last) = (from - 1, to - 1)
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var (earlier, later) = (first, first)
        for hash in path.dropFirst() {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                earlier = .node(hash, earlier)
                later = .node(hash, later)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                later = .node(later, hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? (earlier, later) : nil
    }
}
