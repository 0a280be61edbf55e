import JSONRPC
import Kernel
import Postgres

/// What a tenant decides on the applications of an order: an award or a refusal for each.
///
/// Until it is published only the tenant sees it. Every step is signed, and who proposed it does not
/// approve it.
enum Decision {
    typealias ID = Identifier<Decision>

    /// Source: `financing.decision_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case proposed
        /// Another one was proposed in its place.
        case replaced
        case approved
        /// Applicants may complain.
        case published
        case final
        /// A complaint against it was upheld.
        case annulled
    }

    /// A decision's row and its order's, both locked to the end of the call.
    struct Held: RowDecodable {
        var order: Order.ID
        var orderRow: Order.Held
        var version: Int64
        var state: State
        var proposer: Principal.ID
        var content: String
        /// Of a published one.
        var standstillEndsAt: Timestamp?
        /// By the database's clock.
        var isStandstillOver: Bool
        var openComplaints: Int64
        /// It gives somebody something.
        var isAward: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            order = try row.next()
            orderRow = try Order.Held(from: &row)
            version = try row.next()
            state = try row.word("state")
            proposer = try row.next()
            content = try row.next()
            standstillEndsAt = try row.next(Timestamp?.self)
            isStandstillOver = try row.next()
            openComplaints = try row.next()
            isAward = try row.next()
        }
    }

    /// Locks a decision of the caller's tenant with its order, which comes first.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let held = try await call.hold(lock("d.id = \(id)", of: call.tenant), "decision")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    /// The caller may take part in what is decided on an order that the call holds.
    ///
    /// - Throws: ``Failure/conflict(_:)`` with `decision.ownConflict`.
    /// - Source: Law 36-III, Art. 6-1: no money through those to whom its takers are related.
    static func insistImpartial(_ order: Order.ID, in call: Call) async throws(Failure) {
        let own = try await call.send([ownConflict(order, in: call)])
        try insistNone(own[0], .decisionOwnConflict)
    }

    private static func ownConflict(
        _ order: Order.ID, in call: Call
    ) throws(Failure) -> Statement {
        let query: Query<Single<Bool>> = """
            SELECT financing.is_partial(\(try call.principal), \(order))
            """
        return query.statement
    }

    private static func insistNone(_ result: ResultSet, _ reason: Reason) throws(Failure) {
        guard try result.rows(Single<Bool>.self).first?.value == false else {
            throw .conflict(reason)
        }
    }

    /// Nobody has voted for a decision or signed it of whom a relation to an applicant is known by
    /// now; the caller is none of them either. The call holds its order, for which nobody declares
    /// anything meanwhile.
    ///
    /// - Throws: ``Failure/conflict(_:)`` with `decision.ownConflict` or `decision.conflict`.
    static func insistImpartial(
        _ id: ID, on order: Order.ID, in call: Call
    ) async throws(Failure) {
        let others: Query<Single<Bool>> = """
            SELECT financing.is_decision_partial(\(try call.tenant), \(id))
            """
        let results = try await call.send([ownConflict(order, in: call), others.statement])
        try insistNone(results[0], .decisionOwnConflict)
        try insistNone(results[1], .decisionConflict)
    }

    /// The one that a complaint is about.
    static func lock(complainedOf complaint: Complaint.ID, of tenant: Tenant.ID) -> Query<Held> {
        lock(
            """
            d.id = (SELECT n.decision_id FROM financing.complaint_notices n
                    WHERE n.tenant_id = \(tenant) AND n.id = \(complaint))
            """, of: tenant)
    }

    private static func lock(_ condition: Fragment, of tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT o.id, o.version, o.state, o.opens_at, o.closes_at,
               clock_timestamp() >= o.closes_at, d.version, d.state, s.principal_id, d.content,
               p.standstill_ends_at, coalesce(clock_timestamp() >= p.standstill_ends_at, false),
               coalesce(p.complaints - p.rulings, 0)::int8, EXISTS (
                   SELECT FROM financing.awards a
                   WHERE a.tenant_id = d.tenant_id AND a.order_id = o.id AND a.decision_id = d.id)
        FROM financing.orders o
        JOIN financing.decisions d ON d.tenant_id = o.tenant_id AND d.order_id = o.id
        JOIN financing.decision_steps s
            ON s.tenant_id = d.tenant_id AND s.decision_id = d.id AND s.seq = 1
        LEFT JOIN financing.published_decisions p ON p.tenant_id = d.tenant_id AND p.id = d.id
        WHERE d.tenant_id = \(tenant) AND \(sql: condition) FOR UPDATE OF o, d
        """
    }
}

/// One step of a decision after its proposal.
struct DecisionStep {
    let act: String
    let to: Decision.State
    /// Of the last step: it is not taken before.
    var standstillEndsAt: Timestamp?

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Decision.State.schema,
        "order": OrderStep.receipt,
    ])

    /// The signed step, and the decision as it then stands.
    func statements(
        _ id: Decision.ID, version: Int64, from state: Decision.State, proposer: Principal.ID,
        by call: Call
    ) throws(Failure) -> [Statement] {
        let step: Command = """
            INSERT INTO financing.decision_steps
                (tenant_id, decision_id, seq, from_state, to_state, act, principal_id,
                 proposer_id, standstill_ends_at)
            VALUES (\(try call.tenant), \(id), \(version + 1), \(state.rawValue), \(to.rawValue),
                \(act), \(try call.principal), \(proposer), \(standstillEndsAt))
            """
        let update: Command = """
            UPDATE financing.decisions SET version = \(version + 1), state = \(to.rawValue)
            WHERE tenant_id = \(try call.tenant) AND id = \(id)
            """
        return [step.statement, update.statement]
    }

    func statements(
        _ id: Decision.ID, _ held: Decision.Held, by call: Call
    ) throws(Failure) -> [Statement] {
        try statements(
            id, version: held.version, from: held.state, proposer: held.proposer, by: call)
    }

    func entry(
        _ id: Decision.ID, _ held: Decision.Held, facts: JSON.Object = [:],
        texts: [(field: String, value: String)] = []
    ) -> Entry {
        var members = facts
        members["state"] = .string(to.rawValue)
        members["order"] = .string(held.order.description)
        return Entry("decision", id, version: held.version + 1, facts: members, texts: texts)
    }

    func answer(_ id: Decision.ID, _ held: Decision.Held, order: Order.State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(held.version + 1),
                "state": .string(to.rawValue),
                "order": .object(
                    OrderStep.answer(
                        held.order, version: held.orderRow.version + 1, state: order)),
            ], subject: id.value)
    }
}
