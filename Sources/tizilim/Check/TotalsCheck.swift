import Kernel
import Postgres

/// Numbers that are kept against the rows that they count.
struct TotalsCheck {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        await versions() + reports() + journal()
    }

    /// All of it is public, so anybody may count it; the superuser is not needed.
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

    private static func judge(
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
