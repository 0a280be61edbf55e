/// A leased session inside BEGIN … COMMIT, whose statements go out in pipelined groups.
///
/// A transaction begins with its first group and ends with the group that commits, so a call of two
/// groups costs two round trips in all.
package struct Transaction: ~Copyable, Sendable {
    private enum State { case fresh, open, ended }

    private let session: Session
    private var state = State.fresh

    package init(on session: Session) { self.session = session }

    /// Sends statements as one group and returns the results in their order.
    ///
    /// All are parsed before the first one runs, so none may need a table that another one makes.
    package mutating func send(
        _ statements: [Statement]
    ) async throws(PostgresError) -> [ResultSet] {
        try await send(statements, committing: false)
    }

    /// Sends the last statements together with COMMIT; returns once the commit is durable.
    package mutating func commit(
        _ statements: [Statement] = []
    ) async throws(PostgresError) -> [ResultSet] {
        try await send(statements, committing: true)
    }

    /// Undoes everything. Does nothing after a commit, or if nothing was ever sent.
    package mutating func rollback() async {
        guard state == .open else { return }
        state = .ended
        // If this fails the connection is gone, and the server has rolled back by itself.
        _ = try? await session.exchange([Self.rollbackStatement], continuing: true)
    }

    private mutating func send(
        _ statements: [Statement], committing: Bool
    ) async throws(PostgresError) -> [ResultSet] {
        precondition(state != .ended, "the transaction has ended")
        let isFirst = state == .fresh
        state = .open
        let group =
            (isFirst ? [Self.beginStatement] : []) + statements
            + (committing ? [Self.commitStatement] : [])
        var results = try await session.exchange(group, continuing: !isFirst)
        if isFirst { results.removeFirst() }
        if committing {
            state = .ended
            results.removeLast()
        }
        return results
    }

    private static let beginStatement = Statement("BEGIN")
    private static let commitStatement = Statement("COMMIT")
    private static let rollbackStatement = Statement("ROLLBACK")
}
