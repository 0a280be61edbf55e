package import Logging
package import Postgres

/// The one table from SQLSTATE to failure. Source: PostgreSQL manual, appendix A.
extension Failure {
    package init(_ error: PostgresError, log: Logger = Logger(label: "tizilim.database")) {
        switch error.cause {
        case .unavailable: self = .unavailable
        case .deadline: self = .deadline
        case .limited(let limit): self = .limited(limit, retryAfterMilliseconds: 100)
        case .decoding, .declined: self = .incident(error, log)
        case .server(let state): self = Self.server(state, error, log)
        }
    }

    /// The failure of an error, as a function to hand on.
    static func of(_ error: PostgresError) -> Failure { Failure(error) }

    private static func server(
        _ state: String, _ error: PostgresError, _ log: Logger
    ) -> Failure {
        switch state {
        // Row security refused a row, or a column's privilege is missing: not yours to touch.
        case "42501": .forbidden(permission: "row")
        // Unique, exclusion, check and foreign key violations, and a NULL where none may be.
        case "23505", "23P01", "23514", "23503", "23502": .conflict(.violated(error.constraint))
        case "40001", "40P01", "55P03": .conflict(.contended)
        case "57014", "25P03": .deadline
        // A standby or a demoted primary, or a plan from before a migration: nothing was done.
        case "25006", "0A000", "26000": .unavailable
        // Too many connections, out of memory or disk: nothing was done, so a retry is safe.
        case let state where state.hasPrefix("53"): .unavailable
        default: .incident(error, log)
        }
    }

    /// Logs what only an administrator may read, and hands the client a number for it.
    package static func incident(_ error: PostgresError, _ log: Logger) -> Failure {
        let incident = UUIDValue.version7()
        // SQL text holds no values; the server's message may, so it stays out of the log.
        log.error(
            "incident",
            metadata: [
                "incident": "\(incident)", "error": "\(error)", "sql": "\(error.sql ?? "")",
            ])
        return .internal(incident: incident)
    }
}

extension Reason {
    /// A constraint's name is part of the interface: `cases_one_open` becomes that reason.
    package static func violated(_ constraint: String?) -> Reason {
        guard let constraint else { return .constraint }
        var reason = Reason.constraint
        reason.code = "constraint.\(constraint)"
        return reason
    }
}
