/// The first thing that is wrong with a proof or a certificate.
package enum ProofFailure: Error, Sendable, Equatable {
    /// It is not written as the format asks: what is wrong, for people.
    case malformed(String)
    /// The checkpoint is not the log's.
    case checkpoint(NoteFailure)
    /// The checkpoint's tree has no such position, or the path has not the length that it asks for.
    case position(Int64, size: Int64)
    /// Entry and path lead to another root than the signed one.
    case notIncluded
    /// The short form's signature does not fit the root that entry and path lead to.
    case notSigned(String)
    /// The entry holds no commitment to a text of this field.
    case notCommitted(field: String)
    /// The text is not the one that the entry commits to.
    case otherText(field: String)
}

extension ProofFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let what): what
        case .checkpoint(let failure): "the checkpoint is not to be believed: \(failure)"
        case .position(let position, let size):
            "the proof is none for position \(position) in a log of \(size) entries"
        case .notIncluded:
            "the entry is not in the log that was signed: "
                + "the entry, its position or the proof was changed"
        case .notSigned(let name):
            "\(name) has not signed a log with this entry: "
                + "the entry, the proof or the signature was changed"
        case .notCommitted(let field): "the entry says nothing about the text \"\(field)\""
        case .otherText(let field): "the text \"\(field)\" is not the one that was entered"
        }
    }
}
