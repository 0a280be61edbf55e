import NIOCore

/// One client: sends calls, and takes their answers in the order of the calls.
///
/// On its channel's event loop only.
final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let number: Int
    private let inFlightMax: Int
    private var source: any CallSource
    private var answers: any AnswerReader
    private var context: ChannelHandlerContext?
    private var greeted: EventLoopPromise<Void>?
    private var recorder: Recorder?
    private var schedule: Schedule?
    private var wakeUp: Scheduled<Void>?
    /// When the calls that have no answer yet were sent, or were meant to be sent.
    private var pending = CircularBuffer<UInt64>()
    private var end: UInt64 = 0
    private(set) var failure: LoadFailure?
    /// What the server sends by itself is a change that it tells of.
    var watch: Watch?
    private var lastChange = 0

    init(_ number: Int, inFlightMax: Int, _ source: any CallSource, _ dialect: Dialect) {
        self.number = number
        self.inFlightMax = inFlightMax
        self.source = source
        answers = dialect.makeReader()
    }

    static var now: UInt64 { NIODeadline.now().uptimeNanoseconds }

    /// Sends a message that is not measured, and waits for its answer.
    func greet(_ message: [UInt8]) -> EventLoopFuture<Void>? {
        guard let context else { return nil }
        let promise = context.eventLoop.makePromise(of: Void.self)
        greeted = promise
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: message)), promise: nil)
        return promise.futureResult
    }

    /// Begins to call, until the end of the measured time.
    func begin(_ load: Load, _ recorder: Recorder, from now: UInt64) {
        self.recorder = recorder
        schedule = load.schedule(of: number, from: now)
        end = recorder.window.upperBound
        send(at: now)
    }

    /// Counts what a fixed rate meant to call and got no answer to, and closes.
    func finish() {
        wakeUp?.cancel()
        if let recorder, schedule != nil {
            for sent in pending { recorder.unanswered(since: sent) }
            while let due = schedule?.due, due < end {
                recorder.unanswered(since: due)
                schedule?.advance()
            }
        }
        recorder = nil
        context?.close(promise: nil)
    }

    // MARK: Sending

    private func send(at now: UInt64) {
        guard recorder != nil, now < end, pending.count < inFlightMax, let context else { return }
        var calls = context.channel.allocator.buffer(capacity: 512)
        while pending.count < inFlightMax, let sent = nextInstant(now) {
            source.write(into: &calls)
            pending.append(sent)
        }
        guard calls.readableBytes > 0 else { return }
        context.writeAndFlush(wrapOutboundOut(calls), promise: nil)
    }

    /// Since when the call to be sent now counts; nil when none is due yet.
    private func nextInstant(_ now: UInt64) -> UInt64? {
        guard let due = schedule?.due else { return now }
        guard due <= now else {
            sleep(until: due)
            return nil
        }
        schedule?.advance()
        return due
    }

    private func sleep(until due: UInt64) {
        guard wakeUp == nil, due < end, let loop = context?.eventLoop else { return }
        wakeUp = loop.assumeIsolated().scheduleTask(deadline: .uptimeNanoseconds(due)) {
            self.wakeUp = nil
            self.send(at: Self.now)
        }
    }

    // MARK: Receiving

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = Self.now
        answers.read(unwrapInboundIn(data).readableBytesView) { isGood in
            if greeted != nil { return endGreeting(isGood ? nil : .refused) }
            guard let sent = pending.popFirst() else {
                watch?.tell(&lastChange, at: now)
                return
            }
            recorder?.answered(at: now, since: sent, isGood: isGood)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { send(at: Self.now) }

    func channelInactive(context: ChannelHandlerContext) {
        if recorder != nil { failure = failure ?? .hungUp }
        endGreeting(.hungUp)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = failure ?? .broken("\(error)")
        context.close(promise: nil)
    }

    private func endGreeting(_ failure: LoadFailure?) {
        guard let promise = greeted else { return }
        greeted = nil
        if let failure { promise.fail(failure) } else { promise.succeed() }
    }
}

/// Why a load could not be made.
package enum LoadFailure: Error, CustomStringConvertible, Equatable {
    case unreachable(String)
    case refused
    case hungUp
    case broken(String)

    package var description: String {
        switch self {
        case .unreachable(let why): "no connection: \(why)"
        case .refused: "the server refuses the session"
        case .hungUp: "the server ended a connection"
        case .broken(let why): "a connection broke: \(why)"
        }
    }
}
