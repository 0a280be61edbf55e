import JSONRPC
import Kernel
import Postgres

/// An organisation's application to an order; nobody else's until the order is opened.
enum Application {
    typealias ID = Identifier<Application>

    /// Source: `financing.application_transitions`.
    enum State: String, Choice {
        case draft
        case submitted
        case withdrawn
    }

    /// The application's row, locked to the end of the call, with the order held beside it.
    struct Held: RowDecodable {
        var tenant: Tenant.ID
        var order: Order.ID
        var version: Int64
        var seq: Int32
        var state: State
        var content: String

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            order = try row.next()
            version = try row.next()
            seq = try row.next()
            state = try row.word("state")
            content = try row.next()
        }
    }

    /// Locks an application of the caller's organisation.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let query: Query<Held> = """
            SELECT a.tenant_id, a.order_id, a.version, a.seq, a.state, a.content
            FROM financing.applications a
            WHERE a.organisation_id = \(try call.organisation) AND a.id = \(id) FOR UPDATE
            """
        let held = try await call.hold(query, "application")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema,
    ])

    static func answer(_ id: ID, version: Int64, state: State) -> JSON.Object {
        [
            "id": .string(id.description), "version": .int(version),
            "state": .string(state.rawValue),
        ]
    }
}

/// An order as an applicant holds it: beside other applicants, against its opening.
struct OpenOrderForApplicant: RowDecodable {
    var tenant: Tenant.ID
    var state: Order.State?
    var opensAt: Timestamp
    var closesAt: Timestamp
    var now: Timestamp

    init(from row: inout RowReader) throws(PostgresError) {
        tenant = try row.next()
        state = Order.State(rawValue: try row.next())
        opensAt = try row.next()
        closesAt = try row.next()
        now = try row.next()
    }

    static func hold(_ id: Order.ID, in call: Call) async throws(Failure) -> OpenOrderForApplicant {
        let query: Query<OpenOrderForApplicant> = """
            SELECT h.tenant_id, h.state, h.opens_at, h.closes_at, clock_timestamp()
            FROM financing.hold_order(\(id)) h
            """
        return try await call.hold(query, "order")
    }

    /// Announced, and the deadline has not passed by the time of this look.
    func insistOnAnnounced() throws(Failure) {
        guard state == .announced else { throw .conflict(.orderNotAnnounced) }
        guard now < closesAt else { throw .conflict(.orderClosed) }
    }

    /// Accepts submissions. The constraint of the step looks at the clock once more, for good.
    func insistOnAccepting() throws(Failure) {
        try insistOnAnnounced()
        guard now >= opensAt else { throw .conflict(.orderNotYet) }
    }
}

/// One step of an application.
struct ApplicationStep {
    let act: String
    let from: Application.State?
    let to: Application.State
    let seq: Int32

    func insert(
        _ id: Application.ID, _ order: Order.ID, _ held: OpenOrderForApplicant, by call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.application_steps
            (tenant_id, application_id, seq, order_id, organisation_id, from_state, to_state, act,
             opens_at, closes_at, principal_id)
        VALUES (\(held.tenant), \(id), \(seq), \(order), \(try call.organisation),
            \(from?.rawValue ?? "new"), \(to.rawValue), \(act), \(held.opensAt),
            \(held.closesAt), \(try call.principal))
        """
    }

    /// The application as it stands after the step.
    static func update(
        _ id: Application.ID, _ held: Application.Held, to state: Application.State
    ) -> Statement {
        let query: Command = """
            UPDATE financing.applications
            SET version = \(held.version + 1), seq = \(held.seq + 1), state = \(state.rawValue),
                edited_at = clock_timestamp()
            WHERE tenant_id = \(held.tenant) AND id = \(id)
            """
        return query.statement
    }
}
