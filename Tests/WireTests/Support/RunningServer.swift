import Logging
import NIOCore
import NIOPosix
import Testing
import Wire

/// A server on a free port of this machine, for the time of `body`.
func withServer(
    limits: ServerLimits = ServerLimits(), tls: TLSIdentity? = nil,
    isBehindProxy: Bool = false,
    _ make: @escaping @Sendable (Connection) -> any Conversation,
    _ body: (ListenAddress, LineServer) async throws -> Void
) async throws {
    var configuration = LineServer.Configuration(address: .tcp(host: "127.0.0.1", port: 0))
    configuration.limits = limits
    configuration.tls = tls
    configuration.isBehindProxy = isBehindProxy
    let server = LineServer(
        configuration, factory: Factory(make: make),
        group: MultiThreadedEventLoopGroup.singleton, log: Logger(label: "test"))
    let port = try #require(try await server.start().port)
    do {
        try await body(.tcp(host: "127.0.0.1", port: port), server)
    } catch {
        await server.shutdownGracefully(within: .zero)
        throw error
    }
    await server.shutdownGracefully(within: .zero)
}

extension LineClient {
    /// The next `count` lines, fewer when the server ends before.
    func receiveTexts(_ count: Int) async throws -> [String] {
        var texts: [String] = []
        while texts.count < count, let text = try await receiveText() { texts.append(text) }
        return texts
    }
}

/// Waits until something is true; the test's time limit ends the wait.
func eventually(_ isTrue: () -> Bool) async throws {
    while !isTrue() { try await Task.sleep(for: .milliseconds(5)) }
}

/// Limits as short as a test can wait for.
func shortLimits(_ change: (inout ServerLimits) -> Void) -> ServerLimits {
    var limits = ServerLimits()
    limits.lingerTime = .milliseconds(200)
    change(&limits)
    return limits
}
