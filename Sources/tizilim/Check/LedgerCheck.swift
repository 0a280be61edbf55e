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

    /// Contracted, paid, returned, and what of that is free again.
    private func ledger() async -> [Finding] {
        await probe("ledger").ask(
            """
            SELECT count(*), count(*) FILTER (WHERE wrong), min(id::text) FILTER (WHERE wrong)
            FROM (SELECT c.contract_id AS id,
                         (c.contracted_tiyn, c.paid_tiyn, c.returned_tiyn, c.freed_tiyn)
                         IS DISTINCT FROM (coalesce(e.contracted, 0), coalesce(e.paid, 0),
                             coalesce(e.returned, 0), coalesce(e.freed, 0)) AS wrong
                  FROM financing.contract_lines c
                  LEFT JOIN (SELECT tenant_id, contract_id, line_id,
                                 sum(CASE WHEN credit = 'budget' THEN amount_tiyn
                                          WHEN debit = 'budget' AND credit = 'contract'
                                              THEN -amount_tiyn
                                          ELSE 0 END) AS contracted,
                                 sum(amount_tiyn) FILTER (WHERE debit = 'organisation') AS paid,
                                 sum(amount_tiyn) FILTER (WHERE credit = 'organisation')
                                     AS returned,
                                 sum(amount_tiyn) FILTER (WHERE credit = 'organisation'
                                     AND debit = 'budget') AS freed
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
                  SELECT o.order_id, o.freed_tiyn <> coalesce(sum(c.freed_tiyn), 0)
                  FROM financing.order_lines o
                  LEFT JOIN (financing.contracts k JOIN financing.contract_lines c
                          ON c.tenant_id = k.tenant_id AND c.contract_id = k.id)
                      ON k.tenant_id = o.tenant_id AND k.order_id = o.order_id
                      AND c.line_id = o.line_id
                  GROUP BY o.tenant_id, o.order_id, o.line_id
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
                                     FILTER (WHERE EXISTS (
                                         SELECT FROM financing.payments p
                                         WHERE p.tenant_id = t.tenant_id AND p.tranche_id = t.id
                                           AND NOT EXISTS (
                                               SELECT FROM financing.payment_refusals f
                                               WHERE f.tenant_id = p.tenant_id
                                                 AND f.payment_id = p.id))) AS ordered,
                                 sum(l.amount_tiyn) FILTER (WHERE EXISTS (
                                     SELECT FROM financing.payment_confirmations f
                                     WHERE f.tenant_id = t.tenant_id
                                       AND f.tranche_id = t.id)) AS paid
                             FROM financing.tranche_lines l
                             JOIN financing.tranches t
                                 ON t.tenant_id = l.tenant_id AND t.id = l.tranche_id
                             GROUP BY 1, 2, 3) r
                      ON r.tenant_id = c.tenant_id AND r.contract_id = c.contract_id
                      AND r.line_id = c.line_id) s
            """
        ) { TotalsCheck.judge($0, "tranches", "total", "sum of tranches and payments") }
    }
}
