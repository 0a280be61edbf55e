import JSONRPC
import Kernel
import Postgres

/// The work list of a tenant: whatever of its orders waits for somebody, what is due first on top.
///
/// Where no rule sets a day, an item is due on the day from which it can be done.
struct ListFinancingQueue: QueryMethod {
    static let name = "financing.queue"
    static let summary = "What waits on the tenant's orders, from the opening to the last refund."
    static let access = Access.read(.financingQueue)
    static let result = Schema.page(
        of: .object([
            "task": Task.schema, "id": .id, "order": .id, "title": .names, "dueOn": .date,
            "overdue": .boolean, "own?": .boolean, "dueRule?": .string(),
        ]))

    enum Task: String, Choice {
        case openOrder = "order.open"
        case proposeDecision = "decision.propose"
        case approveDecision = "decision.approve"
        case publishDecision = "decision.publish"
        case finaliseDecision = "decision.finalise"
        case ruleComplaint = "complaint.rule"
        case signContract = "contract.sign"
        case terminateContract = "contract.terminate"
        case releaseTranche = "tranche.release"
        case executePayment = "payment.execute"
        case confirmPayment = "payment.confirm"
        /// Submitted, and neither accepted nor returned.
        case acceptReport = "projectReport.accept"
        /// The organisation's turn, and it is late.
        case missReport = "projectReport.missing"
        case receiveRefund = "refund.receive"
        /// The organisation's turn.
        case awaitAnswer = "breach.unanswered"
    }

