import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// The draw: anybody can do it again, and nobody with an interest takes part.
@Suite(.database) struct DrawTests {
    @Test func `the draw is reproducible from its seed and its list`() async throws {
        let evaluation = try await EvaluationScene()
        let anonymous = evaluation.scene.world.anonymous
        var judges: [EvaluationScene.Judge] = []
        for _ in 0..<5 { judges.append(try await evaluation.judge()) }
        _ = try await evaluation.judge(in: ["3"])
        let order = try await evaluation.scene.order()
        let before = try await anonymous.call("draw.get", ["order": order])
        #expect(before["seed"] == nil)
        _ = try await evaluation.apply(to: order)
        try await evaluation.open(order)
        let drawn = try await evaluation.draw(order, places: 3)

        let draw = try await anonymous.call("draw.get", ["order": order])
        let seed = bytes(draw["seed"])
        #expect(seed.count == 32)
        let commitment = JSON.string(Hex.text(SealedEntry.digest(of: "", salt: seed)))
        #expect(commitment == before["commitment"])
        #expect(commitment == draw["commitment"])
        let expected = try judges.map { judge in
            var value: [UInt8] = []
            try #require(UUIDValue(judge.id.string ?? "")).encode(into: &value)
            return (
                hash: Hex.text(SealedEntry.digest(of: "", salt: seed + value)), id: judge.id
            )
        }.sorted { $0.hash < $1.hash }
        let candidates = try #require(draw["candidates"]?.array)
        #expect(candidates.map { $0["expert"] } == expected.map { $0.id })
        #expect(candidates.map { $0["hash"] } == expected.map { .string($0.hash) })
        #expect(candidates.map { $0["drawn"] } == [true, true, true, false, false])
        #expect(drawn["experts"]?.array == expected.prefix(3).map { $0.id })
        // The announcement's entry, which is as old, has the same commitment.
        let leaf = try await evaluation.scene.rows(
            """
            SELECT convert_from(leaf, 'UTF8') FROM journal.entries
            WHERE type = 'order.announced' AND subject_id = '\(order.string ?? "")'
            """)[0][0]
        #expect(
            try JSON(parsing: leaf ?? "")["facts"]?["seedCommitment"] == draw["commitment"])
        #expect(
            await evaluation.scene.officer.failure(
                of: "expert.draw", ["order": order, "places": 1]) == .conflict(.expertDrawn))
    }

    @Test func `nobody reads a seed before its draw`() async throws {
        let evaluation = try await EvaluationScene()
        let database = evaluation.scene.world.database
        let order = try await evaluation.scene.order()
        _ = try await evaluation.apply(to: order)
        for role in DatabaseRole.allCases {
            let refusal = await #expect(throws: BlockingError.self) {
                try await BlockingConnection.run(database.connectionString(role.rawValue)) {
                    try $0.execute("SELECT seed FROM financing.draw_seeds")
                }
            }
            #expect(refusal?.sqlstate == "42501", "\(role)")
        }
        let tenant = evaluation.scene.officer.caller.tenant?.description ?? ""
        let revealed = try await BlockingConnection.run(
            database.connectionString("tizilim_app")
        ) { connection in
            try connection.execute("SELECT set_config('tizilim.tenant', '\(tenant)', false)")
            return try connection.execute(
                """
                SELECT financing.reveal_seed('\(order.string ?? "")', gen_random_uuid(), 1::smallint)
                    IS NULL
                """
            ).single
        }
        #expect(revealed == "t")
        #expect(
            await evaluation.scene.officer.failure(
                of: "expert.draw", ["order": order, "places": 1]) == .conflict(.orderNotJudged))
        // A commitment that is as old as the opening would prove nothing.
        try await evaluation.open(order)
        await #expect(throws: (any Error).self) {
            try await evaluation.scene.rows(
                """
                UPDATE financing.draw_commitments SET committed_at = clock_timestamp();
                SELECT set_config('tizilim.tenant', '\(tenant)', false);
                SELECT financing.reveal_seed('\(order.string ?? "")', gen_random_uuid(), 1::smallint)
                """)
        }
    }

    @Test func `of draws that are made at once one counts`() async throws {
        let evaluation = try await EvaluationScene()
        for _ in 0..<3 { _ = try await evaluation.judge() }
        let (order, _) = try await evaluation.order(["1000000.00"])
        let officer = evaluation.scene.officer
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for places in 1...3 {
                group.addTask {
                    await officer.failure(
                        of: "expert.draw", ["order": order, "places": .int(Int64(places))])
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.filter { $0 == nil }.count == 1)
        #expect(failures.filter { $0 == .conflict(.expertDrawn) }.count == 2)
    }

    @Test func `who is registered when it is known who applied comes last`() async throws {
        let evaluation = try await EvaluationScene()
        var early: [JSON] = []
        for _ in 0..<2 { early.append(try await evaluation.judge().id) }
        let (order, _) = try await evaluation.order(["1000000.00"])
        var late: [JSON] = []
        for _ in 0..<4 { late.append(try await evaluation.judge().id) }
        try await evaluation.draw(order, places: 3)
        let draw = try await evaluation.scene.world.anonymous.call("draw.get", ["order": order])
        let candidates = try #require(draw["candidates"]?.array)
        let ids = candidates.compactMap { $0["expert"] }
        #expect(Set(ids.prefix(2).map(\.text)) == Set(early.map(\.text)))
        #expect(Set(ids.dropFirst(2).map(\.text)) == Set(late.map(\.text)))
        #expect(candidates.map { $0["late"] } == [false, false, true, true, true, true])
        let hashes = candidates.map { $0["hash"]?.string ?? "" }
        #expect(hashes[0] < hashes[1])
        #expect(Array(hashes.dropFirst(2)) == hashes.dropFirst(2).sorted())
    }

    @Test func `no list but the seed's can be written`() async throws {
        let evaluation = try await EvaluationScene()
        _ = try await evaluation.judge()
        _ = try await evaluation.judge()
        let (order, _) = try await evaluation.order()
        try await evaluation.draw(order, places: 1)
        for change in [
            "SET rank = 3 - rank", "SET opened_at = registered_at", "SET hash = sha256('x')",
            "SET places = 2",
            "SET expert_id = (SELECT id FROM financing.experts e WHERE e.id <> expert_id LIMIT 1)",
        ] {
            await #expect(throws: (any Error).self, "\(change)") {
                try await evaluation.scene.rows("UPDATE financing.draw_candidates \(change)")
            }
        }
    }

    @Test func `who has an interest is never drawn, whatever the tenant`() async throws {
        let evaluation = try await EvaluationScene()
        let head = try await evaluation.judge()
        let agent = try await evaluation.judge()
        let former = try await evaluation.judge()
        let free = try await evaluation.judge()
        // A relation that was declared to another akimat, by another account of the person.
        let order = try await evaluation.scene.order()
        let bids = [
            try await evaluation.apply(to: order), try await evaluation.apply(to: order),
            try await evaluation.apply(to: order),
        ]
        try await evaluation.open(order)
        try await evaluation.makeHead(head, of: bids[0].organisation)
        try await evaluation.scene.rows(
            """
            INSERT INTO tenancy.grants (id, principal_id, role, organisation_id, state,
                requested_by, approved_by, approved_at)
            SELECT gen_random_uuid(), g.principal_id, 'representative',
                '\(bids[1].organisation)', 'active', g.requested_by, g.approved_by, now()
            FROM tenancy.grants g WHERE g.principal_id = '\(agent.principal)'
            """)
        try await declareElsewhere(former, bids[2], in: evaluation)

        #expect(
            await evaluation.scene.officer.failure(
                of: "expert.draw", ["order": order, "places": 2]) == .conflict(.expertTooFew))
        // Nothing of what failed is left, the seed least of all.
        let seen = try await evaluation.scene.world.anonymous.call("draw.get", ["order": order])
        #expect(seen["seed"] == nil)
        let drawn = try await evaluation.draw(order, places: 1)
        #expect(drawn["experts"] == [free.id])
        #expect(drawn["candidates"] == 1)
        for judge in [head, agent, former] {
            #expect(try await refused(judge, order, in: evaluation) == "42501")
        }
    }

    @Test func `who recuses himself is followed by the next on the list`() async throws {
        let evaluation = try await EvaluationScene()
        let officer = evaluation.scene.officer
        var judges: [EvaluationScene.Judge] = []
        for _ in 0..<4 { judges.append(try await evaluation.judge()) }
        let (order, bids) = try await evaluation.order(["1000000.00"])
        let drawn = try await evaluation.draw(order, places: 1)
        let draw = try await officer.call("draw.get", ["order": order])
        let list = (draw["candidates"]?.array ?? []).compactMap { $0["expert"] }
        func judge(_ rank: Int) throws -> EvaluationScene.Judge {
            guard let found = judges.first(where: { $0.id == list[rank] }) else {
                throw FinancingScene.Missing()
            }
            return found
        }
        let replacement: JSON.Object = ["order": order, "expert": list[0]]
        #expect(drawn["experts"] == [list[0]])
        #expect(
            await officer.failure(of: "expert.replace", replacement)
                == .conflict(.expertInOffice))
        _ = try await judge(0).actor.call(
            "declaration.make", EvaluationScene.declaration(order, recused: true))
        // The next has an interest by now.
        try await evaluation.makeHead(judge(1), of: bids[0].organisation)
        let replaced = try await officer.call("expert.replace", replacement)
        #expect(replaced["expert"] == list[2])
        #expect(
            await officer.failure(of: "expert.replace", replacement)
                == .conflict(.expertReplaced))
        try await evaluation.declare(order, by: [try judge(2)])
        try await evaluation.scene.rows(
            """
            UPDATE tenancy.grants SET state = 'revoked', revoked_at = now(),
                revoked_by = requested_by WHERE principal_id = '\(try judge(2).principal)'
            """)
        let last = try await officer.call(
            "expert.replace", ["order": order, "expert": list[2]])
        #expect(last["expert"] == list[3])
        try await evaluation.declare(order, by: [try judge(3)])
        try await evaluation.score(bids[0], by: try judge(3), quality: 5, price: 5)
        let pack = try await officer.call("order.pack", ["order": order])
        #expect(pack["complete"] == true)
        #expect(pack["experts"] == 1)
        #expect(pack["bids"]?.array?.first?["score"]?["percent"] == "70.0000")
    }

    /// What row security answers to the tenant's own role that assigns an expert by hand.
    private func refused(
        _ judge: EvaluationScene.Judge, _ order: JSON, in evaluation: EvaluationScene
    ) async throws -> String? {
        let tenant = evaluation.scene.officer.caller.tenant?.description ?? ""
        let error = await #expect(throws: BlockingError.self) {
            try await BlockingConnection.run(
                evaluation.scene.world.database.connectionString("tizilim_app")
            ) { connection in
                try connection.execute("SELECT set_config('tizilim.tenant', '\(tenant)', false)")
                try connection.execute(
                    """
                    INSERT INTO financing.order_experts
                        (tenant_id, order_id, principal_id, expert_id, drawn, applications,
                        criteria)
                    VALUES ('\(tenant)', '\(order.string ?? "")', '\(judge.principal)',
                        '\(judge.id.string ?? "")', true, 3, 2)
                    """)
            }
        }
        return error?.sqlstate
    }

    /// The same person judges in Astana and has declared a relation to the organisation there.
    private func declareElsewhere(
        _ judge: EvaluationScene.Judge, _ bid: EvaluationScene.Bid, in evaluation: EvaluationScene
    ) async throws {
        let twin = try await evaluation.judge(of: "KZ-71")
        try await evaluation.scene.rows(
            """
            INSERT INTO tenancy.principal_tags (principal_id, tag)
            VALUES ('\(judge.principal)', sha256('x')), ('\(twin.principal)', sha256('x'));
            SET session_replication_role = replica;
            INSERT INTO financing.declaration_items (tenant_id, order_id, principal_id,
                application_id, organisation_id, computed, nature)
            SELECT t.id, gen_random_uuid(), '\(twin.principal)', gen_random_uuid(),
                '\(bid.organisation)', false, 'Құрылтайшының туысы'
            FROM tenancy.tenants t WHERE t.code = 'KZ-71'
            """)
    }

    @Test func `an expert is registered once, with the role, by the own tenant`() async throws {
        let evaluation = try await EvaluationScene()
        let officer = evaluation.scene.officer
        let judge = try await evaluation.judge()
        let foreign = try await evaluation.judge(of: "KZ-71")
        for (actor, reason) in [
            (judge.actor, Reason.expertRegistered), (foreign.actor, .expertNotRole),
            (officer, .expertNotRole),
        ] {
            let principal = actor.caller.principal?.description ?? ""
            #expect(
                await officer.failure(
                    of: "expert.register",
                    ["principal": .string(principal), "spheres": ["8"]]) == .conflict(reason))
        }
        let list = try await officer.call("expert.list", ["sphere": "8"])
        #expect(list["items"]?.array?.map { $0["id"] } == [judge.id])
        // Whose role has ended is not drawn any more.
        try await evaluation.scene.rows(
            """
            UPDATE tenancy.grants SET state = 'revoked', revoked_at = now(),
                revoked_by = requested_by WHERE principal_id = '\(judge.principal)'
            """)
        let (order, _) = try await evaluation.order()
        #expect(
            await officer.failure(of: "expert.draw", ["order": order, "places": 1])
                == .conflict(.expertTooFew))
        let stranger = try await evaluation.scene.world.officer(of: "KZ-71")
        #expect(
            await stranger.failure(of: "expert.draw", ["order": order, "places": 1])
                == .notFound(noun: "order"))
    }

    private func bytes(_ hex: JSON?) -> [UInt8] {
        var digits = Substring(hex?.string ?? "")
        var bytes: [UInt8] = []
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        return bytes
    }
}
