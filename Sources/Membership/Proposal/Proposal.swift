import Kernel
import Postgres

/// What a forum, a congress or an organisation proposes to the state; an alliance keeps it.
///
/// Every change is a step of its history, so that the version is the number of the last step.
enum Proposal {
    typealias ID = Identifier<Proposal>

    /// Source: `membership.proposal_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case received
        case studied
        case accepted
        case rejected
        case implementing
        case implemented

        /// Somebody is expected to act; a deadline can pass.
        var isOpen: Bool { self != .rejected && self != .implemented }
    }

    enum OriginKind: String, Choice {
        case forum
        case congress
        case sitting
        case organisation
    }

    /// A proposal's row, locked to the end of the call.
    struct Held: RowDecodable {
        var version: Int64
        var state: State
        /// It is said who does it, under which item of the plan and by when.
        var isPlanned: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            state = try row.word("state")
            isPlanned = try row.next()
        }
    }

    /// Locks a proposal of the caller's alliance.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let held = try await call.hold(lock(id, of: call.alliance), "proposal")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    private static func lock(_ id: ID, of alliance: Tenant.ID) -> Query<Held> {
        """
        SELECT version, state, num_nonnulls(responsible, plan_item, deadline) = 3
        FROM membership.proposals WHERE tenant_id = \(alliance) AND id = \(id) FOR UPDATE
        """
    }
}
