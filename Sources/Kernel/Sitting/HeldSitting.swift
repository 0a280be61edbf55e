package import Postgres

/// A sitting that a step has to itself, to the end of the call.
package struct HeldSitting {
    package let id: Sitting.ID
    package let host: Tenant.ID
    package let row: Row

    package struct Row: RowDecodable {
        package var version: Int64
        package var state: Sitting.State
        package var organ: String
        package var roll: Sitting.Roll
        package var cutOffOn: CivilDate
        /// The cut-off is today or was before.
        package var isCutOff: Bool
        package var hasStarted: Bool
        package var quorum: Share

        package init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            state = try row.word("state")
            organ = try row.next()
            roll = try row.word("roll")
            cutOffOn = try row.next()
            isCutOff = try row.next()
            hasStarted = try row.next()
            quorum = Share(numerator: try row.next(), denominator: try row.next())
        }
    }

    private static let columns: StaticString = """
        SELECT version, state, organ, roll, cut_off_on,
               cut_off_on <= timezone(interval '5 hours', clock_timestamp())::date,
               starts_at <= clock_timestamp(), quorum_numerator, quorum_denominator
        FROM sitting.sittings
        """

    /// A sitting as it stands, for everybody: without a lock.
    package static func read(_ id: Sitting.ID) -> Statement {
        let query: Query<Row> = "\(sql: columns) WHERE id = \(id)"
        return query.statement
    }

    /// For what goes on within an open sitting: others may do so at the same time, no step.
    static func share(_ id: Sitting.ID, of host: Tenant.ID) -> Query<Row> {
        "\(sql: columns) WHERE tenant_id = \(host) AND id = \(id) FOR SHARE"
    }

    /// Locks a sitting of the caller's tenant.
    ///
    /// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`.
    package static func hold(
        _ id: Sitting.ID, version: Int64, in call: Call
    ) async throws(Failure) -> HeldSitting {
        let host = try SittingHost(call).id
        let query: Query<Row> = """
            \(sql: columns) WHERE tenant_id = \(host) AND id = \(id) FOR UPDATE
            """
        let row = try await call.hold(query, "sitting")
        guard row.version == version else { throw .conflict(.stale) }
        return HeldSitting(id: id, host: host, row: row)
    }

    /// The step in the sitting's history; the sitting itself is updated behind it.
    func step(to state: Sitting.State, by call: Call) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO sitting.steps
                (tenant_id, sitting_id, version, from_state, to_state, principal_id, actor)
            VALUES (\(host), \(id), \(row.version + 1), \(row.state.rawValue), \(state.rawValue),
                \(try call.principal), \(call.caller.publicName))
            """
        return query.statement
    }
}
