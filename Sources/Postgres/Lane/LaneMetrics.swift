package import Metrics
import NIOCore

/// What the sessions of one lane tell an operator.
///
/// Made once for a lane, so that counting looks nothing up and allocates nothing: one addition and
/// one look at the clock for a whole group of calls.
package struct LaneMetrics: Sendable {
    /// Sessions that are connected.
    private let sessions: Meter
    private let opened: Counter
    private let lost: Counter
    private let unreachable: Counter
    /// Statements sent, settings included.
    private let statements: Counter
    /// Readings under one Sync.
    private let groupCalls: Recorder
    /// From sending a group to the answer of its Sync.
    private let groupTime: Timer
    /// Callers that wait for a session to lease.
    private let waiting: Meter
    private let refusedFull: Counter
    private let refusedDown: Counter
    private let refusedLate: Counter
    private let cancellations: Counter

    /// - Parameter lane: one of the few names that sessions are given, such as `pg-read`.
    package init(lane: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let own = [("lane", lane)]
        func counter(_ name: String, _ more: (String, String)...) -> Counter {
            Counter(label: "postgres_\(name)_total", dimensions: own + more, factory: factory)
        }
        sessions = Meter(label: "postgres_sessions", dimensions: own, factory: factory)
        opened = counter("sessions_opened")
        lost = counter("sessions_lost")
        unreachable = counter("sessions_unreachable")
        statements = counter("statements")
        groupCalls = Recorder(
            label: "postgres_group_calls", dimensions: own, aggregate: true, factory: factory)
        groupTime = Timer(label: "postgres_group_seconds", dimensions: own, factory: factory)
        waiting = Meter(label: "postgres_leases_waiting", dimensions: own, factory: factory)
        refusedFull = counter("refused", ("reason", "full"))
        refusedDown = counter("refused", ("reason", "down"))
        refusedLate = counter("refused", ("reason", "late"))
        cancellations = counter("cancellations")
    }
}

extension LaneMetrics {
    func connected() {
        sessions.increment()
        opened.increment()
    }

    /// - Parameter isLost: the connection broke, nobody closed it.
    func disconnected(isLost: Bool) {
        sessions.decrement()
        if isLost { lost.increment() }
    }

    func foundNobody() { unreachable.increment() }

    func sent(statements count: Int) { statements.increment(by: count) }

    func finished(_ group: SentGroup) {
        groupTime.recordNanoseconds((NIODeadline.now() - group.sent).nanoseconds)
        if group.readings > 0 { groupCalls.record(group.readings) }
    }

    func cancelled() { cancellations.increment() }

    func refused(_ error: PostgresError) {
        switch error.cause {
        case .limited: refusedFull.increment()
        case .deadline: refusedLate.increment()
        default: refusedDown.increment()
        }
    }

    func waits() { waiting.increment() }
    func waitsNoMore(_ count: Int = 1) { waiting.decrement(by: Double(count)) }
}

/// Statements under one Sync, on their way.
struct SentGroup {
    /// Zero for statements of a leased session.
    var readings: Int
    var sent = NIODeadline.now()
}
