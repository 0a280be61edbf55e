import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing

@Suite(.database) struct LeasePoolTests {
    @Test func `never lends more sessions than it may and serves all who wait`() async throws {
        let pool = try pool(sessions: 3, waiting: 100)
        defer { pool.close() }
        let held = Counter()
        let most = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await pool.withSession(
                        until: TimeLimit(in: .seconds(300)), mapping: same
                    ) { (session) async throws(PostgresError) in
                        most.raise(to: held.add(1))
                        _ = try await session.rows([Statement("SELECT pg_sleep(0.002)")])
                        _ = held.add(-1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(most.value == 3)
        #expect(held.value == 0)
    }

    @Test func `whoever waits too long is refused`() async throws {
        let pool = try pool(sessions: 1, waiting: 10)
        defer { pool.close() }
        try await hold(pool) {
            let error = await #expect(throws: PostgresError.self) {
                try await hold(pool, .milliseconds(20)) {}
            }
            #expect(error?.cause == .deadline)
        }
    }

    @Test func `who comes when the queue is full is refused at once`() async throws {
        let pool = try pool(sessions: 1, waiting: 0)
        defer { pool.close() }
        try await hold(pool) {
            let error = await #expect(throws: PostgresError.self) { try await hold(pool) {} }
            #expect(error?.cause == .limited("lane.waiting"))
        }
    }

    @Test(.timeLimit(.minutes(30)))
    func `who has leased a session goes on when it is lost, and when it is closed`() async throws {
        let pool = try pool(sessions: 1, waiting: 0)
        let causes = try await pool.withSession(
            until: TimeLimit(in: .seconds(300)), mapping: same
        ) { (session) async throws(PostgresError) in
            let lost = await cause(of: "SELECT pg_terminate_backend(pg_backend_pid())", on: session)
            session.close()
            return [lost, await cause(of: "SELECT 1", on: session)]
        }
        pool.close()
        #expect(causes == [.unavailable, .unavailable])
    }

    private func cause(of sql: String, on session: Session) async -> PostgresError.Cause? {
        do throws(PostgresError) {
            _ = try await session.rows([Statement(sql)])
            return nil
        } catch {
            return error.cause
        }
    }

    private func hold(
        _ pool: LeasePool, _ limit: Duration = .seconds(300),
        _ body: @Sendable () async throws -> Void
    ) async throws {
        try await pool.withSession(until: TimeLimit(in: limit), mapping: same) {
            (_: Session) async throws(PostgresError) in
            do { try await body() } catch { Issue.record(error) }
        }
    }

    private func pool(sessions: Int, waiting: Int) throws -> LeasePool {
        let place = try TestDatabase.current.connectionString("tizilim_app")
        return LeasePool(
            sessionsMax: sessions, waitersMax: waiting, metrics: LaneMetrics(lane: "test")
        ) {
            Session(place, name: "test")
        }
    }
}

/// A number that several tasks change.
final class Counter: Sendable {
    private let number = NIOLockedValueBox(0)

    var value: Int { number.withLockedValue(\.self) }

    @discardableResult
    func add(_ step: Int) -> Int {
        number.withLockedValue {
            $0 += step
            return $0
        }
    }

    func raise(to value: Int) { number.withLockedValue { $0 = max($0, value) } }
}

private func same(_ error: PostgresError) -> PostgresError { error }
