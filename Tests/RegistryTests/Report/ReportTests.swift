import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct ReportTests {
    @Test func `a report is read by everybody to the last tiyn`() async throws {
        let scene = try await CaseScene.make()
        let receipt = try await scene.representative.call("report.submit", .report)
        #expect(receipt["version"] == 1)
        let report = try await scene.report()
        #expect(report["id"] == receipt["id"])
        #expect(report["state"] == receipt["state"])
        #expect(report["activity"]?["ru"] == "Помощь детям")
        #expect(report["counts"]?["volunteers"] == 40)
        #expect(
            report["lines"] == [
                ["amount": "43250000.07", "code": "projects", "direction": "expense"],
                ["amount": "2162500.00", "code": "state-grant", "direction": "income"],
                ["amount": "10000000000000000.00", "code": "other", "direction": "income"],
            ])
        let missing = await scene.world.anonymous.failure(
            of: "report.get", ["organisation": scene.organisationJSON, "year": 2023])
        #expect(missing == .notFound("report"))
    }

    @Test func `lateness is judged by the day in Kazakhstan`() async throws {
        let scene = try await CaseScene.make()
        let receipt = try await scene.representative.call("report.submit", .report)
        // The 31st of March 2025 was a Monday; the year is long over.
        #expect(receipt["dueOn"] == "2025-03-31")
        #expect(receipt["state"] == "late")
        let explanation = try await scene.report()["dueExplanation"]
        #expect(explanation?["due"] == "2025-03-31")
        #expect(explanation?["rule"]?["code"] == "report.yearly")

        let last = try await scene.world.asSuperuser(
            """
            UPDATE registry.deadline_rules
            SET month = extract(month FROM t.today), day = extract(day FROM t.today)
            FROM (SELECT timezone(interval '5 hours', now())::date AS today) AS t
            WHERE code = 'report.yearly' RETURNING extract(year FROM t.today)::int - 1
            """
        ).rows[0][0]
        var params = JSON.Object.report
        params["year"] = .number(try #require(last))
        let timely = try await scene.representative.call("report.submit", params)
        #expect(timely["state"] == "on-time")
    }

    @Test func `a correction is a new version and makes nothing late`() async throws {
        let scene = try await CaseScene.make()
        _ = try await scene.representative.call("report.submit", .report)
        var correction = JSON.Object.report
        #expect(
            await scene.representative.failure(of: "report.submit", correction)
                == .conflict(.reportExists))
        correction["version"] = 7
        #expect(
            await scene.representative.failure(of: "report.submit", correction) == .conflict(.stale)
        )
        correction["version"] = 1
        correction["lines"] = [["direction": "income", "code": "donations", "amount": "0.01"]]
        let receipt = try await scene.representative.call("report.submit", correction)
        #expect(receipt["version"] == 2)
        let report = try await scene.report()
        #expect(
            report["lines"] == [["amount": "0.01", "code": "donations", "direction": "income"]])
        let before = try await scene.report(["version": 1])
        #expect(before["newest"] == 2)
        #expect(before["lines"]?.array?.count == 3)
        let journal = try await scene.journal()
        #expect(journal["report \(receipt["id"]?.string ?? "")"] == [1, 2])
    }

    @Test func `wrong lines are refused one by one`() async throws {
        let scene = try await CaseScene.make()
        var params = JSON.Object.report
        params["lines"] = [
            ["direction": "income", "code": "other", "amount": "1.5"],
            ["direction": "sideways", "code": "other", "amount": "1.00"],
            ["direction": "income", "code": "other", "amount": "-1.00"],
        ]
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .invalidParameters([
                    Problem("lines[0].amount", "money"), Problem("lines[1].direction", "choice"),
                    Problem("lines[2].amount", "money.negative"),
                ]))
        let line: JSON = ["direction": "income", "code": "other", "amount": "1.00"]
        params["lines"] = [line, line]
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .invalidParameters([Problem("lines", "line.duplicate")]))
        params["lines"] = [["direction": "income", "code": "lottery", "amount": "1.00"]]
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .conflict(.violated("report_lines_code_exists")))
    }

    @Test func `nobody reports on a year that is not over, nor without its calendar`() async throws
    {
        let scene = try await CaseScene.make()
        var params = JSON.Object.report
        params["year"] = 2199
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .conflict(.reportYearNotOver))
        params["year"] = 2001
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .conflict(.ruleMissing))
        params["year"] = 2020
        #expect(
            await scene.representative.failure(of: "report.submit", params)
                == .conflict(.yearMissing(2021)))
    }

    @Test func `an officer enters papers of the own region only`() async throws {
        let scene = try await CaseScene.make()
        var params = JSON.Object.report
        #expect(
            await scene.first.failure(of: "report.submit", params)
                == .invalidParameters([Problem("organisation", "required")]))
        params["organisation"] = scene.organisationJSON
        #expect(
            await scene.foreigner.failure(of: "report.submit", params) == .notFound("organisation"))
        let other = try await scene.world.representative(of: .make())
        #expect(await other.failure(of: "report.submit", params) == .notFound("organisation"))
        _ = try await scene.first.call("report.submit", params)
        #expect(try await scene.report()["actor"] == "officer@KZ-75")
    }

    @Test func `late, false and missing are different`() async throws {
        let scene = try await CaseScene.make()
        #expect(try await scene.missing() == [scene.organisation.description])
        _ = try await scene.representative.call("report.submit", .report)
        #expect(try await scene.missing() == [])
        var finding: JSON.Object = [
            "organisation": scene.organisationJSON, "year": 2024, "version": 1,
            "reason": "The grant was never paid",
        ]
        #expect(
            await scene.foreigner.failure(of: "report.markFalse", finding) == .notFound("report"))
        let judged = try await scene.first.call("report.markFalse", finding)
        #expect(judged["state"] == "false")
        #expect(try await scene.report()["state"] == "false")
        #expect(try await scene.missing() == [])
        #expect(
            await scene.first.failure(of: "report.markFalse", finding)
                == .conflict(.reportAlreadyFalse))
        finding["outcome"] = "corrected"
        #expect(
            await scene.first.failure(of: "report.markFalse", finding)
                == .conflict(.reportNotCorrected))

        var correction = JSON.Object.report
        correction["version"] = 1
        let corrected = try await scene.representative.call("report.submit", correction)
        #expect(corrected["state"] == "false")
        finding["version"] = 2
        #expect(try await scene.first.call("report.markFalse", finding)["state"] == "late")
        finding["outcome"] = "withdrawn"
        #expect(
            await scene.first.failure(of: "report.markFalse", finding) == .conflict(.reportNotFalse)
        )
        let findings = try await scene.report()["findings"]?.array?.compactMap { $0["outcome"] }
        #expect(findings == ["false", "corrected"])
    }

    @Test func `who must report depends on the form and on dated duties`() async throws {
        let scene = try await CaseScene.make()
        let exempt = try await scene.register("religious-association")
        let branch = try await scene.register("public-association", ["unit": "branch"])
        let foreign = try await scene.register("foreign-branch", ["unit": "representation"])
        let young = try await scene.register("public-foundation", ["registeredOn": "2025-02-01"])
        let owes = try await scene.register("private-institution")
        var missing = try await scene.missing()
        #expect(missing == [scene.organisation.description, foreign, owes])
        #expect(!missing.contains(exempt) && !missing.contains(branch) && !missing.contains(young))
        try await scene.world.asSuperuser(
            """
            UPDATE registry.report_duties SET valid_to = '2024-07-01'
            WHERE legal_form = 'private-institution'
            """)
        missing = try await scene.missing()
        #expect(missing == [scene.organisation.description, foreign])
        #expect(try await scene.missing(["year": 2023]).contains(owes))
        #expect(try await scene.missing(["region": "KZ-71"]) == [])
        let first = try await scene.world.anonymous.call(
            "report.missing", ["year": 2024, "limit": 1])
        let second = try await scene.world.anonymous.call(
            "report.missing", ["year": 2024, "limit": 1, "cursor": first["next"] ?? ""])
        #expect(second["items"]?.array?.first?["id"]?.string == foreign)
        #expect(second["next"] == nil)
    }

    @Test func `twenty reports at once make one`() async throws {
        let scene = try await CaseScene.make()
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await scene.representative.failure(of: "report.submit", .report)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.reportExists) } == 19)
    }
}

