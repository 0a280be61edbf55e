import Kernel
import Postgres

/// What waits for the officers of a tenant, from a proposed theme to the last refund.
enum OfficerQueue {
    static func items(of caller: Caller) -> Fragment {
        let items = Fragment(
            [
                before(caller), orders(caller), evaluation(caller), decisions(caller),
                contracts(caller), money(caller), reports(caller), ends(caller),
                completion(caller),
            ], joined: " UNION ALL ")
        return """
            SELECT x.tenant_id, i.* FROM (SELECT \(caller.tenant)::uuid AS tenant_id) AS x
            CROSS JOIN (\(sql: items)) AS i
            """
    }

    /// Who proposed a theme sees that somebody else has to approve it.
    private static func before(_ caller: Caller) -> Fragment {
        """
        SELECT CASE h.state WHEN 'proposed' THEN 'theme.discuss' ELSE 'theme.approve' END AS task,
               h.id, NULL::uuid AS order_id, timezone(interval '5 hours', s.at)::date AS due_on,
               CASE h.state WHEN 'discussed' THEN EXISTS (
                   SELECT FROM financing.theme_signers f
                   WHERE f.tenant_id = h.tenant_id AND f.theme_id = h.id AND f.seq = 1
                     AND f.principal_id = \(caller.principal)) END AS own, NULL::text AS due_rule
        FROM financing.themes h
        JOIN financing.theme_history s
            ON s.tenant_id = h.tenant_id AND s.theme_id = h.id AND s.seq = h.version
        WHERE h.tenant_id = \(caller.tenant) AND h.state IN ('proposed', 'discussed')
        UNION ALL
        SELECT 'plan.publish', h.id, NULL, timezone(interval '5 hours', s.at)::date, NULL, NULL
        FROM financing.themes h CROSS JOIN today y
        JOIN financing.theme_history s
            ON s.tenant_id = h.tenant_id AND s.theme_id = h.id AND s.seq = h.version
        WHERE h.tenant_id = \(caller.tenant) AND h.state = 'approved'
          AND h.year >= extract(year FROM y.day) AND NOT EXISTS (
              SELECT FROM financing.plans p
              JOIN financing.plan_items i ON i.tenant_id = p.tenant_id AND i.plan_id = p.id
                  AND i.version = p.version
              WHERE p.tenant_id = h.tenant_id AND i.theme_id = h.id)
        """
    }

    private static func orders(_ caller: Caller) -> Fragment {
        """
        SELECT 'order.open', o.id, o.id, timezone(interval '5 hours', o.closes_at)::date,
               NULL::boolean, NULL::text
        FROM financing.orders o
        WHERE o.tenant_id = \(caller.tenant) AND o.state = 'announced'
          AND o.closes_at <= clock_timestamp()
        UNION ALL
        SELECT 'order.answer', q.id, o.id, timezone(interval '5 hours', q.asked_at)::date,
               NULL, NULL
        FROM financing.orders o
        JOIN financing.order_questions q ON q.tenant_id = o.tenant_id AND q.order_id = o.id
        WHERE o.tenant_id = \(caller.tenant) AND o.state = 'announced' AND NOT EXISTS (
            SELECT FROM financing.order_answers a
            WHERE a.tenant_id = q.tenant_id AND a.question_id = q.id)
        """
    }

    /// Nothing is to be decided while experts have something to declare or to score.
    private static func evaluation(_ caller: Caller) -> Fragment {
        """
        SELECT v.task, o.id, o.id, timezone(interval '5 hours', v.at)::date, NULL::boolean,
               NULL::text
        FROM financing.orders o
        LEFT JOIN financing.draw_commitments m
            ON m.tenant_id = o.tenant_id AND m.order_id = o.id
        LEFT JOIN financing.draws w ON w.tenant_id = o.tenant_id AND w.order_id = o.id
        CROSS JOIN LATERAL (
            SELECT coalesce(bool_or(NOT e.done AND financing.is_expert(e.principal_id, e.tenant_id)
                       AND NOT financing.is_partial(e.principal_id, o.id)), false) AS open,
                   coalesce(bool_or(NOT e.done AND e.related IS NULL), false) AS undeclared,
                   coalesce(bool_or(NOT e.done AND e.related IS NOT NULL), false) AS unscored
            FROM financing.order_experts e
            WHERE e.tenant_id = o.tenant_id AND e.order_id = o.id) AS x
        CROSS JOIN LATERAL (SELECT financing.is_awaiting_scores(o.id) AS waits) AS y
        CROSS JOIN LATERAL (VALUES
            ('expert.draw', o.opened_at, w.id IS NULL AND m.commitment IS NOT NULL),
            ('declaration.missing', w.drawn_at, x.undeclared),
            ('score.missing', w.drawn_at, x.unscored),
            ('expert.replace', w.drawn_at, NOT x.open AND y.waits),
            ('decision.propose', o.opened_at, NOT y.waits)) AS v (task, at, waits)
        WHERE o.tenant_id = \(caller.tenant) AND o.state IN ('closed', 'evaluation') AND v.waits
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
               CASE d.state WHEN 'proposed' THEN l.principal_id = \(caller.principal) END,
               NULL::text
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
               NULL::boolean, NULL::text
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
                     AND s.principal_id = \(caller.principal)) END, NULL::text
        FROM financing.tranches r
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.tenant_id = \(caller.tenant) AND r.state IN ('planned', 'released', 'ordered')
          AND (r.state <> 'planned' OR r.report_number = 0 OR EXISTS (
              SELECT FROM financing.project_reports p
              WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                AND p.number = r.report_number AND p.state = 'accepted'))
        UNION ALL
        SELECT 'refund.receive', r.id, c.order_id, r.due_on, NULL, NULL
        FROM financing.refunds r
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.tenant_id = \(caller.tenant) AND \(sql: Refund.isOwed)
        """
    }

