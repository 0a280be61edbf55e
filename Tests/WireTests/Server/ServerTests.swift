import Logging
import NIOCore
import NIOPosix
import Testing
import Wire

@Suite(.timeLimit(.minutes(30))) struct ServerTests {
    @Test func `ten thousand lines at once are answered in order`() async throws {
        try await withServer {
            OneAtATime($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            let lines = (0..<10_000).map { "line \($0)" }
            async let sent: Void = client.send(
                bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
            #expect(try await client.receiveTexts(10_000) == lines)
            try await sent
            await client.close()
        }
    }

    @Test func `both line endings are understood and LF is answered`() async throws {
        try await withServer {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send(bytes: Array("a\r\nb\n\r\n\n".utf8))
            #expect(try await client.receiveTexts(4) == ["a", "b", "", ""])
            await client.close()
        }
    }

    @Test func `after a line that is too long the next ones are answered`() async throws {
        let limits = shortLimits { $0.lineBytesMax = 1000 }
        try await withServer(limits: limits) {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send("before")
            try await client.send(String(repeating: "x", count: 500_000))
            try await client.send("after")
            #expect(try await client.receiveTexts(3) == ["before", "too long", "after"])
            await client.close()
        }
    }

    @Test func `a line of a mebibyte arrives whole`() async throws {
        try await withServer {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            let line = String(repeating: "0123456789abcdef", count: 65_536)
            async let sent: Void = client.send(line)
            #expect(try await client.receiveText() == line)
            try await sent
            await client.close()
        }
    }

    @Test func `who closes its sending end still gets its answers, the last line's too`()
        async throws
    {
        let notebook = Notebook()
        try await withServer {
            SlowEcho($0, after: .milliseconds(100), notebook)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send(bytes: Array("a\nb\nunterminated".utf8))
            await client.closeOutput()
            #expect(try await client.receiveTexts(9) == ["a", "b", "unterminated"])
            try await eventually { notebook.all.last == "closed" }
            #expect(notebook.all == ["asked", "asked", "asked", "end", "closed"])
        }
    }

    @Test func `a client that just leaves is noticed once`() async throws {
        let notebook = Notebook()
        try await withServer {
            Echo($0, notebook)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send("a")
            #expect(try await client.receiveText() == "a")
            await client.close()
            try await eventually { notebook.all.last == "closed" }
            #expect(notebook.all == ["end", "closed"])
        }
    }

    @Test func `a unix socket works like any other`() async throws {
        let path = "/tmp/wire-\(UInt64.random(in: 0...UInt64.max)).sock"
        let server = LineServer(
            .init(address: .unix(path: path)), factory: Factory { Echo($0) },
            group: MultiThreadedEventLoopGroup.singleton, log: .init(label: "test"))
        _ = try await server.start()
        let client = try await LineClient.connect(to: .unix(path: path))
        try await client.send("a")
        #expect(try await client.receiveText() == "a")
        await client.close()
        await server.shutdownGracefully(within: .zero)
    }

    @Test func `shutting down lets answers out and takes nothing new`() async throws {
        let notebook = Notebook()
        try await withServer {
            SlowEcho($0, after: .milliseconds(200), notebook)
        } _: { address, server in
            let busy = try await LineClient.connect(to: address)
            let idle = try await LineClient.connect(to: address)
            try await idle.send("warm")
            #expect(try await idle.receiveText() == "warm")
            try await busy.send("asked before")
            try await eventually { notebook.all == ["asked", "asked"] }
            async let end: Void = server.shutdownGracefully(within: .seconds(20))
            #expect(try await idle.receiveText() == nil)
            #expect(try await busy.receiveTexts(2) == ["asked before"])
            await end
            await #expect(throws: WireFailure.self) {
                try await LineClient.connect(to: address)
            }
        }
    }

    @Test func `shutting down ends at its deadline, whoever is still busy`() async throws {
        let notebook = Notebook()
        try await withServer {
            SlowEcho($0, after: .hours(1), notebook)
        } _: { address, server in
            let client = try await LineClient.connect(to: address)
            try await client.send("never answered")
            try await eventually { notebook.all == ["asked"] }
            await server.shutdownGracefully(within: .milliseconds(100))
            #expect(try await client.receiveText() == nil)
        }
    }
}
