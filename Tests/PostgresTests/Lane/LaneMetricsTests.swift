import Metrics
import MetricsTestKit
import Postgres
import TestKit
import Testing

@Suite(.database) struct LaneMetricsTests {
    private let numbers = TestMetrics()
    private var metrics: LaneMetrics { LaneMetrics(lane: "test", factory: numbers) }

    private func total(_ label: String, _ more: (String, String)...) -> Int64 {
        numbers.counterTotal(label: label, dimensions: [("lane", "test")] + more)
    }

    @Test func `a session counts statements, their time, its connections and their loss`()
        async throws
    {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "x", metrics: metrics)
        let own: Query<Single<Int64>> = "SELECT pg_backend_pid()"
        let rows = try await session.rows([own.statement, Statement("SELECT 1")])
        #expect(total("postgres_statements_total") == 2)
        #expect(total("postgres_sessions_opened_total") == 1)
        let timer = try numbers.expectTimer("postgres_group_seconds", [("lane", "test")])
        #expect(timer.values.count == 1)
        #expect(timer.values.allSatisfy { $0 > 0 })
        let process = try #require(try rows[0].decode(Single<Int64>.self).first?.value)
        _ = try await BlockingConnection.run(try TestDatabase.current.administrator) {
            try $0.execute("SELECT pg_terminate_backend(\(process))")
        }
        try await eventually { total("postgres_sessions_opened_total") == 2 }
        #expect(total("postgres_sessions_lost_total") == 1)
        let sessions = try numbers.expectMeter("postgres_sessions", [("lane", "test")])
        #expect(sessions.values == [1, 0, 1])
        session.close()
        try await eventually { sessions.values.last == 0 }
        // Closing is no loss.
        #expect(total("postgres_sessions_lost_total") == 1)
    }

    @Test func `a server that is not there is counted, and whom that turns away`() async throws {
        let session = Session("host=/nonexistent dbname=x", name: "x", metrics: metrics)
        defer { session.close() }
        try await eventually { total("postgres_sessions_unreachable_total") > 0 }
        await #expect(throws: PostgresError.self) {
            try await session.rows([Statement("SELECT 1")])
        }
        #expect(total("postgres_refused_total", ("reason", "down")) == 1)
    }

    @Test func `a pool counts who waits, who waits too long and who may not`() async throws {
        let place = try TestDatabase.current.connectionString("tizilim_app")
        let pool = LeasePool(sessionsMax: 1, waitersMax: 1, metrics: metrics) {
            Session(place, name: "x")
        }
        defer { pool.close() }
        let waiting = try numbers.expectMeter("postgres_leases_waiting", [("lane", "test")])
        try await pool.withSession(until: TimeLimit(in: .seconds(300)), mapping: same) {
            (_: Session) async throws(PostgresError) in
            let patient = Task {
                await #expect(throws: PostgresError.self) {
                    try await pool.withSession(
                        until: TimeLimit(in: .milliseconds(200)), mapping: same
                    ) { (_: Session) async throws(PostgresError) in }
                }
            }
            while waiting.values.isEmpty { await Task.yield() }
            let refused = await #expect(throws: PostgresError.self) {
                try await pool.withSession(until: TimeLimit(in: .seconds(300)), mapping: same) {
                    (_: Session) async throws(PostgresError) in
                }
            }
            #expect(refused?.cause == .limited("lane.waiting"))
            #expect(await patient.value?.cause == .deadline)
        }
        #expect(waiting.values == [1, 0])
        #expect(total("postgres_refused_total", ("reason", "full")) == 1)
        #expect(total("postgres_refused_total", ("reason", "late")) == 1)
    }
}

/// Looks again and again; the time is for a machine that has much else to do.
private func eventually(_ isTrue: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(900)
    while !isTrue() {
        try #require(ContinuousClock.now < end, "it did not come true in 900 seconds")
        await Task.yield()
    }
}

private func same(_ error: PostgresError) -> PostgresError { error }
