import Logging
import NIOCore
import NIOPosix
import Testing
import Wire

@Suite struct AddressTests {
    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1:80"), ("localhost", "localhost:7411"), ("[::1]:5", "[::1]:5"),
        ("[::1]", "[::1]:7411"), ("::1", "[::1]:7411"), ("unix:/a/b", "unix:/a/b"), ("a:0", "a:0"),
    ])
    func `an address is read and written`(text: String, written: String) throws {
        #expect(try ListenAddress(parsing: text).description == written)
    }

    @Test(arguments: ["", ":80", "a:", "a:b", "a:65536", "a:-1", "[::1]80", "[::1"])
    func `what is no address is refused`(text: String) {
        #expect(throws: WireFailure.badAddress(text)) { try ListenAddress(parsing: text) }
    }

    @Test(arguments: [
        ("127.0.0.1", "local"), ("127.8.8.8", "local"), ("::1", "local"),
        ("::ffff:127.0.0.1", "local"), ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("0.0.0.0", "0.0.0.0/24"), ("::", "0:0:0:0::/64"),
    ])
    func `a client is known by its network only`(ip: String, network: String) throws {
        #expect(Origin(try SocketAddress(ipAddress: ip, port: 1)).description == network)
    }

    private func server(_ address: ListenAddress, allowing isAllowed: Bool) -> LineServer {
        var configuration = LineServer.Configuration(address: address)
        configuration.allowsPlainOnPublicAddress = isAllowed
        return LineServer(
            configuration, factory: Factory { Echo($0) },
            group: MultiThreadedEventLoopGroup.singleton, log: Logger(label: "test"))
    }

    @Test(arguments: ["0.0.0.0", "::"])
    func `without TLS only this machine is served, unless told otherwise`(host: String) async throws
    {
        let address = ListenAddress.tcp(host: host, port: 0)
        await #expect(throws: WireFailure.plainOnPublicAddress("\(address)")) {
            try await server(address, allowing: false).start()
        }
        if host == "::" { return }  // Not every machine has IPv6.
        let allowed = server(address, allowing: true)
        _ = try await allowed.start()
        await allowed.shutdownGracefully()
    }

    @Test func `an address in use is named in the error`() async throws {
        let first = server(.tcp(host: "127.0.0.1", port: 0), allowing: false)
        let port = try #require(try await first.start().port)
        let taken = ListenAddress.tcp(host: "127.0.0.1", port: port)
        do throws(WireFailure) {
            _ = try await server(taken, allowing: false).start()
            #expect(Bool(false), "two servers on one port")
        } catch {
            #expect("\(error)".contains("127.0.0.1:\(port)"))
        }
        await first.shutdownGracefully()
    }
}
