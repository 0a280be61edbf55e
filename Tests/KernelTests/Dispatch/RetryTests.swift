import JSONRPC
import MetricsTestKit
import Postgres
import TestKit
import Testing

@testable import Kernel

/// Serialization failures and deadlocks of PostgreSQL's own making.
@Suite(.database) struct RetryTests {
    private let numbers = TestMetrics()

    private func world(isolation: String? = nil) throws -> World {
        var setup = World.Setup()
        setup.factory = numbers
        setup.options = isolation.map { "-c default_transaction_isolation=\($0)" }
        return try World(setup)
    }

    private func run(
        as actor: Actor, _ work: @escaping @Sendable (Call) async throws(Failure) -> Void
    ) async throws(Failure) -> JSON {
        try await actor.dispatcher.run(
            Scripted(work), caller: actor.caller, key: nil,
            deadline: TimeLimit(in: .seconds(300)))
    }

    private func organisation(_ number: String, by actor: Actor) async throws -> Organisation.ID {
        let made = try await actor.call("ngo.register", .foundation(number))
        return Organisation.ID(try #require(made["id"]?.string.flatMap { UUIDValue($0) }))
    }

    private static func lock(
        _ id: Organisation.ID, in call: Call
    ) async throws(Failure) {
        let query: Query<Single<Int64>> =
            "SELECT version FROM registry.organisations WHERE id = \(id) FOR UPDATE"
        _ = try await call.hold(query, "organisation")
    }

    @Test func `of two calls in a deadlock one is tried again, and both succeed`() async throws {
        let world = try world()
        let officer = try await world.officer()
        let one = try await organisation("REG-1", by: officer)
        let two = try await organisation("REG-2", by: officer)
        let (meeting, attempts) = (MeetingPoint(), Tally())
        async let forth = run(as: officer) { call async throws(Failure) in
            let isFirst = attempts.add() <= 2
            try await Self.lock(one, in: call)
            if isFirst { await meeting.meet() }
            try await Self.lock(two, in: call)
        }
        async let back = run(as: officer) { call async throws(Failure) in
            let isFirst = attempts.add() <= 2
            try await Self.lock(two, in: call)
            if isFirst { await meeting.meet() }
            try await Self.lock(one, in: call)
        }
        #expect(try await [forth, back] == ["done", "done"])
        #expect(attempts.value == 3)
        #expect(numbers.counterTotal(label: "tizilim_calls_retried_total") == 1)
        #expect(numbers.counterTotal(label: "tizilim_calls_contended_total") == 0)
    }

    @Test(arguments: [1, 3]) func `a call that met a newer state is tried again, and succeeds`(
        collisions: Int
    ) async throws {
        let attempts = try await collide { $0 <= collisions }.get()
        #expect(attempts == collisions + 1)
        #expect(numbers.counterTotal(label: "tizilim_calls_retried_total") == Int64(collisions))
    }

    @Test func `a call that collides every time gives up after four attempts`() async throws {
        let outcome = try await collide { _ in true }
        #expect(throws: Failure.conflict(.contended)) { try outcome.get() }
        #expect(CallLimits.attemptsMax == 4)
        #expect(numbers.counterTotal(label: "tizilim_calls_retried_total") == 3)
        #expect(numbers.counterTotal(label: "tizilim_calls_contended_total") == 1)
    }

    /// Somebody else changes the row between a call's first look and its lock, in those attempts
    /// that the closure names; gives how many attempts there were.
    private func collide(
        in isChanged: @escaping @Sendable (Int) -> Bool
    ) async throws -> Result<Int, Failure> {
        let world = try world(isolation: #"repeatable\ read"#)
        let officer = try await world.officer()
        let id = try await organisation("REG-1", by: officer)
        let administrator = world.database.administrator
        let attempts = Tally()
        do throws(Failure) {
            _ = try await run(as: officer) { call async throws(Failure) in
                let attempt = attempts.add()
                let look: Query<Single<Int64>> = "SELECT 1::int8"
                _ = try await call.rows(look)
                if isChanged(attempt) { await Self.touch(id, administrator) }
                try await Self.lock(id, in: call)
            }
            return .success(attempts.value)
        } catch {
            #expect(attempts.value == CallLimits.attemptsMax)
            return .failure(error)
        }
    }

    private static func touch(_ id: Organisation.ID, _ administrator: String) async {
        do {
            try await BlockingConnection.run(administrator) { connection in
                let sql = "UPDATE registry.organisations SET version = version WHERE id = '\(id)'"
                let result = try connection.execute(sql)
                #expect(result.affected == 1)
            }
        } catch {
            Issue.record(error)
        }
    }
}
