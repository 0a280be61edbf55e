import NIOCore
import NIOPosix

/// The clients that one event loop serves; they share a recorder.
final class Fleet: Sendable {
    private let loop: any EventLoop
    private let clients: NIOLoopBoundBox<[LoadConnection]>
    private let recorder: NIOLoopBoundBox<Recorder?>
    private let watch: NIOLoopBoundBox<Watch>

    init(on loop: any EventLoop) {
        self.loop = loop
        clients = .makeBoxSendingValue([], eventLoop: loop)
        recorder = .makeEmptyBox(valueType: Recorder.self, eventLoop: loop)
        watch = .makeBoxSendingValue(Watch(), eventLoop: loop)
    }

    /// Done when the client is connected and its greeting, if it has one, is answered.
    func add(
        _ number: Int, inFlightMax: Int, _ source: any CallSource, to place: LoadGenerator.Place
    ) -> EventLoopFuture<Void> {
        ClientBootstrap(group: loop)
            .channelInitializer { [clients, watch] channel in
                channel.eventLoop.makeCompletedFuture {
                    let client = LoadConnection(
                        number, inFlightMax: inFlightMax, source, place.dialect)
                    try channel.pipeline.syncOperations.addHandler(client)
                    client.watch = watch.value
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

    /// The clients wait to be told of a change that is about to be made.
    func expect(at now: UInt64) async throws {
        try await loop.submit { [watch] in watch.value.expect(at: now) }.get()
    }

    /// How many clients have been told of it.
    func told() async throws -> Int {
        try await loop.submit { [clients, watch] in
            if let failure = clients.value.lazy.compactMap(\.failure).first { throw failure }
            return watch.value.told
        }.get()
    }

    func giveUp(at now: UInt64) async throws {
        try await loop.submit { [clients, watch] in
            watch.value.giveUp(on: clients.value.count - watch.value.told, at: now)
        }.get()
    }

    func watched() async throws -> Measurement {
        try await loop.submit { [watch] in watch.value.measurement }.get()
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
