/// What the database server, or libpq before it was reached, said against a cold-path statement.
///
/// The description leaves out `detail`, because PostgreSQL puts values of rows there.
package struct BlockingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Five characters, or `nil` when no server answered.
    ///
    /// Source: PostgreSQL manual, Appendix A "PostgreSQL Error Codes".
    package var sqlstate: String?
    package var message: String
    package var detail: String?
    package var hint: String?
    /// The line of the statement's text that the server objects to, counted from 1.
    package var line: Int?

    package init(
        sqlstate: String? = nil, message: String, detail: String? = nil, hint: String? = nil,
        line: Int? = nil
    ) {
        self.sqlstate = sqlstate
        self.message = message
        self.detail = detail
        self.hint = hint
        self.line = line
    }

    /// Whether the server could not be reached, went away or is starting up or shutting down.
    package var isUnreachable: Bool {
        guard let sqlstate else { return true }
        return sqlstate.hasPrefix("08") || sqlstate.hasPrefix("57P0")
    }

    package var description: String {
        var text = message
        if let line { text += " (line \(line))" }
        if let sqlstate { text += " [\(sqlstate)]" }
        if let hint { text += "; \(hint)" }
        return text
    }
}
