import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// Starts `postgres` as a child that survives its parent, and signals it.
enum ServerProcess {
    /// Why the child ended; set before its process id is free for others.
    final class Ending: Sendable {
        private let text = Mutex<String?>(nil)
        var reason: String? { text.withLock { $0 } }
        func set(_ reason: String) { text.withLock { $0 = $0 ?? reason } }
    }

    /// - Returns: at once; whether the server gets ready is seen in `postmaster.pid`.
    static func spawn(
        _ binaries: ServerBinaries, in home: ClusterHome
    ) throws(ClusterError) -> Ending {
        let configuration = try Tool.configuration(
            binaries.postgres, ["-D", home.data], as: home.account)
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(home.startLog, flags, 0o600)
        guard descriptor >= 0 else { throw Files.failure("open", home.startLog) }
        try Files.give(home.startLog, to: home.account)
        let log = FileDescriptor(rawValue: descriptor)
        let ending = Ending()
        // Detached: a cancelled caller must not take the server down without a shutdown.
        Task.detached {
            // Closed here: a start that fails half-way, for want of descriptors, would leave it to
            // the library, which ends the whole process then.
            defer { try? log.close() }
            do {
                let result = try await Subprocess.run(
                    configuration, input: .none,
                    output: .fileDescriptor(log, closeAfterSpawningProcess: false),
                    error: .combinedWithOutput)
                ending.set("it ended (\(result.terminationStatus))")
            } catch {
                ending.set("it can't be run: \(error)")
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
