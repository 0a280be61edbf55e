/// What a log's key file holds: usually one key; two while an old one is being replaced.
///
/// All of them sign, so that a reader who knows the old or the new public key believes the
/// checkpoints of the overlap. One key a line, the oldest first.
package struct SigningKeys: Sendable {
    /// More keys at a time serve nobody and make every checkpoint longer.
    package static let countMax = 4

    /// At least one, the newest last, all with one name.
    package private(set) var keys: [SigningKey]

    package init(_ key: SigningKey) { keys = [key] }

    /// - Throws: for a file without keys, with too many, or with keys of several names.
    package init(parsing text: String) throws(NoteFailure) {
        var keys: [SigningKey] = []
        for line in text.split(separator: "\n") { keys.append(try SigningKey(parsing: line)) }
        guard let first = keys.first else { throw .malformed("the key file holds no key") }
        let isOneName = keys.allSatisfy {
            $0.verifier.name.utf8.elementsEqual(first.verifier.name.utf8)
        }
        guard isOneName else { throw .malformed("the key file holds keys of several names") }
        guard keys.count <= Self.countMax else {
            throw .malformed("the key file holds more than \(Self.countMax) keys")
        }
        guard keys.allSatisfy({ $0.verifier.algorithm == .ed25519 }) else {
            throw .malformed("the key file holds the key of a witness")
        }
        self.keys = keys
    }

    /// The text to keep, and to show nobody.
    package var secretText: String { keys.map { $0.secretText + "\n" }.joined() }

    /// The log's name, which is its checkpoints' origin.
    package var name: String { keys[0].verifier.name }

    /// The public keys, the newest first.
    package var verifiers: [VerifierKey] { keys.reversed().map(\.verifier) }

    /// The note with the signatures of all keys, the newest first.
    package func sign(_ text: String) throws(NoteFailure) -> SignedNote {
        var signatures: [NoteSignature] = []
        for key in keys.reversed() { signatures.append(try key.sign(text)) }
        return SignedNote(text: text, signatures: signatures)
    }

    /// With a new key, to begin the overlap.
    package func rotated() throws(NoteFailure) -> SigningKeys {
        guard keys.count < Self.countMax else {
            throw .malformed("the key file holds \(Self.countMax) keys already")
        }
        var rotated = self
        rotated.keys.append(try SigningKey(name: name))
        return rotated
    }

    /// Only the newest key, to end the overlap.
    package func retired() -> SigningKeys { SigningKeys(keys[keys.count - 1]) }
}
