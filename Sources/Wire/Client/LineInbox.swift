import NIOCore

/// The lines that a client has received and nobody has asked for, and those who ask for more.
///
// SAFETY: touched on `eventLoop` only; `next()` goes there first.
final class LineInbox: @unchecked Sendable {
    /// Lines held before reading stops, so that a client that takes its time holds the server up
    /// instead of filling memory.
    private static let linesMax = 1024

    let eventLoop: any EventLoop
    private let lineBytesMax: Int
    private var input: LineInput
    private var lines = CircularBuffer<ByteBuffer>()
    private var waiting = CircularBuffer<EventLoopPromise<ByteBuffer?>>()
    private var failure: WireFailure?
    private var hasEnded = false
    private var channel: (any Channel)?

    init(eventLoop: any EventLoop, lineBytesMax: Int) {
        self.eventLoop = eventLoop
        self.lineBytesMax = lineBytesMax
        input = LineInput(lineBytesMax: lineBytesMax)
    }

    func next(within time: Duration?) async throws(WireFailure) -> ByteBuffer? {
        do {
            return try await withTaskCancellationHandler {
                try await eventLoop.flatSubmit { self.take(within: time) }.get()
            } onCancel: {
                eventLoop.execute { self.end(.disconnected("cancelled")) }
            }
        } catch let failure as WireFailure {
            throw failure
        } catch {
            throw .disconnected("\(error)")
        }
    }

    private func take(within time: Duration?) -> EventLoopFuture<ByteBuffer?> {
        if let line = lines.popFirst() {
            adjustReading()
            return eventLoop.makeSucceededFuture(line)
        }
        if let failure { return eventLoop.makeFailedFuture(failure) }
        if hasEnded { return eventLoop.makeSucceededFuture(nil) }
        let promise = eventLoop.makePromise(of: ByteBuffer?.self)
        waiting.append(promise)
        guard let time else { return promise.futureResult }
        // Whether a later line belonged to this wait could not be told, so none is taken.
        let limit = eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
            self.end(.disconnected("nothing came within \(time)"))
        }
        promise.futureResult.whenComplete { _ in limit.cancel() }
        return promise.futureResult
    }

    func connected(_ channel: any Channel) {
        self.channel = channel
    }

    func receive(_ data: ByteBuffer) {
        input.append(data)
        drain()
        adjustReading()
    }

    /// The server ended; with a failure, what it sent last may be missing.
    func end(_ failure: WireFailure? = nil) {
        if hasEnded { return }
        input.end(isCutOff: failure != nil)
        drain()
        hasEnded = true
        self.failure = self.failure ?? failure
        while let promise = waiting.popFirst() {
            if let failure = self.failure { promise.fail(failure) } else { promise.succeed(nil) }
        }
        // The server ends its side only when it has nothing more to say.
        channel?.close(promise: nil)
        channel = nil
    }

    private func drain() {
        while let event = input.next() {
            switch event {
            case .line(let line): hand(line)
            case .tooLong:
                failure = .lineTooLong(max: lineBytesMax)
                return end(failure)
            case .end: return
            }
        }
        input.compact()
    }

    private func hand(_ line: ByteBuffer) {
        if let promise = waiting.popFirst() {
            promise.succeed(line)
        } else {
            lines.append(line)
        }
    }

    private func adjustReading() {
        let wanted = lines.count < Self.linesMax
        try? channel?.syncOptions?.setOption(.autoRead, value: wanted)
    }
}

final class LineInboxHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let inbox: LineInbox

    init(_ inbox: LineInbox) {
        self.inbox = inbox
    }

    func handlerAdded(context: ChannelHandlerContext) {
        inbox.connected(context.channel)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        inbox.receive(unwrapInboundIn(data))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { inbox.end() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        inbox.end(.disconnected("\(error)"))
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.end()
    }
}
