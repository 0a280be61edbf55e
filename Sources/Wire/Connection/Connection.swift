package import NIOCore

/// One client's connection, to be used on its ``eventLoop`` only.
///
/// What is written goes out together, once per turn of the event loop.
///
// SAFETY: everything that changes is touched on `eventLoop` only, which each entry asserts; the
// reference itself may be carried through other threads on its way back there.
package final class Connection: @unchecked Sendable {
    enum Stage {
        case open
        /// The last bytes are on their way out; what still comes in is thrown away.
        case draining
        /// All is sent and our end is closed; waiting for the other side to close its own, since
        /// closing with bytes unread would make the system throw away what we sent.
        case lingering
        /// Being closed at once; TLS may take a moment for its goodbye.
        case closing
        case closed
    }

    package let eventLoop: any EventLoop
    /// The network that the client is in, never its address: for logs and caps.
    package internal(set) var origin: Origin
    package let isTLS: Bool

    let roster: Roster
    let isRefused: Bool
    /// This connection's place in the roster.
    var seat = 0
    /// Whether the roster will call ``settle()`` in this turn of the event loop.
    var isAwaitingTurn = false

    var context: ChannelHandlerContext?
    var conversation: (any Conversation)?
    var stage = Stage.open
    var input: LineInput
    var output = LineOutput()
    var pulse: Pulse
    var isHandshaking: Bool
    /// The conversation wants no lines for now.
    var isPaused = false
    /// The client reads too slowly.
    package internal(set) var isCongested = false
    var isReading = true
    var isDelivering = false
    /// Lines wait because too much of the answers to earlier ones is unsent.
    var isHeldBack = false
    /// Draining what was handed over before, so that no promise tells when it is out.
    var isWatchedUntilSent = false
    var bytesIn: UInt64 = 0
    var linesIn: UInt64 = 0
    /// What of these the roster has counted already.
    var counted = Pulse.Sample()

    init(
        origin: Origin, isTLS: Bool, isRefused: Bool, isBehindProxy: Bool = false, roster: Roster
    ) {
        eventLoop = roster.eventLoop
        self.origin = origin
        self.isTLS = isTLS
        self.isRefused = isRefused
        self.roster = roster
        // What a proxy says first is part of the handshake: it has as long for it.
        isHandshaking = isTLS || isBehindProxy
        input = LineInput(lineBytesMax: roster.limits.lineBytesMax)
        pulse = Pulse(roster.limits, at: .now())
    }
}

extension Connection {
    /// Bytes that are written but not yet taken over by the operating system.
    package var unsentBytes: Int {
        eventLoop.assertInEventLoop()
        if output.inChannel > 0 { measureChannel() }
        return output.unsentBytesAtMost
    }

    /// Sends one message as a line. It must hold no LF.
    package func write(_ line: ByteBuffer) {
        eventLoop.assertInEventLoop()
        assert(!line.readableBytesView.prefix(4096).contains(0x0A), "a message is one line")
        guard stage == .open, let context else { return }
        let parts = output.append(line)
        if let pending = parts.pending { context.write(NIOAny(pending), promise: nil) }
        if let line = parts.line { context.write(NIOAny(line), promise: nil) }
        wrote()
    }

    /// Sends what `body` appends to the buffer as a line, without a buffer of its own: the
    /// quickest way to send. The body must append only, no LF, and must not use the connection;
    /// when it throws, nothing is sent.
    package func writeLine<Failure: Error>(
        _ body: (inout ByteBuffer) throws(Failure) -> Void
    ) throws(Failure) {
        eventLoop.assertInEventLoop()
        guard stage == .open else { return }
        try output.appendLine(body)
        wrote()
    }

    /// Holds back lines until ``resumeReading()``, also those that are received already, and stops
    /// reading from the socket.
    package func pauseReading() {
        eventLoop.assertInEventLoop()
        isPaused = true
        adjustReading()
    }

    /// Delivers again, from what was held back on, in order: later in this turn of the event loop,
    /// never inside this call.
    package func resumeReading() {
        eventLoop.assertInEventLoop()
        guard isPaused, !roster.isShuttingDown else { return }
        isPaused = false
        adjustReading()
        roster.awaitTurn(self)
    }

    /// Ends the connection: at once, or when everything written so far is sent.
    package func close(afterFlush: Bool) {
        eventLoop.assertInEventLoop()
        if afterFlush {
            drain()
        } else {
            cutOff()
        }
    }
}
