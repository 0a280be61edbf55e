import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct BudgetTests {
    @Test func `a line is the sum of its entries`() async throws {
        let scene = try await PlanScene()
        let made = try await scene.officer.call(
            "budget.create", .line(["amount": "1000000.50"]))
        expect(made, looksLike: CreateBudgetLine.self)
        let line = try #require(made["id"])
        let amended = try await scene.second.call(
            "budget.amend", Self.amendment(of: line, 1, "-0.51"))
        expect(amended, looksLike: AmendBudgetLine.self)
        #expect(amended["amount"] == "999999.99")
        let whole = try await scene.get("budget.get", ["line": line])
        expect(whole, looksLike: GetBudgetLine.self)
        #expect(whole["tenant"] == "KZ-75")
        #expect(whole["amount"] == "999999.99")
        #expect(whole["reserved"] == "0.00")
        let entries = try #require(whole["entries"]?.array)
        #expect(entries.map { $0["before"] } == ["0.00", "1000000.50"])
        #expect(entries.map { $0["change"] } == ["1000000.50", "-0.51"])
        #expect(entries.map { $0["after"] } == ["1000000.50", "999999.99"])
        #expect(entries[1]["actor"] == "officer@KZ-75")
        #expect(
            try await scene.texts("budget") == [
                [
                    "nameKk": "Мемлекеттік әлеуметтік тапсырыс", "nameRu": "Госсоцзаказ",
                    "reason": "Решение маслихата", "reference": "decision.pdf",
                ], ["reason": "Уточнение", "reference": "decision.pdf"],
            ])
        #expect(try await scene.brokenCommitments("budget") == [])
    }

    @Test func `50 amendments at once end in one chain`() async throws {
        let scene = try await PlanScene()
        let line = try await scene.line()
        let lost = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...50 {
                let officer = number.isMultiple(of: 2) ? scene.officer : scene.second
                let change = number.isMultiple(of: 3) ? "-\(number).01" : "\(number).10"
                group.addTask { try await Self.amendAtLast(line, change, officer, scene) }
            }
            return try await group.reduce(0, +)
        }
        #expect(lost > 0, "nobody came between")
        let row = try await scene.superuser(
            """
            SELECT l.version, count(*), max(e.seq), sum(e.change_tiyn) = l.amount_tiyn,
                   bool_and(e.before_tiyn = coalesce(b.after_tiyn, 0)),
                   (SELECT count(*) FROM journal.entries j WHERE j.subject_id = l.id)
            FROM financing.budget_lines l
            JOIN financing.budget_entries e ON e.line_id = l.id
            LEFT JOIN financing.budget_entries b ON b.line_id = l.id AND b.seq = e.seq - 1
            GROUP BY l.tenant_id, l.id
            """)[0]
        #expect(row == ["51", "51", "51", "t", "t", "51"])
    }

    @Test func `a stale version and a strange line change nothing`() async throws {
        let scene = try await PlanScene()
        let line = try await scene.line()
        let stale = Self.amendment(of: line, 1, "1.00")
        _ = try await scene.officer.call("budget.amend", stale)
        #expect(await scene.second.failure(of: "budget.amend", stale) == .conflict(.stale))
        #expect(
            await scene.stranger.failure(
                of: "budget.amend", Self.amendment(of: line, 2, "1.00")) == .notFound("budget"))
        #expect(
            try await scene.run(
                "WITH u AS (UPDATE financing.budget_lines SET version = 9 RETURNING 1)"
                    + " SELECT count(*) FROM u", as: scene.stranger) == "0")
        #expect(
            await scene.officer.failure(of: "budget.create", .line(["amount": "1.00"]))
                == .conflict(.violated("budget_lines_code_unique")))
        // The same line is another region's own.
        _ = try await scene.line("1.00", by: scene.stranger)
        #expect(try await scene.get("budget.get", ["line": line])["version"] == 2)
    }

    @Test func `no line falls below what is announced`() async throws {
        let scene = try await PlanScene()
        let line = try await scene.line("100.00")
        try await scene.superuser("UPDATE financing.budget_lines SET reserved_tiyn = 6000")
        #expect(
            await scene.officer.failure(
                of: "budget.amend", Self.amendment(of: line, 1, "-40.01"))
                == .conflict(.budgetReserved))
        #expect(
            try await scene.refusal(
                of: "UPDATE financing.budget_lines SET amount_tiyn = 5999")
                == "budget_lines_reserved_within")
        #expect(Reason.budgetReserved.code == "constraint.budget_lines_reserved_within")
        _ = try await scene.officer.call("budget.amend", Self.amendment(of: line, 1, "-40.00"))
        let item = try await scene.get("budget.list", [:])["items"]?.array?.first
        #expect(item?["amount"] == "60.00")
        #expect(item?["reserved"] == "60.00")
    }

    @Test func `wrong parameters are told by name`() async throws {
        let scene = try await PlanScene()
        let cases: [(JSON.Object, Problem)] = [
            (["year": 1999], Problem("year", "range")),
            (["programme": "28-003"], Problem("programme", "budgetCode")),
            (["specific": "155-001"], Problem("specific", "budgetCode")),
            (["name": [:]], Problem("name", "text.kkOrRu")),
            (["amount": "0.00"], Problem("amount", "money.positive")),
            (["document": ["reference": "x"]], Problem("document.sha256", "required")),
        ]
        for (more, problem) in cases {
            let params = JSON.Object.line(["amount": "1.00"]).with(more)
            #expect(
                await scene.officer.failure(of: "budget.create", params)
                    == .invalidParameters([problem]))
        }
    }

    @Test func `the list filters, and pages without gap or repetition`() async throws {
        let scene = try await PlanScene()
        let first = try await scene.line("1.00", ["year": 2025])
        let second = try await scene.line("2.00", ["programme": "281"])
        let foreign = try await scene.line("3.00", by: scene.stranger)
        let filters: [(JSON.Object, [JSON])] = [
            ([:], [first, second, foreign]), (["year": 2025], [first]),
            (["tenant": "KZ-75"], [first, second]), (["tenant": "nowhere"], []),
            (["programme": "281"], [second]),
            (["specific": "155", "year": 2026], [second, foreign]),
        ]
        for (params, expected) in filters {
            let found = try await scene.ids("budget.list", params)
            #expect(Self.set(found) == Self.set(expected))
        }
        let pages = try await scene.pages("budget.list")
        #expect(pages.count == 3 && Self.set(pages) == Self.set([first, second, foreign]))
        #expect(pages.last == first)
        let page = try await scene.get("budget.list", ["limit": 1])
        expect(page, looksLike: ListBudgetLines.self)
        #expect(
            await scene.world.anonymous.failure(of: "budget.list", ["cursor": "eA"])
                == .invalidParameters([Problem("cursor", "cursor")]))
    }

    private static func set(_ ids: [JSON]) -> Set<String?> { Set(ids.map(\.string)) }

    private static func amendment(
        of line: JSON, _ version: Int64, _ change: String
    ) -> JSON.Object {
        [
            "line": line, "version": .int(version), "change": .string(change),
            "reason": "Уточнение", "document": FinancingScene.document,
        ]
    }

    /// Amends, reading again as long as others come first; how often that was.
    private static func amendAtLast(
        _ line: JSON, _ change: String, _ officer: Actor, _ scene: PlanScene
    ) async throws -> Int {
        for lost in 0..<1_000 {
            let version = try await scene.get("budget.get", ["line": line])["version"]?.int64
            let failure = await officer.failure(
                of: "budget.amend", amendment(of: line, try #require(version), change))
            guard failure == .conflict(.stale) else {
                #expect(failure == nil)
                return lost
            }
        }
        Issue.record("an amendment never got its turn")
        return 0
    }
}
