package import NIOCore

/// Shared sessions for quick reads, a few for each event loop; calls that wait at the same moment
/// go out as one group.
///
/// Whoever reads keeps to one session (``session(for:on:)`` with the same number), so that a later
/// read never sees an older state than an earlier one.
package final class ReadLane: Sendable {
    private let sessions: [ObjectIdentifier: [Session]]

    /// - Parameter sessionsPerLoop: two keep the server busy while answers are written; more only
    ///   divide the groups (measured: two beat eight on two cores).
    package init(
        _ conninfo: String, name: String, loops: some Sequence<any EventLoop>,
        sessionsPerLoop: Int = 2
    ) {
        let metrics = LaneMetrics(lane: name)
        var sessions: [ObjectIdentifier: [Session]] = [:]
        for loop in loops {
            sessions[ObjectIdentifier(loop)] = (0..<sessionsPerLoop).map { _ in
                Session(conninfo, name: name, deliveringOn: loop, metrics: metrics)
            }
        }
        self.sessions = sessions
    }

    /// The session that reader number `reader` of this event loop keeps to.
    package func session(for reader: Int, on loop: any EventLoop) -> Session? {
        guard let own = sessions[ObjectIdentifier(loop)], !own.isEmpty else { return nil }
        return own[reader % own.count]
    }

    package func close() {
        for session in sessions.values.joined() { session.close() }
    }
}
