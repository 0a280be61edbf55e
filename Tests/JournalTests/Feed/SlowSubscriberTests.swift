import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import TestKit
import Testing
import Wire

@testable import Journal

/// A client that stops reading costs a page, not the log, and is told where to go on.
@Suite(.database) struct SlowSubscriberTests {
    /// Looks at the server's side of every connection.
    private final class Watch: ConversationFactory {
        private let inner: DialogueFactory
        private let talks = NIOLockedValueBox<[(Connection, NIOLoopBound<any Conversation>)]>([])
        private let wasSubscribed = NIOLockedValueBox(false)

        init(_ inner: DialogueFactory) { self.inner = inner }

        func open(_ connection: Connection) -> any Conversation {
            let talk = inner.open(connection)
            let bound = NIOLoopBound(talk, eventLoop: connection.eventLoop)
            talks.withLockedValue { $0.append((connection, bound)) }
            return talk
        }

        func refusal() -> ByteBuffer { inner.refusal() }

        /// Bytes that the one connection holds for its client.
        var unsentBytes: Int {
            get async throws {
                guard let connection = talks.withLockedValue(\.first)?.0 else { return 0 }
                return try await connection.eventLoop.submit { connection.unsentBytes }.get()
            }
        }

        /// Whether a subscription came and went.
        var hasEnded: Bool {
            get async throws {
                guard let (connection, talk) = talks.withLockedValue(\.first) else { return false }
                let isSubscribed = try await connection.eventLoop.submit {
                    talk.value.isSubscribed
                }.get()
                if isSubscribed { wasSubscribed.withLockedValue { $0 = true } }
                return wasSubscribed.withLockedValue(\.self) && !isSubscribed
            }
        }
    }

    /// A client that reads only when it is told to, and then all that comes.
    private final class StubbornClient: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let received = NIOLockedValueBox(ByteBuffer())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var bytes = unwrapInboundIn(data)
            received.withLockedValue { _ = $0.writeBuffer(&bytes) }
        }

        /// Whole lines, as far as they came.
        var lines: [JSON] {
            get throws {
                let text = received.withLockedValue { String(buffer: $0) }
                return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                    .map { try JSON(parsing: String($0)) }
            }
        }
    }

    private static let entries = 2_000
    private static let textBytes = 20_000

    @Test(.timeLimit(.minutes(30)))
    func `a subscriber that stops reading costs a page, and is told where to go on`() async throws {
        let watches = NIOLockedValueBox<[Watch]>([])
        try await ServedWorld.run { factory in
            let watch = Watch(factory)
            watches.withLockedValue { $0.append(watch) }
            return watch
        } _: { served in
            let first = watches.withLockedValue(\.first)
            let watch = try #require(first)
            try await served.world.fill(Self.entries, textBytes: Self.textBytes)
            let client = StubbornClient()
            let channel = try await connect(client, to: served)
            // More and more entries wait in the log, but not in the server.
            let page = FeedLimits.pageEntries * (Self.textBytes + 500)
            var most = 0
            while try await !watch.hasEnded {
                most = max(most, try await watch.unsentBytes)
                #expect(most <= FeedLimits.unsentBytesMax + page)
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(most > FeedLimits.unsentBytesMax, "the client was never behind")
            try await channel.setOption(.autoRead, value: true).get()
            var lines = try client.lines
            while lines.last?["method"] != "feed.lagging" {
                try await Task.sleep(for: .milliseconds(10))
                lines = try client.lines
            }
            let positions = lines.flatMap { $0["params"]?["entries"]?.array ?? [] }
                .compactMap { $0["position"]?.int64 }
            #expect(positions == Array(0..<Int64(positions.count)))
            #expect(positions.count < Self.entries)
            let rest = try await served.world.anonymous.follow(
                from: lines.last?["params"]?["cursor"], limit: 100)
            #expect(rest.items.first?["position"] == .int(Int64(positions.count)))
            #expect(rest.items.count == Self.entries - positions.count)
            try await channel.close().get()
        }
    }

    /// Subscribes to the whole log, and reads nothing of it.
    private func connect(
        _ client: StubbornClient, to served: ServedWorld
    ) async throws -> any Channel {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(client)
                }
            }
            .connect(host: "127.0.0.1", port: served.port).get()
        let call = LineClient.line("feed.subscribe", ["cursor": .string(FeedCursor.sample.text)])
        try await channel.writeAndFlush(ByteBuffer(string: call + "\n")).get()
        return channel
    }
}
