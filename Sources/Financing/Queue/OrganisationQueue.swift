import Kernel
import Postgres

/// What an organisation owes: to orders that it began to apply to, and on its contracts.
enum OrganisationQueue {
    /// How long before its day a report is called for: a month, which a report takes to write.
    private static let reportDaysAhead: Int64 = 30

    static func items(of caller: Caller) -> Fragment {
        Fragment(
            [applications(caller), reports(caller), contracts(caller)], joined: " UNION ALL ")
    }

    private static func applications(_ caller: Caller) -> Fragment {
        """
        SELECT a.tenant_id, 'application.submit' AS task, a.id, a.order_id,
               timezone(interval '5 hours', o.closes_at)::date AS due_on,
               NULL::boolean AS own, NULL::text AS due_rule
        FROM financing.applications a
        JOIN financing.orders o ON o.tenant_id = a.tenant_id AND o.id = a.order_id
        WHERE a.organisation_id = \(caller.organisation) AND a.state = 'draft'
          AND o.state = 'announced' AND o.closes_at > clock_timestamp()
        """
    }

    /// A tranche may wait for the very report that ends the contract: that is one item.
    private static func reports(_ caller: Caller) -> Fragment {
        """
        (SELECT c.tenant_id, 'projectReport.submit', c.id, c.order_id, r.report_due_on,
                NULL::boolean, NULL::text
         FROM financing.contracts c CROSS JOIN today y
         JOIN financing.tranches r ON r.tenant_id = c.tenant_id AND r.contract_id = c.id
         WHERE c.organisation_id = \(caller.organisation) AND r.state = 'planned'
           AND r.report_due_on <= y.day + \(reportDaysAhead)::integer AND NOT EXISTS (
               SELECT FROM financing.project_reports p
               WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                 AND p.number = r.report_number)
         UNION
         SELECT c.tenant_id, 'projectReport.submit', c.id, c.order_id, v.report_due_on,
                NULL::boolean, NULL::text
         FROM financing.contracts c CROSS JOIN today y
         JOIN financing.contract_versions v
             ON v.tenant_id = c.tenant_id AND v.root_id = c.id AND v.version = c.version
         WHERE c.organisation_id = \(caller.organisation)
           AND v.report_due_on <= y.day + \(reportDaysAhead)::integer AND NOT EXISTS (
               SELECT FROM financing.project_reports p
               WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id AND p.kind = 'final')
           AND \(sql: ContractEnd.owesFinalReport))
        UNION ALL
        SELECT p.tenant_id, 'projectReport.returned', p.id, c.order_id,
               timezone(interval '5 hours', s.at)::date, NULL, NULL
        FROM financing.project_reports p
        JOIN financing.project_report_steps s
            ON s.tenant_id = p.tenant_id AND s.report_id = p.id AND s.seq = p.version
        JOIN financing.contracts c ON c.tenant_id = p.tenant_id AND c.id = p.contract_id
        WHERE p.organisation_id = \(caller.organisation) AND p.state = 'returned'
        """
    }

    private static func contracts(_ caller: Caller) -> Fragment {
        """
        SELECT r.tenant_id, 'refund.pay', r.id, c.order_id, r.due_on, NULL::boolean, NULL::text
        FROM financing.refunds r
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.organisation_id = \(caller.organisation) AND \(sql: Refund.isOwed)
        UNION ALL
        SELECT b.tenant_id, 'breach.answer', b.id, c.order_id,
               timezone(interval '5 hours', b.reported_at)::date, NULL, NULL
        FROM financing.breaches b
        JOIN financing.contracts c ON c.tenant_id = b.tenant_id AND c.id = b.contract_id
        WHERE b.organisation_id = \(caller.organisation) AND NOT EXISTS (
            SELECT FROM financing.breach_answers a
            WHERE a.tenant_id = b.tenant_id AND a.breach_id = b.id)
        """
    }
}
