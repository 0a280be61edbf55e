package import NIOCore
import NIOPosix
import NIOSSL

/// A connection from the client's side: for the command line and for tests.
///
/// Any number of lines may be on their way; they are received in the order in which they come.
package final class LineClient: Sendable {
    /// The largest answer that the server gives is 4 MiB.
    package static let lineBytesMax = 16 << 20

    private let channel: any Channel
    private let inbox: LineInbox

    private init(_ channel: any Channel, _ inbox: LineInbox) {
        self.channel = channel
        self.inbox = inbox
    }

    /// Connects, with TLS where `tls` says whom to trust.
    package static func connect(
        to address: ListenAddress, tls: TLSTrust? = nil, within time: Duration = .seconds(10),
        lineBytesMax: Int = lineBytesMax,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws(WireFailure) -> LineClient {
        let target = try address.resolved()
        let context = try tls?.context()
        let name = tls?.serverName ?? address.hostName
        do {
            let inbox = LineInbox(eventLoop: group.next(), lineBytesMax: lineBytesMax)
            let channel = try await ClientBootstrap(group: inbox.eventLoop)
                .connectTimeout(TimeAmount(time))
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if let context {
                            try pipeline.addHandler(
                                NIOSSLClientHandler(context: context, serverHostname: name))
                        }
                        try pipeline.addHandler(LineInboxHandler(inbox))
                    }
                }
                .connect(to: target).get()
            return LineClient(channel, inbox)
        } catch {
            throw .addressUnusable("\(address)", "\(error)")
        }
    }

    /// Sends one line; returns when the operating system has taken it.
    package func send(_ line: String) async throws(WireFailure) {
        try await send(bytes: Array("\(line)\n".utf8))
    }

    /// Sends bytes as they are, whatever lines they make.
    package func send(bytes: [UInt8]) async throws(WireFailure) {
        do {
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
        } catch {
            throw .disconnected("\(error)")
        }
    }

    /// The next line, waiting for it; `nil` when the server has ended.
    ///
    /// - Parameter time: if nothing comes for so long, the connection is given up.
    package func receive(within time: Duration? = nil) async throws(WireFailure) -> ByteBuffer? {
        try await inbox.next(within: time)
    }

    /// The next line as text.
    package func receiveText() async throws(WireFailure) -> String? {
        try await receive().map { String(buffer: $0) }
    }

    /// Tells the server that no more lines come; its answers still arrive.
    package func closeOutput() async {
        try? await channel.close(mode: .output).get()
    }

    package func close() async {
        try? await channel.close().get()
    }
}

extension ListenAddress {
    /// The name to expect in a certificate; an IP address is none.
    fileprivate var hostName: String? {
        guard case .tcp(let host, _) = self else { return nil }
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return isAddress ? nil : host
    }
}
