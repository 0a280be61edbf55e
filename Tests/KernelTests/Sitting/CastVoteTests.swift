import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

@Suite(.database) struct CastVoteSittingTests {
    @Test(arguments: [false, true])
    func `each refusal has its reason`(isSecret: Bool) async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(5)
        try await scene.seat(Array(members.prefix(4)))
        try await scene.freeze(total: 4)
        for (member, end) in [
            (members[2], "revoked_at = now(), revoked_by = principal_id"),
            (members[3], "revoked_at = NULL"),
        ] {
            try await scene.superuser(
                """
                UPDATE sitting.seats SET entitled = false, barred = 'x', \(end)
                WHERE principal_id = '\(try #require(member.caller.principal))'
                """)
        }
        let ballot = try await scene.openBallot(secret: isSecret)
        #expect(await members[0].cast(1, in: ballot) == nil)
        #expect(await members[0].cast(1, in: ballot) == .conflict(.alreadyCast))
        #expect(await members[0].cast(2, in: ballot) == .conflict(.alreadyCast))
        #expect(await members[2].cast(1, in: ballot) == .conflict(.seatRevoked))
        #expect(await members[3].cast(1, in: ballot) == .conflict(.seatNotEntitled))
        #expect(await members[4].cast(1, in: ballot) == .conflict(.seatNone))
        #expect(
            await members[1].cast(3, in: ballot)
                == .invalidParameters([Problem("option", "unknown")]))
        #expect(
            await scene.world.anonymous.failure(of: "ballot.tally", ["ballot": ballot])
                == .notFound("ballot"))
        _ = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(await members[1].cast(1, in: ballot) == .conflict(.ballotClosed))
        #expect(
            await scene.keeper.failure(of: "ballot.close", ["ballot": ballot])
                == .conflict(.ballotClosed))
    }

    @Test(arguments: [false, true])
    func `the tally is what counting again gives`(isSecret: Bool) async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(7)
        try await scene.seat(members)
        try await scene.freeze(total: 7)
        let ballot = try await scene.openBallot(secret: isSecret, options: ["А", "Б", "В"])
        for (member, option) in zip(members, [1, 2, 2, 3, 2, 2] as [Int64]) {
            #expect(await member.cast(option, in: ballot) == nil)
        }
        let closed = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(closed["tally"]?.array?.map { $0["votes"] } == [1, 4, 1])
        let tally = try await scene.world.anonymous.call("ballot.tally", ["ballot": ballot])
        #expect(tally["matches"] == true)
        #expect(tally["voted"] == 6)
        let options = tally["tally"]?.array ?? []
        #expect(options.map { $0["votes"] } == [1, 4, 1])
        #expect(options.map { $0["counted"] } == [1, 4, 1])
        #expect(options.map { $0["carried"] } == [false, true, false])
        #expect(options.map { $0["text"] } == ["А", "Б", "В"])
        // Somebody who forges the stored tally is seen.
        try await scene.superuser("UPDATE sitting.tallies SET votes = 2 WHERE option = 1")
        let forged = try await scene.world.anonymous.call("ballot.tally", ["ballot": ballot])
        #expect(forged["matches"] == false)
    }

    @Test func `a majority of all counts seats that nobody took`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(2)
        try await scene.seat(members)
        try await scene.freeze(total: 4)
        let ballot =
            try await scene.keeper.call(
                "ballot.open",
                [
                    "sitting": scene.id, "agenda": 1, "question": ["kk": "А"],
                    "options": ["иә", "жоқ"], "majority": ["numerator": 1, "denominator": 2],
                    "majorityOf": "all", "secret": false,
                ])["id"] ?? ""
        for member in members { #expect(await member.cast(1, in: ballot) == nil) }
        let answer = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(answer["tally"]?.array?.map { $0["carried"] } == [false, false])
    }

    @Test func `a tie carries nothing`() async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(2)
        try await scene.seat(members)
        try await scene.freeze(total: 2)
        let ballot = try await scene.openBallot(secret: true)
        #expect(await members[0].cast(1, in: ballot) == nil)
        #expect(await members[1].cast(2, in: ballot) == nil)
        let answer = try await scene.keeper.call("ballot.close", ["ballot": ballot])
        #expect(answer["tally"]?.array?.map { $0["carried"] } == [false, false])
    }

    /// Every accepted vote is counted: the close waits for it. Every other one is told to be late.
    @Test(arguments: [false, true])
    func `fifty cast against a close`(isSecret: Bool) async throws {
        let scene = try await SittingScene.make()
        let members = try await scene.coordinators(50)
        try await scene.seat(members)
        try await scene.freeze(total: 50)
        let ballot = try await scene.openBallot(secret: isSecret)
        let (failures, closed) = try await withThrowingTaskGroup(of: Failure?.self) { group in
            for member in members.prefix(20) { group.addTask { await member.cast(1, in: ballot) } }
            async let closing = scene.keeper.call("ballot.close", ["ballot": ballot])
            for member in members.dropFirst(20) {
                group.addTask { await member.cast(1, in: ballot) }
            }
            let failures = try await group.reduce(into: []) { $0.append($1) }
            return (failures, try await closing)
        }
        let accepted = failures.count { $0 == nil }
        #expect(failures.count { $0 == .conflict(.ballotClosed) } == 50 - accepted)
        #expect(closed["tally"]?.array?.first?["votes"] == .int(Int64(accepted)))
        let tally = try await scene.world.anonymous.call("ballot.tally", ["ballot": ballot])
        #expect(tally["matches"] == true)
        #expect(tally["voted"] == .int(Int64(accepted)))
    }

    @Test func `of twenty casts of one seat one is accepted`() async throws {
        let scene = try await SittingScene.make()
        let member = try await scene.world.coordinator()
        try await scene.seat([member])
        try await scene.freeze(total: 1)
        let ballot = try await scene.openBallot(secret: true)
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<20 { group.addTask { await member.cast(1, in: ballot) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.alreadyCast) } == 19)
    }
}
