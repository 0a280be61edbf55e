import FoundationEssentials

/// What a private cluster's configuration says, each line with its reason.
struct ClusterSettings: Sendable {
    /// Lets an adopting process tell its own server from any other.
    static let clusterName = "tizilim"

    /// Four event loops' worth of sessions for every database role that calls use, all of its
    /// writing and slow sessions, and some for people. Sessions are opened when they are needed.
    static let connectionsMax = 300
    /// Each leased test database is used by the sessions of all database roles.
    static let throwAwayConnectionsMax = 700

    var socketFolder: String
    var isThrowAway: Bool
    var memoryBytes: UInt64

    /// The only way in is the unix socket, whose folder only the account can enter.
    static let access = """
        # Written by tizilim at every start; changes here are lost.
        local all all trust
        local replication all trust

        """

    var text: String {
        let shared = isThrowAway ? throwAway : lasting
        return """
            # Written by tizilim at every start; put own settings into postgresql.auto.conf
            # with ALTER SYSTEM.

            # Other processes recognise the server by this.
            cluster_name = '\(Self.clusterName)'
            # No network: the unix socket in a folder of mode 0700 is the only way in.
            listen_addresses = ''
            port = \(SocketFolder.port)
            unix_socket_directories = '\(socketFolder)'
            unix_socket_permissions = 0700
            # An eighth of the memory: the server shares the machine with PostgreSQL's clients.
            shared_buffers = \(sharedBuffersMegabytes)MB
            # Statements take milliseconds; compiling one costs more than it saves.
            jit = off
            # Solid-state disks: the default of 4 keeps the planner from indexes.
            random_page_cost = 1.1
            # Standbys and backups stay possible without a restart.
            wal_level = replica
            timezone = 'UTC'
            log_timezone = 'UTC'
            # Messages are read by programs and searched for by people.
            lc_messages = 'C'
            # Values of rows and statements hold personal data and stay out of the log, also where
            # a test looks for them.
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_line_prefix = '%m [%p] %u@%d '
            \(shared)

            """
    }

    private var lasting: String {
        """
        # What was acknowledged is on the disk.
        fsync = on
        full_page_writes = on
        synchronous_commit = on
        max_connections = \(Self.connectionsMax)
        # A week of logs, each day overwriting that of the week before.
        logging_collector = on
        log_directory = '../log'
        log_filename = 'server-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        """
    }

    private var throwAway: String {
        """
        # Nothing in here outlives the process: speed over safety.
        fsync = off
        full_page_writes = off
        synchronous_commit = off
        max_connections = \(Self.throwAwayConnectionsMax)
        # A worker in the template database would hold up its cloning; tests that look at plans
        # run ANALYZE themselves.
        autovacuum = off
        # Cloning a database makes two checkpoints: keep them small, and let none start by itself.
        max_wal_size = 4GB
        checkpoint_timeout = 1h
        """
    }

    private var sharedBuffersMegabytes: UInt64 {
        let eighth = (memoryBytes / 8) >> 20
        // A checkpoint looks through all of it, and throw-away databases are small.
        return min(max(eighth, 32), isThrowAway ? 128 : 1024)
    }

    /// The machine's memory, or what the container may use of it.
    static func memoryBytes() -> UInt64 {
        let machine = Files.read("/proc/meminfo").flatMap { text -> UInt64? in
            guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemTotal:") })
            else { return nil }
            return UInt64(line.filter(\.isNumber)).map { $0 << 10 }
        }
        let container = Files.read("/sys/fs/cgroup/memory.max")
            .flatMap { UInt64($0.prefix { $0.isNumber }) }
        return min(machine ?? 1 << 30, container ?? .max)
    }
}
