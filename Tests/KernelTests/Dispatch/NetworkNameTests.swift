import NIOCore
import Testing
import Wire

@testable import Kernel

struct NetworkNameTests {
    private func network(_ address: String) throws -> String? {
        Origin(try SocketAddress(ipAddress: address, port: 1)).network
    }

    @Test func `neighbours of a network have one name, this machine has none`() throws {
        for (one, other) in [
            ("192.0.2.1", "192.0.2.254"), ("2001:db8:0:ff01::1", "2001:db8:0:ffff::2"),
            ("192.0.2.1", "::ffff:192.0.2.9"),
        ] {
            #expect(try network(one) != nil)
            #expect(try network(one) == network(other), "\(one) \(other)")
        }
        for (one, other) in [
            ("192.0.2.1", "192.0.3.1"), ("2001:db8:0:fe01::1", "2001:db8:0:ff01::1"),
        ] {
            #expect(try network(one) != network(other), "\(one) \(other)")
        }
        for local in ["127.0.0.1", "::1"] { #expect(try network(local) == nil) }
    }
}
