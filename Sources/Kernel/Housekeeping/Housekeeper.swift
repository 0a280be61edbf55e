package import Logging
package import Metrics
package import Postgres

/// Does the chores of this server, each in its own rhythm.
package struct Housekeeper: Sendable {
    package enum Outcome: Sendable, Equatable {
        case done(items: Int)
        /// Another server is at it; what this one had done by then.
        case elsewhere(items: Int)
    }

    /// Steps of one turn. A backlog that needs more is left to the next turn: with steps of 1,000
    /// rows some 280 rows a second may come in for ever.
    package static let stepsMax = 1_000
    /// The first key of the advisory locks of chores, the second is ``Chore/lock``.
    private static let lockSpace: Int32 = 0x7469_7A68
    /// A step takes milliseconds; a server that is too busy for it is left alone.
    private static let stepMilliseconds: Int64 = 30_000

    private let database: Database
    private let chores: [any Chore]
    private let log: Logger
    private let metrics: [String: ChoreMetrics]

    package init(
        _ database: Database, _ chores: [any Chore],
        log: Logger = Logger(label: "tizilim.housekeeping"),
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.database = database
        self.chores = chores
        self.log = log
        metrics = chores.reduce(into: [:]) { metrics, chore in
            let name = type(of: chore).name
            metrics[name] = ChoreMetrics(name, factory)
        }
    }

    /// Returns when the task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for chore in chores { group.addTask { await keep(chore) } }
        }
    }

    private func keep(_ chore: any Chore) async {
        let interval = type(of: chore).interval
        // Soon after the start, since some servers are restarted more often than they rest, but not
        // all at once.
        var rest = interval * Double.random(in: 0.01...0.1)
        while (try? await Task.sleep(for: rest)) != nil {
            await turn(of: chore)
            rest = interval * Double.random(in: 0.9...1.1)
        }
    }

    private func turn(of chore: any Chore) async {
        let name = type(of: chore).name
        let started = ContinuousClock.now
        do throws(PostgresError) {
            switch try await perform(chore) {
            case .done(let items):
                let duration = started.duration(to: .now)
                metrics[name]?.done(items: items, in: duration)
                log.log(
                    level: items > 0 ? .notice : .debug, "housekeeping",
                    metadata: ["chore": "\(name)", "items": "\(items)", "time": "\(duration)"])
            case .elsewhere(let items):
                metrics[name]?.leftToAnother(items: items)
                log.debug("another server does it", metadata: ["chore": "\(name)"])
            }
        } catch {
            metrics[name]?.failed()
            log.warning("housekeeping", metadata: ["chore": "\(name)", "error": "\(error)"])
        }
    }

    /// Does a chore now, step by step, until nothing is left or the turn is over.
    package func perform(_ chore: any Chore) async throws(PostgresError) -> Outcome {
        var items = 0
        for _ in 0..<Self.stepsMax {
            guard let step = try await step(of: chore) else { return .elsewhere(items: items) }
            items += step.items
            if step.isLast || Task.isCancelled { break }
        }
        return .done(items: items)
    }

    /// Nil when another server has the lock.
    private func step(of chore: any Chore) async throws(PostgresError) -> ChoreStep? {
        let kind = type(of: chore)
        let pool = database.writes(as: kind.role)
        let limit = TimeLimit(in: .milliseconds(Self.stepMilliseconds))
        return try await pool.withSession(until: limit, mapping: Self.same) {
            session async throws(PostgresError) in
            var transaction = Transaction(on: session)
            do throws(PostgresError) {
                guard try await Self.takeLock(kind.lock, in: &transaction) else {
                    await transaction.rollback()
                    return nil
                }
                let step = try await chore.step(in: &transaction)
                _ = try await transaction.commit()
                return step
            } catch {
                await transaction.rollback()
                throw error
            }
        }
    }

    private static func same(_ error: PostgresError) -> PostgresError { error }

    /// The lock is freed by the end of the transaction, whatever becomes of this server.
    private static func takeLock(
        _ number: Int32, in transaction: inout Transaction
    ) async throws(PostgresError) -> Bool {
        let question: Query<Single<Bool>> =
            "SELECT pg_try_advisory_xact_lock(\(lockSpace), \(number))"
        let results = try await transaction.send(
            [Settings.timeout(stepMilliseconds), question.statement])
        return try results[1].decode(Single<Bool>.self).first?.value ?? false
    }
}
