import Logging
import NIOCore

/// The connections of one event loop, and what is done for all of them together: one flush each
/// per turn of the loop, a look at each from time to time.
///
// SAFETY: touched on `eventLoop` only.
final class Roster: @unchecked Sendable {
    let eventLoop: any EventLoop
    let limits: ServerLimits
    let factory: any ConversationFactory
    var traffic = Traffic()
    private(set) var isShuttingDown = false

    private let admission: Admission
    private let metrics: WireMetrics
    private var connections: [Connection] = []
    private var turn: [Connection] = []
    private var settling: [Connection] = []
    private var watch: RepeatedTask?
    private var emptied: EventLoopPromise<Void>?

    init(
        eventLoop: any EventLoop, limits: ServerLimits, factory: any ConversationFactory,
        admission: Admission, metrics: WireMetrics
    ) {
        self.eventLoop = eventLoop
        self.limits = limits
        self.factory = factory
        self.admission = admission
        self.metrics = metrics
    }

    func add(_ connection: Connection) {
        connection.seat = connections.count
        connections.append(connection)
        traffic.opened &+= 1
        if watch == nil { startWatch() }
    }

    func remove(_ connection: Connection) {
        let last = connections.removeLast()
        if last !== connection {
            connections[connection.seat] = last
            last.seat = connection.seat
        }
        admission.release(connection.origin, wasRefused: connection.isRefused)
        if connections.isEmpty { stopWatch() }
    }

    /// Counts a connection to another network than before, if that has room.
    func moves(from origin: Origin, to other: Origin) -> Bool {
        let isAdmitted = admission.move(from: origin, to: other)
        if !isAdmitted { metrics.refused() }
        return isAdmitted
    }

    /// Lets the connection settle before this turn of the event loop ends.
    func awaitTurn(_ connection: Connection) {
        if connection.isAwaitingTurn { return }
        connection.isAwaitingTurn = true
        turn.append(connection)
        if turn.count == 1 { eventLoop.execute(takeTurn) }
    }

    /// Made once, so that no turn allocates a closure.
    private lazy var takeTurn: @Sendable () -> Void = { [unowned self] in
        // Connections that ask while others settle are served in the next round of this turn.
        swap(&turn, &settling)
        for connection in settling { connection.settle() }
        settling.removeAll(keepingCapacity: true)
    }

    private func startWatch() {
        let time = TimeAmount(limits.beatTime)
        watch = eventLoop.scheduleRepeatedTask(initialDelay: time, delay: time) { [weak self] _ in
            self?.beat()
        }
    }

    private func stopWatch() {
        watch?.cancel()
        watch = nil
        metrics.publish(&traffic, connections: admission.count)
        emptied?.succeed()
        emptied = nil
    }

    private func beat() {
        let now = NIODeadline.now()
        for connection in connections { connection.beat(at: now) }
        metrics.publish(&traffic, connections: admission.count)
    }

    /// Ends every connection as soon as its answers are out, at the latest at the deadline.
    func shutDown(by deadline: NIODeadline) -> EventLoopFuture<Void> {
        isShuttingDown = true
        if let emptied { return emptied.futureResult }
        guard !connections.isEmpty else { return eventLoop.makeSucceededVoidFuture() }
        let emptied = eventLoop.makePromise(of: Void.self)
        self.emptied = emptied
        for connection in connections {
            connection.pauseReading()
            awaitTurn(connection)
        }
        let end = eventLoop.scheduleTask(deadline: deadline) { self.closeAll() }
        emptied.futureResult.whenComplete { _ in end.cancel() }
        return emptied.futureResult
    }

    private func closeAll() {
        for connection in connections { connection.close(afterFlush: false) }
    }
}
