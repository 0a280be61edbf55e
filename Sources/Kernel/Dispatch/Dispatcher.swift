import JSONRPC
package import Logging
package import Metrics
import Postgres

/// Runs calls: what every connection shares.
package final class Dispatcher: Sendable {
    package let catalogue: MethodCatalogue
    package let database: Database
    package let secrets: Secrets
    package let policy: Policy
    package let status: ServerStatus
    /// What modules keep for the whole process.
    package let services = Services()
    let log: Logger
    let metrics: CallMetrics

    package init(
        _ catalogue: MethodCatalogue, database: Database, secrets: Secrets, status: ServerStatus,
        policy: Policy = Policy(),
        log: Logger = Logger(label: "tizilim.kernel"),
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.catalogue = catalogue
        self.database = database
        self.secrets = secrets
        self.policy = policy
        self.status = status
        self.log = log
        metrics = CallMetrics(factory)
    }

    /// Runs a method with logic in a transaction, again when the database asks for it.
    func run(
        _ method: any TransactionMethod, caller: Caller, key: IdempotencyKey?, deadline: TimeLimit
    ) async throws(Failure) -> JSON {
        let type = Swift.type(of: method)
        guard !type.access.isBarrier || !status.log.report.refusesWrites else {
            throw .unavailable
        }
        let key = key.map { $0.scoped(to: caller, secrets) }
        for attempt in 1... {
            let outcome = try await pool(for: type, caller).withSession(
                until: deadline, mapping: Failure.of
            ) { session throws(Failure) in
                await self.attempt(method, caller, key, deadline, on: session)
            }
            switch outcome {
            case .success(let answer): return answer
            case .failure(let failure):
                let failure = try await mayRepeat(failure, key, caller, deadline)
                guard failure == .conflict(.contended) else { throw failure }
                guard attempt < CallLimits.attemptsMax else {
                    metrics.gaveUp()
                    throw failure
                }
                metrics.triedAgain()
                await pause(attempt)
            }
        }
        throw .deadline
    }

    private func attempt(
        _ method: any TransactionMethod, _ caller: Caller, _ key: IdempotencyKey?,
        _ deadline: TimeLimit, on session: Session
    ) async -> Result<JSON, Failure> {
        let call = Call(
            Swift.type(of: method), caller: caller, key: key, deadline: deadline, secrets: secrets,
            policy: policy, session: session)
        let outcome: Result<JSON, Failure>
        do throws(Failure) { outcome = .success(try await method.run(in: call)) } catch {
            outcome = .failure(error)
        }
        await call.abandon()
        return outcome
    }

    /// What a failed call tells its client: the answer of an earlier call under the same key, if
    /// there was one.
    ///
    /// Only calls that fail are asked for it. A repetition does: the record's version is no longer
    /// the one it read, or, where nothing else stops it, its key is taken. So a call that is no
    /// repetition, as almost all, costs no look at the earlier ones.
    private func mayRepeat(
        _ failure: Failure, _ key: IdempotencyKey?, _ caller: Caller, _ deadline: TimeLimit
    ) async throws(Failure) -> Failure {
        guard let key, let principal = caller.principal else { return failure }
        let isTaken = failure == .conflict(.violated(Idempotency.constraint))
        switch failure {
        case .conflict(.contended), .unauthenticated, .unavailable, .deadline, .internal:
            return failure
        default: break
        }
        let question = Idempotency.recall(key, of: principal)
        let settings = Settings.statement(
            for: caller, timeoutMilliseconds: deadline.remainingMilliseconds)
        let pool = database.writes(as: caller.role.database)
        let records = try await pool.withSession(until: deadline, mapping: Failure.of) {
            session throws(Failure) in
            do throws(PostgresError) {
                let results = try await session.rows([settings, question])
                return try results[1].decode(Idempotency.Record.self)
            } catch {
                throw Settings.failure(of: error)
            }
        }
        // A key that was taken and is no longer: the call that had it was undone.
        guard let record = records.first else { return isTaken ? .conflict(.contended) : failure }
        return Idempotency.outcome(of: record, for: key)
    }

    private func pool(for type: any TransactionMethod.Type, _ caller: Caller) -> LeasePool {
        if let role = type.worksAs { return database.writes(as: role) }
        return switch type.access {
        // Who reads personal data leaves a record of it, so such a reading writes, too.
        case .write, .read: database.writes(as: caller.role.database)
        case .public, .connection: database.slow(as: .read)
        }
    }

    /// Chance keeps two callers that collided from colliding again.
    private func pause(_ attempt: Int) async {
        try? await Task.sleep(for: .milliseconds(Int.random(in: 1...(5 << attempt))))
    }
}
