/// Lets the calls of one connection start so that they behave as if made one after the other.
///
/// Reads may run beside each other; a write waits for everything before it and holds back
/// everything behind it. Pure: what may start is returned.
struct Turnstile<Ticket> {
    private var waiting: [(ticket: Ticket, isBarrier: Bool)] = []
    private var running = 0
    private var isBarrierRunning = false

    /// A call comes; returns the tickets that may start now, in order.
    mutating func enter(_ ticket: Ticket, isBarrier: Bool) -> Ticket? {
        guard waiting.isEmpty, mayStart(isBarrier) else {
            waiting.append((ticket, isBarrier))
            return nil
        }
        start(isBarrier)
        return ticket
    }

    /// A call that had started is done; returns the tickets that may start now, in order.
    mutating func leave() -> [Ticket] {
        running -= 1
        isBarrierRunning = false
        var started: [Ticket] = []
        while let next = waiting.first, mayStart(next.isBarrier) {
            waiting.removeFirst()
            start(next.isBarrier)
            started.append(next.ticket)
        }
        return started
    }

    private func mayStart(_ isBarrier: Bool) -> Bool {
        isBarrier ? running == 0 : !isBarrierRunning
    }

    private mutating func start(_ isBarrier: Bool) {
        running += 1
        isBarrierRunning = isBarrier
    }
}
