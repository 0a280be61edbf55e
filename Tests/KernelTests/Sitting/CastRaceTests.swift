import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

/// One transaction is held open until the other one waits for it: each lock is met for certain.
@Suite(.database) struct CastRaceSittingTests {
    @Test(arguments: [false, true])
    func `a cast that meets a close waits for it and is late`(isSecret: Bool) async throws {
        let (scene, member, ballot) = try await scene(isSecret)
        let failure = try await scene.meanwhile(
            """
            SELECT id FROM sitting.ballots FOR UPDATE;
            UPDATE sitting.ballots SET version = 2, state = 'closed', closed_at = now();
            SELECT sitting.count_ballot(tenant_id, id) FROM sitting.ballots
            """, as: scene.keeper
        ) { await member.cast(1, in: ballot) }
        #expect(failure == .conflict(.ballotClosed))
        let tally = try await scene.world.anonymous.call("ballot.tally", ["ballot": ballot])
        #expect(tally["voted"] == 0)
        #expect(tally["matches"] == true)
    }

    @Test(arguments: [false, true])
    func `a close that meets a cast waits for it and counts it`(isSecret: Bool) async throws {
        let (scene, member, ballot) = try await scene(isSecret)
        let closed = try await scene.meanwhile(Self.cast, as: member) {
            try? await scene.keeper.call("ballot.close", ["ballot": ballot])
        }
        #expect(closed?["tally"]?.array?.map { $0["votes"] } == [1, 0])
    }

    @Test(arguments: [false, true])
    func `two casts of one seat: the second is told of the first`(isSecret: Bool) async throws {
        let (scene, member, ballot) = try await scene(isSecret)
        let failure = try await scene.meanwhile(Self.cast, as: member) {
            await member.cast(2, in: ballot)
        }
        #expect(failure == .conflict(.alreadyCast))
    }

    private static let cast = """
        SELECT sitting.cast_vote(b.tenant_id, b.id, s.id, 1::smallint)
        FROM sitting.ballots b, sitting.seats s
        """

    private func scene(_ isSecret: Bool) async throws -> (SittingScene, Actor, JSON) {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        try await scene.seat([member])
        try await scene.freeze(total: 1)
        return (scene, member, try await scene.openBallot(secret: isSecret))
    }
}

extension SittingScene {
    /// Runs statements as an actor's database role, and commits once somebody waits for them.
    fileprivate func meanwhile<Outcome: Sendable>(
        _ sql: String, as actor: Actor, _ work: @Sendable () async -> Outcome
    ) async throws -> Outcome {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let place = world.database.connectionString("tizilim_alliance")
        let alliance = try #require(actor.caller.alliance)
        let principal = try #require(actor.caller.principal)
        async let held: Void = BlockingConnection.run(place) { connection in
            try connection.execute(
                """
                SELECT set_config('tizilim.alliance', '\(alliance)', false),
                       set_config('tizilim.principal', '\(principal)', false)
                """)
            try connection.execute("BEGIN")
            try connection.execute(sql)
            begin.yield()
            for _ in 0..<1_000 {
                try connection.execute("SELECT pg_sleep(0.01)")
                let waiting = try connection.execute(
                    """
                    SELECT count(*) FROM pg_locks
                    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
                    """
                ).single
                if waiting != "0" { break }
            }
            try connection.execute("COMMIT")
        }
        for await _ in begun { break }
        let outcome = await work()
        try await held
        return outcome
    }
}
