import NIOCore
import Testing

@testable import Wire

/// Connections that come through a proxy.
@Suite(.timeLimit(.minutes(10))) struct ProxyTests {
    private func origin(_ address: String) throws -> Origin {
        Origin(try SocketAddress(ipAddress: address, port: 0))
    }

    /// The next line; nil when the server has ended, in whatever way.
    private func heard(_ client: LineClient) async -> String? {
        do { return try await client.receiveText() } catch { return nil }
    }

    @Test func `the header names the client's network`() throws {
        for (line, address) in [
            ("PROXY TCP4 192.0.2.7 198.51.100.1 56324 7411", "192.0.2.99"),
            ("PROXY TCP6 2001:db8::7 2001:db8::1 56324 7411", "2001:db8::99"),
            ("PROXY TCP4 127.0.0.1 127.0.0.1 1 2", "127.0.0.1"),
        ] {
            let expected = try origin(address)
            #expect(ProxyHeader.origin(of: line) == expected, "\(line)")
        }
        for line in ["PROXY UNKNOWN", "PROXY UNKNOWN ffff:f...f:ffff 65535 65535"] {
            #expect(ProxyHeader.origin(of: line) == .unknown, "\(line)")
        }
        for line in [
            "", "PROXY", "PROXY TCP4", "proxy TCP4 192.0.2.7 198.51.100.1 1 2",
            "PROXY TCP6 192.0.2.7 198.51.100.1 1 2", "PROXY TCP4 192.0.2 198.51.100.1 1 2",
            "PROXY TCP4 192.0.2.7 198.51.100.1 1", "PROXY TCP4  192.0.2.7 198.51.100.1 1",
            #"{"jsonrpc":"2.0","id":1,"method":"server.version"}"#,
        ] {
            #expect(ProxyHeader.origin(of: line) == nil, "\(line)")
        }
    }

    @Test func `whose a connection is is what its header says, line by line and in one piece`()
        async throws
    {
        try await withServer(isBehindProxy: true) {
            OriginTeller($0)
        } _: { address, _ in
            let header = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 7411\r"
            let client = try await LineClient.connect(to: address)
            try await client.send(header)
            try await client.send("who")
            #expect(try await client.receiveText() == "192.0.2.0/24")
            await client.close()
            let hasty = try await LineClient.connect(to: address)
            try await hasty.send(header + "\nwho\nwho")
            #expect(try await hasty.receiveTexts(2) == ["192.0.2.0/24", "192.0.2.0/24"])
            await hasty.close()
        }
    }

    @Test func `who says nothing of the kind is cut off`() async throws {
        let limits = shortLimits { $0.handshakeTime = .milliseconds(100) }
        try await withServer(limits: limits, isBehindProxy: true) {
            OriginTeller($0)
        } _: { address, _ in
            let endless = String(repeating: "P", count: 200)
            for line in ["who", "PROXY TCP4 192.0.2.7 198.51.100.1 1 2", endless] {
                let client = try await LineClient.connect(to: address)
                try? await client.send(line)
                try? await client.send("who")
                #expect(await heard(client) == nil, "\(line)")
                await client.close()
            }
            // Nor may anybody wait with it for ever.
            let silent = try await LineClient.connect(to: address)
            #expect(await heard(silent) == nil)
            await silent.close()
        }
    }

    @Test func `a network's share counts behind a proxy too`() async throws {
        let limits = shortLimits { $0.connectionsPerNetworkMax = 2 }
        try await withServer(limits: limits, isBehindProxy: true) {
            OriginTeller($0)
        } _: { address, _ in
            func connect(_ client: String) async throws -> (LineClient, String?) {
                let connection = try await LineClient.connect(to: address)
                try await connection.send("PROXY TCP4 \(client) 198.51.100.1 1 2\r")
                try? await connection.send("who")
                return (connection, await heard(connection))
            }
            let (first, one) = try await connect("192.0.2.1")
            let (second, two) = try await connect("192.0.2.2")
            let (third, three) = try await connect("192.0.2.3")
            let (fourth, four) = try await connect("203.0.113.1")
            #expect(one == "192.0.2.0/24")
            #expect(two == "192.0.2.0/24")
            #expect(three == nil)
            #expect(four == "203.0.113.0/24")
            await first.close()
            // Its place is free again.
            var again: String?
            while again == nil {
                let (client, answer) = try await connect("192.0.2.4")
                again = answer
                await client.close()
            }
            for client in [second, third, fourth] { await client.close() }
        }
    }
}

/// Answers every line with the network that it came from.
private final class OriginTeller: Echo {
    override func receive(_ line: ByteBuffer) {
        connection.write(ByteBuffer(string: connection.origin.description))
    }
}
