package import Crypto

/// One SHA-256 hash of the Merkle tree: 32 bytes held in place, without an allocation of its own.
package struct TreeHash: Sendable, Hashable {
    /// Bytes of a hash.
    package static let size = 32

    private var words: (UInt64, UInt64, UInt64, UInt64)

    package init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes {
            $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
        }
    }

    /// `nil` unless there are exactly 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        words = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    /// Hash of the tree without a leaf: that of nothing (RFC 9162, section 2.1.1).
    package static let empty = TreeHash(SHA256().finalize())

    /// Hash of a leaf: SHA-256(0x00 ‖ leaf).
    package static func leaf(_ leaf: some Collection<UInt8>) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [0x00])
        hash.update(data: Array(leaf))
        return TreeHash(hash.finalize())
    }

    /// Hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var input: [UInt8] = []
        input.reserveCapacity(1 + 2 * size)
        input.append(0x01)
        left.append(to: &input)
        right.append(to: &input)
        return TreeHash(SHA256.hash(data: input))
    }

    package func append(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
    }

    package static func == (left: TreeHash, right: TreeHash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.3)
    }
}
