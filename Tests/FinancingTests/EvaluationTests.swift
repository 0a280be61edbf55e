import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Who scores what, who sees it when, and what it comes to.
@Suite(.database) struct EvaluationTests {
    @Test func `an expert sees the own scores only until these are in, an officer none`()
        async throws
    {
        let evaluation = try await EvaluationScene()
        let judges = [try await evaluation.judge(), try await evaluation.judge()]
        let (order, bids) = try await evaluation.order()
        try await evaluation.draw(order, places: 2)
        try await evaluation.declare(order, by: judges)
        try await evaluation.score(bids[0], by: judges[0], quality: 7, price: 5)
        try await evaluation.score(bids[0], by: judges[1], quality: 3, price: 1)
        let officer = evaluation.scene.officer
        for judge in judges {
            let seen = try await evaluation.scores(order, seenBy: judge.actor)
            #expect(seen.map { $0["expert"] } == [judge.id])
        }
        #expect(try await evaluation.scores(order, seenBy: officer) == [])
        let status = try await officer.call("score.status", ["order": order])
        #expect(status["given"] == 4)
        #expect(status["missing"] == 4)
        #expect(status["complete"] == false)
        let early = try await officer.call("order.pack", ["order": order])
        #expect(early["missing"] == 4)
        #expect(early["bids"]?.array?.allSatisfy { $0["rank"] == nil } == true)
        #expect(early["bids"]?.array?.allSatisfy { $0["criteria"] == [] } == true)

        // One criterion is missing still.
        _ = try await judges[0].actor.call(
            "score.give",
            [
                "application": bids[1].application,
                "scores": [["criterion": "quality", "points": 1]],
            ])
        #expect(try await evaluation.scores(order, seenBy: judges[0].actor).count == 2)
        let last = try await judges[0].actor.call(
            "score.give",
            [
                "application": bids[1].application,
                "scores": [["criterion": "price", "points": 1]],
            ])
        #expect(last["given"] == last["expected"])
        #expect(try await evaluation.scores(order, seenBy: judges[0].actor).count == 3)
        #expect(try await evaluation.scores(order, seenBy: judges[1].actor).count == 1)
        #expect(try await evaluation.scores(order, seenBy: officer) == [])
        try await evaluation.score(bids[1], by: judges[1], quality: 1, price: 1)
        #expect(try await evaluation.scores(order, seenBy: judges[1].actor).count == 4)
        #expect(try await evaluation.scores(order, seenBy: officer).count == 4)
        // No entry tells the points.
        let leaves = try await evaluation.scene.rows(
            """
            SELECT convert_from(leaf, 'UTF8') FROM journal.entries
            WHERE type = 'score.given' AND public
            """)
        #expect(leaves.isEmpty)
    }

