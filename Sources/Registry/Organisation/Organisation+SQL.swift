import JSONRPC
package import Kernel
package import Postgres

extension Organisation {
    /// The record as it stands, locked to the end of the call.
    package struct Held: RowDecodable {
        package var version: Int64
        package var home: Tenant.ID
        package var record: OrganisationRecord

        package init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            home = try row.next()
            let text: String = try row.next()
            guard let json = try? JSON(parsing: text),
                let record = OrganisationRecord(json: json)
            else {
                throw PostgresError(.decoding(column: "record"), message: "no organisation record")
            }
            self.record = record
        }
    }

    /// For an officer: only organisations of the own region can be held.
    package static func hold(_ id: ID, of tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT o.version, o.home_tenant_id, v.record
        FROM registry.organisations o
        JOIN registry.organisation_versions v ON v.organisation_id = o.id AND v.version = o.version
        WHERE o.id = \(id) AND o.home_tenant_id = \(tenant)
        FOR UPDATE OF o
        """
    }

    /// For a representative: the own organisation.
    package static func hold(own id: ID) -> Query<Held> {
        """
        SELECT o.version, o.home_tenant_id, v.record
        FROM registry.organisations o
        JOIN registry.organisation_versions v ON v.organisation_id = o.id AND v.version = o.version
        WHERE o.id = \(id)
        FOR UPDATE OF o
        """
    }
}

/// One act on the public record: which version it makes, and who did what.
package struct OrganisationAct: Sendable {
    package var id: Organisation.ID
    package var home: Tenant.ID
    /// The version that this act makes.
    package var version: Int64
    /// The journal's type, such as `organisation.updated`.
    package var type: String
    package var actor: String
    /// When the fact began to hold, if that was said.
    package var validFrom: CivilDate?

    package init(
        _ id: Organisation.ID, home: Tenant.ID, version: Int64, type: String, actor: String,
        validFrom: CivilDate? = nil
    ) {
        self.id = id
        self.home = home
        self.version = version
        self.type = type
        self.actor = actor
        self.validFrom = validFrom
    }
}
