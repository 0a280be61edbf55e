/// Why a server appends nothing to the log.
///
/// To append would either give two histories under one name or hide that one was lost; so a person
/// has to say what shall be.
package enum Refusal: Error, Sendable, Equatable {
    /// The database holds fewer entries than a checkpoint that was seen: it was set back.
    case behind(size: Int64, seen: Int64)
    /// The tree of that size has another root than the checkpoint that was seen.
    case forked(size: Int64)
    /// The log is bound to another database: this one was restored from a dump or copied.
    case copied
    /// The log is signed with another key, or under another name.
    case foreign(key: String, own: String)
    /// Tiles or the newest checkpoint are not what they must be.
    case broken(String)

    /// What is written now could contradict what was published; a foreign key only delays it.
    package var refusesWrites: Bool {
        if case .foreign = self { false } else { true }
    }
}

extension Refusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .behind(let size, let seen):
            "the database holds \(size) entries, but a checkpoint over \(seen) was published: it "
                + "is older than the log; `tizilim log recover` leads on"
        case .forked(let size):
            "the first \(size) entries are not those of the checkpoint that was published: "
                + "`tizilim log recover` leads on"
        case .copied:
            "this database is a copy of the one that the log is bound to; if it shall take its "
                + "place, run `tizilim log adopt`"
        case .foreign(let key, let own):
            "the log is signed with \(key), but this server has the key of \(own): give it the "
                + "log's key file (--log-key)"
        case .broken(let what):
            "\(what): restore the database, or see `tizilim log recover`"
        }
    }
}

/// Why a sequencer ends its term.
package enum TermEnd: Error {
    case refused(Refusal)
    /// The session broke or somebody else has moved the state: begin anew.
    case lost
    /// The database can't be asked.
    case failed(String)
}
