import Foundation
import NIOCore
import Testing
import Wire

/// A client that vanishes without a word is found out by the system, also when nothing is said.
@Suite struct KeepAliveTests {
    @Test func `the system asks a silent client from time to time`() async throws {
        try await withServer {
            Echo($0)
        } _: { address, _ in
            let client = try await LineClient.connect(to: address)
            try await client.send("here")
            #expect(try await client.receiveText() == "here")
            guard case .tcp(_, let port) = address else { return }
            // Until the answer is acknowledged the socket waits for that, then it keeps alive.
            let end = ContinuousClock.now + .seconds(600)
            var running = try timer(ofPort: port)
            while running != "02", .now < end {
                try await Task.sleep(for: .milliseconds(5))
                running = try timer(ofPort: port)
            }
            #expect(running == "02")
            await client.close()
        }
    }

    /// Which timer runs on the server's end of the connection: 02 is keep-alive.
    /// Source: Linux, Documentation/networking/proc_net_tcp.rst.
    private func timer(ofPort port: Int) throws -> String? {
        let end = ":" + String(format: "%04X", port)
        // Read to its end: a file without a size, made anew while other tests open sockets.
        let file = try #require(FileHandle(forReadingAtPath: "/proc/net/tcp"))
        let sockets = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        for line in sockets.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[1].hasSuffix(end), fields[3] == "01" else { continue }
            return String(fields[5].prefix(2))
        }
        return nil
    }
}
