import Kernel
import Postgres

/// Totals of contracts against the movements and the tranches that make them.
struct LedgerCheck {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] { await ledger() + contracts() + tranches() }

    /// What is public anybody may count.
    private func probe(_ check: String) -> Probe {
        Probe(check: check, conninfo: installation.connection(as: DatabaseRole.read.rawValue))
    }

    /// Contracted, paid and returned.
    private func ledger() async -> [Finding] {
        await probe("ledger").ask(
            """
            SELECT count(*), count(*) FILTER (WHERE wrong), min(id::text) FILTER (WHERE wrong)
            FROM (SELECT c.contract_id AS id,
                         (c.contracted_tiyn, c.paid_tiyn, c.returned_tiyn)
                         IS DISTINCT FROM (coalesce(e.contracted, 0), coalesce(e.paid, 0),
                             coalesce(e.returned, 0)) AS wrong
                  FROM financing.contract_lines c
                  LEFT JOIN (SELECT tenant_id, contract_id, line_id,
                                 sum(CASE WHEN credit = 'budget' THEN amount_tiyn
                                          WHEN debit = 'budget' THEN -amount_tiyn
                                          ELSE 0 END) AS contracted,
                                 sum(amount_tiyn) FILTER (WHERE debit = 'organisation') AS paid,
                                 sum(amount_tiyn) FILTER (WHERE debit = 'returned') AS returned
                             FROM financing.ledger_entries GROUP BY 1, 2, 3) e
                      ON e.tenant_id = c.tenant_id AND e.contract_id = c.contract_id
                      AND e.line_id = c.line_id) s
            """
        ) { TotalsCheck.judge($0, "ledger", "total", "sum of the movements") }
    }

    /// What awards and the lines of orders say is contracted.
    private func contracts() async -> [Finding] {
        await probe("contracts").ask(
            """
            SELECT count(*), count(*) FILTER (WHERE wrong), min(id::text) FILTER (WHERE wrong)
            FROM (SELECT a.id, a.contracted_tiyn <> coalesce(sum(c.contracted_tiyn), 0) AS wrong
                  FROM financing.awards a
                  LEFT JOIN financing.contract_lines c
                      ON c.tenant_id = a.tenant_id AND c.award_id = a.id
                  GROUP BY a.tenant_id, a.id
                  UNION ALL
                  SELECT o.order_id, o.contracted_tiyn <> coalesce(sum(l.contracted_tiyn), 0)
                  FROM financing.order_lines o
                  LEFT JOIN financing.award_lines l ON l.tenant_id = o.tenant_id
                      AND l.order_id = o.order_id AND l.line_id = o.line_id
                  GROUP BY o.tenant_id, o.order_id, o.line_id) s
            """
        ) { TotalsCheck.judge($0, "contracts", "contracted amount", "what their contracts take") }
    }

    /// Planned, ordered and paid.
    private func tranches() async -> [Finding] {
        await probe("tranches").ask(
            """
            SELECT count(*), count(*) FILTER (WHERE wrong), min(id::text) FILTER (WHERE wrong)
            FROM (SELECT c.contract_id AS id,
                         (c.planned_tiyn, c.ordered_tiyn, c.paid_tiyn)
                         IS DISTINCT FROM (coalesce(r.planned, 0), coalesce(r.ordered, 0),
                             coalesce(r.paid, 0)) AS wrong
                  FROM financing.contract_lines c
                  LEFT JOIN (SELECT l.tenant_id, l.contract_id, l.line_id,
                                 sum(l.amount_tiyn) FILTER (WHERE t.state <> 'dropped') AS planned,
                                 sum(l.amount_tiyn)
                                     FILTER (WHERE p.id IS NOT NULL) AS ordered,
                                 sum(l.amount_tiyn)
                                     FILTER (WHERE f.payment_id IS NOT NULL) AS paid
                             FROM financing.tranche_lines l
                             JOIN financing.tranches t
                                 ON t.tenant_id = l.tenant_id AND t.id = l.tranche_id
                             LEFT JOIN financing.payments p
                                 ON p.tenant_id = t.tenant_id AND p.tranche_id = t.id
                             LEFT JOIN financing.payment_confirmations f
                                 ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
                             GROUP BY 1, 2, 3) r
                      ON r.tenant_id = c.tenant_id AND r.contract_id = c.contract_id
                      AND r.line_id = c.line_id) s
            """
        ) { TotalsCheck.judge($0, "tranches", "total", "sum of tranches and payments") }
    }
}
