import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct FunctionTests {
    @Test func `a function passes from one performer to the next`() async throws {
        let scene = try await PlanScene()
        let (one, two) = (
            try await scene.base.organisation("Бір").id, try await scene.base.organisation("Екі").id
        )
        let made = try await scene.officer.call("function.add", .function())
        expect(made, looksLike: AddFunction.self)
        let id = try #require(made["id"])
        let bare = try await scene.get("function.get", ["function": id])
        expect(bare, looksLike: GetFunction.self)
        #expect(bare["performers"] == [])
        expect(
            try await scene.officer.call(
                "function.assign", Self.assignment(of: id, 1, to: one, from: "2024-01-01")),
            looksLike: AssignFunction.self)
        _ = try await scene.officer.call(
            "function.assign", Self.assignment(of: id, 2, to: two, from: "2025-01-01"))
        let function = try await scene.get("function.get", ["function": id])
        expect(function, looksLike: GetFunction.self)
        #expect(function["version"] == 3)
        #expect(function["price"] == "1200000.00")
        #expect(function["performer"] == ["organisation": two, "validFrom": "2025-01-01"])
        let performers = try #require(function["performers"]?.array)
        #expect(performers.map { $0["organisation"] } == [one, two])
        #expect(performers.map { $0["validTo"] } == ["2025-01-01", nil])
        #expect(
            try await scene.texts("function") == [
                [
                    "nameKk": "Қызмет", "nameRu": "Услуга", "legalBasis": "Закон, ст. 7",
                    "body": "Управление занятости", "standard": "decision.pdf",
                ], ["act": "decision.pdf"], ["act": "decision.pdf"],
            ])
        #expect(try await scene.brokenCommitments("function") == [])
    }

    @Test func `what can't be is refused`() async throws {
        let scene = try await PlanScene()
        let organisation = try await scene.base.organisation().id
        let made = try await scene.officer.call("function.add", .function())
        let id = try #require(made["id"])
        let first = Self.assignment(of: id, 1, to: organisation, from: "2025-01-01")
        #expect(
            await scene.stranger.failure(of: "function.assign", first) == .notFound("function"))
        #expect(
            await scene.officer.failure(of: "function.assign", first.with(["organisation": id]))
                == .notFound("organisation"))
        _ = try await scene.officer.call("function.assign", first)
        #expect(
            await scene.officer.failure(of: "function.assign", first) == .conflict(.stale))
        let early = first.with(["version": 2, "validFrom": "2025-01-01"])
        #expect(
            await scene.officer.failure(of: "function.assign", early)
                == .conflict(.functionNotAfter))
        try await scene.superuser(
            "UPDATE registry.organisations SET legal_status = 'suspended'")
        #expect(
            await scene.officer.failure(
                of: "function.assign", early.with(["validFrom": "2026-01-01"]))
                == .conflict(.functionOrganisationNotActive))
        #expect(
            await scene.officer.failure(of: "function.add", .function(["termMonths": 0]))
                == .invalidParameters([Problem("termMonths", "range")]))
    }

    @Test func `performers never overlap, whoever assigns at once`() async throws {
        let scene = try await PlanScene()
        let organisation = try await scene.base.organisation().id
        let made = try await scene.officer.call("function.add", .function())
        let id = try #require(made["id"])
        let taken = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    await Self.assignAtLast(number, id, to: organisation, scene)
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken > 0)
        let row = try await scene.superuser(
            """
            SELECT count(*), max(p.seq) - 1, count(*) FILTER (WHERE p.valid_to IS NULL),
                   count(*) FILTER (WHERE p.valid_to <> n.valid_from), f.version - 1
            FROM financing.functions f
            JOIN financing.function_performers p ON p.function_id = f.id
            LEFT JOIN financing.function_performers n
                ON n.function_id = p.function_id AND n.seq = p.seq + 1
            GROUP BY f.version
            """)[0]
        #expect(row == ["\(taken)", "\(taken)", "1", "0", "\(taken)"])
        let overlap = """
            INSERT INTO financing.function_performers (tenant_id, function_id, seq,
                organisation_id, valid_from, actor, act, act_sha256)
            SELECT tenant_id, function_id, seq + 1, organisation_id, '2050-01-01', 'x', 'x',
                act_sha256
            FROM financing.function_performers ORDER BY seq DESC LIMIT 1
            """
        #expect(
            try await scene.run(overlap, as: scene.officer) == "function_performers_no_overlap")
        #expect(
            try await scene.run(
                "WITH u AS (UPDATE financing.function_performers SET valid_to = '2090-01-01'"
                    + " WHERE valid_to IS NOT NULL RETURNING 1) SELECT count(*) FROM u",
                as: scene.officer) == "0")
    }

    @Test func `the list filters, and pages without gap or repetition`() async throws {
        let scene = try await PlanScene()
        let organisation = try await scene.base.organisation().id
        var ids: [JSON] = []
        for actor in [scene.officer, scene.officer, scene.stranger] {
            ids.append(try #require(try await actor.call("function.add", .function())["id"]))
        }
        _ = try await scene.officer.call(
            "function.assign", Self.assignment(of: ids[0], 1, to: organisation, from: "2025-01-01"))
        // Not yet.
        _ = try await scene.officer.call(
            "function.assign", Self.assignment(of: ids[1], 1, to: organisation, from: "2199-01-01"))
        let filters: [(JSON.Object, [JSON])] = [
            ([:], [ids[2], ids[1], ids[0]]), (["tenant": "KZ-75"], [ids[1], ids[0]]),
            (["organisation": organisation], [ids[0]]),
        ]
        for (params, expected) in filters {
            #expect(try await scene.ids("function.list", params) == expected)
        }
        #expect(try await scene.pages("function.list") == [ids[2], ids[1], ids[0]])
        expect(try await scene.get("function.list", [:]), looksLike: ListFunctions.self)
    }

    private static func assignment(
        of function: JSON, _ version: Int64, to organisation: JSON, from day: String
    ) -> JSON.Object {
        [
            "function": function, "version": .int(version), "organisation": organisation,
            "validFrom": .string(day), "act": FinancingScene.document,
        ]
    }

    /// Assigns from a day of its own, reading again while others come first; false when one who
    /// begins later was there before.
    private static func assignAtLast(
        _ number: Int, _ function: JSON, to organisation: JSON, _ scene: PlanScene
    ) async -> Bool {
        let day = "20\(30 + number / 12)-\(10 + number % 3)-15"
        for _ in 0..<1_000 {
            let found = try? await scene.get("function.get", ["function": function])
            let params = assignment(
                of: function, found?["version"]?.int64 ?? 0, to: organisation, from: day)
            switch await scene.second.failure(of: "function.assign", params) {
            case nil: return true
            case .conflict(.stale): continue
            case .conflict(.functionNotAfter): return false
            case let other?:
                Issue.record("\(other)")
                return false
            }
        }
        Issue.record("an assignment never got its turn")
        return false
    }
}
