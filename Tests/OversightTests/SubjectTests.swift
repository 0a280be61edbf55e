import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Oversight

/// Records of all modules are commented on in one way.
@Suite(.database) struct SubjectTests {
    /// A record as its module keeps it, and what makes its next version.
    private struct Sample: Sendable, CustomTestStringConvertible {
        var kind: String
        var version: Int64 = 1
        /// `$id` is the record, `$tenant` the akimat of Almaty.
        var make: String
        var change: String?
        var body = "KZ-75"
        var next: Int64 { version + 1 }

        var testDescription: String { kind }
    }

    private static let id = "01999999-0000-7000-8000-00000000000a"

    private static let samples = [
        Sample(
            kind: "decision", version: 3,
            make: """
                INSERT INTO financing.published_decisions (tenant_id, id, order_id, version, state,
                    applications, sitting_id, actor, standstill_on, standstill_rule,
                    standstill_explanation)
                VALUES ($tenant, $id, $id, 3, 'published', 0, $id, 'x', '2026-02-01', 'x', '{}')
                """,
            change: "UPDATE financing.published_decisions SET version = 4, state = 'final'"),
        Sample(
            kind: "contract",
            make: """
                INSERT INTO financing.contracts (tenant_id, id, award_id, order_id, organisation_id,
                    eligibility)
                VALUES ($tenant, $id, $id, $id, $id, '{"outcome":"met"}')
                """, change: "UPDATE financing.contracts SET version = 2"),
        Sample(
            kind: "tranche",
            make: """
                INSERT INTO financing.tranches (tenant_id, id, contract_id, number, report_number,
                    due_on)
                VALUES ($tenant, $id, $id, 1, 0, '2026-02-01')
                """, change: "UPDATE financing.tranches SET version = 2, state = 'released'"),
        Sample(
            kind: "projectreport",
            make: """
                INSERT INTO financing.project_reports (tenant_id, id, contract_id, organisation_id,
                    number, kind)
                VALUES ($tenant, $id, $id, $id, 1, 'interim')
                """,
            change: "UPDATE financing.project_reports SET version = 2, state = 'returned'"),
        Sample(
            kind: "membership",
            make: """
                INSERT INTO membership.memberships (tenant_id, id, root_id, organisation_id, state)
                SELECT t.id, $id, t.id, $id, 'member' FROM tenancy.tenants t
                WHERE t.code = 'alliance'
                """, change: "UPDATE membership.memberships SET version = 2, state = 'expelled'",
            body: "alliance"),
        Sample(
            kind: "method",
            make: """
                INSERT INTO ranking.methods (tenant_id, id, code, number, name_ru, sample, record,
                    comments_until, drafted_at, due_on, due_rule, due_explanation, actor)
                SELECT t.id, $id, 'national', 1, 'x', true, '{}', '2026-01-31', '2025-12-01',
                    '2026-01-31', 'x', '{}', 'x'
                FROM tenancy.tenants t WHERE t.code = 'ministry'
                """,
            change: """
                INSERT INTO ranking.method_publications (tenant_id, method_id, comments_until,
                    valid_from, actor, reference, reference_sha256)
                SELECT tenant_id, id, comments_until, '2100-01-01', 'x', 'x', sha256('')
                FROM ranking.methods
                """, body: "ministry"),
        Sample(
            kind: "ranking",
            make: """
                INSERT INTO ranking.snapshots (tenant_id, id, method_id, cut_off, computed_at,
                    actor, objections_until, due_rule, due_explanation, organisations, inputs,
                    parts, digest)
                SELECT t.id, $id, $id, '2026-01-01', now() - interval '2 days', 'x',
                    now() - interval '1 day', 'x', '{}', 0, 0, 1, sha256('')
                FROM tenancy.tenants t WHERE t.code = 'ministry'
                """,
            change: """
                INSERT INTO ranking.publications (tenant_id, snapshot_id, objections_until, actor,
                    last)
                SELECT tenant_id, id, objections_until, 'x', 1 FROM ranking.snapshots
                """, body: "ministry"),
        Sample(
            kind: "recommendationanswer",
            make: """
                INSERT INTO oversight.recommendation_answers (tenant_id, document_id, seq, id,
                    language, outcome, text, actor)
                VALUES ($tenant, $id, 1, $id, 'ru', 'accepted', 'x', 'x')
                """),
        Sample(
            kind: "response",
            make: """
                INSERT INTO oversight.responses (tenant_id, id, duty_id, language, outcome, text,
                    actor)
                VALUES ($tenant, $id, $id, 'ru', 'explained', 'x', 'x')
                """),
        Sample(
            kind: "verification", version: 3,
            make: """
                INSERT INTO journal.log VALUES
                    (0, $id, now(), $tenant, 'verification.claimed', 'case', $id, 2, '{}',
                        sha256('')),
                    (1, $id, now(), $tenant, 'verification.refused', 'case', $id, 3, '{}',
                        sha256(''))
                """,
            change: """
                INSERT INTO journal.log VALUES (2, $id, now(), $tenant, 'verification.approved',
                    'case', $id, 4, '{}', sha256(''))
                """),
    ]

    private func run(_ sql: String, in scene: OversightScene) async throws {
        let tenant = scene.officer.caller.tenant?.description ?? ""
        // Of the module's own keys and steps its own tests tell.
        try await scene.rows(
            "SET session_replication_role = replica; "
                + sql.replacing("$id", with: "'\(Self.id)'")
                .replacing("$tenant", with: "'\(tenant)'"))
    }

    @Test(arguments: samples)
    private func `a comment keeps its version and shows that the record has changed`(
        sample: Sample
    ) async throws {
        let scene = try await OversightScene()
        let citizen = try await scene.citizen()
        func params(_ version: Int64) -> JSON.Object {
            [
                "subject": [
                    "kind": .string(sample.kind), "id": .string(Self.id),
                    "version": .int(version),
                ], "text": "Почему так?", "language": "ru",
            ]
        }
        #expect(
            await citizen.failure(of: "comment.post", params(sample.version))
                == .notFound("subject"))
        try await run(sample.make, in: scene)
        #expect(
            await citizen.failure(of: "comment.post", params(sample.next))
                == .conflict(.subjectVersion))
        let posted = try await citizen.call("comment.post", params(sample.version))
        let before = try await scene.get(posted["id"])
        #expect(before["tenant"]?.string == sample.body)
        #expect(before["subject"]?["changed"] == false)
        let body = try await scene.world.officer(of: sample.body)
        let queue = try await body.call("oversight.queue")
        #expect(queue["items"]?.array?.map { $0["comment"] } == [posted["id"]])
        guard let change = sample.change else { return }
        try await run(change, in: scene)
        let after = try await scene.get(posted["id"])
        #expect(after["subject"]?["version"] == .int(sample.version))
        #expect(after["subject"]?["versionNow"] == .int(sample.next))
        #expect(after["subject"]?["changed"] == true)
        // It can be followed, too.
        let follow = try await citizen.call(
            "follow.add",
            ["subject": ["kind": .string(sample.kind), "id": .string(Self.id)]])
        #expect(follow["id"] != nil)
    }

    @Test func `every kind is of the list that people agreed on`() async throws {
        let scene = try await OversightScene()
        let kinds = try await scene.rows("SELECT kind FROM oversight.subject_kinds ORDER BY kind")
        #expect(
            kinds.map { $0[0] } == [
                "contract", "decision", "function", "membership", "method", "order",
                "organisation", "plan", "projectreport", "proposal", "ranking",
                "recommendationanswer", "report",
                "response", "theme", "tranche", "verification",
            ])
    }
}