    @Test func `who has not declared, is related or recused gives no score`() async throws {
        let evaluation = try await EvaluationScene()
        let judges = [
            try await evaluation.judge(), try await evaluation.judge(),
            try await evaluation.judge(),
        ]
        let (order, bids) = try await evaluation.order()
        try await evaluation.draw(order, places: 3)
        let points = EvaluationScene.points(bids[0].application, quality: 1, price: 1)
        #expect(
            await judges[0].actor.failure(of: "score.give", points)
                == .conflict(.declarationMissing))
        let related = EvaluationScene.declaration(order, related: bids[0].application)
        _ = try await judges[0].actor.call("declaration.make", related)
        #expect(
            await judges[0].actor.failure(of: "declaration.make", related)
                == .conflict(.declarationMade))
        #expect(
            await judges[0].actor.failure(of: "score.give", points) == .conflict(.scoreRelated))
        _ = try await judges[1].actor.call(
            "declaration.make", EvaluationScene.declaration(order, recused: true))
        #expect(
            await judges[1].actor.failure(of: "score.give", points) == .conflict(.scoreRecused))
        try await evaluation.declare(order, by: [judges[2]])
        for (changed, problem) in [
            (11, Problem("scores[0].points", "aboveScale")), (1, nil),
        ] as [(Int64, Problem?)] {
            let failure = await judges[2].actor.failure(
                of: "score.give",
                EvaluationScene.points(bids[0].application, quality: changed, price: 1))
            #expect(failure == problem.map { .invalidParameters([$0]) })
        }
        #expect(
            await judges[2].actor.failure(of: "score.give", points) == .conflict(.scoreGiven))
        let stranger = try await evaluation.judge()
        #expect(
            await stranger.actor.failure(of: "score.give", points)
                == .conflict(.expertNotDrawn))
        let foreign = try await evaluation.judge(of: "KZ-71")
        #expect(
            await foreign.actor.failure(of: "score.give", points)
                == .notFound(noun: "application"))

        try await evaluation.score(bids[1], by: judges[0], quality: 10, price: 5)
        try await evaluation.score(bids[1], by: judges[2], quality: 10, price: 5)
        let status = try await evaluation.scene.officer.call("score.status", ["order": order])
        #expect(status["recused"] == 1)
        #expect(status["complete"] == true)
        // Who recused himself sees nothing of the others before all is in; now he may.
        let declared = try await evaluation.scene.officer.call(
            "declaration.list", ["order": order])
        #expect(declared["items"]?.array?.count == 3)
        let own = try await judges[0].actor.call("declaration.list", ["order": order])
        #expect(
            own["items"]?.array?.first?["relations"]?.array?.first?["nature"]
                == "Ағасы онда жұмыс істейді")
    }

    @Test func `the database itself refuses a score of somebody who is related`() async throws {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order()
        try await evaluation.draw(order, places: 1)
        _ = try await judge.actor.call(
            "declaration.make", EvaluationScene.declaration(order, related: bids[0].application))
        await #expect(throws: (any Error).self) {
            try await evaluation.scene.rows(
                """
                INSERT INTO financing.scores (tenant_id, order_id, principal_id, number, expert_id,
                    application_id, criterion, points, points_max)
                SELECT tenant_id, order_id, principal_id, 1, expert_id,
                    '\(bids[0].application.string ?? "")', 'price', 1, 5
                FROM financing.order_experts
                """)
        }
        // Nor does it count a score that is not there.
        await #expect(throws: (any Error).self) {
            try await evaluation.scene.rows("UPDATE financing.order_experts SET given = 1")
        }
    }

    @Test func `scores that are given at once are all counted, and each once`() async throws {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order(
            Array(repeating: "1000000.00", count: 5))
        try await evaluation.draw(order, places: 1)
        try await evaluation.declare(order, by: [judge])
        // Each score by each criterion is sent twice.
        let calls = bids.flatMap { bid in
            ["quality", "price", "quality", "price"].map { criterion -> JSON.Object in
                [
                    "application": bid.application,
                    "scores": [["criterion": .string(criterion), "points": 1]],
                ]
            }
        }
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for call in calls {
                group.addTask { await judge.actor.failure(of: "score.give", call) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.filter { $0 == nil }.count == 10)
        #expect(failures.filter { $0 == .conflict(.scoreGiven) }.count == 10)
        let status = try await judge.actor.call("score.status", ["order": order])
        #expect(status["given"] == 10)
        #expect(status["complete"] == true)
    }

    @Test func `a relation that comes up later stops a score and is shown`() async throws {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order()
        try await evaluation.draw(order, places: 1)
        try await evaluation.declare(order, by: [judge])
        try await evaluation.score(bids[0], by: judge, quality: 1, price: 1)
        try await evaluation.makeHead(judge, of: bids[1].organisation)
        #expect(
            await judge.actor.failure(
                of: "score.give",
                EvaluationScene.points(bids[1].application, quality: 1, price: 1))
                == .conflict(.scoreRelated))
        let pack = try await evaluation.scene.officer.call("order.pack", ["order": order])
        let shown = (pack["bids"]?.array ?? []).map { bid in
            bid["application"] == bids[1].application
                ? bid["conflicts"] == [judge.id] : bid["conflicts"] == []
        }
        #expect(shown == [true, true])
    }

    @Test func `an expert reads what he judges, when he has declared`() async throws {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let stranger = try await evaluation.judge(in: ["3"])
        let (order, bids) = try await evaluation.order()
        try await evaluation.draw(order, places: 1)
        func read(_ bid: EvaluationScene.Bid, by judge: EvaluationScene.Judge) async -> Failure? {
            await judge.actor.failure(
                of: "application.get", ["application": bid.application])
        }
        let hidden = Failure.notFound(noun: "application")
        #expect(await read(bids[0], by: judge) == hidden)
        _ = try await judge.actor.call(
            "declaration.make", EvaluationScene.declaration(order, related: bids[1].application))
        #expect(await read(bids[0], by: judge) == nil)
        #expect(await read(bids[1], by: judge) == hidden)
        #expect(await read(bids[0], by: stranger) == hidden)
    }

    @Test func `an officer's relation is found whatever is declared`() async throws {
        let evaluation = try await EvaluationScene()
        let (order, bids) = try await evaluation.order()
        let officer = evaluation.scene.officer
        try await evaluation.makeHead(
            EvaluationScene.Judge(id: .null, actor: officer), of: bids[1].organisation)
        let made = try await officer.call(
            "declaration.make", EvaluationScene.declaration(order))
        #expect(made["related"] == 1)
        let pack = try await officer.call("order.pack", ["order": order])
        let bid = pack["bids"]?.array?.first { $0["application"] == bids[1].application }
        #expect(bid?["ownRelation"] == true)
        #expect(bid?["related"] == 1)
    }
}
