/// Why a statement gave no result.
///
/// Prints redacted: message and detail can hold values of rows, so they stay in properties that
/// only a debugger or an explicit log at the level of the database administrator reads.
package struct PostgresError: Error, Sendable {
    package enum Cause: Sendable, Equatable {
        /// The server refused the statement; `sqlState` has five characters.
        case server(sqlState: String)
        /// No connection, or it broke before the answer came; whether the work was done is unknown.
        case unavailable
        /// A named limit of this layer was reached, for example the length of a queue.
        case limited(String)
        /// A column's value did not fit the type that the code asked for.
        case decoding(column: String)
        /// The statement was cancelled because its deadline passed.
        case deadline
        /// The statement found a reason not to answer: the `_refusal` of its first row.
        case declined(String)
    }

    package var cause: Cause
    package var constraint: String?
    package var table: String?
    /// The server's primary message; may hold values: never sent to a client.
    package var message: String
    /// The statement's text, which holds no values.
    package var sql: String?

    package init(
        _ cause: Cause, constraint: String? = nil, table: String? = nil, message: String = "",
        sql: String? = nil
    ) {
        self.cause = cause
        self.constraint = constraint
        self.table = table
        self.message = message
        self.sql = sql
    }

    package var sqlState: String? {
        guard case .server(let state) = cause else { return nil }
        return state
    }

    /// True where the same transaction, run again, may succeed. Source: PostgreSQL, appendix A.
    package var isSerialization: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// The statement's plan no longer fits the schema, or is gone: to be parsed anew.
    package var isStalePlan: Bool { sqlState == "0A000" || sqlState == "26000" }

    /// `query_canceled`: the statement ran into `statement_timeout` or was cancelled.
    package var isCancelled: Bool { sqlState == "57014" || cause == .deadline }
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        let place = [constraint, table].compactMap(\.self).joined(separator: ", ")
        return "PostgresError(\(cause)\(place.isEmpty ? "" : ", \(place)"))"
    }
}
