import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Testing
import Wire

@Suite(.enabled(if: TestCertificate.isPossible), .timeLimit(.minutes(30))) struct TLSTests {
    @Test func `lines go back and forth under TLS`() async throws {
        let certificate = try await TestCertificate()
        try await withServer(tls: certificate.identity) { connection in
            precondition(connection.isTLS)
            return Echo(connection)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address, tls: certificate.trust)
            let lines = (0..<1000).map { "қатар \($0)" }
            try await client.send(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
            #expect(try await client.receiveTexts(1000) == lines)
            await client.close()
        }
    }

    @Test func `a client that closes its sending end gets its answers under TLS too`() async throws
    {
        let certificate = try await TestCertificate()
        try await withServer(tls: certificate.identity) {
            SlowEcho($0, after: .milliseconds(100))
        } _: { address, _ in
            let client = try await LineClient.connect(to: address, tls: certificate.trust)
            try await client.send(bytes: Array("a\nlast".utf8))
            await client.closeOutput()
            #expect(try await client.receiveTexts(3) == ["a", "last"])
        }
    }

    @Test func `a certificate that the client doesn't know ends the attempt`() async throws {
        let (known, other) = (try await TestCertificate(), try await TestCertificate())
        try await withServer(tls: known.identity) {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address, tls: other.trust)
            await #expect(throws: WireFailure.self) {
                try await client.send("a")
                _ = try await client.receive()
            }
        }
    }

    @Test func `TLS below 1.2 is refused`() async throws {
        let certificate = try await TestCertificate()
        try await withServer(tls: certificate.identity) {
            Echo($0)
        } _: { address, _ in
            for (version, isAccepted) in [(TLSVersion.tlsv11, false), (.tlsv12, true)] {
                let answered = try await isAnswered(address, certificate, atMost: version)
                #expect(answered == isAccepted, "\(version)")
            }
        }
    }

    private func isAnswered(
        _ address: ListenAddress, _ certificate: TestCertificate, atMost version: TLSVersion
    ) async throws -> Bool {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(certificate.certificateFile)
        configuration.maximumTLSVersion = version
        let context = try NIOSSLContext(configuration: configuration)
        guard case .tcp(let host, let port) = address else { return false }
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                }
            }
            .connect(host: host, port: port).get()
        let isSent = (try? await channel.writeAndFlush(ByteBuffer(string: "a\n")).get()) != nil
        try? await channel.close().get()
        return isSent
    }

    @Test func `a client without the certificate that is asked for is not heard`() async throws {
        let certificate = try await TestCertificate()
        var identity = certificate.identity
        identity.clientAuthorityFile = certificate.certificateFile
        let notebook = Notebook()
        try await withServer(tls: identity) {
            NotedEcho($0, notebook)
        } _: { address, _ in
            let stranger = try await LineClient.connect(to: address, tls: certificate.trust)
            try? await stranger.send("stranger")
            await #expect(throws: WireFailure.self) { _ = try await stranger.receive() }
            var trust = certificate.trust
            trust.identity = certificate.identity
            let friend = try await LineClient.connect(to: address, tls: trust)
            try await friend.send("friend")
            #expect(try await friend.receiveText() == "friend")
            #expect(!notebook.all.contains("stranger"))
            await friend.close()
        }
    }

    @Test func `who never shakes hands is not waited for`() async throws {
        let certificate = try await TestCertificate()
        let limits = shortLimits { $0.handshakeTime = .milliseconds(200) }
        try await withServer(limits: limits, tls: certificate.identity) {
            Echo($0)
        } _: { address, _ in
            let silent = try await LineClient.connect(to: address)
            #expect(try await silent.receiveText() == nil)
        }
    }

    @Test func `a missing certificate is said by its name`() async throws {
        var configuration = LineServer.Configuration(address: .tcp(host: "127.0.0.1", port: 0))
        configuration.tls = TLSIdentity(
            certificateChainFile: "/nowhere.pem", privateKeyFile: "/nowhere.key")
        let server = LineServer(
            configuration, factory: Factory { Echo($0) },
            group: MultiThreadedEventLoopGroup.singleton, log: .init(label: "test"))
        do throws(WireFailure) {
            _ = try await server.start()
            #expect(Bool(false), "started without a certificate")
        } catch {
            #expect("\(error)".contains("/nowhere.pem"))
        }
    }
}
