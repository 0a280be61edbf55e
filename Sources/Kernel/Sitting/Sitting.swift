import JSONRPC

/// A sitting of an organ: called, perhaps cancelled, its roll frozen as of the cut-off, then open or
/// without quorum, closed with its protocol.
///
/// Of an organ of persons the roll is what ``AppointSeat`` has made it and ``OpenSitting`` takes it.
/// Who sends delegates to any other is for the module to say that knows the organ: it lets seats be
/// named while the sitting is called, and freezes the roll with ``HeldSitting/freeze(shares:in:)``.
/// From then on the kernel knows all that a vote needs.
package enum Sitting {
    package typealias ID = Identifier<Sitting>

    /// Source: `sitting.transitions`, which also says what may follow what.
    package enum State: String, Choice {
        case called
        case open
        case failed
        case closed
        case cancelled
    }

    /// Whose seats there are.
    package enum Roll: String, Choice {
        /// Of delegates whom members name before the cut-off.
        case delegates
        /// Of persons who were appointed, as of the cut-off.
        case appointed
    }

    /// No congress has more. Source: `sittings_roll_counts`.
    static let seats: ClosedRange<Int64> = 0...1_000_000

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

/// A person's seat in an organ, from a day on: the right to a ``Seat`` at each of its sittings.
package enum Mandate {
    package typealias ID = Identifier<Mandate>
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
