import Postgres

/// Settings of PostgreSQL that keep what was acknowledged, and transactions that hold it up.
struct ServerCheck {
    /// The journal's feed and vacuum stand still behind the oldest transaction.
    static let transactionSeconds = (warning: 60, bad: 900)

    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] { await durability() + oldestTransaction() }

    private func durability() async -> [Finding] {
        await Probe(check: "durability", conninfo: installation.observer).ask(
            """
            SELECT name, setting FROM pg_catalog.pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name
            """
        ) { result in
            let settings = result.rows.map { ($0[0] ?? "", $0[1] ?? "") }
            // `local` and above wait for this machine's disk.
            let off = settings.filter { $0.1 == "off" }.map(\.0)
            guard off.isEmpty else {
                return [
                    .bad(
                        "durability",
                        "\(off.joined(separator: ", ")) off: what was acknowledged "
                            + "may be lost",
                        mend: "ALTER SYSTEM SET … = on; SELECT pg_reload_conf()")
                ]
            }
            let text = settings.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            return [.good("durability", text)]
        }
    }

    private func oldestTransaction() async -> [Finding] {
        await Probe(check: "transactions", conninfo: installation.observer).ask(
            """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::bigint, pid,
                   usename, application_name, state,
                   (SELECT count(*) FROM pg_catalog.pg_prepared_xacts)
            FROM pg_catalog.pg_stat_activity
            WHERE xact_start IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
              AND backend_type = 'client backend'
            ORDER BY xact_start LIMIT 1
            """
        ) { result in
            guard let row = result.rows.first, let seconds = row[0].flatMap({ Int($0) }) else {
                return [.good("transactions", "none is open")]
            }
            return [Self.judge(seconds: seconds, holder: row[1...4].map { $0 ?? "?" })]
        }
    }

    static func judge(seconds: Int, holder: [String]) -> Finding {
        let text = "the oldest is \(seconds) s old: process \(holder.joined(separator: ", "))"
        let remedy = "find out what it waits for; SELECT pg_terminate_backend(\(holder[0])) ends it"
        switch seconds {
        case ..<transactionSeconds.warning: return .good("transactions", text)
        case ..<transactionSeconds.bad: return .warning("transactions", text, mend: remedy)
        default: return .bad("transactions", text, mend: remedy)
        }
    }
}
