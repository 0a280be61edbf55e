import JSONRPC
import NIOCore
import Postgres
import Wire

/// The streams of one connection.
struct Streams {
    private var running: [UUIDValue: any PushStream] = [:]
    /// What begins when the answer of a call is on its way, by the call's number.
    private var due: [Int: (StreamOpening, Caller)] = [:]
    /// Calls that may still become a stream.
    private var opening = 0
    private(set) var isClosed = false

    var count: Int { running.count + due.count + opening }

    /// Takes a place; false when none is left.
    mutating func reserve() -> Bool {
        guard count < CallLimits.streamsMax else { return false }
        opening += 1
        return true
    }

    mutating func release() { opening -= 1 }

    mutating func prepare(_ number: Int, _ opening: StreamOpening, _ caller: Caller) {
        if !isClosed { due[number] = (opening, caller) }
    }

    /// Those whose answer is on its way, in the order of the calls.
    mutating func takeDue(_ hasSent: (Int) -> Bool) -> [(StreamOpening, Caller)] {
        if due.isEmpty { return [] }
        return due.keys.filter(hasSent).sorted().compactMap { due.removeValue(forKey: $0) }
    }

    mutating func run(_ stream: any PushStream) { running[stream.id] = stream }

    mutating func end(_ id: UUIDValue) -> JSON? { running.removeValue(forKey: id)?.stop() }

    mutating func close() {
        isClosed = true
        due.removeAll()
        let ended = running
        running.removeAll()
        for stream in ended.values { _ = stream.stop() }
    }
}

extension Dialogue {
    /// Makes the answer; the stream begins behind it.
    func open(_ ticket: Ticket, _ method: any StreamMethod) {
        guard streams.reserve() else {
            return finish(ticket, .failure(.limited("streams", retryAfterMilliseconds: 0)))
        }
        let (database, caller) = (dispatcher.database, caller)
        let session = database.reads(as: .read).session(for: reader, on: connection.eventLoop)
        let context = StreamContext(
            caller: caller, services: dispatcher.services, database: database,
            reader: PublicReader(session: session, database: database, caller: caller))
        perform(ticket) { () async throws(Failure) in
            try await method.open(in: context)
        } then: { dialogue, outcome in
            dialogue.streams.release()
            if case .success(let opening) = outcome {
                dialogue.streams.prepare(ticket.number, opening, caller)
            }
            dialogue.finish(ticket, outcome.map(\.answer))
        }
    }

    /// Begins the streams whose answers are on their way.
    func beginStreams() {
        for (opening, caller) in streams.takeDue(answers.hasSent) {
            streams.run(opening.begin(Outlet(self, caller: caller)))
        }
    }
}
