/// What a method leaves in the journal; the list over all methods is a golden file.
package enum JournalDeclaration: Sendable, Equatable {
    /// One public entry of this type for each changed subject.
    case `public`(String)
    /// An entry that only the audit trail shows.
    case `private`(String)
    /// Nothing, and why.
    case none(String)

    package var type: String? {
        switch self {
        case .public(let type), .private(let type): type
        case .none: nil
        }
    }
}
