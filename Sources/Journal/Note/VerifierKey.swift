import Crypto

/// A public key, with the name of who signs with it.
///
/// Source: C2SP signed-note, `name+id+key`; C2SP tlog-cosignature for witnesses.
package struct VerifierKey: Sendable, Hashable {
    package enum Algorithm: UInt8, Sendable {
        /// Ed25519 over the note's text: a log.
        case ed25519 = 0x01
        /// Ed25519 over a time and the text: a witness.
        case cosignature = 0x04
    }

    /// Bytes of an Ed25519 key, public or private.
    static let keyBytes = 32

    package let name: String
    package let algorithm: Algorithm
    package let publicKey: [UInt8]

    /// - Throws: for a name with spaces or a plus sign, and a key that is not 32 bytes.
    package init(
        name: String, algorithm: Algorithm = .ed25519, publicKey: [UInt8]
    ) throws(NoteFailure) {
        guard Self.isName(name) else { throw Self.badName }
        guard publicKey.count == Self.keyBytes else {
            throw .malformed("a public key has \(Self.keyBytes) bytes")
        }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// First four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ key).
    package var id: UInt32 {
        let input = Array(name.utf8) + [.newline, algorithm.rawValue] + publicKey
        return UInt32(bigEndianBytes: SHA256.hash(data: input).prefix(4))
    }

    /// The id as eight hexadecimal digits.
    package var idText: String { Self.hex(id) }

    /// `name+id+key`: the text to publish.
    package var text: String {
        "\(name)+\(idText)+" + Base64.text([algorithm.rawValue] + publicKey)
    }

    package init(parsing text: some StringProtocol) throws(NoteFailure) {
        let parts = try KeyParts(text)
        guard let algorithm = Algorithm(rawValue: parts.algorithm) else {
            throw .malformed("the public key is of a kind that is not known here")
        }
        try self.init(name: parts.name, algorithm: algorithm, publicKey: parts.key)
        guard id == parts.id else {
            throw .malformed("the public key does not fit its id \(Self.hex(parts.id))")
        }
    }

    /// Whether a signature names this key.
    package func isNamed(by signature: NoteSignature) -> Bool {
        signature.keyID == id && signature.name.utf8.elementsEqual(name.utf8)
    }

    static let badName = NoteFailure.malformed(
        "a key's name is not empty and holds no space, plus sign or control character")

    static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            }
    }

    static func hex(_ id: UInt32) -> String {
        let text = String(id, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }
}

/// `name+id+base64(algorithm ‖ key)`, what public and private keys have in common.
struct KeyParts {
    var name: String
    var id: UInt32
    var algorithm: UInt8
    var key: [UInt8]

    init(_ text: some StringProtocol) throws(NoteFailure) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8, let id = UInt32(parts[1], radix: 16),
            let bytes = Base64.bytes(parts[2]), let algorithm = bytes.first
        else { throw .malformed("a key is written as name+id+key") }
        guard bytes.count == 1 + VerifierKey.keyBytes else {
            throw .malformed("a key has \(VerifierKey.keyBytes) bytes")
        }
        name = String(parts[0])
        self.id = id
        self.algorithm = algorithm
        key = Array(bytes.dropFirst())
    }
}
