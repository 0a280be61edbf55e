import Crypto

@testable import Journal

/// The definitions of RFC 6962, section 2.1, word for word and with nothing of the code under test
/// but the hash's type: slow, and with another way to every number.
final class NaiveTree {
    private let leaves: [[UInt8]]
    /// Many proofs share their nodes.
    private var known: [Range<Int>: [UInt8]] = [:]

    init(leaves: [[UInt8]]) { self.leaves = leaves }

    func root(_ size: Int) -> TreeHash { Self.hash(mth(0..<size)) }

    /// PATH(m, D[n])
    func inclusion(_ position: Int, _ size: Int) -> [TreeHash] {
        path(position, 0..<size).map(Self.hash)
    }

    /// PROOF(m, D[n])
    func consistency(_ from: Int, _ to: Int) -> [TreeHash] {
        subproof(from, 0..<to, true).map(Self.hash)
    }

    /// The hashes of a tile, each straight from its leaves.
    func tile(_ level: Int, _ index: Int, of size: Int) -> [UInt8] {
        let span = (0..<level).reduce(1) { span, _ in span * 256 }
        return (index * 256..<index * 256 + 256).filter { ($0 + 1) * span <= size }
            .flatMap { mth($0 * span..<($0 + 1) * span) }
    }

    private static func hash(_ bytes: [UInt8]) -> TreeHash { TreeHash(bytes) ?? .empty }

    private func mth(_ range: Range<Int>) -> [UInt8] {
        if let hash = known[range] { return hash }
        let hash: [UInt8]
        switch range.count {
        case 0: hash = Array(SHA256.hash(data: [UInt8]()))
        case 1: hash = Array(SHA256.hash(data: [0] + leaves[range.lowerBound]))
        default:
            let middle = range.lowerBound + split(range.count)
            let left = mth(range.lowerBound..<middle)
            hash = Array(SHA256.hash(data: [1] + left + mth(middle..<range.upperBound)))
        }
        known[range] = hash
        return hash
    }

    private func path(_ position: Int, _ range: Range<Int>) -> [[UInt8]] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return position < middle
            ? path(position, left) + [mth(right)] : path(position, right) + [mth(left)]
    }

    private func subproof(_ from: Int, _ range: Range<Int>, _ isWhole: Bool) -> [[UInt8]] {
        guard from < range.upperBound else { return isWhole ? [] : [mth(range)] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return from <= middle
            ? subproof(from, left, isWhole) + [mth(right)]
            : subproof(from, right, false) + [mth(left)]
    }

    /// The largest power of two below the number.
    private func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
