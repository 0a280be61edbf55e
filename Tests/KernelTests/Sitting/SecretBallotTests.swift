import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

/// Nobody learns who chose what, before the close or after it.
@Suite(.database) struct SecretBallotSittingTests {
    @Test func `no role of calls reads or writes the urn`() async throws {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        try await scene.seat([member])
        try await scene.freeze(total: 1)
        let ballot = try await scene.openBallot(secret: true)
        #expect(await member.cast(2, in: ballot) == nil)
        for role in DatabaseRole.allCases {
            for sql in [
                "SELECT choice FROM sitting.slips", "SELECT FROM sitting.slips",
                "DELETE FROM sitting.slips",
                "INSERT INTO sitting.slips (tenant_id, ballot_id, choice) SELECT tenant_id, id, 1"
                    + " FROM sitting.ballots",
                "INSERT INTO sitting.tallies SELECT tenant_id, id, 1, 1, true FROM sitting.ballots",
                "INSERT INTO sitting.votes (tenant_id, ballot_id, seat_id, sitting_id, option)"
                    + " SELECT tenant_id, id, id, sitting_id, 1 FROM sitting.ballots",
            ] {
                let error = await refusal(sql, as: role, scene)
                #expect(error?.message.contains("permission denied") == true, "\(role) \(sql)")
            }
        }
        // The function that counts does nothing before the close.
        let alliance = try #require(scene.keeper.caller.alliance)
        let count = "SELECT * FROM sitting.count_ballot('\(alliance)', \(sql(ballot)))"
        let rows = try await asAlliance(count, scene)
        #expect(rows.rows.isEmpty)
        #expect(try await scene.superuser("SELECT count(*) FROM sitting.slips").single == "1")
    }

    @Test func `after the close nothing links a seat to a choice`() async throws {
        // An index would read the slips in the order of their ids; the table gives that of the cast.
        let scene = try await SittingScene.make(
            options: "-c enable_indexscan=off -c enable_bitmapscan=off -c enable_indexonlyscan=off")
        let members = try await scene.coordinators(20)
        try await scene.seat(members)
        try await scene.freeze(total: 20)
        let ballot = try await scene.openBallot(secret: true)
        for (place, member) in members.enumerated() {
            #expect(await member.cast(place < 10 ? 1 : 2, in: ballot) == nil)
        }
        let urn = try await scene.superuser("SELECT id FROM sitting.slips").firstColumn
        _ = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(try await scene.superuser("SELECT FROM sitting.slips").rows.isEmpty)
        #expect(try await scene.superuser("SELECT FROM sitting.votes").rows.isEmpty)
        // One transaction wrote all slips, under ids of chance, not in the order of the cast.
        let slips = try await scene.superuser(
            "SELECT choice, id, xmin FROM sitting.tallied_slips ORDER BY ctid"
        ).rows
        #expect(Set(slips.map { $0[2] }).count == 1)
        #expect(Set(slips.compactMap { $0[1] }).isDisjoint(with: urn))
        #expect(slips.allSatisfy { $0[1]?.dropFirst(14).first == "4" }, "random ids")
        let cast = Array(repeating: "1", count: 10) + Array(repeating: "2", count: 10)
        // By chance it could be: once in 184,756 times.
        #expect(slips.compactMap { $0[0] } != cast)
        #expect(slips.compactMap { $0[0] }.sorted() == cast)
        let tables = try await scene.superuser(
            """
            SELECT table_name FROM information_schema.columns WHERE table_schema = 'sitting'
            GROUP BY table_name
            HAVING bool_or(column_name = 'seat_id') AND bool_or(column_name IN ('choice', 'option'))
            """
        ).firstColumn
        #expect(tables == ["votes"])
        let columns = try await scene.superuser(
            """
            SELECT string_agg(column_name, ' ' ORDER BY column_name)
            FROM information_schema.columns
            WHERE table_schema = 'sitting' AND table_name IN ('voted', 'tallied_slips')
            GROUP BY table_name ORDER BY table_name
            """
        ).firstColumn
        #expect(
            columns == [
                "ballot_id choice id tenant_id", "ballot_id seat_id secret sitting_id tenant_id",
            ])
    }

    @Test func `a repetition gets the first receipt whatever it chooses`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(2)
        try await scene.seat(members)
        try await scene.freeze(total: 2)
        let ballot = try await scene.openBallot(secret: true)
        func params(_ option: Int64) -> JSON.Object {
            ["ballot": ballot, "option": .int(option), "idempotencyKey": "once"]
        }
        let receipt = try await members[0].call("ballot.cast", params(1))
        #expect(try await members[0].call("ballot.cast", params(1)) == receipt)
        #expect(try await members[0].call("ballot.cast", params(2)) == receipt)
        // The digest that stays is the same for every choice, and another one for another ballot.
        let dispatcher = scene.world.dispatcher
        let digests = try [1, 2].map {
            try PreparedCall("ballot.cast", params($0), dispatcher: dispatcher).key?.digest
        }
        #expect(digests[0] == digests[1])
        var other = params(1)
        other["ballot"] = scene.id
        #expect(
            try PreparedCall("ballot.cast", other, dispatcher: dispatcher).key?.digest
                != digests[0])
        #expect(
            await members[0].failure(of: "ballot.cast", other) == .conflict(.keyReused))
        let closed = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(closed["tally"]?.array?.map { $0["votes"] } == [1, 0])
        let leaves = try await scene.superuser(
            """
            SELECT convert_from(leaf, 'UTF8')::jsonb -> 'facts' FROM journal.entries
            WHERE type = 'vote.cast'
            """
        ).firstColumn
        #expect(leaves.count == 1)
        #expect(leaves.allSatisfy { !$0.contains("option") && $0.contains("ballot") })
        let kept = try await scene.superuser(
            "SELECT answer FROM tenancy.idempotency WHERE method = 'ballot.cast'"
        ).firstColumn
        #expect(kept == [receipt.text])
    }

    private func sql(_ id: JSON) -> String { "'\(id.string ?? "")'::uuid" }

    private func asAlliance(_ sql: String, _ scene: SittingScene) async throws -> TextResult {
        let alliance = try #require(scene.keeper.caller.alliance)
        return try await BlockingConnection.run(
            scene.world.database.connectionString("tizilim_alliance")
        ) { connection in
            try connection.execute(
                "SELECT set_config('tizilim.alliance', '\(alliance)', false)")
            return try connection.execute(sql)
        }
    }

    private func refusal(
        _ sql: String, as role: DatabaseRole, _ scene: SittingScene
    ) async -> BlockingError? {
        do {
            _ = try await BlockingConnection.run(
                scene.world.database.connectionString(role.rawValue)
            ) { connection in
                // Some roles read only by default; here their privileges alone must stop them.
                try connection.execute("SET default_transaction_read_only = off")
                try connection.execute(sql)
            }
        } catch {
            return error as? BlockingError
        }
        return nil
    }
}
