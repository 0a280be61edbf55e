package import Crypto

/// A private key; its text opens every door that the log has, so it prints without it.
///
/// Source: `PRIVATE+KEY+name+id+key` of golang.org/x/mod/sumdb/note.
package struct SigningKey: Sendable {
    private static let prefix = "PRIVATE+KEY+"

    /// The public half, with the name.
    package let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new key.
    /// - Throws: for a name that no key can have.
    package init(
        name: String, algorithm: VerifierKey.Algorithm = .ed25519,
        key: Curve25519.Signing.PrivateKey = .init()
    ) throws(NoteFailure) {
        self.key = key
        verifier = try VerifierKey(
            name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
    }

    package init(parsing text: some StringProtocol) throws(NoteFailure) {
        guard text.utf8.starts(with: Self.prefix.utf8) else {
            throw .malformed("a private key begins with \(Self.prefix)")
        }
        let parts = try KeyParts(text.dropFirst(Self.prefix.count))
        guard let algorithm = VerifierKey.Algorithm(rawValue: parts.algorithm),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: parts.key)
        else { throw .malformed("the private key is of a kind that is not known here") }
        try self.init(name: parts.name, algorithm: algorithm, key: key)
        guard verifier.id == parts.id else {
            throw .malformed("the private key does not fit its id")
        }
    }

    /// The text to keep, and to show nobody.
    package var secretText: String {
        Self.prefix + "\(verifier.name)+\(verifier.idText)+"
            + Base64.text([verifier.algorithm.rawValue] + Array(key.rawRepresentation))
    }

    /// Signs a note's text, which ends with a newline.
    package func sign(_ text: String) throws(NoteFailure) -> NoteSignature {
        try signature(over: Array(text.utf8), after: [])
    }

    /// States as a witness that at this time (seconds since 1970) the text was the newest one seen.
    package func cosign(_ text: String, at seconds: UInt64) throws(NoteFailure) -> NoteSignature {
        try signature(
            over: Cosignature.message(text, at: seconds), after: seconds.bigEndianBytes)
    }

    private func signature(
        over message: [UInt8], after prefix: [UInt8]
    ) throws(NoteFailure) -> NoteSignature {
        guard let signature = try? key.signature(for: message) else { throw .unsigned }
        return NoteSignature(
            name: verifier.name, keyID: verifier.id, signature: prefix + Array(signature))
    }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "the private key of \(verifier.name)+\(verifier.idText)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