extension CaseScene {
    fileprivate func report(_ more: JSON.Object = [:]) async throws -> JSON {
        var params: JSON.Object = ["organisation": organisationJSON, "year": 2024]
        for member in more { params[member.key] = member.value }
        return try await world.anonymous.call("report.get", params)
    }

    fileprivate func missing(_ more: JSON.Object = [:]) async throws -> [String] {
        var params: JSON.Object = ["year": 2024]
        for member in more { params[member.key] = member.value }
        let page = try await world.anonymous.call("report.missing", params)
        return page["items"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    fileprivate func register(
        _ form: String, _ more: JSON.Object = [:]
    ) async throws -> String {
        var params = JSON.Object.organisation.without("identifiers")
        params["legalForm"] = .string(form)
        for member in more { params[member.key] = member.value }
        return try #require(try await first.call("ngo.register", params)["id"]?.string)
    }
}

extension JSON.Object {
    /// What was done and spent in 2024.
    fileprivate static var report: JSON.Object {
        [
            "year": 2024, "activity": ["ru": "Помощь детям"],
            "counts": ["founders": 3, "staff": 5, "volunteers": 40],
            "lines": [
                ["direction": "income", "code": "state-grant", "amount": "2162500.00"],
                ["direction": "income", "code": "other", "amount": "10000000000000000.00"],
                ["direction": "expense", "code": "projects", "amount": "43250000.07"],
            ],
        ]
    }
}
