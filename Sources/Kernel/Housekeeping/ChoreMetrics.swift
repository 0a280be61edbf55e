import Metrics
import Postgres

/// Whether a chore gets done, and how much there is to do.
struct ChoreMetrics: Sendable {
    private let items: Counter
    private let time: Timer
    private let failures: Counter
    /// When it was last done by this server, in seconds of the Unix epoch.
    private let lastDone: Gauge

    init(_ chore: String, _ factory: any MetricsFactory) {
        let own = [("chore", chore)]
        items = Counter(label: "tizilim_chore_items_total", dimensions: own, factory: factory)
        time = Timer(label: "tizilim_chore_seconds", dimensions: own, factory: factory)
        failures = Counter(label: "tizilim_chore_failures_total", dimensions: own, factory: factory)
        lastDone = Gauge(
            label: "tizilim_chore_done_timestamp_seconds", dimensions: own, factory: factory)
    }

    func done(items count: Int, in duration: Duration) {
        items.increment(by: count)
        time.record(duration: duration)
        lastDone.record(Timestamp.now().microseconds / 1_000_000)
    }

    func leftToAnother(items count: Int) { items.increment(by: count) }

    func failed() { failures.increment() }
}
