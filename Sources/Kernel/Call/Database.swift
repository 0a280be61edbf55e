import NIOConcurrencyHelpers
package import NIOCore
package import Postgres

/// The server's sessions: for each database role a lane of quick reads and two pools to lease from.
///
/// A role's sessions are opened when the first call needs them.
package final class Database: Sendable {
    /// How many sessions the server opens, and how long they may work.
    package struct Limits: Sendable {
        /// For each event loop and role. Two keep the server busy while answers are written.
        package var readSessionsPerLoop = 2
        /// For each role. Writers wait for the disk, and one flush commits all that wait: over 8
        /// sessions 32 clients wrote a third of what pgbench's 32 did, 8 clients as much as its 8.
        package var writeSessions = 32
        /// For each role. Slow work must leave a core for the quick.
        package var slowSessions = 2
        /// Calls that wait for a leased session, for each role.
        package var waiting = 2_048
        /// A quick read that takes longer is stopped and goes to the slow lane.
        package var quickMilliseconds = 250

        package init() {}
    }

    private struct Pools {
        var reads: [DatabaseRole: ReadLane] = [:]
        var writes: [DatabaseRole: LeasePool] = [:]
        var slow: [DatabaseRole: LeasePool] = [:]
    }

    private let pools = NIOLockedValueBox(Pools())
    private let base: ConnectionString
    private let loops: [any EventLoop]
    private let limits: Limits

    /// - Parameter base: how to reach the database; the user is replaced by each role's name.
    package init(_ base: ConnectionString, loops: [any EventLoop], limits: Limits = Limits()) {
        self.base = base
        self.loops = loops
        self.limits = limits
    }

    package func reads(as role: DatabaseRole) -> ReadLane {
        pools.withLockedValue { pools in
            if let lane = pools.reads[role] { return lane }
            let conninfo = connection(
                role,
                "-c statement_timeout=\(limits.quickMilliseconds) "
                    + "-c default_transaction_read_only=on")
            let lane = ReadLane(
                conninfo, name: "pg-read", loops: loops,
                sessionsPerLoop: limits.readSessionsPerLoop)
            pools.reads[role] = lane
            return lane
        }
    }

    package func writes(as role: DatabaseRole) -> LeasePool {
        pools.withLockedValue { pools in
            if let pool = pools.writes[role] { return pool }
            let pool = leases(role, limits.writeSessions, "pg-write", "")
            pools.writes[role] = pool
            return pool
        }
    }

    package func slow(as role: DatabaseRole) -> LeasePool {
        pools.withLockedValue { pools in
            if let pool = pools.slow[role] { return pool }
            let pool = leases(
                role, limits.slowSessions, "pg-slow", "-c default_transaction_read_only=on")
            pools.slow[role] = pool
            return pool
        }
    }

    /// A session of its own, for work that lasts as long as the server.
    package func session(as role: DatabaseRole, name: String) -> Session {
        Session(connection(role, ""), name: name)
    }

    /// A quick session that belongs to no connection.
    func shared(as role: DatabaseRole) -> Session? {
        loops.first.flatMap { reads(as: role).session(for: 0, on: $0) }
    }

    /// Calls back whenever one of the channels is notified, and after each connect.
    package func listen(
        on channels: [String], as role: DatabaseRole,
        _ handle: @escaping @Sendable (Listener.Event) -> Void
    ) -> Listener {
        Listener(connection(role, ""), channels: channels, handle)
    }

    package func close() {
        let pools = pools.withLockedValue(\.self)
        for lane in pools.reads.values { lane.close() }
        for pool in pools.writes.values { pool.close() }
        for pool in pools.slow.values { pool.close() }
    }

    private func leases(
        _ role: DatabaseRole, _ sessions: Int, _ name: String, _ options: String
    ) -> LeasePool {
        let conninfo = connection(role, options)
        let metrics = LaneMetrics(lane: name)
        return LeasePool(
            sessionsMax: sessions, waitersMax: limits.waiting, metrics: metrics
        ) {
            Session(conninfo, name: name, metrics: metrics)
        }
    }

    private func connection(_ role: DatabaseRole, _ options: String) -> String {
        var own = base
        own["user"] = role.rawValue
        own["application_name"] = "tizilim"
        own["client_encoding"] = "UTF8"
        own["options"] = [base["options"], options].compactMap(\.self).joined(separator: " ")
        // A host that vanishes must not hold calls far past their deadline.
        let patience = [
            ("tcp_user_timeout", "15000"), ("keepalives_idle", "10"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ]
        for (keyword, value) in patience where own[keyword] == nil { own[keyword] = value }
        if own["connect_timeout"] == nil { own["connect_timeout"] = "5" }
        return own.text
    }
}
