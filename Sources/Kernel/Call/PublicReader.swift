package import Postgres

/// Reads public tables as `tizilim_read`, for somebody whose token must be alive.
package struct PublicReader: Sendable {
    let session: Session?
    let database: Database
    let caller: Caller

    init(session: Session?, database: Database, caller: Caller) {
        self.session = session
        self.database = database
        self.caller = caller
    }

    /// For what a module reads for everybody, on a session of its own lane.
    package init(database: Database) {
        self.init(session: database.shared(as: .read), database: database, caller: .anonymous())
    }

    /// The rows of one statement. What the quick session stops for taking too long is read again
    /// on a leased one.
    ///
    /// - Throws: ``Failure/unauthenticated`` for a token that is no longer good.
    package func rows(_ statement: Statement) async throws(Failure) -> ResultSet {
        guard let session else { return try await rowsSlowly(statement) }
        do throws(PostgresError) {
            let settings = [Settings.insistence(on: caller)].compactMap(\.self)
            return try Self.last(of: await session.rows(settings + [statement]))
        } catch {
            if error.isCancelled { return try await rowsSlowly(statement) }
            throw Settings.failure(of: error)
        }
    }

    private func rowsSlowly(_ statement: Statement) async throws(Failure) -> ResultSet {
        let deadline = TimeLimit(in: CallLimits.deadline)
        let settings = Settings.statements(
            for: caller, access: .public, timeoutMilliseconds: deadline.remainingMilliseconds)
        return try await database.slow(as: .read).withSession(
            until: deadline, mapping: Failure.of
        ) { session throws(Failure) in
            do throws(PostgresError) {
                return try Self.last(of: await session.rows(settings + [statement]))
            } catch {
                throw Settings.failure(of: error)
            }
        }
    }

    private static func last(of results: [ResultSet]) throws(PostgresError) -> ResultSet {
        guard let last = results.last else { throw PostgresError(.unavailable) }
        return last
    }
}
