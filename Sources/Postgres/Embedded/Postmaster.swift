import Glibc

/// A running server as its `postmaster.pid` describes it.
///
/// Source: PostgreSQL's src/include/utils/pidfile.h (process, data folder, start time, port,
/// socket folder, address, shared memory, status).
struct Postmaster: Sendable, Equatable {
    var process: pid_t
    var port: Int
    var socketFolder: String
    var isReady: Bool

    init?(file: String) {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 5, let process = pid_t(lines[0]), let port = Int(lines[3]) else {
            return nil
        }
        self.process = process
        self.port = port
        socketFolder = String(lines[4])
        isReady = lines.count >= 8 && lines[7].hasPrefix("ready")
    }

    enum Presence: Sendable, Equatable {
        case absent
        /// The file is left over: its process is gone, or the number now is another program's.
        case stale
        case running(Postmaster)
        /// Something alive that can't be looked at.
        case unknown(pid_t)
    }

    static func presence(in data: String) -> Presence {
        guard let text = Files.read(data + "/postmaster.pid") else { return .absent }
        guard let process = text.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
            return .stale
        }
        guard isAlive(process) else { return .stale }
        // The server changes into its data folder when it starts.
        guard let place = Files.target(ofLink: "/proc/\(process)/cwd") else {
            return isAlive(process) ? .unknown(process) : .stale
        }
        guard place == Files.canonical(data) else { return .stale }
        guard let postmaster = Postmaster(file: text) else { return .unknown(process) }
        return .running(postmaster)
    }

    /// Whether the process exists and is no zombie (PID 1 of a container may never collect one).
    static func isAlive(_ process: pid_t) -> Bool {
        guard exists(process) else { return false }
        // Gone meanwhile, or this process has no descriptor left to read with: then it is alive, or
        // its files would be taken for a dead server's.
        guard let status = Files.read("/proc/\(process)/stat") else { return exists(process) }
        // The name in brackets may itself hold brackets: the state follows the last one.
        guard let name = status.lastIndex(of: ")") else { return true }
        return status[name...].dropFirst(2).first != "Z"
    }

    private static func exists(_ process: pid_t) -> Bool {
        kill(process, 0) == 0 || errno == EPERM
    }
}
