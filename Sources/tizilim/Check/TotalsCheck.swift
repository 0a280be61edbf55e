import Kernel
import Postgres

/// Numbers that are kept against the rows that they count.
struct TotalsCheck {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        await versions() + reports() + invoices() + budgets() + awards() + journal()
    }

    /// What is public anybody may count; the superuser is not needed.
    private var reader: String { installation.connection(as: DatabaseRole.read.rawValue) }

    private func versions() async -> [Finding] {
        await Probe(check: "organisations", conninfo: reader).ask(
            """
            SELECT count(*), count(*) FILTER (WHERE o.version IS DISTINCT FROM v.total),
                   min(o.id::text) FILTER (WHERE o.version IS DISTINCT FROM v.total)
            FROM registry.organisations o
            LEFT JOIN (SELECT organisation_id, count(*) AS total
                       FROM registry.organisation_versions GROUP BY 1) v
                ON v.organisation_id = o.id
            """
        ) { Self.judge($0, "organisations", "version", "count of their versions") }
    }

    private func reports() async -> [Finding] {
        await Probe(check: "reports", conninfo: reader).ask(
            """
            SELECT count(*), count(*) FILTER (WHERE r.version IS DISTINCT FROM v.total),
                   min(r.organisation_id::text) FILTER (WHERE r.version IS DISTINCT FROM v.total)
            FROM registry.reports r
            LEFT JOIN (SELECT organisation_id, year, count(*) AS total
                       FROM registry.report_versions GROUP BY 1, 2) v
                ON v.organisation_id = r.organisation_id AND v.year = r.year
            """
        ) { Self.judge($0, "reports", "version", "count of their versions") }
    }

    /// What each member was invoiced, paid, was paid back and let off, tree by tree: as who reads for
    /// the top of one, whom row security shows its invoices.
    private func invoices() async -> [Finding] {
        let (tops, problem) = await tops()
        var findings = problem
        for top in tops {
            findings += await Probe(
                check: "invoices",
                conninfo: installation.connection(as: DatabaseRole.federation.rawValue)
            ).ask(Self.invoices(under: top)) {
                Self.judge($0, "invoices", "total", "sum of their entries")
            }
        }
        return findings
    }

    private func tops() async -> ([String], [Finding]) {
        var tops: [String] = []
        let problem = await Probe(check: "invoices", conninfo: reader).ask(
            "SELECT id FROM tenancy.tenants WHERE kind = 'alliance' AND id = root_id ORDER BY id"
        ) { result in
            tops = result.firstColumn
            return []
        }
        return (tops, problem)
    }

    /// Two statements of one transaction, with which the setting ends.
    private static func invoices(under top: String) -> String {
        """
        SELECT set_config('tizilim.alliance', '\(top)', true);
        SELECT count(*), count(*) FILTER (WHERE wrong), min(id::text) FILTER (WHERE wrong)
        FROM (SELECT i.id, (i.amount_tiyn, i.paid_tiyn, i.refunded_tiyn, i.waived_tiyn)
                  IS DISTINCT FROM (coalesce(e.invoiced, 0), coalesce(e.paid, 0),
                      coalesce(e.refunded, 0), coalesce(e.waived, 0)) AS wrong
              FROM membership.invoices i
              LEFT JOIN (SELECT tenant_id, invoice_id,
                             sum(amount_tiyn) FILTER (WHERE act = 'invoice') AS invoiced,
                             sum(amount_tiyn) FILTER (WHERE act = 'pay') AS paid,
                             sum(amount_tiyn) FILTER (WHERE act = 'refund') AS refunded,
                             sum(amount_tiyn) FILTER (WHERE act = 'waive') AS waived
                         FROM membership.fee_entries WHERE root_id = '\(top)' GROUP BY 1, 2) e
                  ON e.tenant_id = i.tenant_id AND e.invoice_id = i.id
              WHERE i.root_id = '\(top)') s
        """
    }

    /// What orders hold of each budget line.
    private func budgets() async -> [Finding] {
        await Probe(check: "budget lines", conninfo: reader).ask(
            """
            SELECT count(*),
                   count(*) FILTER (WHERE b.reserved_tiyn <> coalesce(l.held, 0)),
                   min(b.id::text) FILTER (WHERE b.reserved_tiyn <> coalesce(l.held, 0))
            FROM financing.budget_lines b
            LEFT JOIN (SELECT tenant_id, line_id,
                           sum(amount_tiyn - released_tiyn - freed_tiyn) AS held
                       FROM financing.order_lines GROUP BY 1, 2) l
                ON l.tenant_id = b.tenant_id AND l.line_id = b.id
            """
        ) { Self.judge($0, "budget lines", "reserved amount", "what orders hold of them") }
    }

    /// What decisions that stand have awarded of each line of an order; of a completed one that was
    /// contracted, and of a terminated contract that was paid.
    private func awards() async -> [Finding] {
        await Probe(check: "awards", conninfo: reader).ask(
            """
            SELECT count(*), count(*) FILTER (WHERE o.awarded_tiyn <> coalesce(a.awarded, 0)),
                   min(o.order_id::text) FILTER (WHERE o.awarded_tiyn <> coalesce(a.awarded, 0))
            FROM financing.order_lines o
            LEFT JOIN (SELECT l.tenant_id, l.order_id, l.line_id,
                           sum(CASE WHEN o.state = 'completed' OR coalesce(c.terminated, false)
                                    THEN l.contracted_tiyn ELSE l.amount_tiyn END) AS awarded
                       FROM financing.award_lines l
                       JOIN financing.awards a ON a.tenant_id = l.tenant_id AND a.id = l.award_id
                       JOIN financing.orders o ON o.tenant_id = l.tenant_id AND o.id = l.order_id
                       LEFT JOIN financing.contracts c
                           ON c.tenant_id = a.tenant_id AND c.award_id = a.id
                       WHERE a.state <> 'annulled' GROUP BY 1, 2, 3) a
                ON a.tenant_id = o.tenant_id AND a.order_id = o.order_id AND a.line_id = o.line_id
            """
        ) { Self.judge($0, "awards", "awarded amount of an order's line", "what its awards take") }
    }

    /// Versions of a subject without their entry could never be proved.
    private func journal() async -> [Finding] {
        await Probe(
            check: "journal", conninfo: installation.connection(as: DatabaseRole.audit.rawValue)
        ).ask(
            """
            SELECT count(*), count(*) FILTER (WHERE total <> newest OR oldest <> 1),
                   min(subject_id::text) FILTER (WHERE total <> newest OR oldest <> 1)
            FROM (SELECT subject_id, count(*) AS total, max(version) AS newest,
                         min(version) AS oldest
                  FROM journal.entries GROUP BY 1) s
            """
        ) { Self.judge($0, "journal", "newest version", "count of their entries") }
    }

    static func judge(
        _ result: TextResult, _ check: String, _ kept: String, _ counted: String
    ) -> [Finding] {
        let row = result.rows.first?.map { $0 ?? "" } ?? []
        guard row.count == 3, let wrong = Int(row[1]) else { return [] }
        guard wrong > 0 else { return [.good(check, "\(row[0]): \(kept) equals \(counted)")] }
        return [
            .bad(
                check, "\(wrong) of \(row[0]): \(kept) differs from \(counted), first \(row[2])",
                mend: "nothing the program does leads here: keep the database as it is, take a "
                    + "dump, and look for who wrote past the program")
        ]
    }
}
