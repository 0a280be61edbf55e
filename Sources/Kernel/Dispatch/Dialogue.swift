import JSONRPC
import NIOCore
import Postgres
import Wire

/// The server's side of one connection: who calls, which calls run, in what order answers leave.
///
/// Everything here happens on the connection's event loop.
final class Dialogue: Conversation {
    let connection: Connection
    let dispatcher: Dispatcher
    /// Readers with the same number share a session, so each keeps to one.
    let reader: Int
    private(set) var caller: Caller
    private(set) var answers = AnswerQueue()
    private var turnstile = Turnstile<Ticket>()
    private var sessions: [DatabaseRole: Session] = [:]
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var isPaused = false
    var streams = Streams()

    /// A call that has a place among the answers.
    struct Ticket {
        var number: Int
        var prepared: PreparedCall
        /// The id as the client wrote it; nil for a notification.
        var id: [UInt8]?
        var started: ContinuousClock.Instant
    }

    /// - Parameter network: that its calls come from.
    init(_ connection: Connection, _ dispatcher: Dispatcher, reader: Int, network: String?) {
        self.connection = connection
        caller = .anonymous()
        caller.network = network
        self.dispatcher = dispatcher
        self.reader = reader
    }

    // MARK: Lines

    func receive(_ line: ByteBuffer) {
        let bytes = Array(line.readableBytesView)
        take(Message.scan(bytes.span), in: bytes)
        if answers.count >= CallLimits.inFlightMax, !isPaused {
            isPaused = true
            connection.pauseReading()
        }
    }

    func receivedTooLong() { refuse(.limited("line.bytes", retryAfterMilliseconds: 0)) }

    var isBusy: Bool { answers.count > 0 }

    var isSubscribed: Bool { streams.count > 0 }

    func closed() {
        for task in tasks.values { task.cancel() }
        tasks.removeAll()
        streams.close()
    }

    private func take(_ message: Message, in line: [UInt8]) {
        switch message {
        case .malformed: refuse(.parse)
        case .invalid(let why): refuse(.invalidRequest(why.rawValue))
        case .single(let element): take(element, in: line, at: AnswerQueue.Place())
        case .batch(let elements):
            for (index, element) in elements.enumerated() {
                let place = AnswerQueue.Place(
                    opensBatch: index == 0, isInBatch: true,
                    closesBatch: index == elements.count - 1)
                take(element, in: line, at: place)
            }
        }
    }

    /// Answers a line that holds no call.
    private func refuse(_ failure: Failure) {
        let number = answers.open(AnswerQueue.Place())
        answer(number, with: Answers.error(failure, id: nil, locale: caller.locale))
    }

    // MARK: Calls

    private func take(_ element: Message.Element, in line: [UInt8], at place: AnswerQueue.Place) {
        let number = answers.open(place)
        switch element {
        case .invalid(let why, let range):
            let id = range.map { Array(line[$0]) }
            let failure = Failure.invalidRequest(why.rawValue)
            answer(
                number,
                with: Answers.error(failure, id: id, locale: caller.locale))
        case .call(let envelope):
            let id = envelope.id.map { Array(line[$0]) }
            do throws(Failure) {
                let prepared = try PreparedCall(envelope, in: line.span, dispatcher: dispatcher)
                enter(
                    Ticket(number: number, prepared: prepared, id: id, started: .now))
            } catch {
                answer(
                    number,
                    with: id.map { Answers.error(error, id: $0, locale: caller.locale) })
            }
        }
    }

    private func enter(_ ticket: Ticket) {
        if let ready = turnstile.enter(ticket, isBarrier: ticket.prepared.isBarrier) {
            start(ready)
        }
    }

    private func start(_ ticket: Ticket) {
        do throws(Failure) {
            let type = ticket.prepared.type
            guard type.access.admits(caller.role) else { throw type.access.refusal(of: caller) }
            switch try ticket.prepared.method() {
            case let method as any QueryMethod: read(ticket, try method.query(for: caller))
            case let method as any ConnectionMethod:
                finish(ticket, .success(try method.run(in: context)))
            case let method as any StreamMethod: open(ticket, method)
            case let method as OpenSession: open(ticket, method)
            case let method as any TransactionMethod: run(ticket, method)
            default: throw .methodNotFound
            }
        } catch {
            finish(ticket, .failure(error))
        }
    }

    private var context: ConnectionContext {
        let bound = NIOLoopBound(self, eventLoop: connection.eventLoop)
        return ConnectionContext(
            caller: caller, catalogue: dispatcher.catalogue, status: dispatcher.status,
            endStream: { bound.value.streams.end($0) })
    }

    // MARK: Reading

    private func read(_ ticket: Ticket, _ lookup: Lookup) {
        let access = ticket.prepared.type.access
        let role = access.isPublic ? DatabaseRole.read : caller.role.database
        guard lookup.lane == .quick, let session = session(as: role) else {
            return readSlowly(ticket, lookup)
        }
        let bound = NIOLoopBound(self, eventLoop: connection.eventLoop)
        let settings =
            access.isPublic ? Settings.liveness(of: caller) : Settings.statement(for: caller)
        let reading = Reading(
            settings: settings, statement: lookup.statement, shape: lookup.shape,
            head: Answers.head(id: ticket.id), tail: Answers.tail
        ) { outcome in
            bound.value.finishRead(ticket, lookup, outcome)
        }
        session.read(reading)
    }

