import JSONRPC
import TestKit

/// What two officers of the ministry rank by; no akimat does.
extension Household {
    static let ministry = "ministry"

    /// The ministry's acts, whoever of its officers walks.
    static func isOfMinistry(_ method: String) -> Bool {
        [
            "method.draft", "method.publish", "ranking.compute", "ranking.decideObjection",
            "ranking.publish",
        ].contains(method)
    }

    func rank(_ subjects: inout Subjects, to stage: Stage) async throws {
        let drafter = try await world.officer(of: Self.ministry)
        subjects.ranking.method = try await take("method.draft", by: drafter, subjects)
        let method = subjects.ranking.method.string ?? ""
        // As if it had been discussed in January and held since February.
        _ = try await Superuser.rows(
            """
            UPDATE ranking.methods SET drafted_at = '2025-12-01', due_on = '2026-01-31',
                comments_until = '2026-01-31' WHERE id = '\(method)'
            """)
        if stage == .methodDrafted { return }
        let publisher = try await world.officer(of: Self.ministry)
        _ = try await take("method.publish", by: publisher, subjects)
        _ = try await Superuser.rows(
            """
            UPDATE ranking.method_publications SET published_at = '2026-02-01 12:00+05',
                valid_from = '2026-02-01' WHERE method_id = '\(method)'
            """)
        if stage == .methodPublished { return }
        subjects.ranking.snapshot = try await take("ranking.compute", by: drafter, subjects)
        if stage == .provisional { return }
        if stage == .objectedRanking {
            let own = try await representative(of: subjects)
            subjects.ranking.objection = try await take("ranking.object", by: own, subjects)
            return
        }
        _ = try await Superuser.rows(
            """
            UPDATE ranking.snapshots SET computed_at = now() - interval '30 days',
                objections_until = now() - interval '1 day'
            WHERE id = '\(subjects.ranking.snapshot.string ?? "")'
            """)
    }

    private func take(
        _ method: String, by actor: Actor, _ subjects: Subjects
    ) async throws -> JSON {
        guard let params = SampleCalls.params(of: method, on: subjects) else {
            throw Missing(what: "a sample call of \(method)")
        }
        return try need(try await actor.call(method, params)["id"])
    }
}
