import JSONRPC
import Kernel
import Postgres

/// Rules on a complaint, publicly, as somebody else than who approved the decision.
///
/// What is upheld sets the decision aside: its awards give nothing any more, their money is free for
/// the next decision, and the order is evaluated anew. A further complaint against the same decision
/// is ruled on as well, and changes nothing then.
///
/// - Throws: ``Failure/notFound(_:)`` of `complaint`; ``Failure/conflict(_:)`` with
///   `complaint.ruled`, `complaint.fourEyes` or `decision.ownConflict`.
struct RuleComplaint: TransactionMethod {
    static let name = "complaint.rule"
    static let summary =
        "Rules on a complaint with public reasons; upheld, the decision is annulled."
    static let access = Access.write(.complaintRule)
    static let journal = JournalDeclaration.public("complaint.ruled")
    static let result = Schema.object([
        "id": .id, "outcome": Complaint.Outcome.schema, "decision": .id,
        "decisionState": Decision.State.schema,
    ])
    static let reasons: [Reason] = [
        .complaintRuled, .complaintFourEyes, .decisionOwnConflict,
    ]

    let complaint: Complaint.ID
    let outcome: Complaint.Outcome
    let reason: Texts<ProseRule>

    init(_ parameters: inout Parameters) {
        complaint = parameters.required("complaint", "The complaint.")
        outcome = parameters.required("outcome", "Whether it is right.")
        reason = parameters.required("reason", "Why; everybody reads it.")
    }

    /// What was ruled on the decision so far.
    private struct Docket: RowDecodable {
        var decision: Decision.ID
        var isRuled: Bool
        var rulings: Int64
        var approver: Principal.ID

        init(from row: inout RowReader) throws(PostgresError) {
            decision = try row.next()
            isRuled = try row.next()
            rulings = try row.next()
            approver = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let held = try await call.hold(
            Decision.lock(complainedOf: complaint, of: tenant), "complaint")
        // Behind the lock: of two rulings at once the second one sees the first.
        let docket = try await call.hold(docket(of: tenant), "complaint")
        guard !docket.isRuled else { throw .conflict(.complaintRuled) }
        guard try call.principal != docket.approver else { throw .conflict(.complaintFourEyes) }
        try await Decision.insistImpartial(held.order, in: call)
        var changes = Changes(
            statements: [try write(docket, call), count(docket, of: tenant)],
            entries: [entry(docket)])
        var state = held.state
        if outcome == .upheld, held.state == .published {
            state = .annulled
            changes += try annul(docket.decision, held, call)
        }
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(
                [
                    "id": .string(complaint.description), "outcome": .string(outcome.rawValue),
                    "decision": .string(docket.decision.description),
                    "decisionState": .string(state.rawValue),
                ], subject: complaint.value))
    }

    private func docket(of tenant: Tenant.ID) -> Query<Docket> {
        """
        SELECT p.id, EXISTS (
                   SELECT FROM financing.complaint_rulings r
                   WHERE r.tenant_id = n.tenant_id AND r.complaint_id = n.id),
               p.rulings::int8, s.principal_id
        FROM financing.complaint_notices n
        JOIN financing.published_decisions p
            ON p.tenant_id = n.tenant_id AND p.id = n.decision_id
        JOIN financing.decision_steps s ON s.tenant_id = p.tenant_id AND s.decision_id = p.id
            AND s.act = 'decision.approve'
        WHERE n.tenant_id = \(tenant) AND n.id = \(complaint)
        """
    }

    /// The ruling and its signature; each refers to the other, so one statement writes both.
    private func write(_ docket: Docket, _ call: Call) throws(Failure) -> Statement {
        let query: Command = """
            WITH signature AS (
                INSERT INTO financing.complaint_signers
                    (tenant_id, complaint_id, decision_id, principal_id, approver_id)
                VALUES (\(try call.tenant), \(complaint), \(docket.decision),
                    \(try call.principal), \(docket.approver)))
            INSERT INTO financing.complaint_rulings
                (tenant_id, complaint_id, decision_id, ordinal, outcome, reason_kk, reason_ru,
                 actor)
            VALUES (\(try call.tenant), \(complaint), \(docket.decision), \(docket.rulings + 1),
                \(outcome.rawValue), \(reason.kk), \(reason.ru), \(call.caller.publicName))
            """
        return query.statement
    }

    private func count(_ docket: Docket, of tenant: Tenant.ID) -> Statement {
        let query: Command = """
            UPDATE financing.published_decisions SET rulings = \(docket.rulings + 1)
            WHERE tenant_id = \(tenant) AND id = \(docket.decision)
            """
        return query.statement
    }

    private func entry(_ docket: Docket) -> Entry {
        Entry(
            "complaint", complaint, version: 2,
            facts: [
                "decision": .string(docket.decision.description),
                "outcome": .string(outcome.rawValue),
            ], texts: reason.commitments("reason"))
    }
}

extension RuleComplaint {
    /// Sets the decision aside; what its awards took of the order's lines is free again.
    private func annul(
        _ decision: Decision.ID, _ held: Decision.Held, _ call: Call
    ) throws(Failure) -> Changes {
        let tenant = try call.tenant
        let free: Command = """
            UPDATE financing.order_lines l SET awarded_tiyn = l.awarded_tiyn - s.amount
            FROM (SELECT p.line_id, sum(p.amount_tiyn)::int8 AS amount
                  FROM financing.awards a
                  JOIN financing.award_lines p ON p.tenant_id = a.tenant_id AND p.award_id = a.id
                  WHERE a.tenant_id = \(tenant) AND a.order_id = \(held.order)
                    AND a.decision_id = \(decision)
                  GROUP BY p.line_id) s
            WHERE l.tenant_id = \(tenant) AND l.order_id = \(held.order)
              AND l.line_id = s.line_id
            """
        let step = DecisionStep(act: Self.name, to: .annulled)
        let orderStep = OrderStep(act: Self.name, to: .evaluation)
        return Changes(
            statements: try step.statements(decision, held, by: call)
                + [free.statement] + orderStep.statements(held.order, held.orderRow, by: call),
            entries: [
                step.entry(decision, held), orderStep.entry(held.order, held.orderRow),
            ])
    }
}
