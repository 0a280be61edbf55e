import NIOCore
import NIOPosix

/// The clients that one event loop serves; they share a recorder.
final class Fleet: Sendable {
    private let loop: any EventLoop
    private let clients: NIOLoopBoundBox<[LoadConnection]>
    private let recorder: NIOLoopBoundBox<Recorder?>

    init(on loop: any EventLoop) {
        self.loop = loop
        clients = .makeBoxSendingValue([], eventLoop: loop)
        recorder = .makeEmptyBox(valueType: Recorder.self, eventLoop: loop)
    }

    /// Done when the client is connected and its greeting, if it has one, is answered.
    func add(
        _ number: Int, inFlightMax: Int, _ source: any CallSource, to place: LoadGenerator.Place
    ) -> EventLoopFuture<Void> {
        ClientBootstrap(group: loop)
            .channelInitializer { [clients] channel in
                channel.eventLoop.makeCompletedFuture {
                    let client = LoadConnection(
                        number, inFlightMax: inFlightMax, source, place.dialect)
                    try channel.pipeline.syncOperations.addHandler(client)
                    clients.value.append(client)
                }
            }
            .connect(to: place.address)
            .flatMap { channel in
                guard let greeting = place.greeting(number),
                    let client = try? channel.pipeline.syncOperations.handler(
                        type: LoadConnection.self),
                    let greeted = client.greet(greeting)
                else { return channel.eventLoop.makeSucceededVoidFuture() }
                return greeted
            }
    }

    func begin(_ load: Load, from now: UInt64, _ window: Range<UInt64>) async throws {
        try await loop.submit { [clients, recorder] in
            let new = Recorder(window)
            recorder.value = new
            for client in clients.value { client.begin(load, new, from: now) }
        }.get()
    }

    /// Closes the connections.
    ///
    /// - Returns: what they measured; nil when they had not begun.
    func finish() async throws -> Measurement? {
        try await loop.submit { [clients, recorder] in
            let failure = clients.value.lazy.compactMap(\.failure).first
            for client in clients.value { client.finish() }
            clients.value.removeAll()
            if let failure { throw failure }
            return recorder.value?.measurement
        }.get()
    }
}
