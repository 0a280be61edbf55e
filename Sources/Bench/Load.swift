/// How calls are offered to a server.
package struct Load: Sendable {
    /// Connections beyond this need more ports than one address has for its clients.
    package static let clientsMax = 20_000
    /// The server stops reading at 64; more only wait in its socket.
    package static let inFlightMax = 64

    package var clients: Int
    /// Calls of one client that may be unanswered.
    package var inFlight: Int
    /// Calls a second of all clients together, whatever the server does (open loop). Nil: every
    /// client sends its next call when an answer comes (closed loop).
    package var rate: Int?
    package var warmUp: Duration
    package var time: Duration

    package init(
        clients: Int, inFlight: Int, rate: Int? = nil, warmUp: Duration = .seconds(1),
        time: Duration = .seconds(5)
    ) {
        self.clients = clients
        self.inFlight = inFlight
        self.rate = rate
        self.warmUp = warmUp
        self.time = time
    }

    /// When the calls of one client are due; the clients take turns.
    func schedule(of client: Int, from start: UInt64) -> Schedule? {
        rate.map { Schedule(client: client, of: clients, callsPerSecond: $0, from: start) }
    }
}

/// The instants at which one client means to send, in nanoseconds of the monotonic clock.
///
/// A call that goes out late, because the server has not answered the ones before, is still measured
/// from its instant: waiting for a slow server is what the latency of a fixed rate is about.
struct Schedule {
    private let start: UInt64
    private let clients: UInt64
    private let callsPerSecond: UInt64
    private var turn: UInt64
    private static let second: UInt64 = 1_000_000_000

    init(client: Int, of clients: Int, callsPerSecond: Int, from start: UInt64) {
        self.start = start
        self.clients = UInt64(clients)
        self.callsPerSecond = UInt64(callsPerSecond)
        turn = UInt64(client)
    }

    /// The next call's instant. Counted from the start each time, so that no rounding adds up.
    var due: UInt64 {
        start + turn / callsPerSecond * Self.second
            + turn % callsPerSecond * Self.second / callsPerSecond
    }

    mutating func advance() { turn += clients }
}
