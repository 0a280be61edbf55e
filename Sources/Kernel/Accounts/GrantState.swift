import Postgres

/// A grant as its decisions see it.
struct HeldGrant: RowDecodable {
    var principal: Principal.ID
    var requestedBy: Principal.ID
    var state: String
    var version: Int64

    init(from row: inout RowReader) throws(PostgresError) {
        principal = try row.next()
        requestedBy = try row.next()
        state = try row.next()
        version = try row.next()
    }

    static func query(_ id: Grant.ID) -> Query<HeldGrant> {
        """
        SELECT principal_id, requested_by, state, version
        FROM tenancy.grants WHERE id = \(id) FOR UPDATE
        """
    }

    /// Four eyes: neither who asked nor who gains.
    func approve(by principal: Principal.ID) throws(Failure) {
        guard state == "pending" else { throw .conflict(.notPending) }
        guard principal != requestedBy, principal != self.principal else {
            throw .conflict(.fourEyes)
        }
    }
}
