import Glibc
package import Logging
package import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Accepts connections and turns what they send into lines, one conversation each.
package final class LineServer: Sendable {
    package struct Configuration: Sendable {
        package var address: ListenAddress
        package var limits = ServerLimits()
        package var tls: TLSIdentity?
        /// Serves without TLS where other machines can reach it, for instance behind a proxy.
        package var allowsPlainOnPublicAddress = false
        /// Every connection comes through a proxy that says first whose it is (PROXY protocol,
        /// version 1); one that says nothing of the kind is cut off. Nobody else may reach the
        /// address: who does could say anything.
        package var isBehindProxy = false

        package init(address: ListenAddress) {
            self.address = address
        }
    }

    private let configuration: Configuration
    private let group: any EventLoopGroup
    private let rosters: [ObjectIdentifier: Roster]
    private let admission: Admission
    private let metrics = WireMetrics()
    private let log: Logger
    private let listener = Mutex<(any Channel)?>(nil)

    /// - Parameter group: its event loops share the connections; it stays the caller's.
    package init(
        _ configuration: Configuration, factory: any ConversationFactory,
        group: any EventLoopGroup, log: Logger
    ) {
        self.configuration = configuration
        self.group = group
        self.log = log
        let admission = Admission(configuration.limits)
        self.admission = admission
        var rosters: [ObjectIdentifier: Roster] = [:]
        for eventLoop in group.makeIterator() {
            rosters[ObjectIdentifier(eventLoop)] = Roster(
                eventLoop: eventLoop, limits: configuration.limits, factory: factory,
                admission: admission, metrics: metrics)
        }
        self.rosters = rosters
    }

    /// Listens, and gives the address with the port that was actually taken.
    package func start() async throws(WireFailure) -> SocketAddress {
        let address = try configuration.address.resolved()
        try refusePlainOnPublicAddress(address)
        let tls = try configuration.tls?.context()
        do {
            let channel = try await bootstrap(address, tls).bind(to: address).get()
            listener.withLock { $0 = channel }
            log.info("listening", metadata: ["address": "\(configuration.address)"])
            return channel.localAddress ?? address
        } catch {
            throw .addressUnusable("\(configuration.address)", "\(error)")
        }
    }

    /// Stops accepting, lets answers that are being worked on out, then closes; what is left at
    /// the end of the time is cut off.
    package func shutdownGracefully(within time: Duration = .seconds(10)) async {
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await channel?.close().get()
        let deadline = NIODeadline.now() + TimeAmount(time)
        let ends = rosters.values.map { roster in
            roster.eventLoop.flatSubmit { roster.shutDown(by: deadline) }
        }
        for end in ends { try? await end.get() }
    }

    private func refusePlainOnPublicAddress(_ address: SocketAddress) throws(WireFailure) {
        if configuration.tls != nil || configuration.allowsPlainOnPublicAddress { return }
        if Origin(address) != .local { throw .plainOnPublicAddress("\(configuration.address)") }
    }
}

extension LineServer {
    /// What one read takes at most: several small calls; more would stay with idle connections.
    private static let readBytesMax = 8 * 1024

    private func bootstrap(_ address: SocketAddress, _ tls: NIOSSLContext?) -> ServerBootstrap {
        let limits = configuration.limits
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: limits.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // One buffer per connection instead of four: the next read waits for the next turn.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 512, initial: 1024, maximum: Self.readBytesMax)
            )
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: limits.unsentBytesMax / 2, high: limits.unsentBytesMax)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.accept(channel, tls) }
            }
        if case .unixDomainSocket = address { return bootstrap }
        let seconds = SocketOptionValue(limits.vanishedTime.components.seconds)
        return bootstrap.childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Without these a client that only listens and vanishes would be served for ever.
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.tcpOption(.keepIdle), value: seconds / 2)
            .childChannelOption(.tcpOption(.keepInterval), value: seconds / 8)
            .childChannelOption(.tcpOption(.keepCount), value: 4)
            .childChannelOption(
                .tcpOption(.userTimeout), value: seconds * 1_000)
    }

    /// Lets a new connection in, refuses it, or closes it at once.
    private func accept(_ channel: any Channel, _ tls: NIOSSLContext?) throws {
        guard let roster = rosters[ObjectIdentifier(channel.eventLoop)], !roster.isShuttingDown
        else { throw ChannelError.ioOnClosedChannel }
        // The proxy's own network says nothing.
        let isBehindProxy = configuration.isBehindProxy
        let origin = isBehindProxy ? .local : Origin(channel.remoteAddress)
        let answer = admission.admit(origin)
        if answer != .admitted { metrics.refused() }
        guard answer != .turnedAway else { throw ChannelError.ioOnClosedChannel }
        let connection = Connection(
            origin: origin, isTLS: tls != nil, isRefused: answer == .refused,
            isBehindProxy: isBehindProxy, roster: roster)
        roster.add(connection)
        do {
            let pipeline = channel.pipeline.syncOperations
            if isBehindProxy { try pipeline.addHandler(ProxyHeaderHandler(connection)) }
            if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
            try pipeline.addHandler(ConnectionHandler(connection))
        } catch {
            connection.gone()
            throw error
        }
    }
}

/// Source: tcp(7).
extension NIOBSDSocket.Option {
    /// Seconds of silence before the first probe.
    fileprivate static let keepIdle = Self(rawValue: TCP_KEEPIDLE)
    /// Seconds between probes.
    fileprivate static let keepInterval = Self(rawValue: TCP_KEEPINTVL)
    /// Probes without an answer.
    fileprivate static let keepCount = Self(rawValue: TCP_KEEPCNT)
    /// Milliseconds that sent bytes may stay unacknowledged.
    fileprivate static let userTimeout = Self(rawValue: TCP_USER_TIMEOUT)
}
