import Metrics
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Testing
import Wire

@testable import tizilim

@Suite(.timeLimit(.minutes(30))) struct AdminServerTests {
    private let book = MetricBook()
    private let health = NIOLockedValueBox(true)

    private func withAdmin(
        _ limits: AdminServer.Limits = AdminServer.Limits(),
        _ body: (ListenAddress) async throws -> Void
    ) async throws {
        let page = AdminPage(book: book) { [health] loop in
            loop.makeSucceededFuture(health.withLockedValue(\.self))
        }
        let server = AdminServer(
            .tcp(host: "127.0.0.1", port: 0), page: page,
            group: MultiThreadedEventLoopGroup.singleton, limits: limits)
        let port = try #require(try await server.start().port)
        do {
            try await body(.tcp(host: "127.0.0.1", port: port))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test func `shows the numbers and ends the connection`() async throws {
        Counter(label: "seen_total", factory: book).increment(by: 7)
        try await withAdmin { address in
            for target in ["/metrics", "/metrics?x=1"] {
                let answer = try await HTTPAnswer.get(target, from: address)
                #expect(answer.status == "HTTP/1.1 200 OK")
                #expect(
                    answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
                #expect(answer.headers["connection"] == "close")
                #expect(answer.headers["content-length"] == "\(book.text.utf8.count)")
                #expect(answer.body.contains("seen_total 7"))
            }
        }
    }

    @Test func `health is 200 while the database answers, and 503 otherwise`() async throws {
        try await withAdmin { address in
            let before = try await HTTPAnswer.status(of: "/health", from: address)
            health.withLockedValue { $0 = false }
            let after = try await HTTPAnswer.status(of: "/health", from: address)
            #expect((before, after) == (200, 503))
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 404), ("GET /../metrics HTTP/1.1\r\n\r\n", 404),
        ("GET //metrics HTTP/1.1\r\n\r\n", 404), ("HEAD /metrics HTTP/1.1\r\n\r\n", 405),
        ("POST /metrics HTTP/1.1\r\nContent-Length: 4000000000\r\n\r\nxxxx", 405),
        ("DELETE /health HTTP/1.1\r\n\r\n", 405), ("\u{0}\u{1}\u{2}\r\n\r\n", 400),
        (#"{"jsonrpc":"2.0","id":1,"method":"server.status"}"# + "\n", 400),
        ("GET /metrics HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 1_000), 400),
        ("GET /metrics HTTP/1.1\r\nx: " + String(repeating: "y", count: 100_000), 400),
        ("GET /" + String(repeating: "m", count: 100_000), 400),
    ])
    func `what is no question gets a short answer, and the next one is heard`(
        request: String, status: Int
    ) async throws {
        try await withAdmin { address in
            let answer = try await HTTPAnswer.of(request, from: address)
            // Of a request that is cut off in the middle even the answer may be lost on the way.
            let isLost = answer.status.isEmpty && request.utf8.count > 5_000
            #expect(isLost || answer.status.contains(" \(status) "), "\(answer)")
            #expect(!answer.body.contains("# TYPE"))
            #expect(try await HTTPAnswer.status(of: "/metrics", from: address) == 200)
        }
    }

    @Test func `who says nothing, or says it for ever, is cut off`() async throws {
        var limits = AdminServer.Limits()
        limits.time = .milliseconds(300)
        try await withAdmin(limits) { address in
            let silent = try await LineClient.connect(to: address)
            let talking = try await LineClient.connect(to: address)
            try await talking.send(bytes: Array("GET /metrics HTTP/1.1\r\n".utf8))
            let talk = Task {
                while !Task.isCancelled {
                    try await talking.send(bytes: Array("a: b\r\n".utf8))
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(await HTTPAnswer.rest(of: silent).isEmpty)
            // Cut off between two headers it may hear that its request is none; never the numbers.
            let heard = await HTTPAnswer.rest(of: talking)
            #expect(!heard.contains { $0.contains(" 200") || $0.hasPrefix("#") }, "\(heard)")
            talk.cancel()
        }
    }

    @Test func `a crowd is cut off, and leaves room again`() async throws {
        var limits = AdminServer.Limits()
        limits.connectionsMax = 4
        try await withAdmin(limits) { address in
            var crowd: [LineClient] = []
            for _ in 0..<100 { crowd.append(try await LineClient.connect(to: address)) }
            // All but the first four have been cut off.
            for client in crowd.dropFirst(4) { #expect(await HTTPAnswer.rest(of: client).isEmpty) }
            for client in crowd { await client.close() }
            while try await HTTPAnswer.status(of: "/metrics", from: address) != 200 {}
        }
    }

    @Test(arguments: ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"])
    func `listens on this machine only unless told otherwise`(text: String) async throws {
        let page = AdminPage(book: book) { $0.makeSucceededFuture(true) }
        let server = AdminServer(
            try ListenAddress(parsing: text), page: page,
            group: MultiThreadedEventLoopGroup.singleton)
        let complaint = await #expect(throws: Complaint.self) { try await server.start() }
        #expect(complaint?.message.contains("other machines") == true)
    }
}

/// What an HTTP server said on one connection.
struct HTTPAnswer {
    /// Empty when the connection ended without one.
    var status = ""
    var headers: [String: String] = [:]
    var body = ""

    static func get(_ target: String, from address: ListenAddress) async throws -> HTTPAnswer {
        try await of("GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n", from: address)
    }

    /// Nil when the connection ended without an answer.
    static func status(of target: String, from address: ListenAddress) async throws -> Int? {
        let words = try await get(target, from: address).status.split(separator: " ")
        return words.dropFirst().first.flatMap { Int($0) }
    }

    static func of(_ request: String, from address: ListenAddress) async throws -> HTTPAnswer {
        let client = try await LineClient.connect(to: address)
        // A server that has heard enough may have closed already.
        try? await client.send(bytes: Array(request.utf8))
        let lines = await rest(of: client)
        await client.close()
        return HTTPAnswer(lines)
    }

    /// The lines until the connection ends.
    static func rest(of client: LineClient) async -> [String] {
        var lines: [String] = []
        while let line = try? await client.receiveText() { lines.append(line) }
        return lines
    }

    private init(_ lines: [String]) {
        guard let first = lines.first else { return }
        status = first
        let end = lines.firstIndex(of: "") ?? lines.endIndex
        for line in lines[1..<end] {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        body = lines[end...].dropFirst().joined(separator: "\n")
    }
}
