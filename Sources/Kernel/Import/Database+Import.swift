package import Postgres

extension Database {
    /// Asks a few public questions before an import writes anything.
    package func look(_ statements: [Statement]) async throws(Failure) -> [ResultSet] {
        try await slow(as: .read).withSession(
            until: TimeLimit(in: CallLimits.deadline), mapping: Failure.of
        ) { session throws(Failure) in
            do throws(PostgresError) { return try await session.rows(statements) } catch {
                throw Failure(error)
            }
        }
    }
}
