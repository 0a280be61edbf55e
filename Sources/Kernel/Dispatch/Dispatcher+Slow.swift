import NIOCore
import Postgres

extension Dispatcher {
    /// Runs a lookup that takes long: one leased session, cancellable.
    func slowly(
        _ lookup: Lookup, access: Access, caller: Caller, deadline: TimeLimit, head: [UInt8],
        tail: [UInt8]
    ) async throws(Failure) -> ByteBuffer {
        let pool = database.slow(as: access.isPublic ? .read : caller.role.database)
        let settings = Settings.statements(
            for: caller, access: access, timeoutMilliseconds: deadline.remainingMilliseconds)
        let answer = try await pool.withSession(until: deadline, mapping: Failure.of) {
            session throws(Failure) in
            do throws(PostgresError) {
                return try await session.answer(
                    lookup.statement, after: settings, shape: lookup.shape, head: head, tail: tail)
            } catch {
                throw lookup.failure(of: error)
            }
        }
        guard let answer else { throw .notFound(noun: lookup.noun) }
        return answer
    }
}

extension Access {
    var isPublic: Bool {
        if case .public = self { true } else { false }
    }

    /// Writes of one connection run one after the other, and nothing runs beside them.
    var isBarrier: Bool {
        if case .write = self { true } else { false }
    }
}
