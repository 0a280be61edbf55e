import Foundation
import Kernel
import Membership
import Postgres
import TestKit
import Testing

/// The same file again, a longer one, one that says something else, two at once, one half-way.
@Suite(.database) struct MemberRepetitionTests {
    private typealias Roll = ImportedRoll

    @Test func `the same file again changes nothing`() async throws {
        let roll = try await Roll()
        let (one, two) = (try await roll.organisation("А"), try await roll.organisation("Ә"))
        let rows = [
            Roll.suspended(one),
            Roll.suspended(
                one, Roll.decided("14", on: "2016-05-01", [.resumedOn: "2016-05-02"])),
            Roll.row(two, [.leftOn: "2018-06-30", .reason: "Көшті"]),
            Roll.row(two, [.joinedOn: "2018-06-30"]),
        ]
        try await roll.run(rows)
        let entries = try await roll.look("SELECT count(*) FROM journal.entries")
        let again = try await roll.run(rows)
        #expect((again.unchanged, again.rows) == (4, 4))
        #expect(try roll.rejected() == [])
        #expect(try await roll.look("SELECT count(*) FROM journal.entries") == entries)
        try await roll.expectWhole(memberships: 2)
    }

    @Test func `a row with more goes on, a row with less changes nothing`() async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        try await roll.run([Roll.row(id)])
        let longer = try await roll.run([Roll.row(id, [.leftOn: "2018-06-30"])])
        #expect((longer.updated, longer.rows) == (1, 1))
        let shorter = try await roll.run([Roll.row(id)])
        #expect((shorter.unchanged, shorter.rows) == (1, 1))
        #expect(
            try await roll.periods(of: id) == ["associate active 2015-03-01 2018-06-30"])
        try await roll.expectWhole(memberships: 1)
    }

    @Test(
        arguments: [
            (
                [.joinedOn: "2015-03-02"],
                "joined_on is not what the register has, a member since 2015-03-01"
            ),
            ([.kind: "full"], "kind is not what the register has, associate"),
            ([.suspendedOn: "2016-02-02"], "suspended_on is not what the register has, 2016-02-01"),
            (
                [.votesFor: "8", .protocolNumber: "13"],
                "protocol_number is not what the register has for suspended_on; votes_for is not what the register has for suspended_on"
            ),
            ([.reason: "Басқа"], "reason is not what the register has for suspended_on"),
            ([.resumedOn: "2016-01-31"], "resumed_on is before suspended_on"),
        ] as [(ImportedRoll.Row, String)])
    func `a row that contradicts is refused and nothing overwritten`(
        changes: ImportedRoll.Row, reason: String
    ) async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        try await roll.run([Roll.suspended(id)])
        let before = try await roll.look("SELECT * FROM membership.periods ORDER BY seq")
        let summary = try await roll.run([Roll.suspended(id, changes)])
        #expect(summary.rejected == 1)
        #expect(try roll.rejected() == ["2: \(reason)"])
        #expect(try await roll.look("SELECT * FROM membership.periods ORDER BY seq") == before)
        try await roll.expectWhole(memberships: 1)
    }

    @Test func `an end is set once, and nothing is filled in before it`() async throws {
        let roll = try await Roll()
        let id = try await roll.organisation()
        try await roll.run([Roll.row(id, [.leftOn: "2018-06-30"])])
        for (changes, reason) in [
            ([.leftOn: "2018-07-01"], "left_on is not what the register has, 2018-06-30"),
            (
                [.joinedOn: "2010-01-01", .leftOn: "2011-01-01"],
                "joined_on is before 2018-06-30, up to when the register has it; history is only continued"
            ),
        ] as [(Roll.Row, String)] {
            try await roll.run([Roll.row(id, changes)])
            #expect(try roll.rejected() == ["2: \(reason)"])
        }
        try await roll.expectWhole(memberships: 1)
    }

    @Test func `what follows a refused row waits for it`() async throws {
        let roll = try await Roll()
        let (id, other) = (try await roll.organisation("А"), try await roll.organisation("Ә"))
        let rows = [
            Roll.row(id, [.joinedOn: "2020-01-01"]), Roll.row(other),
            Roll.row(id, [.leftOn: "2014-01-01"]),
        ]
        let summary = try await roll.run(rows)
        #expect((summary.added, summary.rejected) == (1, 2))
        #expect(
            try roll.rejected() == [
                "2: line 4, of the same membership, is rejected; mend that first",
                "4: left_on is before joined_on",
            ])
        try await roll.run([rows[0], Roll.row(id, [.leftOn: "2016-01-01"])])
        #expect(try roll.rejected() == [])
        try await roll.expectWhole(memberships: 2)
    }

    @Test func `two imports at once add up and make no duplicates`() async throws {
        let roll = try await Roll()
        var rows: [Roll.Row] = []
        for place in 0..<20 {
            let id = try await roll.organisation("Ұйым \(place)")
            rows += [Roll.suspended(id), Roll.row(id, [.leftOn: "2018-01-01"])]
        }
        try roll.write(rows)
        let other = roll.folder.appending(path: "other.csv").path
        try roll.write(rows, to: other)
        async let one = roll.run(roll.path, rowsMax: 6)
        async let two = roll.run(other, rowsMax: 10)
        let summaries = [try await one, try await two]
        #expect(summaries.map(\.rows) == [40, 40])
        #expect(summaries.map(\.added).reduce(0, +) == 20)
        #expect(summaries.map(\.updated).reduce(0, +) == 20)
        #expect(try roll.rejected() == [])
        try await roll.expectWhole(memberships: 20)
    }

    @Test func `an import that was killed between chunks is run again`() async throws {
        let roll = try await Roll()
        var rows: [Roll.Row] = []
        for place in 0..<12 { rows.append(Roll.row(try await roll.organisation("Ұ \(place)"))) }
        await #expect(throws: Roll.Stopped.self) {
            try await roll.run(rows, rowsMax: 3) { progress in
                if progress.rows >= 3 { throw Roll.Stopped() }
            }
        }
        let again = try await roll.run(rows, rowsMax: 3)
        #expect(again.unchanged >= 3 && again.unchanged + again.added == 12)
        try await roll.expectWhole(memberships: 12)
    }
}
