import CLibPQ
package import NIOCore

/// COPY in PostgreSQL's text format, in both directions. Source: PostgreSQL manual, COPY.
extension Session {
    /// Sends rows to the server; call it inside a transaction of this session to make it part of it.
    ///
    /// - Parameters:
    ///   - statement: `COPY … FROM STDIN`, the program's own text.
    ///   - chunks: rows in COPY's text form, cut anywhere.
    /// - Returns: the number of rows that the server took.
    package func copyIn(
        _ statement: StaticString, _ chunks: [ByteBuffer]
    ) async throws(PostgresError) -> Int {
        let sql = statement.description
        return try await exclusively { connection in
            if let error = Self.begin(sql, on: connection, expecting: PGRES_COPY_IN) {
                return .failure(error)
            }
            for chunk in chunks {
                let sent = chunk.withUnsafeReadableBytes { bytes in
                    PQputCopyData(
                        connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                        Int32(bytes.count))
                }
                // The reason comes with the final result below.
                if sent != 1 { break }
            }
            guard PQputCopyEnd(connection, nil) == 1 else {
                return .failure(PostgresError(.unavailable, sql: sql))
            }
            return Self.finish(sql, on: connection)
        }
    }

    /// Receives rows from the server, a chunk of whole rows at a time.
    ///
    /// - Parameter consume: called on the session's thread; false ends the copy.
    package func copyOut(
        _ statement: StaticString, _ consume: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) async throws(PostgresError) -> Int {
        let sql = statement.description
        return try await exclusively { connection in
            if let error = Self.begin(sql, on: connection, expecting: PGRES_COPY_OUT) {
                return .failure(error)
            }
            var isWanted = true
            var row: UnsafeMutablePointer<CChar>?
            while case let length = PQgetCopyData(connection, &row, 0), length > 0 {
                defer { PQfreemem(row) }
                // A copy that nobody wants any more is read to its end: the session stays usable.
                isWanted =
                    isWanted && consume(UnsafeRawBufferPointer(start: row, count: Int(length)))
            }
            return Self.finish(sql, on: connection)
        }
    }

    private static func begin(
        _ sql: String, on connection: OpaquePointer, expecting status: ExecStatusType
    ) -> PostgresError? {
        guard let result = PQexec(connection, sql) else {
            return PostgresError(.unavailable, sql: sql)
        }
        defer { PQclear(result) }
        return PQresultStatus(result) == status ? nil : PostgresError(result, sql: sql)
    }

    private static func finish(
        _ sql: String, on connection: OpaquePointer
    ) -> Result<Int, PostgresError> {
        var outcome: Result<Int, PostgresError> = .failure(PostgresError(.unavailable, sql: sql))
        while let result = PQgetResult(connection) {
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_COMMAND_OK {
                outcome = .success(PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0)
            } else {
                outcome = .failure(PostgresError(result, sql: sql))
            }
        }
        return outcome
    }
}
