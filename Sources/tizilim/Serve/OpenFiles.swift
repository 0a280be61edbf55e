import Glibc

/// The operating system's limit on open files, of which each connection takes one.
enum OpenFiles {
    /// For the database's sessions, logs, and what the system opens by itself.
    private static let reserve = 512

    /// Raises the soft limit as far as it may go, at most to what the connections need.
    ///
    /// - Returns: how many connections fit.
    static func allow(connections: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return connections
        }
        let wanted = rlim_t(connections + reserve)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return min(connections, Int(clamping: limit.rlim_cur) - reserve)
    }
}
