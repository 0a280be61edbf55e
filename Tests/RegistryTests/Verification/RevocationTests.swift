import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct RevocationTests {
    @Test func `a revocation is announced, objected to, and takes effect on its day`() async throws
    {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let receipt = try await scene.first.call(
            "verification.revoke", try await scene.step(["reason": "The head is unknown there"]))
        #expect(receipt["state"] == "revoking")
        #expect(try await scene.record()["verification"] == "verified")
        let again = try await scene.step(["reason": "x"])
        #expect(
            await scene.first.failure(of: "verification.revoke", again)
                == .conflict(.revocationAnnounced))
        let early = try await scene.step(["reason": "x", "confirm": true])
        #expect(
            await scene.first.failure(of: "verification.revoke", early) == .conflict(.noticeRunning)
        )

        let own = try await scene.representative.call("verification.get")
        #expect(own["revocation"]?["reason"] == "The head is unknown there")
        let objection: JSON.Object = [
            "case": own["id"] ?? "", "version": own["version"] ?? 0,
            "objection": "The order of appointment is attached",
        ]
        _ = try await scene.representative.call("verification.object", objection)
        #expect(
            await scene.representative.failure(of: "verification.object", objection)
                == .conflict(.alreadyObjected))
        #expect(
            try await scene.file()["revocation"]?["objection"]
                == "The order of appointment is attached")

        try await scene.letNoticePass()
        let due = try await scene.step(["reason": "The objection changes nothing", "confirm": true])
        let done = try await scene.first.call("verification.revoke", due)
        #expect(done["state"] == "revoked")
        let record = try await scene.record()
        #expect(record["verification"] == "revoked")
        #expect(record["verifiedUntil"] == nil)
        let journal = try await scene.journal()
        #expect(journal.first { $0.key.hasPrefix("revocation") }?.value == [1, 2])
        #expect(journal["organisation \(scene.organisation)"] == [1, 2, 3, 4, 5])
    }

    @Test func `three whole working days lie between announcement and effect`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let receipt = try await scene.first.call(
            "verification.revoke", try await scene.step(["reason": "x"]))
        let revocation = try #require(try await scene.file()["revocation"])
        #expect(revocation["effectiveRule"] == "revocation.notice")
        let explanation = try #require(revocation["effectiveExplanation"])
        let steps = explanation["steps"]?.array ?? []
        #expect(steps.filter { $0["effect"] == "counted" }.count == 3)
        let last = try #require(explanation["due"]?.date)
        #expect(revocation["effectiveOn"]?.date == last.adding(days: 1))
        #expect(receipt["effectiveOn"] == revocation["effectiveOn"])
        #expect(explanation["stated"] == revocation["effectiveOn"])
        let queue = try await scene.first.call("verification.queue", ["state": "revoking"])
        #expect(queue["items"]?.array?.first?["dueOn"] == revocation["effectiveOn"])
    }

    @Test func `a later day may be announced, an earlier one not`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let early = try await scene.step(["reason": "x", "effectiveOn": "2024-01-10"])
        #expect(
            await scene.first.failure(of: "verification.revoke", early)
                == .conflict(.noticeTooShort))
        let late = try await scene.step(["reason": "x", "effectiveOn": "2199-01-10"])
        let receipt = try await scene.first.call("verification.revoke", late)
        #expect(receipt["effectiveOn"] == "2199-01-10")
    }

    @Test func `an announced revocation may come to nothing`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        let keep = try await scene.step(["reason": "x"])
        #expect(
            await scene.first.failure(of: "verification.keep", keep) == .conflict(.caseNotRevoking))
        _ = try await scene.first.call("verification.revoke", try await scene.step(["reason": "x"]))
        let kept = try await scene.second.call(
            "verification.keep", try await scene.step(["reason": "The objection is right"]))
        #expect(kept["state"] == "approved")
        #expect(try await scene.record()["verification"] == "verified")
        let file = try await scene.file()
        #expect(file["dueOn"] == nil)
        let own: JSON.Object = [
            "case": file["id"] ?? "", "version": file["version"] ?? 0, "objection": "x",
        ]
        #expect(
            await scene.representative.failure(of: "verification.object", own)
                == .conflict(.caseNotRevoking))
        // It can be announced again.
        _ = try await scene.first.call("verification.revoke", try await scene.step(["reason": "x"]))
    }

    @Test func `no new verification while a revocation is announced`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        _ = try await scene.first.call("verification.revoke", try await scene.step(["reason": "x"]))
        try await scene.submit()
        try await scene.claim(scene.first)
        try await scene.checkAll()
        #expect(
            await scene.second.failure(of: "verification.approve", try await scene.step())
                == .conflict(.revocationAnnounced))
    }

    @Test func `another organisation can't object`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        _ = try await scene.first.call("verification.revoke", try await scene.step(["reason": "x"]))
        let other = try await scene.world.representative(of: .make())
        let params = try await scene.step(["objection": "x"])
        #expect(await other.failure(of: "verification.object", params) == .notFound("case"))
    }

    @Test func `before its day the database itself refuses the effect`() async throws {
        let scene = try await CaseScene.make()
        try await scene.verify()
        _ = try await scene.first.call("verification.revoke", try await scene.step(["reason": "x"]))
        let error = await scene.refusal(
            """
            INSERT INTO registry.case_history (tenant_id, case_id, seq, organisation_id, from_state,
                to_state, principal_id, prev_principal_id, actor, reason, revocation_id,
                revocation_effective_on)
            SELECT tenant_id, case_id, seq + 1, organisation_id, 'revoking', 'revoked',
                '\(try #require(scene.second.caller.principal))', principal_id, 'x', 'x',
                revocation_id, revocation_effective_on
            FROM registry.case_history ORDER BY seq DESC LIMIT 1
            """, as: scene.second)
        #expect(error?.message.contains("case_history_revoked_when_due") == true)
    }
}
