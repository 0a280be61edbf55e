/// The first thing that is wrong with a log.
package enum AuditFailure: Error, Sendable, Equatable {
    /// The log could not be asked; nothing is said about it.
    case source(SourceFault)
    case checkpoint(NoteFailure)
    /// A file is missing, unreadable or of another length than the signed size asks for.
    case absent(LogAbsence)
    /// The kept checkpoint is one of another log.
    case otherLog(kept: String, now: String)
    /// Entries are gone from the end.
    case shrunk(kept: Int64, now: Int64)
    /// What was there when the kept checkpoint was signed is not there any more, although the log
    /// has signed both.
    case rewritten(kept: Int64)
    /// These entries are not those that the signed root was computed over.
    case entries(first: Int64, last: Int64)
    /// A tile is not what the entries, which lead to the signed root, make of it.
    case tile(TileCoordinate, hash: Int)
    /// Entries and tiles lead elsewhere than to the signed root: both were changed.
    case root
}

extension AuditFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .source(let fault): "the log can't be read: \(fault)"
        case .checkpoint(let failure): "the checkpoint is not to be believed: \(failure)"
        case .absent(let absence): absence.description
        case .otherLog(let kept, let now):
            "the kept checkpoint is of another log: \(kept), and this one is \(now)"
        case .shrunk(let kept, let now):
            "entries were removed: the log had \(kept), and has \(now) now"
        case .rewritten(let kept):
            "the log was rewritten: its first \(kept) entries are not those of the kept "
                + "checkpoint. Keep both checkpoints: they prove it, the log has signed them"
        case .entries(let first, let last) where first == last:
            "entry \(first) was changed, removed, moved or inserted later"
        case .entries(let first, let last):
            "entries \(first) to \(last) were changed, along with their hashes"
        case .tile(let tile, let hash):
            "\(tile) was changed at hash \(hash); the entries are as they were signed"
        case .root:
            "neither the entries nor the tiles lead to the root that was signed"
        }
    }
}

/// What a source failed with, as it was thrown.
package struct SourceFault: Error, Sendable, Equatable, CustomStringConvertible {
    package var cause: any Error

    package var description: String { "\(cause)" }

    package static func == (left: Self, right: Self) -> Bool {
        left.description == right.description
    }
}
