import Metrics

/// What an operator should know of calls beyond how long they took (``ServerStatus``).
struct CallMetrics: Sendable {
    private let retries: Counter
    private let contended: Counter
    private let moved: Counter

    init(_ factory: any MetricsFactory) {
        retries = Counter(label: "tizilim_calls_retried_total", factory: factory)
        contended = Counter(label: "tizilim_calls_contended_total", factory: factory)
        moved = Counter(label: "tizilim_reads_moved_total", factory: factory)
    }

    /// After a serialization failure, a deadlock or a lock that did not come free.
    func triedAgain() { retries.increment() }

    /// Tried as often as allowed; the client hears of a conflict.
    func gaveUp() { contended.increment() }

    /// A quick read took too long for its lane.
    func movedToSlowLane() { moved.increment() }
}
