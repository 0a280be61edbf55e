import JSONRPC
import Kernel
import Postgres

/// An order: what a tenant finances, for whom, how much, and by when to apply.
enum Order {
    typealias ID = Identifier<Order>

    /// Source: `financing.order_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case announced
        /// Its applications are opened.
        case closed
        case evaluation
        /// Two officers agree on a decision that is not public yet.
        case decided
        /// The decision is public, and applicants may complain.
        case standstill
        case contracting
        case running
        case completed
        /// Nobody applied, or nobody got anything.
        case failed
        case cancelled
    }

    /// An order's row, locked to the end of the call.
    struct Held: RowDecodable {
        var version: Int64
        var state: State
        var opensAt: Timestamp
        var closesAt: Timestamp
        /// The database's clock has reached the closing instant.
        var hasClosed: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            state = try row.word("state")
            opensAt = try row.next()
            closesAt = try row.next()
            hasClosed = try row.next()
        }
    }

    /// Locks an order of the caller's tenant.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let query: Query<Held> = """
            SELECT o.version, o.state, o.opens_at, o.closes_at, clock_timestamp() >= o.closes_at
            FROM financing.orders o
            WHERE o.tenant_id = \(try call.tenant) AND o.id = \(id) FOR UPDATE
            """
        let held = try await call.hold(query, "order")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }
}

/// One step of an announced order.
struct OrderStep {
    let act: String
    let to: Order.State
    var closesAt: Timestamp?
    var reason: ReasonText?

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Order.State.schema,
    ])

    static func answer(_ id: Order.ID, version: Int64, state: Order.State) -> JSON.Object {
        [
            "id": .string(id.description), "version": .int(version),
            "state": .string(state.rawValue),
        ]
    }

    func history(_ id: Order.ID, _ held: Order.Held, by call: Call) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO financing.order_steps
                (tenant_id, order_id, seq, from_state, to_state, act, actor, closed_before,
                 closes_at, reason)
            VALUES (\(try call.tenant), \(id), \(held.version + 1), \(held.state.rawValue),
                \(to.rawValue), \(act), \(call.caller.publicName), \(held.closesAt),
                \(closesAt ?? held.closesAt), \(reason))
            """
        return query.statement
    }

    /// The step, and the order as it then stands.
    func statements(
        _ id: Order.ID, _ held: Order.Held, by call: Call
    ) throws(Failure) -> [Statement] {
        let update: Command = """
            UPDATE financing.orders SET version = \(held.version + 1), state = \(to.rawValue)
            WHERE tenant_id = \(try call.tenant) AND id = \(id)
            """
        return [try history(id, held, by: call), update.statement]
    }

    func entry(_ id: Order.ID, _ held: Order.Held, facts: JSON.Object = [:]) -> Entry {
        var members = facts
        members["state"] = .string(to.rawValue)
        members["closesAt"] = closesAt.map { .string($0.description) }
        return Entry(
            "order", id, version: held.version + 1, facts: members,
            texts: reason.map { [(field: "reason", value: $0.text)] } ?? [])
    }
}

/// Money that an order held and nobody is awarded goes back to its budget lines.
enum Reservation {
    static func release(_ id: Order.ID, of tenant: Tenant.ID) -> Statement {
        let query: Command = """
            WITH released AS (
                UPDATE financing.order_lines SET released_tiyn = amount_tiyn - awarded_tiyn
                WHERE tenant_id = \(tenant) AND order_id = \(id) AND released_tiyn = 0
                RETURNING line_id, released_tiyn
            )
            UPDATE financing.budget_lines b SET reserved_tiyn = b.reserved_tiyn - r.released_tiyn
            FROM released r WHERE b.tenant_id = \(tenant) AND b.id = r.line_id
            """
        return query.statement
    }
}
