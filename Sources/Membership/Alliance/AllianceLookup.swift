import Kernel
import Postgres

/// An alliance by its code. Row security admits a caller to its own rows; which alliance a call is
/// about it must name all the same.
enum Alliance {
    struct Place: RowDecodable {
        var id: Tenant.ID
        var root: Tenant.ID

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            root = try row.next()
        }
    }

    static func place(_ code: Code) -> Statement {
        let query: Query<Place> = """
            SELECT id, root_id FROM tenancy.tenants
            WHERE code = \(code) AND kind = 'alliance'
            """
        return query.statement
    }

    static func place(_ id: Tenant.ID) -> Statement {
        let query: Query<Place> = """
            SELECT id, root_id FROM tenancy.tenants
            WHERE id = \(id) AND kind = 'alliance'
            """
        return query.statement
    }
}

extension Fragment {
    /// The top of a tenant's tree, which each of its private rows says.
    static func root(of tenant: Tenant.ID) -> Fragment {
        "(SELECT t.root_id FROM tenancy.tenants t WHERE t.id = \(tenant))"
    }
}
