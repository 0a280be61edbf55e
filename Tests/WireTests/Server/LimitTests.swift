import NIOCore
import NIOPosix
import Testing
import Wire

@Suite(.timeLimit(.minutes(30))) struct LimitTests {
    @Test func `over the cap a client is told so, until there is room again`() async throws {
        let limits = shortLimits { $0.connectionsMax = 2 }
        try await withServer(limits: limits) {
            Echo($0)
        } _: { address, _ in
            let first = try await LineClient.connect(to: address)
            let second = try await LineClient.connect(to: address)
            for client in [first, second] {
                try await client.send("a")
                #expect(try await client.receiveText() == "a")
            }
            let third = try await LineClient.connect(to: address)
            // Even when it speaks first, which must not make the system drop our last line.
            try? await third.send("a")
            #expect(try await third.receiveTexts(2) == ["full"])
            await first.close()
            try await eventuallyAnswered(address)
            await second.close()
        }
    }

    private func eventuallyAnswered(_ address: ListenAddress) async throws {
        while true {
            let client = try await LineClient.connect(to: address)
            try? await client.send("a")
            let answer = try? await client.receiveText()
            await client.close()
            if answer == "a" { return }
        }
    }

    @Test func `a client gives a server up that says nothing for so long`() async throws {
        try await withServer(limits: shortLimits { _ in }) {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send("a")
            #expect(try await client.receive(within: .seconds(60)) != nil)
            await #expect(throws: WireFailure.self) {
                try await client.receive(within: .milliseconds(20))
            }
            // What comes later could be the answer to anything.
            await #expect(throws: WireFailure.self) { try await client.receive() }
        }
    }

    @Test func `a thousand connections over the cap do not disturb those within`() async throws {
        let limits = shortLimits { $0.connectionsMax = 1 }
        try await withServer(limits: limits) {
            Echo($0)
        } _: { address, _ in
            let inside = try await LineClient.connect(to: address)
            try await inside.send("a")
            #expect(try await inside.receiveText() == "a")
            // Not all at once: other tests of this process need descriptors too.
            for _ in 0..<10 {
                var outside: [LineClient] = []
                for _ in 0..<100 { outside.append(try await LineClient.connect(to: address)) }
                try await inside.send("b")
                #expect(try await inside.receiveText() == "b")
                for client in outside { await client.close() }
            }
            await inside.close()
        }
    }

    /// Busy from the beginning, so that it does not matter how soon its first line comes: beside
    /// other tests a client may be held up for longer than any limit that a test can wait for.
    private final class Engaged: Echo {
        override var isBusy: Bool { true }
    }

    @Test func `an idle connection is closed, one with work is not`() async throws {
        let limits = shortLimits { $0.idleTime = .seconds(1) }
        let (made, notebook) = (Counted(), Notebook())
        try await withServer(limits: limits) {
            made.isFirst() ? Engaged($0, notebook) : Echo($0)
        } _: { address, _ in
            let engaged = try await LineClient.connect(to: address)
            try await engaged.send("a")
            #expect(try await engaged.receiveText() == "a")
            let silent = try await LineClient.connect(to: address)
            #expect(try await silent.receiveText() == nil)
            // It has been silent for longer than the one that was sent away.
            #expect(notebook.all.isEmpty)
            try await engaged.send("b")
            #expect(try await engaged.receiveText() == "b")
            await engaged.close()
        }
    }

    @Test func `a client that never closes its end is not waited for`() async throws {
        let notebook = Notebook()
        try await withServer(limits: shortLimits { _ in }) {
            LastWord($0, notebook)
        } _: { address, _ in
            guard case .tcp(let host, let port) = address else { return }
            let group = MultiThreadedEventLoopGroup.singleton
            let channel = try await ClientBootstrap(group: group)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .connect(host: host, port: port).get()
            channel.writeAndFlush(ByteBuffer(string: "q\n"), promise: nil)
            try await eventually { notebook.all == ["closed"] }
            try? await channel.close().get()
        }
    }

    @Test func `a line that trickles in is not waited for`() async throws {
        let limits = shortLimits { $0.lineTime = .milliseconds(300) }
        try await withServer(limits: limits) {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            let trickle = Task {
                while !Task.isCancelled {
                    try? await client.send(bytes: [0x61])
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            let end = try? await client.receiveText()
            #expect(end == .some(nil) || end == nil)
            trickle.cancel()
        }
    }

    @Test func `a client that never reads is bounded, then closed`() async throws {
        let limits = shortLimits {
            $0.unsentBytesMax = 1 << 20
            $0.stallTime = .milliseconds(400)
        }
        let notebook = Notebook()
        try await withServer(limits: limits) {
            Flood($0, notebook)
        } _: { address, _ in
            guard case .tcp(let host, let port) = address else { return }
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: host, port: port).get()
            let asked = 2000
            channel.writeAndFlush(
                ByteBuffer(string: String(repeating: "q\n", count: asked)), promise: nil)
            try await eventually { notebook.all.last == "closed" }
            let answered = notebook.all.count(where: { $0 == "line" })
            // Of the 125 MiB asked for the server holds its limit of 1 MiB, and the system's own
            // buffers take up to 10.
            #expect(answered < asked / 8)
            try? await channel.close().get()
        }
    }

    @Test func `a flood of answers without end cuts the connection`() async throws {
        let limits = shortLimits { $0.unsentBytesFatal = 4 << 20 }
        let notebook = Notebook()
        final class Endless: Echo {
            override func receive(_ line: ByteBuffer) {
                for _ in 0..<10_000 { connection.write(Flood.answer) }
                notebook?.note("wrote")
            }
        }
        try await withServer(limits: limits) {
            Endless($0, notebook)
        } _: { address, _ in
            guard case .tcp(let host, let port) = address else { return }
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: host, port: port).get()
            channel.writeAndFlush(ByteBuffer(string: "q\n"), promise: nil)
            try await eventually { notebook.all.last == "closed" }
            try? await channel.close().get()
        }
    }

    @Test func `networks are counted apart and this machine is exempt`() throws {
        var limits = ServerLimits()
        limits.connectionsPerNetworkMax = 2
        limits.connectionsMax = 5
        limits.refusalsMax = 2
        var book = AdmissionBook(limits)
        let origin = { (ip: String) in Origin(try SocketAddress(ipAddress: ip, port: 1)) }
        let (one, neighbour) = (try origin("192.0.2.1"), try origin("192.0.2.200"))
        #expect(book.admit(one) == .admitted)
        #expect(book.admit(neighbour) == .admitted)
        #expect(book.admit(one) == .refused)
        #expect(book.admit(try origin("192.0.3.1")) == .admitted)
        #expect(book.admit(.local) == .admitted)
        #expect(book.admit(.local) == .admitted)
        #expect(book.admit(.local) == .refused)
        #expect(book.admit(.local) == .turnedAway)
        book.release(neighbour, wasRefused: false)
        book.release(one, wasRefused: true)
        #expect(book.admit(one) == .admitted)
        #expect(book.admitted == 5)
    }
}
