import JSONRPC
import Kernel
import Postgres

/// Proposes what an order's applications get, each of them. What waits for approval or publication is
/// replaced, and an order that was decided by it is evaluated again.
///
/// - Throws: ``Failure/notFound(_:)`` of `order` or `sitting`; ``Failure/conflict(_:)`` with
///   `record.stale`, `decision.orderNotOpen`, `decision.scoresMissing`,
///   `decision.sittingNotClosed`, `decision.sittingEarly`, `decision.ballotNotCarried`,
///   `decision.conflict`, `decision.ownConflict`, `constraint.decisions_ballot_of_sitting` or one
///   of ``Judgement/reasons``.
struct ProposeDecision: TransactionMethod {
    static let name = "decision.propose"
    static let summary =
        "Proposes an award or a refusal for each application; only the tenant sees it."
    static let access = Access.write(.decisionPropose)
    static let journal = JournalDeclaration.private("decision.proposed")
    static let result = Schema.receipt
    static let reasons: [Reason] =
        [
            .stale, .decisionOrderNotOpen, .decisionSittingNotClosed, .decisionSittingEarly,
            .decisionBallotNotCarried, .decisionConflict, .decisionOwnConflict,
            .decisionScoresMissing,
            .violated("decisions_ballot_of_sitting"),
        ] + Judgement.reasons

    let order: Order.ID
    let version: Int64
    let content: DecisionContent

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
        content = parameters.required(
            "content", "Sitting, ballot, outcomes, and the split of an award.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        guard let text = try? content.json.canonical() else {
            throw .invalidParameters([Problem("content", "number")])
        }
        let held = try await Order.hold(order, version: version, in: call)
        guard [.closed, .evaluation, .decided].contains(held.state) else {
            throw .conflict(.decisionOrderNotOpen)
        }
        try await Decision.insistImpartial(order, in: call)
        let tenant = try call.tenant
        let results = try await call.send(
            Judgement.Ground.statements(order, of: tenant)
                + [sitting(of: tenant), waiting(of: tenant)])
        _ = try Judgement(content, on: try Judgement.Ground(results[0..<3]))
        guard let sitting = try results[3].rows(HeardSitting.self).first else {
            throw .notFound("sitting")
        }
        guard !sitting.isAwaited else { throw .conflict(.decisionScoresMissing) }
        guard sitting.isClosed else { throw .conflict(.decisionSittingNotClosed) }
        guard sitting.isAfterOpening else { throw .conflict(.decisionSittingEarly) }
        guard !sitting.isPartial else { throw .conflict(.decisionConflict) }
        guard let option = sitting.option else { throw .conflict(.decisionBallotNotCarried) }
        let id = Decision.ID.make()
        var changes = try replace(try results[4].rows(Waiting.self).first, call)
        if held.state == .decided { changes += try reopen(held, call) }
        let proposal = String(decoding: text, as: UTF8.self)
        return try await call.finish(
            changes.statements + [try insert(id, proposal, option, call)],
            entries: changes.entries + [
                Entry(
                    "decision", id, version: 1,
                    facts: [
                        "state": .string(Decision.State.proposed.rawValue),
                        "order": .string(order.description),
                    ], hidden: [(field: "content", value: proposal)])
            ],
            answer: Answer(["id": .string(id.description), "version": 1], subject: id.value))
    }

    /// The decision with its first step; each refers to the other, so one statement writes both.
    private func insert(
        _ id: Decision.ID, _ text: String, _ option: Int64, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH step AS (
                INSERT INTO financing.decision_steps
                    (tenant_id, decision_id, seq, from_state, to_state, act, principal_id,
                     proposer_id)
                VALUES (\(try call.tenant), \(id), 1, 'new', 'proposed', \(Self.name),
                    \(try call.principal), \(try call.principal)))
            INSERT INTO financing.decisions
                (tenant_id, id, order_id, instrument, year, opened_at, sitting_id,
                 sitting_starts_at, ballot_id, ballot_option, content)
            SELECT o.tenant_id, \(id), o.id, o.instrument, o.year, o.opened_at, s.id, s.starts_at,
                \(content.ballot), \(option), \(text)
            FROM financing.orders o
            JOIN sitting.sittings s ON s.tenant_id = o.tenant_id AND s.id = \(content.sitting)
            WHERE o.tenant_id = \(try call.tenant) AND o.id = \(order)
            """
        return query.statement
    }
}

extension ProposeDecision {
    /// A sitting as far as a decision asks.
    private struct HeardSitting: RowDecodable {
        var isClosed: Bool
        var isAfterOpening: Bool
        /// Somebody has voted at it who may take no part in the order.
        var isPartial: Bool
        /// Scores of the order are still to come.
        var isAwaited: Bool
        /// What the ballot has carried.
        var option: Int64?

        init(from row: inout RowReader) throws(PostgresError) {
            isClosed = try row.next()
            isAfterOpening = try row.next()
            isPartial = try row.next()
            isAwaited = try row.next()
            option = try row.next(Int64?.self)
        }
    }

    /// A decision that is not public yet.
    private struct Waiting: RowDecodable {
        var id: Decision.ID
        var version: Int64
        var state: Decision.State
        var proposer: Principal.ID

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            version = try row.next()
            state = try row.word("state")
            proposer = try row.next()
        }
    }

    private func sitting(of tenant: Tenant.ID) -> Statement {
        let query: Query<HeardSitting> = """
            SELECT s.state = 'closed', s.starts_at >= o.opened_at,
                   financing.is_sitting_partial(s.id, o.id),
                   financing.is_awaiting_scores(o.id), (
                SELECT t.option::int8 FROM sitting.tallies t
                WHERE t.tenant_id = s.tenant_id AND t.ballot_id = \(content.ballot) AND t.carried)
            FROM sitting.sittings s
            JOIN financing.orders o ON o.tenant_id = s.tenant_id AND o.id = \(order)
            WHERE s.tenant_id = \(tenant) AND s.id = \(content.sitting)
            """
        return query.statement
    }

    private func waiting(of tenant: Tenant.ID) -> Statement {
        let query: Query<Waiting> = """
            SELECT d.id, d.version, d.state, s.principal_id
            FROM financing.decisions d
            JOIN financing.decision_steps s
                ON s.tenant_id = d.tenant_id AND s.decision_id = d.id AND s.seq = 1
            WHERE d.tenant_id = \(tenant) AND d.order_id = \(order)
              AND d.state IN ('proposed', 'approved')
            FOR UPDATE OF d
            """
        return query.statement
    }

    private func replace(_ waiting: Waiting?, _ call: Call) throws(Failure) -> Changes {
        guard let waiting else { return Changes() }
        let step = DecisionStep(act: Self.name, to: .replaced)
        let statements = try step.statements(
            waiting.id, version: waiting.version, from: waiting.state, proposer: waiting.proposer,
            by: call)
        let facts: JSON.Object = [
            "state": .string(step.to.rawValue), "order": .string(order.description),
        ]
        return Changes(
            statements: statements,
            entries: [Entry("decision", waiting.id, version: waiting.version + 1, facts: facts)])
    }

    /// What the order was decided by is replaced: it is evaluated again, and everybody sees that.
    private func reopen(_ held: Order.Held, _ call: Call) throws(Failure) -> Changes {
        let step = OrderStep(act: Self.name, to: .evaluation)
        var entry = step.entry(order, held)
        entry.isPublic = true
        return Changes(statements: try step.statements(order, held, by: call), entries: [entry])
    }
}