    /// A tranche may wait for the very report that ends the contract: that is one item.
    private static func reports(_ caller: Caller) -> Fragment {
        """
        SELECT 'projectReport.accept', p.id, c.order_id,
               timezone(interval '5 hours', s.at)::date, NULL::boolean, NULL::text
        FROM financing.project_reports p
        JOIN financing.project_report_steps s
            ON s.tenant_id = p.tenant_id AND s.report_id = p.id AND s.seq = p.version
        JOIN financing.contracts c ON c.tenant_id = p.tenant_id AND c.id = p.contract_id
        WHERE p.tenant_id = \(caller.tenant) AND p.state = 'submitted'
        UNION ALL
        (SELECT 'projectReport.missing', c.id, c.order_id, r.report_due_on, NULL::boolean, NULL::text
         FROM financing.tranches r CROSS JOIN today y
         JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
         WHERE r.tenant_id = \(caller.tenant) AND r.state = 'planned'
           AND r.report_due_on < y.day AND NOT EXISTS (
               SELECT FROM financing.project_reports p
               WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                 AND p.number = r.report_number AND p.state <> 'returned')
         UNION
         SELECT 'projectReport.missing', c.id, c.order_id, v.report_due_on, NULL, NULL
         FROM financing.contracts c CROSS JOIN today y
         JOIN financing.contract_versions v
             ON v.tenant_id = c.tenant_id AND v.root_id = c.id AND v.version = c.version
         WHERE c.tenant_id = \(caller.tenant) AND v.report_due_on < y.day AND NOT EXISTS (
             SELECT FROM financing.project_reports p
             WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id AND p.kind = 'final'
               AND p.state <> 'returned')
           AND \(sql: ContractEnd.owesFinalReport))
        """
    }

    /// What an accepted final report still asks for: the act, and the demand for what it has not spent.
    private static func ends(_ caller: Caller) -> Fragment {
        """
        SELECT x.task, x.id, c.order_id, timezone(interval '5 hours', s.at)::date,
               NULL::boolean, NULL::text
        FROM financing.orders o
        JOIN financing.contracts c ON c.tenant_id = o.tenant_id AND c.order_id = o.id
        JOIN financing.project_reports p ON p.tenant_id = c.tenant_id AND p.contract_id = c.id
            AND p.kind = 'final' AND p.state = 'accepted'
        JOIN financing.project_report_steps s
            ON s.tenant_id = p.tenant_id AND s.report_id = p.id AND s.seq = p.version
        CROSS JOIN LATERAL (
            SELECT 'acceptance.sign' AS task, p.id WHERE \(sql: ContractEnd.lacksAct)
            UNION ALL
            SELECT 'refund.demand', c.id WHERE \(sql: ContractEnd.isUnspent) AND NOT EXISTS (
                SELECT FROM financing.refunds r
                WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id
                  AND \(sql: Refund.isOwed))) AS x
        WHERE o.tenant_id = \(caller.tenant) AND o.state = 'running'
        """
    }

    /// On the day of the last report, act, payment or refund of its contracts.
    private static func completion(_ caller: Caller) -> Fragment {
        """
        SELECT 'order.complete', o.id, o.id, timezone(interval '5 hours', l.at)::date,
               NULL::boolean, NULL::text
        FROM financing.orders o CROSS JOIN LATERAL (
            SELECT max(x.at) AS at FROM financing.contracts c CROSS JOIN LATERAL (
                SELECT s.at FROM financing.project_reports p
                JOIN financing.project_report_steps s
                    ON s.tenant_id = p.tenant_id AND s.report_id = p.id AND s.seq = p.version
                WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id
                UNION ALL
                SELECT a.signed_at FROM financing.acceptances a
                JOIN financing.project_reports p
                    ON p.tenant_id = a.tenant_id AND p.id = a.report_id
                WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id
                UNION ALL
                SELECT f.confirmed_at FROM financing.payments p
                JOIN financing.payment_confirmations f
                    ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
                WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id
                UNION ALL
                SELECT e.received_at FROM financing.refunds f
                JOIN financing.refund_receipts e
                    ON e.tenant_id = f.tenant_id AND e.refund_id = f.id
                WHERE f.tenant_id = c.tenant_id AND f.contract_id = c.id) AS x
            WHERE c.tenant_id = o.tenant_id AND c.order_id = o.id) AS l
        WHERE o.tenant_id = \(caller.tenant) AND o.state = 'running' AND NOT EXISTS (
            SELECT FROM financing.contracts c
            WHERE c.tenant_id = o.tenant_id AND c.order_id = o.id
              AND \(sql: ContractEnd.isOpen))
        """
    }
}
