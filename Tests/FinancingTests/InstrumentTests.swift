import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct InstrumentTests {
    @Test func `amounts are those of the law in the index of the day`() async throws {
        let scene = try await PlanScene()
        let page = try await scene.get("instrument.list", ["asOf": "2026-06-01"])
        expect(page, looksLike: ListInstruments.self)
        let rules = try Self.rules(page)
        #expect(rules["grant-short"]?["amountMin"] == "2162500.00")
        #expect(rules["grant-short"]?["amountMax"] == "12975000.00")
        #expect(rules["grant-long"]?["amountMin"] == "43250000.00")
        #expect(rules["grant-long"]?["amountMax"] == nil)
        #expect(rules["award"]?["amountMin"] == "8650000.00")
        #expect(rules["social-order"]?["amountMin"] == nil)
        #expect(rules["grant-short"]?["sample"] == false)
        #expect(rules["partnership"] == .null)
        // Where no index is known there are no tenge.
        let late = try Self.rules(try await scene.get("instrument.list", ["asOf": "2099-01-01"]))
        #expect(late["grant-short"]?["amountMinMci"] == 500)
        #expect(late["grant-short"]?["amountMin"] == nil)
        let early = try Self.rules(try await scene.get("instrument.list", ["asOf": "2020-01-01"]))
        #expect(early["grant-short"] == .null)
    }

    @Test func `spheres are those that the instrument may be given in`() async throws {
        let scene = try await PlanScene()
        let items = try #require(try await scene.get("instrument.list", [:])["items"]?.array)
        let spheres = items.map { $0["spheres"]?.array ?? [] }
        #expect(spheres[0].contains("so-1") && spheres[0].contains("8"))
        #expect(!spheres[1].contains("so-1") && spheres[1].contains("8"))
        let pages = try await scene.get("instrument.list", ["limit": 3])
        let rest = try await scene.get(
            "instrument.list", ["limit": 200, "cursor": try #require(pages["next"])])
        #expect(rest["items"]?.array == Array(items[3...]))
    }

    @Test func `a new rule ends the one before on its first day`() async throws {
        let scene = try await PlanScene()
        let administrator = try await scene.world.actor(.administrator)
        let made = try await administrator.call("instrument.setRule", Self.rule)
        expect(made, looksLike: SetInstrumentRule.self)
        let before = try Self.rules(
            try await scene.get("instrument.list", ["asOf": "2026-06-30"]))["grant-short"]
        let after = try Self.rules(
            try await scene.get("instrument.list", ["asOf": "2026-07-01"]))["grant-short"]
        #expect(before?["validTo"] == "2026-07-01")
        #expect(before?["amountMinMci"] == 500)
        #expect(after?["id"] == made["id"])
        #expect(after?["amountMin"] == "2595000.00")
        #expect(after?["source"] == "Приказ 406")
        #expect(after?["sample"] == true)
        #expect(after?["legalForms"] == ["public-foundation"])
        #expect(
            await administrator.failure(of: "instrument.setRule", Self.rule)
                == .conflict(.instrumentNotAfter))
        #expect(
            await administrator.failure(
                of: "instrument.setRule", Self.rule.with(["instrument": "nothing"]))
                == .notFound("instrument"))
        #expect(
            await administrator.failure(
                of: "instrument.setRule",
                Self.rule.with(["monthsMin": 13, "validFrom": "2027-01-01"]))
                == .invalidParameters([Problem("monthsMax", "range")]))
        #expect(
            await scene.officer.failure(of: "instrument.setRule", Self.rule)
                == .forbidden(permission: "instrument.keep"))
        #expect(try await scene.texts("instrument") == [["source": "Приказ 406"]])
        #expect(try await scene.brokenCommitments("instrument") == [])
    }

    @Test func `of rules that are set at once one holds at a time`() async throws {
        let scene = try await PlanScene()
        let administrator = try await scene.world.actor(.administrator)
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for number in 0..<20 {
                let day = "2027-01-\(10 + number)"
                group.addTask {
                    await administrator.failure(
                        of: "instrument.setRule",
                        Self.rule.with([
                            "validFrom": .string(day), "instrument": "partnership",
                        ]))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let allowed: [Failure?] = [
            nil, .conflict(.instrumentNotAfter),
            .conflict(.violated("instrument_rules_no_overlap")),
        ]
        #expect(failures.allSatisfy(allowed.contains))
        let row = try await scene.superuser(
            """
            SELECT count(*) FILTER (WHERE valid_to IS NULL), count(*)
            FROM financing.instrument_rules WHERE instrument = 'partnership'
            """)[0]
        #expect(row[0] == "1")
        #expect(row[1] == "\(failures.count { $0 == nil })")
    }

    private static let rule: JSON.Object = [
        "instrument": "grant-short", "validFrom": "2026-07-01", "amountMinMci": 600,
        "amountMaxMci": 3000, "monthsMin": 3, "monthsMax": 12, "developmentPercentMax": 10,
        "applicationDays": 20, "requires": ["active", "verified"],
        "legalForms": ["public-foundation"], "source": "Приказ 406", "sample": true,
    ]

    /// Code → rule; null where none holds.
    private static func rules(_ page: JSON) throws -> [String: JSON] {
        let items = try #require(page["items"]?.array)
        return Dictionary(
            uniqueKeysWithValues: items.map { ($0["code"]?.string ?? "", $0["rule"] ?? .null) })
    }
}