    private func finishRead(_ ticket: Ticket, _ lookup: Lookup, _ outcome: Reading.Outcome) {
        switch outcome {
        case .answer(let buffer): finish(ticket, buffer)
        case .empty: finish(ticket, .failure(.notFound(noun: lookup.noun)))
        case .refused: finish(ticket, .failure(.unauthenticated))
        case .failed(let error) where error.isCancelled:
            dispatcher.metrics.movedToSlowLane()
            readSlowly(ticket, lookup)
        case .failed(let error): finish(ticket, .failure(lookup.failure(of: error)))
        }
    }

    private func readSlowly(_ ticket: Ticket, _ lookup: Lookup) {
        let (dispatcher, caller) = (dispatcher, caller)
        let access = ticket.prepared.type.access
        let deadline = TimeLimit(in: CallLimits.deadline)
        let head = Answers.head(id: ticket.id)
        perform(ticket) { () async throws(Failure) in
            try await dispatcher.slowly(
                lookup, access: access, caller: caller, deadline: deadline, head: head,
                tail: Answers.tail)
        } then: { dialogue, outcome in
            switch outcome {
            case .success(let buffer): dialogue.finish(ticket, buffer)
            case .failure(let failure): dialogue.finish(ticket, .failure(failure))
            }
        }
    }

    private func session(as role: DatabaseRole) -> Session? {
        if let session = sessions[role] { return session }
        let session = dispatcher.database.reads(as: role)
            .session(for: reader, on: connection.eventLoop)
        sessions[role] = session
        return session
    }

    // MARK: Methods with logic

    private func run(_ ticket: Ticket, _ method: any TransactionMethod) {
        let (dispatcher, caller, key) = (dispatcher, caller, ticket.prepared.key)
        let deadline = TimeLimit(in: CallLimits.deadline)
        perform(ticket) { () async throws(Failure) in
            try await dispatcher.run(method, caller: caller, key: key, deadline: deadline)
        } then: { dialogue, outcome in
            dialogue.finish(ticket, outcome)
        }
    }

    private func open(_ ticket: Ticket, _ method: OpenSession) {
        let dispatcher = dispatcher
        perform(ticket) { () async throws(Failure) in
            try await method.identify(through: dispatcher.database)
        } then: { dialogue, outcome in
            if case .success(let caller) = outcome { dialogue.bind(caller) }
            let catalogue = dialogue.dispatcher.catalogue
            dialogue.finish(ticket, outcome.map { $0.publicForm(catalogue) })
        }
    }

    /// Whoever it is, the connection stays in its network.
    private func bind(_ other: Caller) {
        let network = caller.network
        caller = other
        caller.network = network
    }

    /// Runs `work` in a task and comes back to the event loop with its outcome.
    func perform<Value: Sendable>(
        _ ticket: Ticket, _ work: @escaping @Sendable () async throws(Failure) -> Value,
        then conclude: @escaping @Sendable (Dialogue, Result<Value, Failure>) -> Void
    ) {
        let loop = connection.eventLoop
        let bound = NIOLoopBound(self, eventLoop: loop)
        tasks[ticket.number] = Task {
            let outcome: Result<Value, Failure>
            do throws(Failure) { outcome = .success(try await work()) } catch {
                outcome = .failure(error)
            }
            loop.execute {
                bound.value.tasks[ticket.number] = nil
                conclude(bound.value, outcome)
            }
        }
    }

    // MARK: Answers

    func finish(_ ticket: Ticket, _ outcome: Result<JSON, Failure>) {
        switch outcome {
        case .success(let json): finish(ticket, Answers.result(json, id: ticket.id))
        case .failure(.replayed(let answer)):
            finish(ticket, Answers.result(raw: answer, id: ticket.id))
        case .failure(let failure):
            finish(ticket, Answers.error(failure, id: ticket.id, locale: caller.locale))
        }
    }

    private func finish(_ ticket: Ticket, _ buffer: ByteBuffer) {
        dispatcher.status.count(ticket.prepared.type.name, since: ticket.started)
        answer(ticket.number, with: ticket.id.map { bounded(buffer, id: $0) })
        for next in turnstile.leave() { start(next) }
    }

    /// Bytes of answers that the client has not taken yet.
    var waitingBytes: Int { answers.heldBytes + connection.unsentBytes }

    /// The answer itself, unless it or what waits with it is larger than a connection may hold.
    private func bounded(_ buffer: ByteBuffer, id: [UInt8]) -> ByteBuffer {
        let limit: String? =
            if buffer.readableBytes > CallLimits.answerBytesMax {
                "answer.bytes"
            } else if waitingBytes + buffer.readableBytes > CallLimits.waitingBytesMax {
                "answers.bytes"
            } else {
                nil
            }
        guard let limit else { return buffer }
        let failure = Failure.limited(limit, retryAfterMilliseconds: 0)
        return Answers.error(failure, id: id, locale: caller.locale)
    }

    private func answer(_ number: Int, with buffer: ByteBuffer?) {
        for ready in answers.close(number, with: buffer) { connection.write(ready) }
        beginStreams()
        if isPaused, answers.count <= CallLimits.inFlightMax / 2 {
            isPaused = false
            connection.resumeReading()
        }
    }
}
