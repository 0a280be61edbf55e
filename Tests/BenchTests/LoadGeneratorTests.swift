import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Testing

@testable import Bench

/// The generator against a server that answers every line at once, or never.
@Suite struct LoadGeneratorTests {
    private static let answer = #"{"jsonrpc":"2.0","id":1,"result":1}"# + "\n"

    /// Answers each line with the text; an empty one is no answer.
    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let text: String

        init(_ text: String) { self.text = text }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let lines = unwrapInboundIn(data).readableBytesView.count { $0 == 0x0A }
            guard lines > 0, !text.isEmpty else { return }
            let answers = String(repeating: text, count: lines)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answers)), promise: nil)
        }
    }

    private func withServer<Result: Sendable>(
        answering text: String, telling listeners: NIOLockedValueBox<[any Channel]>? = nil,
        _ body: (SocketAddress) async throws -> Result
    ) async throws -> Result {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                listeners?.withLockedValue { $0.append(channel) }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answering(text))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let address = try #require(server.localAddress)
        let result = try await body(address)
        try await server.close()
        return result
    }

    private func measure(
        _ load: Load, of address: SocketAddress, greeting: [UInt8]? = nil
    ) async throws -> Measurement {
        let generator = LoadGenerator(
            LoadGenerator.Place(address) { _ in greeting },
            group: MultiThreadedEventLoopGroup.singleton)
        return try await generator.run(load) { _ in RepeatedCalls([[0x2E, 0x0A]]) }
    }

    /// Beside many other tests nothing may be answered in so short a time; then it is tried again.
    private func measureAnswers(
        _ load: Load, of address: SocketAddress, greeting: [UInt8]? = nil
    ) async throws -> Measurement {
        for _ in 0..<30 {
            let measured = try await measure(load, of: address, greeting: greeting)
            if measured.answers > 0 { return measured }
        }
        return try await measure(load, of: address, greeting: greeting)
    }

    private func load(_ rate: Int? = nil, inFlight: Int = 2) -> Load {
        Load(
            clients: 3, inFlight: inFlight, rate: rate, warmUp: .milliseconds(20),
            time: .seconds(1))
    }

    @Test func `calls as fast as answers come`() async throws {
        let measured = try await withServer(answering: Self.answer) { address in
            try await measureAnswers(load(), of: address, greeting: [0x0A])
        }
        #expect(measured.answers > 0)
        #expect(measured.failures == 0)
        #expect(measured.unanswered == 0)
    }

    @Test func `calls at a rate, and no faster`() async throws {
        let measured = try await withServer(answering: Self.answer) { address in
            try await measureAnswers(load(100), of: address)
        }
        // A call whose moment came while the machine was busy is still made: some more than planned.
        #expect((1...110).contains(measured.answers + measured.unanswered))
        #expect(measured.answers > 0)
    }

    @Test func `counts the calls that a silent server owes`() async throws {
        let measured = try await withServer(answering: "") { address in
            try await measure(load(100, inFlight: 1), of: address)
        }
        #expect(measured.answers == 0)
        #expect((90...110).contains(measured.unanswered))
        #expect(measured.microseconds(at: 99.9) > 150_000)
    }

    @Test func `counts errors as answers that failed`() async throws {
        let error = #"{"jsonrpc":"2.0","id":1,"error":{"code":1029}}"# + "\n"
        let measured = try await withServer(answering: error) { address in
            try await measureAnswers(load(), of: address)
        }
        #expect(measured.failures == measured.answers)
        #expect(measured.failures > 0)
        await #expect(throws: LoadFailure.refused) {
            try await withServer(answering: error) { address in
                try await measure(load(), of: address, greeting: [0x0A])
            }
        }
    }

    @Test func `each change is waited for by everybody`() async throws {
        let (listeners, changes) = (
            NIOLockedValueBox<[any Channel]>([]), NIOLockedValueBox(0)
        )
        let measured = try await withServer(answering: Self.answer, telling: listeners) { address in
            let generator = LoadGenerator(
                LoadGenerator.Place(address) { _ in [0x0A] },
                group: MultiThreadedEventLoopGroup.singleton)
            return try await generator.watch(5, for: .milliseconds(50)) {
                changes.withLockedValue { $0 += 1 }
                for listener in listeners.withLockedValue(\.self) {
                    // The second line is of the same change.
                    try await listener.writeAndFlush(ByteBuffer(string: "{}\n{}\n")).get()
                }
            }
        }
        #expect(measured.answers == 5 * changes.withLockedValue(\.self))
        #expect(measured.unanswered == 0)
        #expect(measured.failures == 0)
    }
}
