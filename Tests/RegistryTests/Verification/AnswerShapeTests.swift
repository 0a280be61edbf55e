import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Registry

/// What `rpc.discover` promises of a case and of a report is what comes.
@Suite(.database) struct AnswerShapeTests {
    @Test func `every answer about a case looks as declared`() async throws {
        let scene = try await CaseScene.make()
        let representative = scene.representative
        try expect(await representative.call("verification.submit"), SubmitVerification.self)
        try expect(
            await scene.first.call("verification.claim", scene.step()), ClaimVerification.self)
        let check = try await scene.step([
            "kind": "head", "outcome": "no", "source": "x", "asOf": "2026-01-15", "note": "y",
            "evidence": ["reference": "z", "sha256": .string(String(repeating: "a", count: 64))],
        ])
        try expect(await scene.first.call("verification.recordCheck", check), RecordCheck.self)
        let mend = try await scene.step(["reason": "x"])
        try expect(await scene.first.call("verification.return", mend), ReturnVerification.self)
        try await scene.submit()
        try await scene.claim(scene.first)
        try await scene.checkAll()
        try expect(await scene.first.call("verification.queue"), ListVerificationQueue.self)
        try expect(
            await scene.second.call("verification.approve", scene.step()), ApproveVerification.self)
        let revoke = try await scene.step(["reason": "x"])
        try expect(await scene.first.call("verification.revoke", revoke), RevokeVerification.self)
        let objection = try await scene.step(["objection": "x"])
        try expect(
            await representative.call("verification.object", objection), ObjectToRevocation.self)
        try expect(await scene.first.call("verification.queue"), ListVerificationQueue.self)
        try expect(await scene.file(), GetVerification.self)
        try expect(await representative.call("verification.get"), GetVerification.self)
        let keep = try await scene.step(["reason": "x"])
        try expect(await scene.first.call("verification.keep", keep), KeepVerification.self)
    }

    @Test func `every answer about a report looks as declared`() async throws {
        let scene = try await CaseScene.make()
        let anonymous = scene.world.anonymous
        try expect(
            await anonymous.call("report.missing", ["year": 2024]), ListMissingReports.self)
        try expect(
            await scene.representative.call(
                "report.submit",
                [
                    "year": 2024, "activity": ["kk": "Көмек"],
                    "lines": [["direction": "property", "code": "money", "amount": "0.10"]],
                ]), SubmitReport.self)
        let finding: JSON.Object = [
            "organisation": scene.organisationJSON, "year": 2024, "version": 1, "reason": "x",
        ]
        try expect(await scene.first.call("report.markFalse", finding), MarkReportFalse.self)
        try expect(
            await anonymous.call(
                "report.get", ["organisation": scene.organisationJSON, "year": 2024]),
            GetReport.self)
    }

    private func expect(_ answer: JSON, _ method: any Method.Type) {
        let problems = method.result.problems(of: answer, at: method.name)
        #expect(problems == [])
    }
}
