/// A certificate that fits a QR code: the entry, its way to the root and one signature of the log.
///
/// It proves the same as the long form, without the texts that the entry only commits to and
/// without witnesses. The root is left out: it follows from the entry and the path, and the
/// signature fits no other. An entry that is too long for a code is there as its hash alone; then
/// the code proves that an entry with this hash is in the log, and not what it says.
package struct ShortCertificate: Sendable, Equatable {
    /// What a code of version 40 with error correction M holds of these characters; of arbitrary
    /// bytes it holds 2,331. Source: ISO/IEC 18004, table 7.
    package static let charactersMax = 3_391
    package static let mark = "TZL1:"

    package enum Content: Sendable, Equatable {
        case leaf([UInt8])
        case hash(TreeHash)
    }

    package var origin: String
    package var keyID: UInt32
    package var signature: [UInt8]
    package var position: Int64
    package var size: Int64
    package var path: [TreeHash]
    package var content: Content

    /// The short form of a certificate, or `nil` when its checkpoint has lines of another log or no
    /// Ed25519 signature in the log's name; of several, the first one is kept: that of the newest key.
    package init?(_ certificate: Certificate) {
        let note = certificate.proof.checkpoint
        guard let checkpoint = try? Checkpoint(parsing: note.text), checkpoint.extensions.isEmpty,
            checkpoint.origin.utf8.count <= UInt8.max,
            let signature = note.signatures.first(where: {
                $0.name.utf8.elementsEqual(checkpoint.origin.utf8)
                    && $0.signature.count == Self.signatureBytes
            })
        else { return nil }
        origin = checkpoint.origin
        keyID = signature.keyID
        self.signature = signature.signature
        position = certificate.proof.index
        size = checkpoint.size
        path = certificate.proof.path
        content = .leaf(certificate.leaf)
        guard text.utf8.count > Self.charactersMax else { return }
        content = .hash(.leaf(certificate.leaf))
    }

    /// Checks everything that the code holds.
    package func verify(trusting keys: [VerifierKey]) throws(ProofFailure) -> VerifiedEntry {
        let (hash, entry) =
            switch content {
            case .leaf(let leaf): (TreeHash.leaf(leaf), try? VerifiedEntry.members(of: leaf))
            case .hash(let hash): (hash, nil)
            }
        let proof = InclusionProof(position: position, size: size, path: path)
        guard let root = proof.root(over: hash) else { throw .position(position, size: size) }
        let text = Checkpoint(origin: origin, size: size, root: root).text
        let line = NoteSignature(name: origin, keyID: keyID, signature: signature)
        let signer = keys.first { $0.algorithm == .ed25519 && $0.isNamed(by: line) }
        guard let signer else { throw .checkpoint(.unknownSigner([origin])) }
        guard signer.verifies(line, of: text) else { throw .notSigned(origin) }
        if case .leaf(let leaf) = content { _ = try VerifiedEntry.members(of: leaf) }
        return VerifiedEntry(
            hash: hash, entry: entry, disclosed: [], position: position, size: size, root: root,
            signers: [signer], cosignatures: [])
    }
}
