import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

/// Rows that are refused, each with all its reasons, beside good ones that are taken.
@Suite(.database) struct MemberRefusalTests {
    private typealias Roll = ImportedRoll

    @Test func `each bad row says all that is wrong with it`() async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        let (council, expelled) = (
            Roll.decided("12", on: "2016-01-30"),
            [.expelledOn: "2016-02-01", .reason: "Ереже"] as Roll.Row
        )
        let cases: [(Roll.Row, String)] = [
            ([.alliance: "alliance-99"], "alliance is no alliance of the register"),
            ([.alliance: "", .kind: " "], "alliance is missing; kind is missing"),
            (
                [.organisation: "12345"],
                "organisation is neither an id, a BIN nor KZ-BIN- and a BIN"
            ),
            (
                [.organisation: "KZ-BIN-940140000385"],
                "organisation is not in the register; register it first"
            ),
            ([.kind: "honorary"], "kind is none that the charter of that day has: associate, full"),
            ([.joinedOn: "01.03.2015"], "joined_on is not a date YYYY-MM-DD"),
            ([.joinedOn: ""], "joined_on is missing"),
            ([.joinedOn: "2005-12-31"], "joined_on is before the first charter of the alliance"),
            ([.joinedOn: "2099-01-01"], "joined_on is in the future"),
            ([.leftOn: "2015-02-28"], "left_on is before joined_on"),
            ([.reason: "x"], "reason is for suspended_on, left_on and expelled_on"),
            ([.organ: "council"], "organ is for suspended_on, resumed_on and expelled_on"),
            (
                [.suspendedOn: "2016-02-01"],
                "organ is missing; protocol_number is missing; protocol_on is missing; "
                    + "votes_for is missing; votes_against is missing; votes_abstained is missing; "
                    + "votes_entitled is missing; reason is missing"
            ),
            (
                council.merging([.resumedOn: "2016-02-01"]) { $1 },
                "suspended_on is missing, but resumed_on is given"
            ),
            (
                council.merging(expelled) { $1 },
                "hearing_on is missing"
            ),
            (
                council.merging(expelled) { $1 }.merging([
                    .leftOn: "2016-01-31", .hearingOn: "2016-01-31", .appealDueOn: "2016-01-01",
                ]) { $1 },
                "expelled_on is given beside left_on; hearing_on is after the decision or the "
                    + "expulsion; appeal_due_on is before expelled_on"
            ),
        ]
        let suspended: [(Roll.Row, String)] = [
            (
                [.organ: "directorate"],
                "organ is none that decides suspended_on by the charter"
            ),
            ([.organ: "Кеңес"], "organ is no word of small Latin letters and hyphens"),
            (
                [.votesFor: "3", .votesAgainst: "1"],
                "votes_entitled leaves the votes without the charter's quorum"
            ),
            ([.votesFor: "4", .votesAgainst: "5"], "votes_for is no majority by the charter"),
            ([.votesEntitled: "9"], "votes_entitled is less than all votes together"),
            ([.votesFor: "-1"], "votes_for is no number from 0 to 1000000"),
            ([.protocolOn: "2099-01-01"], "protocol_on is in the future"),
            ([.hearingOn: "2016-01-01"], "hearing_on is for expelled_on"),
        ]
        let good = try await roll.organisation("Жақсы")
        let bad =
            cases.map { Roll.row(id, $0.0) } + suspended.map { Roll.suspended(id, $0.0) }
        let summary = try await roll.run(bad + [Roll.row(good)])
        #expect((summary.added, summary.rejected) == (1, bad.count))
        let reasons = (cases + suspended).map(\.1)
        for (place, pair) in zip(try roll.rejected(), reasons).enumerated() {
            #expect(pair.0 == "\(place + 2): \(pair.1)")
        }
        #expect(try await roll.roll(on: "2016-01-01") == [good])
        try await roll.expectWhole(memberships: 1)
    }

    @Test func `a merged record is named with the one that was kept`() async throws {
        let roll = try await Roll()
        let kept = try await roll.organisation("Сақталған")
        let merged = try await roll.organisation("Қосылған")
        _ = try await roll.scene.officer.call(
            "ngo.merge",
            [
                "id": .string(merged), "version": 1, "into": .string(kept), "intoVersion": 1,
                "reason": "Бір ұйым",
            ])
        try await roll.run([Roll.row(merged)])
        #expect(
            try roll.rejected() == [
                "2: organisation is a record that was merged into another one; name the record "
                    + "that was kept, \(kept)"
            ])
        try await roll.run([Roll.row(kept)])
        try await roll.expectWhole(memberships: 1)
    }

    @Test func `a file of other columns is refused before anything is written`() async throws {
        let roll = try await Roll()
        try Data("alliance,bin\n".utf8).write(to: URL(fileURLWithPath: roll.path))
        await #expect(throws: CSVFailure<MembershipColumn>.self) {
            try await roll.run(roll.path)
        }
    }

    @Test func `rows of one alliance can't be written in the name of another`() async throws {
        let roll = try await Roll()
        _ = try await roll.scene.administrator.call(
            "tenant.create", MembershipScene.regional("alliance-71", "KZ-71"))
        let id = try await roll.organisation()
        // Makes the account of imports.
        try await roll.run([])
        try roll.write([Roll.row(id)])
        let database = roll.scene.world.dispatcher.database
        let file = try MembershipFile(roll.path)
        let rules = try await MembershipRules.load(
            codes: ["alliance-75", "alliance-71"], references: file.names.references,
            from: database, today: KazakhstanTime.today)
        let chunk = try #require(
            MembershipQueue(
                file.records.map { MembershipCheck.check($0, file.header, rules) }, rowsMax: 9
            ).chunks.first)
        var plan = MembershipPlan(chunk.alliance, [], [], [])
        #expect(plan.apply(chunk.rows).added == 1)
        let statements = try plan.statements(by: ImportPrincipal.id)
        let other = try #require(rules.alliances["alliance-71"])
        let state = await #expect(throws: PostgresError.self) {
            try await write(statements, as: other, in: database)
        }
        #expect(state?.sqlState == "42501")
        try await write(statements, as: chunk.alliance, in: database)
        try await roll.expectWhole(memberships: 1)
    }

    private func write(
        _ statements: [Statement], as alliance: ImportedAlliance, in database: Database
    ) async throws {
        try await database.writes(as: .alliance).withSession(
            until: TimeLimit(in: .seconds(300)), mapping: \.self
        ) { session throws(PostgresError) in
            var transaction = Transaction(on: session)
            do throws(PostgresError) {
                _ = try await transaction.commit(
                    [ImportPrincipal.settings(.coordinator, alliance: alliance.id)] + statements)
            } catch {
                await transaction.rollback()
                throw error
            }
        }
    }

    @Test func `whoever represents the member takes no part`() async throws {
        let roll = try await Roll()
        let (id, other) = (try await roll.organisation("А"), try await roll.organisation("Ә"))
        try await roll.run([])
        _ = try await roll.look(
            """
            INSERT INTO tenancy.grants (id, principal_id, role, organisation_id, state,
                requested_by, approved_by, approved_at)
            SELECT gen_random_uuid(), '\(ImportPrincipal.id)', 'representative', '\(id)', 'active',
                g.requested_by, g.approved_by, now()
            FROM tenancy.grants g LIMIT 1
            """)
        let summary = try await roll.run([Roll.row(id), Roll.row(other)])
        #expect((summary.added, summary.rejected) == (1, 1))
        try await roll.expectWhole(memberships: 1)
    }
}
