import Postgres

/// What keeps a contract `c` from being done, each as a condition.
enum ContractEnd {
    /// Its final report `r`, if that is accepted.
    private static let accepted: StaticString = """
        financing.project_reports r
        WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id
          AND r.kind = 'final' AND r.state = 'accepted'
        """

    /// Whether it ends with a report: a terminated one whose money all came back does not.
    static let owesFinalReport: StaticString = """
        (NOT c.terminated OR EXISTS (SELECT FROM financing.contract_lines l
            WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id
              AND l.paid_tiyn > l.returned_tiyn))
        """

    /// Whether anything at all is left to do.
    static let isOpen: Fragment = """
        (\(sql: isUnfinished) OR \(sql: isUnpaid) OR \(sql: isUnspent) OR \(sql: lacksAct))
        """

    /// No accepted final report, or a notice, tranche or refund that is open.
    static let isUnfinished: Fragment = """
        (NOT EXISTS (SELECT FROM \(sql: accepted))
        AND \(sql: owesFinalReport)
        OR EXISTS (SELECT FROM financing.terminations x
            WHERE x.tenant_id = c.tenant_id AND x.contract_id = c.id AND x.state = 'announced')
        OR EXISTS (SELECT FROM financing.tranches r
            WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id
              AND r.state NOT IN ('paid', 'dropped'))
        OR EXISTS (SELECT FROM financing.refunds r
            WHERE r.tenant_id = c.tenant_id AND r.contract_id = c.id AND \(sql: Refund.isOwed)))
        """

    /// More is contracted than paid: nothing could free the rest once the order is completed.
    static let isUnpaid: StaticString = """
        EXISTS (SELECT FROM financing.contract_lines l
            WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id
              AND l.contracted_tiyn > l.paid_tiyn)
        """

    /// Its accepted final report says that less was spent than the organisation has.
    static let isUnspent: Fragment = """
        EXISTS (SELECT FROM \(sql: accepted) AND r.spending_asked AND (
                  SELECT k.spent_tiyn FROM financing.project_report_contents k
                  WHERE k.tenant_id = r.tenant_id AND k.report_id = r.id
                  ORDER BY k.seq DESC LIMIT 1) < (
                  SELECT sum(l.paid_tiyn - l.returned_tiyn) FROM financing.contract_lines l
                  WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id))
        """

    /// Its final report is accepted without the act that both sides sign.
    static let lacksAct: Fragment = """
        EXISTS (SELECT FROM \(sql: accepted) AND NOT EXISTS (
                  SELECT FROM financing.acceptances a
                  WHERE a.tenant_id = r.tenant_id AND a.report_id = r.id))
        """
}
