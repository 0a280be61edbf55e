import Kernel
import Postgres

/// Whether the roles of calls are as small as they must be.
struct RoleCheck {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        let roles = DatabaseRole.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return await Probe(check: "roles", conninfo: installation.observer).ask(
            """
            WITH roles AS (SELECT * FROM pg_catalog.pg_roles WHERE rolname IN (\(roles)))
            SELECT rolname || ' is a superuser' FROM roles WHERE rolsuper
            UNION ALL
            SELECT rolname || ' bypasses row security' FROM roles WHERE rolbypassrls
            UNION ALL
            SELECT rolname || ' may make roles or databases' FROM roles
            WHERE rolcreaterole OR rolcreatedb
            UNION ALL
            SELECT rolname || ' is a member of ' || m.roleid::pg_catalog.regrole
            FROM roles JOIN pg_catalog.pg_auth_members m ON m.member = roles.oid
            UNION ALL
            SELECT rolname || ' owns ' || c.oid::pg_catalog.regclass
            FROM roles JOIN pg_catalog.pg_class c ON c.relowner = roles.oid
            WHERE c.relpersistence <> 't'
            UNION ALL
            SELECT rolname || ' owns the database ' || d.datname
            FROM roles JOIN pg_catalog.pg_database d ON d.datdba = roles.oid
            UNION ALL
            SELECT 'there are ' || count(*) || ' of \(DatabaseRole.allCases.count) roles'
            FROM roles HAVING count(*) <> \(DatabaseRole.allCases.count)
            """
        ) { result in
            let wrong = result.firstColumn
            guard wrong.isEmpty else {
                return wrong.map {
                    .bad(
                        "roles", $0,
                        mend: "run sql/roles.sql as a superuser; give back what it "
                            + "owns (REASSIGN OWNED) and end memberships (REVOKE)")
                }
            }
            return [
                .good("roles", "no superuser, none bypasses row security, none owns anything")
            ]
        }
    }
}
