import NIOCore

/// What a proxy says before anything else on a connection: whose it is.
///
/// - Source: the PROXY protocol, version 1, section 2.1 (haproxy.org), `send-proxy` in HAProxy.
enum ProxyHeader {
    /// The longest line there is, its end included.
    static let bytesMax = 107

    /// - Parameter line: without its CRLF.
    /// - Returns: nil for what is no such line.
    static func origin(of line: String) -> Origin? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count > 1, words[0] == "PROXY" else { return nil }
        // The proxy itself looks whether the server is there, or knows no more.
        if words[1] == "UNKNOWN" { return .unknown }
        guard words.count == 6,
            let address = try? SocketAddress(ipAddress: String(words[2]), port: 0)
        else { return nil }
        switch (address, words[1]) {
        case (.v4, "TCP4"), (.v6, "TCP6"): return Origin(address)
        default: return nil
        }
    }
}

/// Stands before everything else of a connection, TLS too, until the proxy has said whose it is.
final class ProxyHeaderHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: Connection
    private var held = ByteBuffer()
    private var isDone = false

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Told to the others when the header is here.
    func channelActive(context: ChannelHandlerContext) {}

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var data = unwrapInboundIn(data)
        if isDone { return context.fireChannelRead(wrapInboundOut(data)) }
        held.writeBuffer(&data)
        guard let line = line() else {
            if held.readableBytes >= ProxyHeader.bytesMax { context.close(promise: nil) }
            return
        }
        guard line.last == "\r", let origin = ProxyHeader.origin(of: String(line.dropLast())),
            connection.comes(from: origin)
        else { return context.close(promise: nil) }
        isDone = true
        context.fireChannelActive()
        if held.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(held)) }
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    /// The header without its LF, once it is whole.
    private func line() -> String? {
        let view = held.readableBytesView.prefix(ProxyHeader.bytesMax)
        guard let end = view.firstIndex(of: 0x0A) else { return nil }
        let line = held.readString(length: end - view.startIndex)
        held.moveReaderIndex(forwardBy: 1)
        return line
    }
}

extension Connection {
    /// Counts the connection to the network that the proxy has named.
    ///
    /// - Returns: false when that network has its share already.
    fileprivate func comes(from named: Origin) -> Bool {
        isHandshaking = isTLS
        // Who is refused anyway is counted to no network.
        guard isRefused || roster.moves(from: origin, to: named) else { return false }
        origin = named
        return true
    }
}
