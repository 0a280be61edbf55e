package import Postgres

/// Why a transaction of an import did not come to its end.
package enum ImportInterruption: Error {
    case database(PostgresError)
    /// Somebody else has changed one of the records between reading and locking it.
    case stale
    /// A value that the journal can't state exactly; a fault of ours.
    case inexact
}

extension Transaction {
    package mutating func ask(_ statements: [Statement]) async throws(ImportInterruption)
        -> [ResultSet]
    {
        do throws(PostgresError) { return try await send(statements) } catch {
            throw .database(error)
        }
    }

    package mutating func finish(_ statements: [Statement]) async throws(ImportInterruption)
        -> [ResultSet]
    {
        do throws(PostgresError) { return try await commit(statements) } catch {
            throw .database(error)
        }
    }
}

extension ResultSet {
    package func imported<Row: RowDecodable>(
        _ type: Row.Type = Row.self
    ) throws(ImportInterruption) -> [Row] {
        do throws(PostgresError) { return try decode(type) } catch { throw .database(error) }
    }
}

extension ImportInterruption {
    enum Remedy {
        /// Others were at work on the same records, or the connection is gone. If that commit was
        /// done after all, its rows are found unchanged.
        case again
        /// Something is there already: perhaps another import brought it in just now, and a second
        /// look finds it; perhaps a row is wrong.
        case rival
        /// A row is wrong.
        case divide
        case surrender
    }

    /// Source: PostgreSQL manual, appendix A.
    var remedy: Remedy {
        guard case .database(let error) = self else {
            if case .stale = self { return .again }
            return .surrender
        }
        if error.cause == .unavailable { return .again }
        switch error.sqlState {
        case "40001", "40P01", "55P03": return .again
        case "23505": return .rival
        // Row security refused a row, or a value is none of its type.
        case "42501": return .divide
        case let state? where state.hasPrefix("22") || state.hasPrefix("23"): return .divide
        default: return .surrender
        }
    }

    package var failure: Failure {
        switch self {
        case .database(let error): Failure(error)
        case .stale: .conflict(.contended)
        case .inexact: Failure(PostgresError(.limited("journal"), message: "inexact fact"))
        }
    }

    /// Names the constraint, which says what is wrong, and never a value.
    package var problem: RowProblem {
        guard case .database(let error) = self else {
            return RowProblem(field: "", rule: "contended", text: "others are changing the record")
        }
        let rule = error.constraint ?? "error \(error.sqlState ?? "?")"
        let text = "the register refuses it: \(rule)"
        return RowProblem(field: "", rule: rule, text: text)
    }
}
