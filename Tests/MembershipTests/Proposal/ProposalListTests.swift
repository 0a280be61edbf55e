import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

@Suite(.database) struct ProposalListTests {
    @Test func `the list filters, and pages without gap or repetition`() async throws {
        let scene = try await ProposalScene.make()
        let first = try await scene.submit(["announcedOn": "2023-01-10", "sphere": "8"])
        let second = try await scene.submit(["announcedOn": "2024-01-10"])
        let third = try await scene.submit(["announcedOn": "2024-01-10"])
        let foreign = try await scene.submit(
            [
                "announcedOn": "2022-01-10", "alliance": "alliance-almaty",
                "origin": ["kind": "sitting", "name": "Совет"],
            ], by: scene.representatives[0])
        try await scene.walk(first, "studied", "accepted")
        try await scene.assign(second, ["tenant": .null, "body": "Министерство юстиции"])
        let filters: [(JSON.Object, [JSON])] = [
            ([:], [third, second, first, foreign]), (["state": "accepted"], [first]),
            (["state": "rejected"], []), (["sphere": "8"], [first]),
            (["body": "KZ-75"], [first]), (["body": "Министерство юстиции"], [second]),
            (["alliance": "alliance-almaty"], [foreign]),
            (["alliance": "alliance"], [third, second, first]), (["alliance": "nowhere"], []),
            (["origin": "XI Civil Forum"], [third, second, first]),
            (["originKind": "sitting"], [foreign]),
            (["state": "received", "alliance": "alliance"], [third, second]),
        ]
        for (params, expected) in filters {
            let found = try await scene.items("proposal.list", params).map { $0["id"] }
            #expect(found == expected, "\(params.keys)")
        }
        #expect(
            try await scene.pages("proposal.list", ["limit": 1]).compactMap { $0["id"] }
                == [third, second, first, foreign])
        let item = try #require(try await scene.items("proposal.list", ["sphere": "8"]).first)
        #expect(item["responsible"] == ["tenant": "KZ-75"])
        #expect(item["excerpt"]?["ru"] == "Давать гранты на три года")
        #expect(item["overdue"] == false)
        #expect(
            await scene.world.anonymous.failure(of: "proposal.list", ["cursor": "eA"])
                == .invalidParameters([Problem("cursor", "cursor")]))
    }

    @Test func `overdue is what should be done by now and is not`() async throws {
        let scene = try await ProposalScene.make()
        let today = "timezone(interval '5 hours', now())::date"
        let days = try await scene.superuser(
            "SELECT (\(today))::text, (\(today) - 1)::text, (\(today) - 2)::text"
        ).rows[0].compactMap(\.self)
        let (due, late, later) = (
            try await scene.submit(), try await scene.submit(), try await scene.submit()
        )
        for (id, day) in zip([due, late, later], days) {
            try await scene.assign(id, ["deadline": .string(day)])
        }
        let endless = try await scene.submit()
        let rejected = try await scene.submit()
        try await scene.assign(rejected, ["deadline": .string(days[2])])
        try await scene.walk(rejected, "studied", "rejected")
        let done = try await scene.submit()
        try await scene.assign(done, ["deadline": .string(days[2])])
        try await scene.walk(done, "studied", "accepted", "implementing", "implemented")
        let overdue = try await scene.items("proposal.overdue")
        #expect(overdue.map { $0["id"] } == [later, late])
        #expect(overdue.allSatisfy { $0["overdue"] == true })
        for id in [due, endless, rejected, done] {
            #expect(try await scene.get(id)["overdue"] == false)
        }
        let pages = try await scene.pages("proposal.overdue", ["limit": 1])
        #expect(pages.compactMap { $0["id"] } == [later, late])
        let filters: [(JSON.Object, Int)] = [
            (["body": "KZ-75"], 2), (["body": "KZ-71"], 0), (["alliance": "alliance"], 2),
            (["alliance": "alliance-almaty"], 0),
        ]
        for (params, count) in filters {
            #expect(try await scene.items("proposal.overdue", params).count == count)
        }
    }

    @Test func `the counts are those of the list`() async throws {
        let scene = try await ProposalScene.make()
        _ = try await scene.submit()
        let late = try await scene.submit()
        try await scene.assign(late, ["deadline": "2024-12-31"])
        let done = try await scene.submit()
        try await scene.walk(done, "studied", "accepted", "implementing", "implemented")
        let body = try await scene.submit()
        try await scene.assign(body, ["tenant": .null, "body": "Министерство юстиции"])
        try await scene.walk(body, "studied", "rejected")
        let none: JSON.Object = [
            "received": 0, "studied": 0, "accepted": 0, "rejected": 0, "implementing": 0,
            "implemented": 0,
        ]
        func states(_ counts: JSON.Object) -> JSON {
            var all = none
            for member in counts { all[member.key] = member.value }
            return .object(all)
        }
        let expected: [JSON] = [
            ["total": 1, "states": states(["received": 1]), "overdue": 0],
            [
                "responsible": ["tenant": "KZ-75"], "total": 2,
                "states": states(["received": 1, "implemented": 1]), "overdue": 1,
            ],
            [
                "responsible": ["body": "Министерство юстиции"], "total": 1,
                "states": states(["rejected": 1]), "overdue": 0,
            ],
        ]
        #expect(try await scene.items("proposal.statistics") == expected)
        #expect(try await scene.pages("proposal.statistics", ["limit": 1]) == expected)
        #expect(
            try await scene.items("proposal.statistics", ["alliance": "alliance-almaty"]).isEmpty)
        #expect(
            try await scene.items("proposal.statistics", ["origin": "XI Civil Forum"]).count == 3)
    }
}

extension ProposalScene {
    /// All items of all pages.
    func pages(_ method: String, _ params: JSON.Object) async throws -> [JSON] {
        var (params, items) = (params, [JSON]())
        for _ in 0..<20 {
            let page = try await world.anonymous.call(method, params)
            items += page["items"]?.array ?? []
            guard let next = page["next"] else { return items }
            params["cursor"] = next
        }
        Issue.record("the pages of \(method) have no end")
        return items
    }
}
