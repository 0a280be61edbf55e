import NIOCore
import NIOHTTP1

/// What the operator's listener shows.
struct AdminPage: Sendable {
    var book: MetricBook
    /// Whether calls are answered right now. Asked on an event loop of the server's.
    var isHealthy: @Sendable (any EventLoop) -> EventLoopFuture<Bool>
}

/// One connection of the operator's listener: one request, one answer, the end.
final class AdminHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let page: AdminPage
    private var isAsked = false

    init(_ page: AdminPage) { self.page = page }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // A body says nothing here and is thrown away as it comes.
        guard case .head(let head) = unwrapInboundIn(data), !isAsked else { return }
        isAsked = true
        let path = head.uri.prefix { $0 != "?" }
        switch (head.method, path) {
        case (.GET, "/metrics"):
            answer(.ok, page.book.text, type: PrometheusText.contentType, to: context)
        case (.GET, "/health"): judge(context)
        case (_, "/metrics"), (_, "/health"):
            answer(.methodNotAllowed, "only GET\n", more: [("Allow", "GET")], to: context)
        default: answer(.notFound, "there are /metrics and /health\n", to: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isAsked else { return context.close(promise: nil) }
        isAsked = true
        answer(.badRequest, "this is no request\n", to: context)
    }

    private func judge(_ context: ChannelHandlerContext) {
        page.isHealthy(context.eventLoop).assumeIsolated().whenComplete { outcome in
            let isHealthy = (try? outcome.get()) ?? false
            self.answer(
                isHealthy ? .ok : .serviceUnavailable,
                isHealthy ? "ok\n" : "the database does not answer\n", to: context)
        }
    }

    private func answer(
        _ status: HTTPResponseStatus, _ text: String, type: String = "text/plain; charset=utf-8",
        more: [(String, String)] = [], to context: ChannelHandlerContext
    ) {
        let body = ByteBuffer(string: text)
        let headers = HTTPHeaders(
            [
                ("Content-Type", type), ("Content-Length", "\(body.readableBytes)"),
                ("Cache-Control", "no-store"), ("Connection", "close"),
            ] + more)
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }
}
