package import NIOCore

extension Session {
    /// Runs one reading statement on a leased session, behind the statements that prepare it, all
    /// under one Sync.
    ///
    /// Cancelling the task stops the statement in the server.
    ///
    /// - Returns: the finished answer; nil for no row where one was asked for.
    package func answer(
        _ statement: Statement, after settings: [Statement], shape: Shape, head: [UInt8],
        tail: [UInt8]
    ) async throws(PostgresError) -> ByteBuffer? {
        let results = try await exchangeCancellably(settings + [statement])
        guard let rows = results.last, shape != .one || rows.count > 0 else { return nil }
        var bytes = head
        _ = try RowWriter(rows).write(rows, as: shape, into: &bytes)
        bytes += tail
        return ByteBuffer(bytes: bytes)
    }

    private func exchangeCancellably(
        _ statements: [Statement]
    ) async throws(PostgresError) -> [ResultSet] {
        guard !Task.isCancelled else { throw PostgresError(.deadline) }
        let result = await withTaskCancellationHandler {
            do throws(PostgresError) {
                return Result<[ResultSet], PostgresError>.success(try await exchange(statements))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            cancel()
        }
        if Task.isCancelled { await cancellationsDone() }
        return try result.get()
    }

    /// The rows of a few statements under one Sync, outside any transaction of the caller.
    package func rows(_ statements: [Statement]) async throws(PostgresError) -> [ResultSet] {
        try await exchange(statements)
    }
}
