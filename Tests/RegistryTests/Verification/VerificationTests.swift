import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct VerificationTests {
    @Test func `an organisation is verified end to end, in the sight of everybody`() async throws {
        let scene = try await CaseScene.make()
        #expect(try await scene.record()["verification"] == "unverified")
        try await scene.submit()
        #expect(try await scene.record()["verification"] == "submitted")
        try await scene.claim(scene.first)
        #expect(try await scene.record()["verification"] == "in-review")
        try await scene.checkAll()
        let receipt = try await scene.second.call("verification.approve", try await scene.step())
        #expect(receipt["state"] == "approved")
        let record = try await scene.record()
        #expect(record["verification"] == "verified")
        #expect(record["verifiedUntil"] == receipt["validUntil"])
        let file = try await scene.file()
        #expect(file["missing"] == [])
        #expect(file["dueOn"] == nil)
        let steps = file["history"]?.array?.compactMap { $0["to"]?.string }
        #expect(steps == ["submitted", "in-review", "approved"])
    }

    @Test func `the journal has every version of each subject once`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let file = try await scene.file()
        let journal = try await scene.journal()
        let versions = Int(try #require(file["version"]?.int64))
        #expect(journal["case \(file["id"]?.string ?? "")"] == Array(1...versions))
        // Registered, submitted, in review, verified.
        #expect(journal["organisation \(scene.organisation)"] == [1, 2, 3, 4])
    }

    @Test func `another region sees no case and can't touch it`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let params = try await scene.step()
        let foreigner = scene.foreigner
        let missing = Failure.notFound("case")
        #expect(
            await foreigner.failure(of: "verification.get", ["case": params["case"] ?? ""])
                == missing)
        #expect(await foreigner.failure(of: "verification.claim", params) == missing)
        var reasoned = params
        reasoned["reason"] = "x"
        for method in ["verification.return", "verification.refuse", "verification.revoke"] {
            #expect(await foreigner.failure(of: method, reasoned) == missing)
        }
        #expect(await foreigner.failure(of: "verification.approve", params) == missing)
        #expect(
            await foreigner.failure(
                of: "verification.submit", ["organisation": scene.organisationJSON])
                == .notFound("organisation"))
        #expect(try await foreigner.call("verification.queue")["items"] == [])
        #expect(try await scene.first.call("verification.queue")["items"]?.array?.count == 1)
        #expect(await scene.world.anonymous.failure(of: "verification.queue") == .unauthenticated)
        #expect(try await scene.file()["version"] == 1)
    }

    @Test func `an organisation reads its own file without notes, another one does not`()
        async throws
    {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        _ = try await scene.first.call(
            "verification.recordCheck",
            try await scene.step([
                "kind": "no-debts", "outcome": "unknown", "source": "Register of debtors",
                "asOf": "2026-01-15", "note": "called the bailiff",
                "evidence": [
                    "reference": "file 17, page 4",
                    "sha256": .string(String(repeating: "0f", count: 32)),
                ],
            ]))
        let check = try #require(try await scene.file()["checks"]?.array?.first)
        #expect(check["note"] == "called the bailiff")
        #expect(check["evidenceSha256"]?.string == String(repeating: "0f", count: 32))
        let own = try await scene.representative.call("verification.get")
        #expect(own["checks"]?.array?.first?["outcome"] == "unknown")
        #expect(!own.text.contains("bailiff"))
        #expect(!own.text.contains("page 4"))
        #expect(own["claimedBy"] == nil)
        let other = try await scene.world.representative(of: .make())
        #expect(await other.failure(of: "verification.get") == .notFound("case"))
        #expect(
            await other.failure(
                of: "verification.get", ["organisation": scene.organisationJSON])
                == .notFound("case"))
    }

    @Test func `who claimed does not approve`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        try await scene.checkAll()
        let params = try await scene.step()
        #expect(
            await scene.first.failure(of: "verification.approve", params)
                == .conflict(.fourEyes))
        // Taken over by the second, it is the first who may.
        try await scene.claim(scene.second)
        #expect(
            await scene.second.failure(of: "verification.approve", try await scene.step())
                == .conflict(.fourEyes))
        _ = try await scene.first.call("verification.approve", try await scene.step())
    }

    @Test func `the newest check of every required kind must say yes`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        let required = try await scene.file()["missing"]?.array?.compactMap(\.string)
        #expect(
            required == [
                "head", "identifier", "legal-entity", "not-in-liquidation", "not-suspended",
            ])
        try await scene.checkAll()
        try await scene.check("head", "unknown")
        #expect(try await scene.file()["missing"] == ["head"])
        #expect(
            await scene.second.failure(of: "verification.approve", try await scene.step())
                == .conflict(.checksMissing))
        try await scene.check("head")
        _ = try await scene.second.call("verification.approve", try await scene.step())
    }

    @Test func `a check is of a known kind and not of tomorrow`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let params = try await scene.step([
            "kind": "horoscope", "outcome": "yes", "source": "x", "asOf": "2026-01-15",
        ])
        #expect(
            await scene.first.failure(of: "verification.recordCheck", params)
                == .conflict(.caseNotInReview))
        try await scene.claim(scene.first)
        var claimed = try await scene.step(params.without("case", "version"))
        #expect(
            await scene.first.failure(of: "verification.recordCheck", claimed)
                == .conflict(.violated("checks_kind_exists")))
        claimed["asOf"] = "2199-01-01"
        #expect(
            await scene.first.failure(of: "verification.recordCheck", claimed)
                == .conflict(.futureCheck))
    }

    @Test func `what is returned is mended and comes back`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        let soon = await scene.first.failure(
            of: "verification.return",
            try await scene.step(["reason": "x", "mendBy": "2024-01-10"]))
        #expect(soon == .conflict(.mendTooSoon))
        let receipt = try await scene.first.call(
            "verification.return", try await scene.step(["reason": "Order of appointment"]))
        #expect(receipt["state"] == "returned")
        #expect(try await scene.record()["verification"] == "returned")
        let own = try await scene.representative.call("verification.get")
        #expect(own["history"]?.array?.last?["reason"] == "Order of appointment")
        #expect(own["dueRule"] == "verification.mend")
        let stale = await scene.representative.failure(of: "verification.submit", ["version": 1])
        #expect(stale == .conflict(.stale))
        let again = try await scene.representative.call(
            "verification.submit", ["version": own["version"] ?? 0])
        #expect(again["id"] == own["id"])
        #expect(again["state"] == "submitted")
        #expect(try await scene.record()["verification"] == "submitted")
        #expect(
            await scene.representative.failure(of: "verification.submit")
                == .conflict(.caseAlreadyOpen))
    }

    @Test func `a refused organisation may apply again`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        #expect(
            await scene.first.failure(
                of: "verification.refuse", try await scene.step(["reason": "x"]))
                == .conflict(.caseNotRefusable))
        try await scene.claim(scene.first)
        let refused = try await scene.file()
        _ = try await scene.first.call(
            "verification.refuse", try await scene.step(["reason": "No such entity"]))
        #expect(try await scene.record()["verification"] == "refused")
        try await scene.submit()
        let file = try await scene.file()
        #expect(file["id"] != refused["id"])
        #expect(file["version"] == 1)
    }

    @Test func `only an active organisation is verified`() async throws {
        let scene = try await CaseScene.make()
        try await scene.world.asSuperuser(
            """
            UPDATE registry.organisations SET legal_status = 'in-liquidation';
            UPDATE registry.organisation_versions
            SET record = jsonb_set(record::jsonb, '{legalStatus}', '"in-liquidation"')::json;
            """)
        #expect(
            await scene.representative.failure(of: "verification.submit")
                == .conflict(.organisationNotActive))
    }

    @Test func `a step needs the version last read, and a key repeats nothing`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        var params = try await scene.step()
        params["idempotencyKey"] = "claim-1"
        let receipt = try await scene.first.call("verification.claim", params)
        #expect(try await scene.first.call("verification.claim", params) == receipt)
        #expect(try await scene.file()["version"] == 2)
        params["idempotencyKey"] = nil
        #expect(
            await scene.second.failure(of: "verification.claim", params) == .conflict(.stale))
        #expect(
            await scene.first.failure(of: "verification.claim", try await scene.step())
                == .conflict(.caseAlreadyYours))
    }

    @Test func `a representative decides nothing`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let params = try await scene.step()
        for method in ["claim", "approve"] {
            let failure = await scene.representative.failure(of: "verification.\(method)", params)
            #expect(failure == .forbidden(permission: "verification.decide"))
        }
    }

    @Test func `a new verification supersedes the old one, which holds until then`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let old = try await scene.file()
        try await scene.submit()
        try await scene.claim(scene.second)
        #expect(try await scene.record()["verification"] == "verified")
        try await scene.checkAll()
        let file = try await scene.file()
        #expect(file["id"] != old["id"])
        _ = try await scene.first.call("verification.approve", try await scene.step())
        let superseded = try await scene.first.call(
            "verification.get", ["case": old["id"] ?? ""])
        #expect(superseded["state"] == "superseded")
        #expect(try await scene.record()["verification"] == "verified")
        let journal = try await scene.journal()
        let versions = Int(try #require(superseded["version"]?.int64))
        #expect(journal["case \(old["id"]?.string ?? "")"] == Array(1...versions))
    }

    @Test func `a verification holds no longer than the rule allows`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        try await scene.checkAll()
        let long = try await scene.step(["validUntil": "2199-01-01"])
        #expect(
            await scene.second.failure(of: "verification.approve", long)
                == .conflict(.validityTooLong))
        let past = try await scene.step(["validUntil": "2024-01-01"])
        #expect(
            await scene.second.failure(of: "verification.approve", past)
                == .invalidParameters([Problem("validUntil", "past")]))
    }
}

extension JSON.Object {
    func without(_ names: String...) -> JSON.Object {
        var rest = self
        for name in names { rest[name] = nil }
        return rest
    }
}
