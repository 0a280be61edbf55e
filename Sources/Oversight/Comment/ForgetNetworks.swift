package import Kernel
package import Postgres

/// Deletes the marks of networks when no limit looks at them any more: after two days.
///
/// - Source: the policy `network_marks_sequencer`, which lets nothing younger be deleted.
package struct ForgetNetworks: Chore {
    package static let name = "networks"
    package static let lock: Int32 = 2
    package static let role = DatabaseRole.sequencer
    package static let interval = Duration.seconds(3_600)

    /// Rows of one transaction, as ``ForgetAnswers/rowsMax``.
    package static let rowsMax = 1_000

    package init() {}

    package func step(in transaction: inout Transaction) async throws(PostgresError) -> ChoreStep {
        let results = try await transaction.send([Self.delete.statement])
        let count = Int(try results[0].decode(Single<Int64>.self).first?.value ?? 0)
        return ChoreStep(items: count, isLast: count < Self.rowsMax)
    }

    /// By age alone, as the policy has it; `now()` can use the index.
    private static let delete: Query<Single<Int64>> = """
        WITH gone AS (
            DELETE FROM oversight.network_marks m
            WHERE m.at < now() - interval '2 days'
              AND m.at <= (SELECT max(o.at) FROM (
                  SELECT at FROM oversight.network_marks
                  WHERE at < now() - interval '2 days'
                  ORDER BY at LIMIT \(Int64(rowsMax))) AS o)
            RETURNING 1
        )
        SELECT count(*) FROM gone
        """
}
