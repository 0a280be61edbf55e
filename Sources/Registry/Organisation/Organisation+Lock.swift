import Kernel
import Postgres

extension Organisation {
    /// Locks an organisation of the own region to the end of the call.
    ///
    /// What depends on the organisation is read by the statements behind this one: they begin after
    /// the wait and see what the call before has written. A statement that locks and joins at once
    /// does not: it joins the new row with the old ones, and may find nothing.
    static func lock(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Command = """
            SELECT id FROM registry.organisations
            WHERE id = \(id) AND home_tenant_id = \(tenant) FOR UPDATE
            """
        return query.statement
    }

    /// The same for a representative, who may only touch the own organisation.
    static func lock(own id: ID) -> Statement {
        let query: Command = """
            SELECT id FROM registry.organisations WHERE id = \(id) FOR UPDATE
            """
        return query.statement
    }

    /// The record as it stands, once the row is locked.
    static func locked(_ id: ID) -> Query<Held> {
        """
        SELECT o.version, o.home_tenant_id, v.record
        FROM registry.organisations o
        JOIN registry.organisation_versions v
            ON v.organisation_id = o.id AND v.version = o.version
        WHERE o.id = \(id)
        """
    }
}

extension OrganisationScope {
    var lock: Statement {
        switch self {
        case .host(let id, let tenant): Organisation.lock(id, of: tenant)
        case .representative(let id): Organisation.lock(own: id)
        }
    }
}
