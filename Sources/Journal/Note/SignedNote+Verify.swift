import Crypto

extension SignedNote {
    /// The trusted keys that signed this text, in the order of the signatures, each once.
    ///
    /// Signatures of other keys are passed over, as the format asks.
    /// - Throws: when a trusted key's signature is false, or none of them has signed.
    package func signers(among keys: [VerifierKey]) throws(NoteFailure) -> [VerifierKey] {
        var signers: [VerifierKey] = []
        for signature in signatures {
            guard let key = keys.first(where: { $0.isNamed(by: signature) }) else { continue }
            guard key.verifies(signature, of: text) else { throw .badSignature(key.name) }
            if !signers.contains(key) { signers.append(key) }
        }
        guard !signers.isEmpty else { throw .unknownSigner(signatures.map(\.name)) }
        return signers
    }
}

extension VerifierKey {
    /// Whether the key made this signature of the text.
    package func verifies(_ signature: NoteSignature, of text: String) -> Bool {
        guard isNamed(by: signature),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        switch algorithm {
        case .ed25519:
            return key.isValidSignature(signature.signature, for: Array(text.utf8))
        case .cosignature:
            guard let seconds = cosignedSeconds(signature) else { return false }
            return key.isValidSignature(
                Array(signature.signature.dropFirst(Cosignature.timeBytes)),
                for: Cosignature.message(text, at: seconds))
        }
    }

    /// The time in a witness's signature; it must fit a signed number.
    func cosignedSeconds(_ signature: NoteSignature) -> UInt64? {
        guard algorithm == .cosignature, signature.signature.count > Cosignature.timeBytes else {
            return nil
        }
        let seconds = UInt64(bigEndianBytes: signature.signature.prefix(Cosignature.timeBytes))
        return seconds <= UInt64(Int64.max) ? seconds : nil
    }
}
