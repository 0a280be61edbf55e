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
