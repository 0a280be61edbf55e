import JSONRPC
import Kernel
import Membership
import TestKit
import Testing

/// Memberships as they come, go and come again; what they leave in the register and its journal.
@Suite(.database) struct MemberImportTests {
    private typealias Roll = ImportedRoll

    private let bin = "000640002067"

    @Test func `a file brings memberships with their whole history`() async throws {
        let roll = try await Roll()
        let byID = try await roll.organisation("Бірінші")
        let byBIN = try await roll.organisation("Екінші", bin: "950440001673")
        let byOrgID = try await roll.organisation("Үшінші", bin: bin)
        let rows = [
            Roll.suspended(
                byID,
                Roll.decided("14", on: "2016-05-01", [.resumedOn: "2016-05-02"])),
            Roll.row("950440001673", [.joinedOn: "2020-01-01", .kind: "full"]),
            Roll.row("KZ-BIN-\(bin)"),
            // The first of the two stays, further down than the second.
            Roll.row("950440001673", [.leftOn: "2018-06-30", .reason: "Көшті"]),
            Roll.suspended(byID),
        ]
        let summary = try await roll.run(rows)
        #expect(try roll.rejected() == [])
        #expect((summary.added, summary.updated, summary.rows) == (4, 1, 5))
        #expect(
            try await roll.acts(of: byID) == [
                "join active 2015-03-01", "suspend suspended 2016-02-01",
                "resume active 2016-05-02",
            ])
        #expect(
            try await roll.periods(of: byID) == [
                "associate active 2015-03-01 2016-02-01",
                "associate suspended 2016-02-01 2016-05-02", "associate active 2016-05-02 -",
            ])
        #expect(
            try await roll.periods(of: byBIN) == [
                "associate active 2015-03-01 2018-06-30", "full active 2020-01-01 -",
            ])
        try await roll.expectWhole(memberships: 3)
        #expect(try await roll.roll(on: "2017-01-01") == [byID, byBIN, byOrgID])
        #expect(try await roll.roll(on: "2019-01-01") == [byID, byOrgID])
        #expect(try await roll.roll(on: "2021-01-01") == [byID, byBIN, byOrgID])
    }

    @Test func `each decision keeps its own protocol and reason`() async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        let resumed = Roll.decided("14", on: "2016-05-01", [.resumedOn: "2016-05-02"])
        try await roll.run([
            Roll.suspended(id), Roll.suspended(id, resumed),
            Roll.row(
                id,
                Roll.decided(
                    "20", on: "2017-01-31",
                    [.expelledOn: "2017-02-01", .hearingOn: "2017-01-20", .reason: "Ереже"])),
        ])
        #expect(try roll.rejected() == [])
        #expect(
            try await roll.look(
                """
                SELECT act, actor, protocol_number, protocol_on, votes_for, reason, hearing_on,
                       appeal_due_on
                FROM membership.acts ORDER BY seq
                """) == [
                    "join import@alliance-75 - - - - - -",
                    "suspend import@alliance-75 12 2016-01-30 7 Жарна - -",
                    "resume import@alliance-75 14 2016-05-01 7 - - -",
                    "expel import@alliance-75 20 2017-01-31 7 Ереже 2017-01-20 2017-02-21",
                ])
        try await roll.expectWhole(memberships: 1)
    }

    @Test func `every version has one public entry, without the reason`() async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        try await roll.run([Roll.suspended(id)])
        let entries = try await roll.look(
            """
            SELECT e.version, e.type, e.actor, e.public, t.code,
                   convert_from(e.leaf, 'UTF8') LIKE '%Жарна%',
                   (SELECT count(*) FROM journal.salts s WHERE s.entry_id = e.id AND s.public)
            FROM journal.entries e JOIN tenancy.tenants t ON t.id = e.tenant_id
            WHERE e.subject_kind = 'membership' ORDER BY e.version
            """)
        #expect(
            entries
                == [1, 2].map {
                    "\($0) membership.imported import@alliance-75 t alliance-75 f 0"
                })
    }

    @Test func `several kinds at once are memberships apart`() async throws {
        let roll = try await Roll(charter: ["severalKinds": true])
        let id = try await roll.organisation()
        let summary = try await roll.run([
            Roll.row(id), Roll.row(id, [.kind: "full", .joinedOn: "2016-01-01"]),
            Roll.row(id, [.leftOn: "2017-01-01"]),
        ])
        #expect((summary.added, summary.updated) == (2, 1))
        try await roll.expectWhole(memberships: 2)
    }

    @Test func `a coordinator goes on with what a file brought, and a file with that`()
        async throws
    {
        let roll = try await Roll()
        let id = try await roll.organisation()
        try await roll.run([Roll.row(id)])
        let membership = try await roll.look("SELECT id FROM membership.memberships")[0]
        _ = try await roll.scene.coordinator.call(
            "membership.suspend",
            [
                "membership": .string(membership), "version": 1, "from": "2026-01-01",
                "decision": MembershipScene.decision(on: "2026-01-01"), "reason": "Жарна",
            ])
        let summary = try await roll.run([
            Roll.row(id, [.leftOn: "2026-03-01"])
        ])
        #expect(summary.updated == 1)
        #expect(
            try await roll.acts(of: id) == [
                "join active 2015-03-01", "suspend suspended 2026-01-01", "leave left 2026-03-01",
            ])
        try await roll.expectWhole(memberships: 1)
    }
}
