import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Wire

/// Counts what reaches the socket.
private final class SocketEnd: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    var flushes = 0
    var writes = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        writes += 1
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        flushes += 1
        context.flush()
    }
}

@Suite struct TurnTests {
    private let channel = EmbeddedChannel()
    private let socket = SocketEnd()

    private func open(
        limits: ServerLimits = ServerLimits(),
        _ make: @escaping @Sendable (Connection) -> any Conversation
    ) throws -> Connection {
        let admission = Admission(limits)
        _ = admission.admit(.local)
        let roster = Roster(
            eventLoop: channel.embeddedEventLoop, limits: limits, factory: Factory(make: make),
            admission: admission, metrics: WireMetrics())
        let connection = Connection(
            origin: .local, isTLS: false, isRefused: false, roster: roster)
        roster.add(connection)
        try channel.pipeline.syncOperations.addHandlers([socket, ConnectionHandler(connection)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return connection
    }

    private func sent() throws -> [String] {
        var sent: [String] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            sent.append(String(buffer: buffer))
        }
        return sent
    }

    /// What reading from the socket was set to, in turn.
    private var autoReads: [Bool] {
        channel.options.compactMap { $0.value as? Bool }
    }

    @Test func `all answers of a turn go out in one write and one flush`() throws {
        _ = try open { Echo($0) }
        try channel.writeInbound(ByteBuffer(string: "a\nb\n"))
        try channel.writeInbound(ByteBuffer(string: "c\n"))
        #expect(socket.flushes == 0)
        channel.embeddedEventLoop.run()
        #expect(try sent() == ["a\nb\nc\n"])
        #expect(socket.flushes == 1)
        #expect(socket.writes == 1)
    }

    @Test func `a large answer is not copied but keeps its place`() throws {
        let connection = try open { Echo($0) }
        let large = String(repeating: "x", count: 100_000)
        connection.write(ByteBuffer(string: "a"))
        connection.write(ByteBuffer(string: large))
        connection.write(ByteBuffer(string: "b"))
        channel.embeddedEventLoop.run()
        #expect(try sent() == ["a\n", large, "\nb\n"])
        #expect(socket.flushes == 1)
    }

    @Test func `an answer that fails halfway leaves nothing behind`() throws {
        struct Failure: Error {}
        let connection = try open { Echo($0) }
        connection.writeLine { buffer in _ = buffer.writeString("a") }
        #expect(throws: Failure.self) {
            try connection.writeLine { buffer throws(Failure) in
                buffer.writeString("half")
                throw Failure()
            }
        }
        connection.writeLine { buffer in _ = buffer.writeString("b") }
        channel.embeddedEventLoop.run()
        #expect(try sent() == ["a\nb\n"])
    }

    @Test func `paused lines are held back, also those already here, and come in order`() throws {
        let connection = try open { Echo($0) }
        connection.pauseReading()
        try channel.writeInbound(ByteBuffer(string: "a\nb\nc"))
        try channel.writeInbound(ByteBuffer(string: "d\n"))
        channel.embeddedEventLoop.run()
        #expect(try sent() == [])
        #expect(autoReads == [false])
        connection.resumeReading()
        #expect(try sent() == [])
        channel.embeddedEventLoop.run()
        #expect(try sent() == ["a\nb\ncd\n"])
        #expect(autoReads == [true])
    }

    @Test func `pausing from within a line holds back the next one`() throws {
        let connection = try open { OneAtATime($0) }
        try channel.writeInbound(ByteBuffer(string: "a\nb\nc\n"))
        channel.embeddedEventLoop.run()
        #expect(try sent().joined() == "a\nb\nc\n")
        #expect(connection.unsentBytes == 0)
    }

    @Test func `while the client reads too slowly nothing more is read from it`() throws {
        let connection = try open { Echo($0) }
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(connection.isCongested)
        try channel.writeInbound(ByteBuffer(string: "a\n"))
        channel.embeddedEventLoop.run()
        #expect(try sent() == [])
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.run()
        #expect(try sent() == ["a\n"])
    }

    @Test func `lines wait while the answers to earlier ones are over the limit`() throws {
        var limits = ServerLimits()
        limits.unsentBytesMax = 10
        let notebook = Notebook()
        _ = try open(limits: limits) { NotedEcho($0, notebook) }
        let lines = (10..<60).map { "line \($0)" }
        try channel.writeInbound(ByteBuffer(string: lines.joined(separator: "\n") + "\n"))
        #expect(notebook.all == ["line 10", "line 11"])
        channel.embeddedEventLoop.run()
        #expect(notebook.all == lines)
        #expect(try sent().joined() == lines.joined(separator: "\n") + "\n")
    }

    @Test func `nothing is delivered after closing, and closed is said once`() throws {
        let notebook = Notebook()
        let connection = try open { Echo($0, notebook) }
        connection.close(afterFlush: true)
        try channel.writeInbound(ByteBuffer(string: "a\n"))
        connection.close(afterFlush: false)
        channel.embeddedEventLoop.run()
        connection.write(ByteBuffer(string: "late"))
        channel.embeddedEventLoop.run()
        #expect(try sent().joined() == "")
        #expect(notebook.all == ["closed"])
    }
}