    let task: Task?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        task = parameters.optional("task", "Only items of this kind.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(QueuePlace.init)
        let query: Query<Never> = """
            WITH today AS (
                SELECT timezone(interval '5 hours', clock_timestamp())::date AS day
            ), waiting AS (
                \(sql: Self.orders(caller)) UNION ALL \(sql: Self.decisions(caller))
                UNION ALL \(sql: Self.contracts(caller)) UNION ALL \(sql: Self.money(caller))
                UNION ALL \(sql: Self.reports(caller))
            )
            SELECT w.task, w.id, w.order_id AS "order", o.title_kk AS "title.kk",
                   o.title_ru AS "title.ru", w.due_on AS "dueOn", w.due_on < t.day AS overdue,
                   w.own, w.due_rule AS "dueRule", w.due_on AS "_due", w.task AS "_task",
                   w.id AS "_id"
            FROM waiting w CROSS JOIN today t
            JOIN financing.orders o ON o.tenant_id = \(caller.tenant) AND o.id = w.order_id
            WHERE (\(task?.rawValue) IS NULL OR w.task = \(task?.rawValue))
              AND (\(place?.due) IS NULL OR (w.due_on, w.task, w.id)
                  > (\(place?.due), \(place?.task), \(place?.id)))
            ORDER BY w.due_on, w.task, w.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private static func orders(_ caller: Caller) -> Fragment {
        """
        SELECT 'order.open' AS task, o.id, o.id AS order_id,
               timezone(interval '5 hours', o.closes_at)::date AS due_on,
               NULL::boolean AS own, NULL::text AS due_rule
        FROM financing.orders o
        WHERE o.tenant_id = \(caller.tenant) AND o.state = 'announced'
          AND o.closes_at <= clock_timestamp()
        UNION ALL
        SELECT 'decision.propose', o.id, o.id,
               timezone(interval '5 hours', o.opened_at)::date, NULL, NULL
        FROM financing.orders o
        WHERE o.tenant_id = \(caller.tenant) AND o.state IN ('closed', 'evaluation')
          AND NOT EXISTS (
              SELECT FROM financing.decisions d WHERE d.tenant_id = o.tenant_id
                AND d.order_id = o.id AND d.state NOT IN ('replaced', 'annulled'))
        """
    }

    /// Who proposed a decision sees that somebody else has to approve it.
    private static func decisions(_ caller: Caller) -> Fragment {
        """
        SELECT CASE d.state WHEN 'proposed' THEN 'decision.approve' ELSE 'decision.publish' END,
               d.id, d.order_id, timezone(interval '5 hours', l.at)::date,
               CASE d.state WHEN 'proposed' THEN l.principal_id = \(caller.principal) END, NULL
        FROM financing.decisions d
        JOIN financing.decision_steps l
            ON l.tenant_id = d.tenant_id AND l.decision_id = d.id AND l.seq = d.version
        WHERE d.tenant_id = \(caller.tenant) AND d.state IN ('proposed', 'approved')
        UNION ALL
        SELECT 'decision.finalise', p.id, p.order_id, p.standstill_on + 1, NULL,
               p.standstill_rule
        FROM financing.published_decisions p
        WHERE p.tenant_id = \(caller.tenant) AND p.state = 'published'
          AND p.standstill_ends_at <= clock_timestamp() AND p.complaints = p.rulings
        UNION ALL
        SELECT 'complaint.rule', n.id, p.order_id, n.due_on, NULL, n.due_rule
        FROM financing.complaint_notices n
        JOIN financing.published_decisions p
            ON p.tenant_id = n.tenant_id AND p.id = n.decision_id
        WHERE n.tenant_id = \(caller.tenant) AND NOT EXISTS (
            SELECT FROM financing.complaint_rulings r
            WHERE r.tenant_id = n.tenant_id AND r.complaint_id = n.id)
        """
    }

    private static func contracts(_ caller: Caller) -> Fragment {
        """
        SELECT 'contract.sign', a.id, a.order_id, timezone(interval '5 hours', f.at)::date,
               NULL, NULL
        FROM financing.orders o
        JOIN financing.awards a ON a.tenant_id = o.tenant_id AND a.order_id = o.id
            AND a.state = 'final'
        JOIN financing.decision_steps f ON f.tenant_id = a.tenant_id
            AND f.decision_id = a.decision_id AND f.to_state = 'final'
        WHERE o.tenant_id = \(caller.tenant) AND o.state IN ('contracting', 'running')
          AND NOT EXISTS (SELECT FROM financing.contracts c
                          WHERE c.tenant_id = a.tenant_id AND c.award_id = a.id)
        UNION ALL
        SELECT 'contract.terminate', c.id, c.order_id, x.ends_on,
               s.principal_id = \(caller.principal), NULL
        FROM financing.terminations x
        JOIN financing.termination_signers s
            ON s.tenant_id = x.tenant_id AND s.termination_id = x.id AND s.seq = 1
        JOIN financing.contracts c ON c.tenant_id = x.tenant_id AND c.id = x.contract_id
        WHERE x.tenant_id = \(caller.tenant) AND x.state = 'announced'
        UNION ALL
        SELECT 'breach.unanswered', b.id, c.order_id,
               timezone(interval '5 hours', b.reported_at)::date, NULL, NULL
        FROM financing.breaches b
        JOIN financing.contracts c ON c.tenant_id = b.tenant_id AND c.id = b.contract_id
        WHERE b.tenant_id = \(caller.tenant) AND NOT EXISTS (
            SELECT FROM financing.breach_answers a
            WHERE a.tenant_id = b.tenant_id AND a.breach_id = b.id)
        """
    }

    /// A tranche that waits for a report is nobody's work yet.
    private static func money(_ caller: Caller) -> Fragment {
        """
        SELECT CASE r.state WHEN 'planned' THEN 'tranche.release'
                   WHEN 'released' THEN 'payment.execute' ELSE 'payment.confirm' END,
               r.id, c.order_id, r.due_on, CASE r.state WHEN 'ordered' THEN EXISTS (
                   SELECT FROM financing.payments p JOIN financing.payment_signers s
                       ON s.tenant_id = p.tenant_id AND s.payment_id = p.id AND s.seq = 1
                   WHERE p.tenant_id = r.tenant_id AND p.tranche_id = r.id AND p.step = r.version
                     AND s.principal_id = \(caller.principal)) END, NULL
        FROM financing.tranches r
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.tenant_id = \(caller.tenant) AND r.state IN ('planned', 'released', 'ordered')
          AND (r.state <> 'planned' OR r.report_number = 0 OR EXISTS (
              SELECT FROM financing.project_reports p
              WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                AND p.number = r.report_number AND p.state = 'accepted'))
        UNION ALL
        SELECT 'refund.receive', f.id, c.order_id, f.due_on, NULL, NULL
        FROM financing.refunds f
        JOIN financing.contracts c ON c.tenant_id = f.tenant_id AND c.id = f.contract_id
        WHERE f.tenant_id = \(caller.tenant) AND NOT EXISTS (
            SELECT FROM financing.refund_receipts e
            WHERE e.tenant_id = f.tenant_id AND e.refund_id = f.id)
        """
    }

    private static func reports(_ caller: Caller) -> Fragment {
        """
        SELECT 'projectReport.accept', p.id, c.order_id,
               timezone(interval '5 hours', s.at)::date, NULL, NULL
        FROM financing.project_reports p
        JOIN financing.project_report_steps s
            ON s.tenant_id = p.tenant_id AND s.report_id = p.id AND s.seq = p.version
        JOIN financing.contracts c ON c.tenant_id = p.tenant_id AND c.id = p.contract_id
        WHERE p.tenant_id = \(caller.tenant) AND p.state = 'submitted'
        UNION ALL
        SELECT 'projectReport.missing', c.id, c.order_id, r.report_due_on, NULL, NULL
        FROM financing.tranches r CROSS JOIN today y
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.tenant_id = \(caller.tenant) AND r.state = 'planned'
          AND r.report_due_on < y.day AND NOT EXISTS (
              SELECT FROM financing.project_reports p
              WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                AND p.number = r.report_number AND p.state <> 'returned')
        UNION ALL
        SELECT 'projectReport.missing', c.id, c.order_id, v.report_due_on, NULL, NULL
        FROM financing.contracts c CROSS JOIN today y
        JOIN financing.contract_versions v
            ON v.tenant_id = c.tenant_id AND v.root_id = c.id AND v.version = c.version
        WHERE c.tenant_id = \(caller.tenant) AND v.report_due_on < y.day AND NOT EXISTS (
            SELECT FROM financing.project_reports p
            WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id AND p.kind = 'final'
              AND p.state <> 'returned')
          AND (NOT c.terminated OR EXISTS (
              SELECT FROM financing.contract_lines l
              WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id
                AND l.paid_tiyn > l.returned_tiyn))
        """
    }
}

/// Where a page of the work list ended.
private struct QueuePlace {
    var due: CivilDate
    var task: String
    var id: UUIDValue

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 3, let due = CivilDate(after.keys[0]),
            let id = UUIDValue(after.keys[2])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        (self.due, self.task, self.id) = (due, after.keys[1], id)
    }
}
