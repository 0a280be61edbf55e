import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// Starts `postgres` as a process that survives the one that starts it, and signals it.
enum ServerProcess {
    /// Why the server ended, once it has.
    final class Ending: Sendable {
        private enum State {
            case starting
            case started(pid_t)
            case failed(String)
        }

        private let state = Mutex(State.starting)

        fileprivate func started(_ process: pid_t) { state.withLock { $0 = .started(process) } }
        fileprivate func failed(_ reason: String) { state.withLock { $0 = .failed(reason) } }

        var reason: String? {
            switch state.withLock(\.self) {
            case .starting: nil
            case .started(let process): Postmaster.isAlive(process) ? nil : "it ended"
            case .failed(let reason): reason
            }
        }
    }

    /// Starts what it is given in the background, says its number and leaves. A child of ours would
    /// have its memory, all of `shared_buffers`, counted as this program's by whoever measures it
    /// (`ru_maxrss` of getrusage(2) includes children that were waited for).
    private static let script = #""$@" >&2 & echo $!"#

    /// - Returns: at once; whether the server gets ready is seen in `postmaster.pid`.
    static func spawn(
        _ binaries: ServerBinaries, in home: ClusterHome
    ) throws(ClusterError) -> Ending {
        let configuration = try Tool.configuration(
            "/bin/sh", ["-c", script, "sh", binaries.postgres, "-D", home.data], as: home.account)
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(home.startLog, flags, 0o600)
        guard descriptor >= 0 else { throw Files.failure("open", home.startLog) }
        try Files.give(home.startLog, to: home.account)
        let log = FileDescriptor(rawValue: descriptor)
        let ending = Ending()
        // Detached: a cancelled caller must not take the server down without a shutdown.
        Task.detached {
            do {
                let result = try await Subprocess.run(
                    configuration, input: .none, output: .string(limit: 32),
                    error: .fileDescriptor(log, closeAfterSpawningProcess: true))
                if let process = pid_t(result.standardOutput.filter(\.isNumber)) {
                    ending.started(process)
                } else {
                    ending.failed("it can't be run (\(result.terminationStatus))")
                }
            } catch {
                ending.failed("it can't be run: \(error)")
            }
        }
        return ending
    }

    /// How a server is told to stop.
    ///
    /// Source: PostgreSQL manual, 19.5 "Shutting Down the Server".
    enum Shutdown: Sendable {
        /// Ends sessions, writes everything, exits.
        case fast
        /// Leaves at once; the next start recovers from the log.
        case immediate

        var signal: Int32 { self == .fast ? SIGINT : SIGQUIT }
    }

    /// Asks politely, then less so, and comes back when the process is gone.
    ///
    /// - Returns: whether it is.
    static func stop(_ process: pid_t, _ shutdown: Shutdown) async -> Bool {
        // A cancelled task can't sleep, and the server must be stopped all the same.
        await Task.detached {
            kill(process, shutdown.signal)
            if await isGone(process, withinSeconds: stopSecondsMax) { return true }
            kill(process, SIGQUIT)
            return await isGone(process, withinSeconds: stopSecondsMax)
        }.value
    }

    /// The last checkpoint writes all of `shared_buffers`: 1 GB on a slow disk.
    private static let stopSecondsMax = 60

    private static func isGone(_ process: pid_t, withinSeconds seconds: Int) async -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while Postmaster.isAlive(process) {
            guard ContinuousClock.now < end else { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return true
    }
}
