import Postgres
import TestKit
import Testing

@Suite(.database) struct ListenerTests {
    @Test func `a listener hears what was notified after it was connected`() async throws {
        let place = try TestDatabase.current.connectionString("tizilim_app")
        let (events, continuation) = AsyncStream<Listener.Event>.makeStream()
        let listener = Listener(place, channels: ["tizilim_test"]) { continuation.yield($0) }
        defer { listener.close() }
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == .connected)
        let session = Session(place, name: "test")
        defer { session.close() }
        _ = try await session.rows([Statement("NOTIFY tizilim_test, 'hello'")])
        #expect(await iterator.next() == .notified(channel: "tizilim_test", payload: "hello"))
    }
}
