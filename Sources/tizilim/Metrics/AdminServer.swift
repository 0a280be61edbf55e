import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Wire

/// Answers the operator's collector: `GET /metrics` and `GET /health`, one request a connection.
///
/// It speaks plain text and asks nobody who he is, so it listens where only this machine gets to.
final class AdminServer: Sendable {
    struct Limits: Sendable {
        /// A collector or two, a health check, somebody with curl; the others are cut off.
        var connectionsMax = 16
        /// From connecting to the last byte of the answer, some 100 KiB.
        var time: TimeAmount = .seconds(10)
    }

    private let address: ListenAddress
    private let allowsPublicAddress: Bool
    private let page: AdminPage
    private let group: any EventLoopGroup
    private let limits: Limits
    private let connections = Atomic<Int>(0)
    private let listener = Mutex<(any Channel)?>(nil)

    init(
        _ address: ListenAddress, allowsPublicAddress: Bool = false, page: AdminPage,
        group: any EventLoopGroup, limits: Limits = Limits()
    ) {
        self.address = address
        self.allowsPublicAddress = allowsPublicAddress
        self.page = page
        self.group = group
        self.limits = limits
    }

    /// Listens, and gives the address with the port that was actually taken.
    func start() async throws -> SocketAddress {
        let target = try address.resolved()
        guard allowsPublicAddress || Origin(target) == .local else {
            throw Complaint(
                "--metrics: \(address) can be reached from other machines",
                hint: "use a loopback address or unix:/path and let a proxy fetch from there",
                status: .usage)
        }
        do {
            let channel = try await ServerBootstrap(group: group)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
                }
                .bind(to: target).get()
            listener.withLock { $0 = channel }
            Logger(label: "tizilim.admin").info(
                "serving metrics", metadata: ["address": "\(address)"])
            return channel.localAddress ?? target
        } catch {
            throw WireFailure.addressUnusable("\(address)", "\(error)")
        }
    }

    /// Accepts nobody more; whoever is connected is cut off with the event loops.
    func stop() async {
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await channel?.close().get()
    }

    private func accept(_ channel: any Channel) throws {
        let count = connections.wrappingAdd(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { _ in
            self.connections.wrappingSubtract(1, ordering: .relaxed)
        }
        guard count <= limits.connectionsMax else { throw ChannelError.ioOnClosedChannel }
        let end = channel.eventLoop.scheduleTask(in: limits.time) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in end.cancel() }
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(HTTPResponseEncoder())
        try pipeline.addHandler(
            ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: Self.requestLimits)))
        try pipeline.addHandler(AdminHandler(page))
    }

    /// Collectors send a few hundred bytes.
    private static var requestLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 4 << 10
        limits.maxHeaderListSize = 16 << 10
        limits.maxHeaderFieldCount = 64
        return limits
    }
}
