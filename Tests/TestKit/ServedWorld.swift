package import JSONRPC
package import Kernel
import Logging
package import NIOCore
import NIOPosix
package import Wire

/// A world behind a real socket.
package struct ServedWorld: Sendable {
    package let world: World
    private let server: LineServer
    package let address: ListenAddress
    package let port: Int

    /// Serves on a free port for as long as the body runs.
    ///
    /// - Parameter wrap: lets a test look at the server's side of each connection.
    package static func run(
        limits: ServerLimits = ServerLimits(), setup: World.Setup = World.Setup(),
        wrap: (DialogueFactory) -> any ConversationFactory = { $0 },
        _ body: (ServedWorld) async throws -> Void
    ) async throws {
        let world = try World(setup, loops: loops)
        try await serve(world, limits: limits, wrap: wrap, body)
    }

    /// Serves a world that has the sessions of ``loops``; it stays open.
    package static func serve(
        _ world: World, limits: ServerLimits = ServerLimits(), isBehindProxy: Bool = false,
        wrap: (DialogueFactory) -> any ConversationFactory = { $0 },
        _ body: (ServedWorld) async throws -> Void
    ) async throws {
        var configuration = LineServer.Configuration(address: .tcp(host: "127.0.0.1", port: 0))
        configuration.limits = limits
        configuration.isBehindProxy = isBehindProxy
        let server = LineServer(
            configuration, factory: wrap(DialogueFactory(world.dispatcher)),
            group: MultiThreadedEventLoopGroup.singleton, log: Logger(label: "test"))
        let port = try await server.start().port ?? 0
        let served = ServedWorld(
            world: world, server: server, address: .tcp(host: "127.0.0.1", port: port),
            port: port)
        do {
            try await body(served)
        } catch {
            await served.stop()
            throw error
        }
        await served.stop()
    }

    /// Where connections are served, and so where a world that is to be served has sessions.
    package static var loops: [any EventLoop] {
        Array(MultiThreadedEventLoopGroup.singleton.makeIterator())
    }

    package func connect() async throws -> LineClient { try await .connect(to: address) }

    /// A connection on which `actor` has opened a session.
    package func connect(as actor: Actor) async throws -> LineClient {
        let client = try await connect()
        let answer = try await client.ask("session.open", ["token": .string(actor.secret)])
        precondition(answer["error"] == nil, "the session was refused: \(answer.text)")
        return client
    }

    private func stop() async {
        await server.shutdownGracefully(within: .seconds(2))
    }
}

extension LineClient {
    /// Sends one call and waits for the next line.
    package func ask(
        _ method: String, _ params: JSON.Object = [:], id: JSON = 1
    ) async throws -> JSON {
        try await send(Self.line(method, params, id: id))
        return try await answer()
    }

    /// The next line, which must be there and be JSON.
    package func answer() async throws -> JSON {
        guard let text = try await receiveText() else {
            throw WireFailure.disconnected("no answer")
        }
        return try JSON(parsing: text)
    }

    package static func line(_ method: String, _ params: JSON.Object, id: JSON? = 1) -> String {
        var call: JSON.Object = ["jsonrpc": "2.0"]
        call["id"] = id
        call["method"] = .string(method)
        call["params"] = .object(params)
        return JSON.object(call).text
    }
}
