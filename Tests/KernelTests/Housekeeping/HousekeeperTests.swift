import MetricsTestKit
import Postgres
import TestKit
import Testing

@testable import Kernel

@Suite(.database) struct HousekeeperTests {
    private let numbers = TestMetrics()
    private let chore = ForgetAnswers()

    private func housekeeper(_ world: World) -> Housekeeper {
        Housekeeper(world.dispatcher.database, [chore], factory: numbers)
    }

    private func execute(_ sql: String, in world: World) async throws -> TextResult {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql) }
    }

    /// Records of two principals, half of them older than 30 days.
    private func fill(_ world: World, old: Int, young: Int) async throws {
        _ = try await execute(
            """
            INSERT INTO tenancy.idempotency
                (principal_id, key, method, params_hmac, answer, created_at)
            SELECT CASE WHEN n % 2 = 0 THEN gen_random_uuid() ELSE
                       'aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'::uuid END,
                   'key-' || n, 'ngo.register', decode(repeat('00', 32), 'hex'), '{}',
                   now() - CASE WHEN n <= \(old) THEN interval '30 days 1 minute'
                                ELSE interval '29 days 23 hours' END
            FROM generate_series(1, \(old + young)) n
            """, in: world)
    }

    private func left(in world: World) async throws -> [String?] {
        try await execute(
            """
            SELECT count(*) FILTER (WHERE created_at < now() - interval '30 days'),
                   count(*) FILTER (WHERE created_at >= now() - interval '30 days')
            FROM tenancy.idempotency
            """, in: world
        ).rows[0]
    }

    @Test func `answers older than thirty days are forgotten, younger ones never`() async throws {
        let world = try World()
        try await fill(world, old: 2 * ForgetAnswers.rowsMax + 500, young: 300)
        let outcome = try await housekeeper(world).perform(chore)
        #expect(outcome == .done(items: 2 * ForgetAnswers.rowsMax + 500))
        #expect(try await left(in: world) == ["0", "300"])
        #expect(try await housekeeper(world).perform(chore) == .done(items: 0))
    }

    @Test func `a step is one bounded transaction that uses the index`() async throws {
        let world = try World()
        try await fill(world, old: ForgetAnswers.rowsMax + 10, young: 20_000)
        _ = try await execute("ANALYZE tenancy.idempotency", in: world)
        let session = Session(world.database.connectionString("tizilim_sequencer"), name: "test")
        defer { session.close() }
        var transaction = Transaction(on: session)
        let step = try await chore.step(in: &transaction)
        #expect(step.items == ForgetAnswers.rowsMax)
        #expect(!step.isLast)
        _ = try await transaction.commit()
        #expect(try await left(in: world) == ["10", "20000"])
        var question = ForgetAnswers.delete.statement
        question.sql = "EXPLAIN " + question.sql
        let plan = try await session.rows([question])[0].decode(Single<String>.self)
        #expect(plan.contains { $0.value.contains("using idempotency_created") })
    }

    @Test func `while another server is at it nothing is done`() async throws {
        let world = try World()
        try await fill(world, old: 10, young: 0)
        let other = Gatekeeper(chore)
        async let elsewhere = Housekeeper(world.dispatcher.database, [other], factory: numbers)
            .perform(other)
        await other.entered()
        #expect(try await housekeeper(world).perform(chore) == .elsewhere(items: 0))
        #expect(try await left(in: world) == ["10", "0"])
        await other.leave()
        #expect(try await elsewhere == .done(items: 10))
    }

    @Test func `a chore that fails is undone and counted, and tried again`() async throws {
        let world = try World()
        let (events, feed) = AsyncStream.makeStream(of: Void.self)
        let housekeeper = Housekeeper(
            world.dispatcher.database, [Broken(feed)], factory: numbers)
        let running = Task { await housekeeper.run() }
        var turns = events.makeAsyncIterator()
        for _ in 0..<3 { await turns.next() }
        running.cancel()
        await running.value
        let failures = numbers.counterTotal(
            label: "tizilim_chore_failures_total", dimensions: [("chore", "broken")])
        #expect(failures >= 2)
    }
}

/// Holds the lock of another chore inside its step until it is told to go on.
private actor Gatekeeper: Chore {
    static let name = "gatekeeper"
    static let lock = ForgetAnswers.lock
    static let role = ForgetAnswers.role
    static let interval = ForgetAnswers.interval

    private let chore: ForgetAnswers
    private let (inside, enter) = AsyncStream.makeStream(of: Void.self)
    private let (outside, exit) = AsyncStream.makeStream(of: Void.self)

    init(_ chore: ForgetAnswers) { self.chore = chore }

    nonisolated func step(
        in transaction: inout Transaction
    ) async throws(PostgresError) -> ChoreStep {
        enter.yield()
        for await _ in outside { break }
        return try await chore.step(in: &transaction)
    }

    func entered() async { for await _ in inside { break } }
    func leave() { exit.yield() }
}

/// A chore whose statement is wrong, and that hardly rests.
private struct Broken: Chore {
    static let name = "broken"
    static let lock: Int32 = 99
    static let role = DatabaseRole.sequencer
    static let interval = Duration.milliseconds(20)

    private let feed: AsyncStream<Void>.Continuation

    init(_ feed: AsyncStream<Void>.Continuation) { self.feed = feed }

    func step(in transaction: inout Transaction) async throws(PostgresError) -> ChoreStep {
        feed.yield()
        _ = try await transaction.send([Statement("SELECT 1 / 0")])
        return ChoreStep(items: 0, isLast: true)
    }
}
