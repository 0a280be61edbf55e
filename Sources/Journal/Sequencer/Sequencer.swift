package import Kernel
package import Logging
import Metrics
import Postgres

/// Gives the entries of the journal their positions and signs the log, as long as no other process
/// does; takes over when that one is gone.
package final class Sequencer: Sendable {
    package struct Limits: Sendable {
        package var term = Term.Limits()
        /// An idle sequencer asks this often; between them it doubles. The longer one is a third of
        /// what an entry may take to become visible (250 ms), the shorter one spares commits.
        package var pauseMin = Duration.milliseconds(5)
        package var pauseMax = Duration.milliseconds(40)
        /// How soon another process takes over.
        package var standby = Duration.milliseconds(500)
        /// A refusal needs a person; until then there is no hurry.
        package var refusal = Duration.seconds(2)
        /// How often it is looked what holds positions back.
        package var look = Duration.seconds(1)

        package init() {}
    }

    private let database: Database
    private let keys: SigningKeys
    private let seen: SeenCheckpoint
    private let status: LogStatus
    private let limits: Limits
    private let log: Logger

    package init(
        _ database: Database, keys: SigningKeys, seen: SeenCheckpoint, status: LogStatus,
        limits: Limits = Limits(), log: Logger = Logger(label: "tizilim.sequencer")
    ) {
        self.database = database
        self.keys = keys
        self.seen = seen
        self.status = status
        self.limits = limits
        self.log = log
    }

    /// Works until the task is cancelled.
    package func run() async {
        let session = database.session(as: .sequencer, name: "pg-log")
        while !Task.isCancelled {
            do {
                if var term = try await Term.begin(
                    on: session, keys: keys, seen: seen, limits: limits.term)
                {
                    do {
                        try await lead(&term, on: session)
                    } catch {
                        await term.end()
                        throw error
                    }
                } else {
                    try await stand(by: session)
                }
            } catch {
                await note(error)
            }
        }
        session.close()
        status.update { $0.state = .off }
    }

    private func lead(_ term: inout Term, on session: Session) async throws {
        log.info("leads the log from entry \(term.state.size) on")
        status.update { $0 = LogReport() }
        var pause = limits.pauseMin
        var lookedAt = ContinuousClock.now
        while !Task.isCancelled {
            if status.takeDemand() { throw TermEnd.lost }
            let placed = try await term.turn()
            let size = term.state.size
            status.update { ($0.state, $0.size) = (.leading, size) }
            if lookedAt.duration(to: .now) >= limits.look {
                await look(behind: term.state, on: session)
                lookedAt = .now
            }
            pause = placed > 0 ? limits.pauseMin : min(pause * 2, limits.pauseMax)
            if placed < limits.term.batchMax { try? await Task.sleep(for: pause) }
        }
        try await term.sign()
        await term.end()
    }

    private func stand(by session: Session) async throws {
        let newest = try await session.rows([StoredCheckpoint.newest.statement])[0]
            .decode(StoredCheckpoint.self).first
        // A head that another process signed is kept here as well: this machine may outlive that one.
        if let newest, newest.size > (try known() ?? 0) { try seen.keep(newest.note) }
        status.update { report in
            report = LogReport()
            report.state = .standby
            report.size = newest?.size ?? 0
        }
        try? await Task.sleep(for: limits.standby)
    }

    private func known() throws(Refusal) -> Int64? {
        try seen.read(keys.verifiers)?.checkpoint.size
    }

    private func note(_ error: any Error) async {
        if case TermEnd.lost = error {
            try? await Task.sleep(for: limits.pauseMax)
            return
        }
        let refusal: Refusal? =
            switch error {
            case TermEnd.refused(let refusal): refusal
            case let refusal as Refusal: refusal
            default: nil
            }
        let reason = refusal.map { "\($0)" } ?? "the log stands still: \(error)"
        if status.report.reason != reason { log.error("\(reason)") }
        status.update { report in
            report.state = .refusing
            report.reason = reason
            // The database may be away for a moment; then it refuses writes by itself.
            if let refusal { report.refusesWrites = refusal.refusesWrites }
        }
        try? await Task.sleep(for: refusal == nil ? limits.standby : limits.refusal)
    }

    /// Names the transaction that holds positions back.
    private func look(behind state: SequencerState, on session: Session) async {
        guard
            let results = try? await session.rows([Backlog.oldest(behind: state).statement]),
            let backlog = try? results[0].decode(Backlog.self).first
        else { return }
        Gauge(label: "tizilim_log_waiting_seconds").record(Double(backlog.milliseconds) / 1_000)
        let isLong = backlog.milliseconds > Backlog.warningMilliseconds
        if isLong, status.report.holder != backlog.holder {
            log.warning("entries wait for \(backlog.holder ?? "nobody that is known")")
        }
        status.update {
            $0.waitingMilliseconds = backlog.milliseconds
            $0.holder = isLong ? backlog.holder : nil
        }
    }
}
