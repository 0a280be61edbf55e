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
        FROM registry.organisations o JOIN \(sql: current) ON v.version = o.version
        WHERE o.id = \(id)
        """
    }

    /// The version `v` that an organisation `o` stands at, by both columns of its key.
    ///
    /// In a plain join the planner looks for the given id alone, as most organisations have few
    /// versions, and reads all that there are: two thousand took 7 ms. LIMIT keeps the two apart.
    static let current: StaticString = """
        LATERAL (
            SELECT c.version, c.record FROM registry.organisation_versions c
            WHERE c.organisation_id = o.id AND c.version = o.version LIMIT 1) AS v
        """
}

extension OrganisationScope {
    var lock: Statement {
        switch self {
        case .host(let id, let tenant): Organisation.lock(id, of: tenant)
        case .representative(let id): Organisation.lock(own: id)
        }
    }
}
