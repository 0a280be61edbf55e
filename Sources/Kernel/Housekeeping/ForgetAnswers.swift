package import Postgres

/// Deletes what was kept to answer repetitions of a write, once it is 30 days old.
///
/// - Source: the policy `idempotency_sequencer`, which lets nothing younger be deleted.
package struct ForgetAnswers: Chore {
    package static let name = "idempotency"
    package static let lock: Int32 = 1
    package static let role = DatabaseRole.sequencer
    package static let interval = Duration.seconds(3_600)

    /// Rows of one transaction: some tens of milliseconds, so that the journal's order, which waits
    /// for the oldest transaction, is not held up.
    package static let rowsMax = 1_000

    package init() {}

    package func step(in transaction: inout Transaction) async throws(PostgresError) -> ChoreStep {
        let results = try await transaction.send([Self.delete.statement])
        let count = Int(try results[0].decode(Single<Int64>.self).first?.value ?? 0)
        return ChoreStep(items: count, isLast: count < Self.rowsMax)
    }

    /// By age alone and across tenants, as the policy has it. `now()` can use the index; the
    /// policy's own condition can't.
    static let delete: Query<Single<Int64>> = """
        WITH old AS (
            SELECT principal_id, key FROM tenancy.idempotency
            WHERE created_at < now() - interval '30 days'
            ORDER BY created_at LIMIT \(Int64(rowsMax))
        ), gone AS (
            DELETE FROM tenancy.idempotency i USING old
            WHERE i.principal_id = old.principal_id AND i.key = old.key
            RETURNING 1
        )
        SELECT count(*) FROM gone
        """
}
