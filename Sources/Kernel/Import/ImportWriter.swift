import Postgres

/// Writes batches of an import. When the database refuses one, it is cut until only the rows that
/// are to blame are left out.
package struct ImportWriter<Batch: ImportBatch>: Sendable {
    private let database: Database
    private let ground: Batch.Ground

    package init(database: Database, ground: Batch.Ground) {
        (self.database, self.ground) = (database, ground)
    }

    package func write(_ batch: Batch) async throws(Failure) -> Batch.Outcome {
        var attempts = 0
        while true {
            attempts += 1
            do throws(ImportInterruption) {
                return try await attempt(batch)
            } catch {
                switch error.remedy {
                case .again where attempts < Patience.attemptsMax: await pause(attempts)
                case .rival where attempts == 1: break
                case .rival, .divide: return try await divide(batch, error)
                case .again, .surrender: throw error.failure
                }
            }
        }
    }

    private func attempt(
        _ batch: Batch
    ) async throws(ImportInterruption) -> Batch.Outcome {
        try await database.writes(as: Batch.role).withSession(
            until: TimeLimit(in: CallLimits.deadline), mapping: ImportInterruption.database
        ) { session throws(ImportInterruption) in
            var transaction = Transaction(on: session)
            do throws(ImportInterruption) {
                let work = try await batch.work(in: &transaction, ground)
                _ = try await transaction.finish(work.statements)
                return work.outcome
            } catch {
                await transaction.rollback()
                throw error
            }
        }
    }

    private func divide(
        _ batch: Batch, _ error: ImportInterruption
    ) async throws(Failure) -> Batch.Outcome {
        guard batch.count > 1 else { return batch.refused(batch.meaning(of: error.problem)) }
        var outcome = Batch.Outcome()
        for half in batch.halves { outcome.add(try await write(half)) }
        return outcome
    }

    /// Longer each time, and never the same for two who met.
    private func pause(_ attempts: Int) async {
        let limit = min(20 << attempts, Patience.pauseMillisecondsMax)
        // A cancelled import notices where it goes on.
        try? await Task.sleep(for: .milliseconds(Int.random(in: limit / 2...limit)))
    }
}

private enum Patience {
    /// How often a batch is tried that others, or a restart of the database, got in the way of:
    /// with the pauses between, for about ten seconds.
    static let attemptsMax = 14
    static let pauseMillisecondsMax = 1_000
}
