import Glibc
import JSONRPC
import Kernel
import MetricsTestKit
import NIOCore
import NIOPosix
import Postgres
import TestKit
import Testing
import Wire

/// A read that waits until nobody holds advisory lock 7, and says which limit it ran under.
private struct Patient: QueryMethod {
    static let name = "test.patient"
    static let summary = "Waits for a lock of the test."
    static let access = Access.public
    static let result = Schema.any

    init(_ parameters: inout Parameters) {}

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT current_setting('statement_timeout') AS limit, 1::int8 AS one
            FROM pg_advisory_xact_lock_shared(7)
            """
        return .one(query, "patience")
    }
}

/// A read of the slow lane that takes longer than any call may.
private struct Endless: QueryMethod {
    static let name = "test.endless"
    static let summary = "Sleeps."
    static let access = Access.public
    static let result = Schema.any

    init(_ parameters: inout Parameters) {}

    func query(for caller: Caller) throws(Failure) -> Lookup {
        .one("SELECT 1::int8 AS one FROM pg_sleep(60)" as Query<Never>, "end", lane: .slow)
    }
}

/// Thrown, not recorded: a thread of its own belongs to no test.
private struct NoChange: Error {
    let state: String
    let count: Int
}

@Suite(.database, .timeLimit(.minutes(30))) struct LaneTests {
    private let numbers = TestMetrics()

    private var setup: World.Setup {
        var setup = World.Setup()
        setup.methods = [Patient.self, Endless.self]
        setup.limits.quickMilliseconds = 20
        setup.factory = numbers
        return setup
    }

    @Test func `a quick read that takes long moves to the slow lane and frees its session`()
        async throws
    {
        try await ServedWorld.run(setup: setup) { served in
            let holder = Session(served.world.database.connectionString("tizilim_app"), name: "t")
            defer { holder.close() }
            var transaction = Transaction(on: holder)
            _ = try await transaction.send([Statement("SELECT pg_advisory_xact_lock(7)")])
            let client = try await served.connect()
            try await client.send(LineClient.line("test.patient", [:], id: "patient"))
            try await Self.wait(in: served, for: "wait_event = 'advisory'") { $0 == 1 }
            while numbers.counterTotal(label: "tizilim_reads_moved_total") < 1 {
                await Task.yield()
            }
            // Behind it, a machine with much else to do may make any read take longer than that.
            #expect(numbers.counterTotal(label: "tizilim_reads_moved_total") == 1)
            // It waits in the slow lane now; on its own connection and on others, whose quick reads
            // share the session, reading goes on.
            try await client.send(LineClient.line("tenant.list", ["limit": 1], id: "behind"))
            let other = try await served.connect()
            let page = try await other.ask("tenant.list", ["limit": 1])
            #expect(page["result"]?["items"]?.array?.count == 1)
            await transaction.rollback()
            let moved = try await client.answer()
            #expect(moved["id"] == "patient")
            let limit = try #require(moved["result"]?["limit"]?.string)
            #expect(limit != "20ms", "it ran in the quick lane")
            #expect(try await client.answer()["id"] == "behind")
        }
    }

    @Test func `the statement of a client whose connection broke is cancelled`() async throws {
        try await ServedWorld.run(setup: setup) { served in
            let client = try await Self.brittle(to: served.address)
            let call = LineClient.line("test.endless", [:])
            try await client.writeAndFlush(ByteBuffer(string: call + "\n")).get()
            try await Self.wait(in: served, for: "wait_event = 'PgSleep'") { $0 == 1 }
            try await client.close().get()
            try await Self.wait(in: served, for: "wait_event = 'PgSleep'") { $0 == 0 }
            // Not its own limit has ended it.
            let name = served.world.database.name
            let complaints = try served.world.database.serverLog.split(separator: "\n")
                .filter { $0.contains("@\(name) ") && $0.contains("canceling statement") }
            #expect(complaints.count == 1)
            #expect(complaints.first?.hasSuffix("due to user request") == true)
            // The session that was cancelled is lent again.
            let answer = try await served.world.anonymous.call("tenant.list", ["limit": 1])
            #expect(answer["items"]?.array?.count == 1)
        }
    }

    /// A client whose connection breaks when it is closed, as by a crash of its machine's program:
    /// its system says so at once. (A polite end of sending alone does not mean that nobody reads.)
    private static func brittle(to address: ListenAddress) async throws -> any Channel {
        let group = MultiThreadedEventLoopGroup.singleton
        let channel = try await ClientBootstrap(group: group)
            .connect(to: try address.resolved()).get()
        let options = try #require(channel as? any SocketOptionProvider)
        try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        return channel
    }

    /// Looks at the server's calls until as many as wanted are in that state. The end is for a
    /// server that never gets there: a machine with much else to do has taken over 20 seconds.
    private static func wait(
        in served: ServedWorld, for state: String, until isEnough: @escaping @Sendable (Int) -> Bool
    ) async throws {
        try await BlockingConnection.run(served.world.database.administrator) { connection in
            let end = ContinuousClock.now + .seconds(900)
            var count = -1
            repeat {
                guard ContinuousClock.now < end else { throw NoChange(state: state, count: count) }
                usleep(10_000)
                let found = try connection.execute(
                    """
                    SELECT count(*) FROM pg_catalog.pg_stat_activity
                    WHERE datname = current_database() AND usename = 'tizilim_read'
                      AND state = 'active' AND \(state)
                    """)
                count = found.single.flatMap { Int($0) } ?? -1
            } while !isEnough(count)
        }
    }
}
