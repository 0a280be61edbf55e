import Metrics

/// What happened on one event loop since it was last published: plain numbers, so that counting
/// costs nothing per line.
struct Traffic {
    var opened = 0
    var lines: UInt64 = 0
    var bytesIn: UInt64 = 0
    var bytesOut: UInt64 = 0
    var closedIdle = 0
    var closedLate = 0
    var closedStalled = 0
}

/// The server's numbers for whoever collects them.
struct WireMetrics: Sendable {
    private let connections = Gauge(label: "wire_connections")
    private let opened = Counter(label: "wire_connections_opened_total")
    private let turnedAway = Counter(label: "wire_connections_refused_total")
    private let lines = Counter(label: "wire_lines_received_total")
    private let bytesIn = Counter(label: "wire_received_bytes_total")
    private let bytesOut = Counter(label: "wire_sent_bytes_total")
    private let closedIdle = Self.closed("idle")
    private let closedLate = Self.closed("late")
    private let closedStalled = Self.closed("stalled")

    private static func closed(_ reason: String) -> Counter {
        Counter(label: "wire_connections_closed_total", dimensions: [("reason", reason)])
    }

    func refused() { turnedAway.increment() }

    /// Publishes and starts over.
    func publish(_ traffic: inout Traffic, connections count: Int) {
        connections.record(count)
        opened.increment(by: traffic.opened)
        lines.increment(by: traffic.lines)
        bytesIn.increment(by: traffic.bytesIn)
        bytesOut.increment(by: traffic.bytesOut)
        closedIdle.increment(by: traffic.closedIdle)
        closedLate.increment(by: traffic.closedLate)
        closedStalled.increment(by: traffic.closedStalled)
        traffic = Traffic()
    }
}
