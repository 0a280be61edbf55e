/// A checkpoint whose signatures were checked against trusted keys.
package struct SignedCheckpoint: Sendable, Equatable {
    package let note: SignedNote
    package let checkpoint: Checkpoint
    /// The log's own keys that signed.
    package let logKeys: [VerifierKey]
    package let cosignatures: [Cosignature]

    /// - Parameter keys: public keys of the log, of which one must have signed, and of witnesses,
    ///   who must all have cosigned.
    package init(
        parsing bytes: some Collection<UInt8>, trusting keys: [VerifierKey]
    ) throws(NoteFailure) {
        try self.init(try SignedNote(parsing: bytes), trusting: keys)
    }

    package init(_ note: SignedNote, trusting keys: [VerifierKey]) throws(NoteFailure) {
        let checkpoint = try Checkpoint(parsing: note.text)
        let signers = try note.signers(among: keys)
        logKeys = signers.filter {
            $0.algorithm == .ed25519 && $0.name.utf8.elementsEqual(checkpoint.origin.utf8)
        }
        guard !logKeys.isEmpty else {
            throw .wrongOrigin(origin: checkpoint.origin, signers: signers.map(\.name))
        }
        if let absent = keys.first(where: { $0.algorithm == .cosignature && !signers.contains($0) })
        {
            throw .notCosigned(absent.name)
        }
        cosignatures = note.signatures.compactMap { signature in
            guard let witness = signers.first(where: { $0.isNamed(by: signature) }),
                let seconds = witness.cosignedSeconds(signature)
            else { return nil }
            return Cosignature(witness: witness, seconds: seconds)
        }
        self.note = note
        self.checkpoint = checkpoint
    }
}
