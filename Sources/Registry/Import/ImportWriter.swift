import Kernel
import Postgres

/// Why a transaction of an import did not come to its end.
enum ImportInterruption: Error {
    case database(PostgresError)
    /// Somebody else has changed one of the records between reading and locking it.
    case stale
    /// A value that the journal can't state exactly; a fault of ours.
    case inexact
}

/// Writes chunks of an import. When the database refuses one, it is cut until only the rows that
/// are to blame are left out.
struct ImportWriter: Sendable {
    /// How often a chunk is tried that others, or a restart of the database, got in the way of:
    /// with the pauses between, for about ten seconds.
    private static let attemptsMax = 14
    private static let pauseMillisecondsMax = 1_000

    let database: Database
    let signer: ImportSigner

    func write(_ chunk: ImportChunk) async throws(Failure) -> ImportOutcome {
        var attempts = 0
        while true {
            attempts += 1
            do throws(ImportInterruption) {
                return try await attempt(chunk)
            } catch {
                switch error.remedy {
                case .again where attempts < Self.attemptsMax: await pause(attempts)
                case .rival where attempts == 1: break
                case .rival, .divide: return try await divide(chunk, error)
                case .again, .surrender: throw error.failure
                }
            }
        }
    }

    private func attempt(
        _ chunk: ImportChunk
    ) async throws(ImportInterruption) -> ImportOutcome {
        try await database.writes(as: .app).withSession(
            until: TimeLimit(in: CallLimits.deadline), mapping: ImportInterruption.database
        ) { session throws(ImportInterruption) in
            var transaction = Transaction(on: session)
            do throws(ImportInterruption) {
                let work = try await chunk.work(in: &transaction, signer)
                _ = try await transaction.finish(work.statements)
                return work.outcome
            } catch {
                await transaction.rollback()
                throw error
            }
        }
    }

    private func divide(
        _ chunk: ImportChunk, _ error: ImportInterruption
    ) async throws(Failure) -> ImportOutcome {
        guard chunk.rows.count > 1 else { return chunk.refused(error.problem) }
        var outcome = ImportOutcome()
        for half in chunk.halves { outcome.add(try await write(half)) }
        return outcome
    }

    /// Longer each time, and never the same for two who met.
    private func pause(_ attempts: Int) async {
        let limit = min(20 << attempts, Self.pauseMillisecondsMax)
        // A cancelled import notices where it goes on.
        try? await Task.sleep(for: .milliseconds(Int.random(in: limit / 2...limit)))
    }
}

extension Transaction {
    mutating func ask(_ statements: [Statement]) async throws(ImportInterruption) -> [ResultSet] {
        do throws(PostgresError) { return try await send(statements) } catch {
            throw .database(error)
        }
    }

    mutating func finish(_ statements: [Statement]) async throws(ImportInterruption) -> [ResultSet]
    {
        do throws(PostgresError) { return try await commit(statements) } catch {
            throw .database(error)
        }
    }
}

extension ResultSet {
    func imported<Row: RowDecodable>(
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

    var failure: Failure {
        switch self {
        case .database(let error): Failure(error)
        case .stale: .conflict(.contended)
        case .inexact: Failure(PostgresError(.limited("journal"), message: "inexact fact"))
        }
    }

    /// Names the constraint, which says what is wrong, and never a value.
    var problem: RowProblem {
        guard case .database(let error) = self else {
            return RowProblem(field: "", rule: "contended", text: "others are changing the record")
        }
        let rule = error.constraint ?? "error \(error.sqlState ?? "?")"
        let text =
            rule == "identifiers_current_unique"
            ? "a number of it belongs to another organisation (\(rule))"
            : "the register refuses it: \(rule)"
        return RowProblem(field: "", rule: rule, text: text)
    }
}
