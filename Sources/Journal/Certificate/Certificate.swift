package import JSONRPC

/// An entry of the register with all that shows, without a network, that the register made it.
///
/// The text form is in the module's page: header, leaf, disclosed texts, a blank line, and the
/// proof exactly as any other tool reads it.
package struct Certificate: Sendable, Equatable {
    package static let header = "tizilim.certificate/v1"
    /// More than an entry of 65,535 bytes can commit to, with the largest texts of a record.
    package static let bytesMax = 4 * 1024 * 1024

    /// The exact bytes that the log holds: one line of JSON.
    package var leaf: [UInt8]
    /// Texts that the leaf commits to and that may be seen.
    package var disclosed: [DisclosedText]
    package var proof: LogProof

    package init(leaf: [UInt8], disclosed: [DisclosedText], proof: LogProof) {
        self.leaf = leaf
        self.disclosed = disclosed
        self.proof = proof
    }

    package var bytes: [UInt8] {
        var bytes = Array((Self.header + "\n").utf8) + leaf + [.newline]
        for text in disclosed { bytes += Array((text.line + "\n").utf8) }
        return bytes + [.newline] + Array(proof.text.utf8)
    }

    package init(parsing bytes: some Collection<UInt8>) throws(ProofFailure) {
        guard bytes.count <= Self.bytesMax else {
            throw .malformed("it is longer than \(Self.bytesMax) bytes")
        }
        var rest = Array(bytes)[...]
        guard rest.takeLine() == Self.header else {
            throw .malformed("it does not begin with \(Self.header)")
        }
        guard let leaf = rest.takeLine(), !leaf.isEmpty else {
            throw .malformed("it holds no entry")
        }
        self.leaf = Array(leaf.utf8)
        disclosed = []
        while let line = rest.takeLine(), !line.isEmpty {
            disclosed.append(try DisclosedText(parsing: line))
        }
        proof = try LogProof(parsing: rest)
    }

    /// Checks everything; what comes back was said by the register.
    ///
    /// - Parameter keys: public keys of the log, of which one must have signed, and of witnesses,
    ///   who must all have cosigned.
    /// - Throws: the first thing that is wrong, in the order checkpoint, path, entry, texts.
    package func verify(trusting keys: [VerifierKey]) throws(ProofFailure) -> VerifiedEntry {
        let checkpoint = try proof.verify(.leaf(leaf), trusting: keys)
        let entry = try VerifiedEntry.members(of: leaf)
        for text in disclosed { try text.check(against: entry) }
        return VerifiedEntry(
            hash: .leaf(leaf), entry: entry, disclosed: disclosed, position: proof.index,
            size: checkpoint.checkpoint.size, root: checkpoint.checkpoint.root,
            signers: checkpoint.logKeys, cosignatures: checkpoint.cosignatures)
    }
}

/// What a certificate proves.
package struct VerifiedEntry: Sendable, Equatable {
    /// The leaf's hash.
    package var hash: TreeHash
    /// The leaf's members; `nil` where only its hash was at hand.
    package var entry: JSON.Object?
    package var disclosed: [DisclosedText]
    /// Counted from 0.
    package var position: Int64
    /// Entries of the log when it was signed.
    package var size: Int64
    package var root: TreeHash
    /// The log's keys that signed.
    package var signers: [VerifierKey]
    package var cosignatures: [Cosignature]

    static func members(of leaf: [UInt8]) throws(ProofFailure) -> JSON.Object {
        guard let entry = try? JSON(parsing: leaf.span).object else {
            throw .malformed("the entry is no JSON object")
        }
        return entry
    }
}
