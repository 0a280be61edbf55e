import Kernel
import Postgres

/// Migrations, row security, collations.
struct SchemaCheck {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        await [migrations()] + rowSecurity() + collations()
    }

    private func migrations() async -> Finding {
        do {
            let plan = try await installation.migrator.plan()
            guard plan.pending.isEmpty else {
                let names = plan.pending.map(\.file).joined(separator: ", ")
                return .bad(
                    "migrations", "\(plan.pending.count) are pending: \(names)",
                    mend: "tizilim migrate")
            }
            try plan.admit(serverFrom: plan.newestKnown)
            return .good("migrations", "\(plan.applied.count) are applied, none was changed")
        } catch {
            return .bad("migrations", "\(error)", mend: "the message says what to do")
        }
    }

    /// Every table but code lists and the migrator's own: rows of one tenant next to another's are
    /// apart only as long as this holds.
    private func rowSecurity() async -> [Finding] {
        await Probe(check: "row security", conninfo: installation.observer).ask(
            """
            SELECT c.oid::pg_catalog.regclass, count(*) OVER ()
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
              AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrations')
              AND c.oid <> coalesce(pg_catalog.to_regclass('tenancy.migrations'), 0)
              AND coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') !~ '^reference:'
            """
        ) { result in
            let open = result.firstColumn
            guard open.isEmpty else {
                return [
                    .bad(
                        "row security",
                        "not forced on \(open.joined(separator: ", "))",
                        mend: "ALTER TABLE … ENABLE ROW LEVEL SECURITY; ALTER TABLE … FORCE ROW "
                            + "LEVEL SECURITY; then find out who changed it")
                ]
            }
            return [.good("row security", "forced on every table but code lists")]
        }
    }

    /// After a new ICU or libc an index may be in the wrong order and not find what is there.
    private func collations() async -> [Finding] {
        await Probe(check: "collations", conninfo: installation.observer).ask(
            """
            SELECT 'collation ' || c.collname FROM pg_catalog.pg_collation c
            WHERE c.collprovider = 'i' AND c.collversion IS DISTINCT FROM
                pg_catalog.pg_collation_actual_version(c.oid)
            UNION ALL
            SELECT 'database ' || d.datname FROM pg_catalog.pg_database d
            WHERE d.datname = pg_catalog.current_database() AND d.datcollversion IS DISTINCT FROM
                pg_catalog.pg_database_collation_actual_version(d.oid)
            """
        ) { result in
            let changed = result.firstColumn
            guard let first = changed.first else {
                return [.good("collations", "made by the installed versions of ICU and libc")]
            }
            let others = changed.count > 1 ? " and \(changed.count - 1) others" : ""
            return [
                .bad(
                    "collations", "\(first)\(others) come from another version of the library",
                    mend: "REINDEX DATABASE CONCURRENTLY, then ALTER COLLATION … REFRESH VERSION "
                        + "or ALTER DATABASE … REFRESH COLLATION VERSION")
            ]
        }
    }
}
