import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

@Suite(.database) struct UpdateRaceTests {
    /// As many as the server has sessions to write with (``Database/Limits``).
    private static let writers = Database.Limits().writeSessions
    private static let calls = 50

    @Test func `of fifty changes to one version exactly one wins`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        let (locked, lock) = AsyncStream<Void>.makeStream()
        async let waiting = Self.holdBack(made.id, in: world) { lock.yield() }
        for await _ in locked { break }
        let outcomes = await withTaskGroup(of: String.self) { group in
            for number in 0..<Self.calls {
                group.addTask {
                    await Self.update(made.id, number, by: officer)
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        // All sessions stood behind the lock at once when it was let go.
        #expect(try await waiting == Self.writers)
        #expect(outcomes == ["won": 1, "record.stale": Self.calls - 1])
        let history = try await world.anonymous.call("ngo.history", ["id": .string(made.id)]).items
        #expect(history.compactMap { $0["version"]?.int64 } == [2, 1])
        #expect(history[0]["recordedFrom"] == history[1]["recordedTo"])
        #expect(history[0]["recordedTo"] == nil)
        #expect(try await world.journal(of: made.id).count == 2)
    }

    private static func update(_ id: String, _ number: Int, by officer: Actor) async -> String {
        let failure = await officer.failure(
            of: "ngo.update",
            ["id": .string(id), "version": 1, "name": ["ru": .string("Надежда \(number)")]])
        guard let failure else { return "won" }
        return failure.reason ?? "\(failure)"
    }

    /// Holds the row's lock until every writing session waits for it; returns how many did.
    private static func holdBack(
        _ id: String, in world: World, then locked: @Sendable @escaping () -> Void
    ) async throws -> Int {
        try await BlockingConnection.run(world.database.administrator) { connection in
            try connection.execute(
                """
                BEGIN; SELECT FROM registry.organisations WHERE id = '\(id)' FOR UPDATE
                """)
            locked()
            var waiting = 0
            // Four seconds: the waiting sessions give up after five.
            for _ in 0..<400 where waiting < writers {
                usleep(10_000)
                waiting = Int(try connection.execute(waiters).single ?? "") ?? 0
            }
            try connection.execute("COMMIT")
            return waiting
        }
    }

    /// A transaction sees one picture of the sessions until it asks for a new one.
    private static let waiters = """
        SELECT pg_catalog.pg_stat_clear_snapshot();
        SELECT count(*) FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND usename = 'tizilim_app'
          AND wait_event_type = 'Lock'
        """
}
