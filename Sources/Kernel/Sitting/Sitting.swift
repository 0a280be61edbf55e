import JSONRPC

/// A sitting of an organ: called, its roll frozen as of the cut-off, then open or without quorum,
/// closed with its protocol.
///
/// Who has a seat is for the module to say that knows the organ: it lets seats be named while the
/// sitting is called, and freezes the roll with ``HeldSitting/freeze(shares:in:)``. From then on the
/// kernel knows all that a vote needs.
package enum Sitting {
    package typealias ID = Identifier<Sitting>

    /// Source: `sitting.transitions`, which also says what may follow what.
    package enum State: String, Choice {
        case called
        case open
        case failed
        case closed
    }

    package static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema,
    ])

    static func answer(_ id: ID, version: Int64, _ state: State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "state": .string(state.rawValue),
            ], subject: id.value)
    }
}

/// The right to cast one vote at one sitting.
package enum Seat {
    package typealias ID = Identifier<Seat>
}

/// One question put to the vote.
package enum Ballot {
    package typealias ID = Identifier<Ballot>

    /// What a majority is counted of.
    enum Base: String, Choice {
        /// The votes cast; an abstention counts where it is one of the options.
        case cast
        /// All seats there are, named or not.
        case all
    }
}

/// One cast; the journal's name for it, which no vote and no slip bears.
enum Vote {
    typealias ID = Identifier<Vote>
}

/// The tenant whose sittings a call keeps: an officer's own, or a coordinator's alliance.
package struct SittingHost {
    package let id: Tenant.ID

    package init(_ call: Call) throws(Failure) {
        if let alliance = call.caller.alliance {
            id = alliance
        } else {
            id = try call.tenant
        }
    }
}
