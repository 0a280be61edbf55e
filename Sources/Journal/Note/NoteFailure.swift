/// Why a note, a checkpoint or a key is not to be believed.
package enum NoteFailure: Error, Sendable, Equatable {
    /// It is not written as the format asks: what is wrong, for people.
    case malformed(String)
    /// None of the keys that are trusted has signed it.
    case unknownSigner([String])
    /// A trusted key's signature does not belong to this text: one of the two was changed.
    case badSignature(String)
    /// The log's name in the text, and that of the key which signed it.
    case wrongOrigin(origin: String, signers: [String])
    /// A witness whose word was asked for has not given it.
    case notCosigned(String)
    /// The system's random or signing functions failed.
    case unsigned
}

extension NoteFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let what): what
        case .unknownSigner(let names):
            "none of the trusted keys has signed it; it is signed by "
                + (names.isEmpty ? "nobody" : names.joined(separator: ", "))
        case .badSignature(let name):
            "the signature of \(name) does not fit the text: one of the two was changed"
        case .wrongOrigin(let origin, let signers):
            "it speaks for \(origin), but is signed by \(signers.joined(separator: ", "))"
        case .notCosigned(let name): "the witness \(name) has not cosigned it"
        case .unsigned: "it could not be signed"
        }
    }
}
