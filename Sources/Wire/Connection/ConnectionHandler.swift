import NIOCore
import NIOSSL
import NIOTLS

/// The thin layer between a channel and its ``Connection``: no decision is made here.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    func handlerAdded(context: ChannelHandlerContext) {
        connection.context = context
    }

    func channelActive(context: ChannelHandlerContext) {
        connection.opened()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.receive(unwrapInboundIn(data))
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        connection.writabilityChanged(context.channel.isWritable)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: connection.receiveEnd()
        case TLSUserEvent.handshakeCompleted: connection.isHandshaking = false
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A TLS client that leaves without a goodbye: the end of what it sent can't be trusted, but
        // it may still be waiting for an answer.
        if case NIOSSLError.uncleanShutdown = error {
            connection.receiveEnd(isCutOff: true)
        } else {
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        connection.gone()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connection.gone()
    }
}
