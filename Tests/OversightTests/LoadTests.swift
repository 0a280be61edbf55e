import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Oversight

/// Many at once, and much in one place.
@Suite(.database) struct LoadTests {
    @Test func `200 post at once, and nothing is lost or doubled`() async throws {
        let scene = try await OversightScene()
        var citizens: [Actor] = []
        for _ in 0..<50 { citizens.append(try await scene.citizen()) }
        let root = try await scene.post(by: scene.citizen())
        let posts = citizens.enumerated().flatMap { person, actor in
            (0..<4).map { number in (actor, "\(person)-\(number)") }
        }
        let told = await withTaskGroup(of: (String, JSON?).self) { group in
            for (actor, text) in posts {
                group.addTask {
                    let answer = try? await actor.call(
                        "comment.reply",
                        [
                            "comment": root["id"] ?? "", "text": .string(text),
                            "language": "ru", "idempotencyKey": .string(text),
                        ])
                    return (text, answer?["id"])
                }
            }
            return await group.reduce(into: [String: String]()) { all, one in
                all[one.0] = one.1?.string
            }
        }
        #expect(told.count == 200)
        let kept = try await scene.rows(
            "SELECT text, id::text FROM oversight.comments WHERE parent_id IS NOT NULL")
        #expect(kept.count == 200)
        for row in kept { #expect(told[row[0] ?? ""] == row[1]) }
        // Each has one entry in the journal.
        let entries = try await scene.rows(
            """
            SELECT count(*), count(DISTINCT subject_id) FROM journal.entries
            WHERE subject_kind = 'comment'
            """)
        #expect(entries == [["201", "201"]])
    }

    @Test func `a thread of 100,000 pages by its index from any place`() async throws {
        let scene = try await OversightScene()
        let root = try await scene.post(by: scene.citizen())
        let id = root["id"]?.string ?? ""
        // Keys that refer to each other are looked at by other tests.
        try await scene.rows(
            """
            SET session_replication_role = replica;
            INSERT INTO oversight.comments (tenant_id, id, moderator_id, root_id, parent_id, kind,
                subject_kind, subject_id, subject_version, citizen_id, named, language, state,
                text)
            SELECT c.tenant_id,
                ('ffffffff-ffff-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, c.moderator_id,
                c.id, c.id, 'reply', c.subject_kind, c.subject_id, c.subject_version,
                c.citizen_id, false, 'ru', 'shown', 'Ответ ' || n
            FROM oversight.comments c, generate_series(1, 100000) AS n WHERE c.id = '\(id)';
            -- And as many threads beside it.
            INSERT INTO oversight.comments (tenant_id, id, moderator_id, root_id, kind,
                subject_kind, subject_id, subject_version, citizen_id, named, language, state,
                text)
            SELECT c.tenant_id, n.id, c.moderator_id, n.id, 'comment', c.subject_kind,
                gen_random_uuid(), c.subject_version, c.citizen_id, false, 'ru', 'shown', 'Слово'
            FROM oversight.comments c,
                (SELECT gen_random_uuid() AS id FROM generate_series(1, 100000)) AS n
            WHERE c.id = '\(id)';
            ANALYZE oversight.comments
            """)
        let place = try unwrap(UUIDValue("ffffffff-ffff-7000-8000-000000015f90"))
        let uuid = try unwrap(UUIDValue(id))
        for after in [nil, place] {
            let statement = ListComments.thread(Comment.ID(uuid), after, Limit(50)).statement
            let plan = try await plan(of: statement, scene, [uuid, after])
            #expect(plan.contains("comments_thread"), "\(plan)")
            #expect(!plan.contains("Seq Scan on comments"), "\(plan)")
            #expect(!plan.contains("Sort"), "\(plan)")
        }
        let page = try await scene.world.anonymous.call(
            "comment.list", ["thread": root["id"] ?? "", "limit": 200])
        #expect(page["items"]?.array?.count == 200)
        #expect(page["next"] != nil)
    }

    /// How PostgreSQL finds the rows, with the values in their places.
    private func plan(
        of statement: Statement, _ scene: OversightScene, _ ids: [UUIDValue?]
    ) async throws -> String {
        var sql = statement.sql.replacing("$\(ids.compactMap(\.self).count + 1)", with: "51")
        for (number, id) in ids.compactMap(\.self).enumerated() {
            sql = sql.replacing("$\(number + 1)", with: "'\(id)'")
        }
        return try await scene.rows("EXPLAIN \(sql)").compactMap { $0[0] }
            .joined(separator: "\n")
    }
}
