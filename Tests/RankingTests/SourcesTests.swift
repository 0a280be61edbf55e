import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Ranking

/// What rankings read of other modules.
@Suite(.database) struct SourcesTests {
    private static let day = "2026-10-01"

    /// A comment on an organisation with an answer to it, as Oversight keeps them; the other columns
    /// don't matter here.
    private func say(
        _ about: JSON, answered outcome: String?, on day: String = "2026-05-05",
        kind: String = "comment", fixed: [Bool] = [], subject: String = "organisation",
        in scene: RankingScene
    ) async throws {
        let (comment, duty) = (UUIDValue.version7(), UUIDValue.version7())
        let response = outcome.map { outcome in
            """
            INSERT INTO oversight.responses (tenant_id, id, duty_id, language, outcome, text, at,
                actor, change_version)
            SELECT tenant_id, gen_random_uuid(), id, 'ru', '\(outcome)', 'x',
                   '\(day) 12:00+05', 'x', CASE '\(outcome)' WHEN 'corrected' THEN 1 END
            FROM oversight.duties WHERE id = '\(duty)';
            """
        }
        let opinions = fixed.map { isFixed in
            """
            INSERT INTO oversight.opinions (tenant_id, id, duty_id, body_id, comment_id,
                citizen_id, fixed, at)
            SELECT tenant_id, gen_random_uuid(), id, body_id, comment_id, gen_random_uuid(),
                   \(isFixed), '2026-07-01'
            FROM oversight.duties WHERE id = '\(duty)';
            """
        }
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO oversight.comments (tenant_id, id, moderator_id, root_id, kind,
                subject_kind, subject_id, subject_version, citizen_id, named, language, state,
                text)
            SELECT o.home_tenant_id, '\(comment)', m.id, '\(comment)', 'comment', '\(subject)',
                   CASE '\(subject)' WHEN 'report' THEN registry.report_id(o.id, 2025::smallint)
                       ELSE o.id END, 1, gen_random_uuid(), true, 'ru', 'shown', 'x'
            FROM registry.organisations o, tenancy.tenants m
            WHERE o.id = '\(about.string ?? "")' AND m.code = 'alliance';
            INSERT INTO oversight.duties (tenant_id, id, kind, body_id, comment_id, citizen_id,
                language, state, cause, due_on, due_rule, due_explanation, long_on)
            SELECT tenant_id, '\(duty)', '\(kind)', tenant_id, id, citizen_id, 'ru', 'waiting',
                   'said', '2026-05-20', 'x', '{}', '2026-06-20'
            FROM oversight.comments WHERE id = '\(comment)';
            \(response ?? "") \(opinions.joined())
            COMMIT
            """)
    }

    private func rows(
        _ scene: RankingScene, on day: String = Self.day
    ) async throws -> [String: String] {
        let rows = try await scene.rows(
            """
            SELECT organisation_id, source || ' ' || day || ' ' || good || ' of ' || total
            FROM ranking.oversight_at('\(day)')
            """)
        return Dictionary(rows.map { ($0[0] ?? "", $0[1] ?? "") }) { "\($0), \($1)" }
    }

    @Test func `one row says whether complaints were upheld, and whether what was is fixed`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(8)
        // Nobody has said anything about the first.
        try await say(ids[1], answered: "refused", in: scene)
        try await say(ids[1], answered: nil, in: scene)
        try await say(ids[2], answered: "measures", in: scene)
        try await say(ids[3], answered: "measures", fixed: [true, true, false], in: scene)
        try await say(ids[4], answered: "measures", fixed: [true, false], in: scene)
        // That a fact was wrong is no complaint.
        try await say(ids[5], answered: "corrected", kind: "correction", in: scene)
        // Before the three years, and after the day.
        try await say(ids[6], answered: "measures", on: "2023-10-01", in: scene)
        try await say(ids[6], answered: "measures", on: "2026-10-02", in: scene)
        try await say(ids[7], answered: "measures", fixed: [true], in: scene)
        try await say(ids[7], answered: "measures", in: scene)
        let found = try await rows(scene)
        #expect(
            ids.map { found[$0.string ?? ""] }
                == [2, 2, 0, 1, 0, 2, 2, 0].map { "criticism 2026-10-01 \($0) of 2" })
    }

    @Test
    func `criticism of a yearly report is criticism of its organisation, of an order it is not`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(2)
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO registry.reports (organisation_id, home_tenant_id, year, timeliness,
                submitted_on, due_on, due_rule, due_explanation)
            SELECT id, home_tenant_id, 2025, 'on-time', '2026-03-01', '2026-03-31', 'x', '{}'
            FROM registry.organisations;
            COMMIT
            """)
        try await say(ids[0], answered: "measures", subject: "report", in: scene)
        try await say(ids[1], answered: "measures", subject: "order", in: scene)
        let found = try await rows(scene)
        #expect(found[ids[0].string ?? ""] == "criticism 2026-10-01 0 of 2")
        #expect(found[ids[1].string ?? ""] == "criticism 2026-10-01 2 of 2")
    }

    @Test func `neither the number of comments nor that of supporters is an input`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(3)
        try await say(ids[0], answered: "measures", fixed: [true], in: scene)
        try await say(ids[1], answered: "refused", in: scene)
        let before = try await rows(scene)
        for _ in 0..<5 {
            try await say(ids[0], answered: "measures", fixed: [true], in: scene)
            try await say(ids[1], answered: "refused", in: scene)
            try await say(ids[2], answered: "explained", in: scene)
        }
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO oversight.voices (tenant_id, id, comment_id, citizen_id)
            SELECT c.tenant_id, gen_random_uuid(), c.id, gen_random_uuid()
            FROM oversight.comments c, generate_series(1, 20);
            COMMIT
            """)
        #expect(try await rows(scene) == before)
    }

    @Test func `a matter that was reopened goes by its last answer`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        try await say(ids[0], answered: "refused", on: "2026-04-01", in: scene)
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO oversight.duties (tenant_id, id, kind, body_id, comment_id, citizen_id,
                language, state, cause, origin_tenant, origin_id, due_on, due_rule,
                due_explanation, long_on)
            SELECT m.id, gen_random_uuid(), d.kind, d.body_id, d.comment_id, d.citizen_id, 'ru',
                   'waiting', 'escalated', d.tenant_id, d.id, '2026-05-20', 'x', '{}', '2026-06-20'
            FROM oversight.duties d, tenancy.tenants m WHERE m.code = 'ministry';
            INSERT INTO oversight.responses (tenant_id, id, duty_id, language, outcome, text, at,
                actor)
            SELECT tenant_id, gen_random_uuid(), id, 'ru', 'measures', 'x', '2026-05-01', 'x'
            FROM oversight.duties WHERE cause = 'escalated';
            COMMIT
            """)
        #expect(try await rows(scene).values.first == "criticism 2026-10-01 0 of 2")
        #expect(
            try await rows(scene, on: "2026-04-15").values.first == "criticism 2026-04-15 2 of 2")
    }

    @Test func `criticism that was upheld costs points, by the sample method too`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(3)
        try await say(ids[2], answered: "measures", in: scene)
        let made = try await scene.compute(try await scene.method())
        func points(_ id: JSON) async throws -> Int64 {
            let answer = try await scene.world.anonymous.call(
                "ranking.explain", ["ranking": made["id"] ?? .null, "organisation": id])
            let oversight = answer["indicators"]?.array?.first { $0["code"] == "oversight" }
            #expect(oversight?["rows"] == 1)
            return answer["points"]?.int64 ?? 0
        }
        let (good, bad) = (try await points(ids[0]), try await points(ids[2]))
        // The mean of the three is 666,667; (1,000,000 + 3 · 666,667) / 4 less a million quarters: 25.
        #expect(good - bad == 25)
    }

    private func subjects(_ scene: RankingScene, on day: String) async throws -> [String: String] {
        let rows = try await scene.rows(
            """
            SELECT s.organisation_id, concat_ws(' ', nullif(s.sphere, ''), nullif(s.bars, ''),
                       (SELECT i.source || ' ' || i.good FROM ranking.inputs_at('\(day)') i
                        WHERE i.organisation_id = s.organisation_id
                          AND i.indicator = 'transparency'),
                       (SELECT i.good FROM ranking.inputs_at('\(day)') i
                        WHERE i.organisation_id = s.organisation_id
                          AND i.source = 'report/2025'))
            FROM ranking.subjects_at('\(day)') s
            """)
        return Dictionary(rows.map { ($0[0] ?? "", $0[1] ?? "") }) { "\($0), \($1)" }
    }

    @Test func `a ranking of a past day reads the register as it stood on that day`() async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(3)
        let officer = try await scene.world.officer()
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            INSERT INTO registry.reports (organisation_id, home_tenant_id, year, timeliness,
                submitted_on, due_on, due_rule, due_explanation)
            SELECT id, home_tenant_id, 2025, 'on-time', '2026-03-01', '2026-03-31', 'x', '{}'
            FROM registry.organisations;
            INSERT INTO registry.report_findings (organisation_id, year, version, id,
                home_tenant_id, outcome, reason, actor)
            SELECT organisation_id, year, 1, gen_random_uuid(), home_tenant_id, 'false', 'x', 'x'
            FROM registry.reports WHERE organisation_id = '\(ids[2].string ?? "")';
            UPDATE registry.reports SET found_false = true
            WHERE organisation_id = '\(ids[2].string ?? "")';
            COMMIT
            """)
        _ = try await officer.call(
            "ngo.update",
            [
                "id": ids[0], "version": 1, "name": ["ru": "Фонд «Помощь»"], "spheres": ["8"],
                "contacts": ["phone": "+7 727 2000000", "addressRu": "Алматы"],
            ])
        _ = try await officer.call(
            "ngo.setLegalStatus",
            [
                "id": ids[1], "version": 1, "legalStatus": "liquidated", "reason": "Ликвидирована",
                "validFrom": "2026-09-01",
            ])
        let then = try await subjects(scene, on: Self.day)
        #expect(
            ids.map { then[$0.string ?? ""] }
                == Array(repeating: "unverified record/1 1 1", count: 3))
        let now = try await subjects(scene, on: KazakhstanTime.today.description)
        #expect(
            ids.map { now[$0.string ?? ""] }
                == [
                    "8 unverified record/2 5 1", nil, "report-false,unverified record/1 1 0",
                ])
        // What a version of the day before says is read from its text: the same as its columns were.
        try await scene.rows(
            """
            BEGIN; SET LOCAL session_replication_role = replica;
            UPDATE registry.organisation_versions SET
                recorded_from = recorded_from - interval '1 year',
                recorded_to = recorded_to - interval '1 year'
            WHERE organisation_id = '\(ids[0].string ?? "")';
            COMMIT
            """)
        _ = try await officer.call(
            "ngo.update",
            [
                "id": ids[0], "version": 2, "contacts": ["phone": "+7 727 2000001"],
            ])
        let before = try await subjects(scene, on: Self.day)
        #expect(before[ids[0].string ?? ""] == now[ids[0].string ?? ""])
    }

    @Test func `who has no day of registration owes reports in both the gate and the rows`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(1)
        try await scene.rows("UPDATE registry.organisations SET registered_on = NULL")
        let found = try await scene.rows(
            """
            SELECT s.bars, (SELECT count(*) FROM ranking.inputs_at('\(Self.day)') i
                            WHERE i.indicator = 'reporting')
            FROM ranking.subjects_at('\(Self.day)') s
            WHERE s.organisation_id = '\(ids[0].string ?? "")'
            """)
        #expect(found == [["report-missing,unverified", "3"]])
    }

    @Test func `a report is due on the day of its rule, or on the working day after it`()
        async throws
    {
        let scene = try await RankingScene()
        // 31 March 2024 was a Sunday.
        #expect(
            try await scene.rows(
                """
                SELECT ranking.report_due(2023), ranking.report_due(2025),
                       ranking.last_report_year('2024-04-01'),
                       ranking.last_report_year('2024-04-02'),
                       ranking.last_report_year('2026-03-31'),
                       ranking.last_report_year('2026-04-01')
                """) == [["2024-04-01", "2026-03-31", "2022", "2023", "2024", "2025"]])
        try await scene.rows(
            """
            UPDATE registry.deadline_rules SET month = 6, day = 15 WHERE code = 'report.yearly'
            """)
        #expect(
            try await scene.rows("SELECT ranking.last_report_year('2026-06-15')") == [["2024"]])
    }

    /// What a session may be set to.
    private static let settings = [
        ("UTC", "ISO, MDY", "postgres"), ("Asia/Almaty", "German, DMY", "iso_8601"),
        ("America/St_Johns", "SQL, DMY", "sql_standard"),
        ("Pacific/Kiritimati", "Postgres", "postgres"),
    ]

    @Test func `what is read does not depend on a session's time zone or style of dates`()
        async throws
    {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(4)
        // By the clock of Kazakhstan the first is of the day, the second of the next one.
        try await say(ids[1], answered: "measures", on: "2026-10-01", in: scene)
        try await say(ids[2], answered: "measures", on: "2026-10-01", in: scene)
        try await scene.rows(
            """
            UPDATE oversight.responses r SET at = c.at
            FROM oversight.duties d JOIN oversight.comments s ON s.id = d.comment_id
            JOIN (VALUES ('\(ids[1].string ?? "")'::uuid, '2026-10-01 18:59:59Z'::timestamptz),
                         ('\(ids[2].string ?? "")', '2026-10-01 19:00:00Z')) AS c (id, at)
                ON c.id = s.subject_id
            WHERE d.id = r.duty_id
            """)
        #expect(
            try await rows(scene)[ids[1].string ?? ""] == "criticism 2026-10-01 0 of 2")
        #expect(
            try await rows(scene)[ids[2].string ?? ""] == "criticism 2026-10-01 2 of 2")
        var read: Set<[[String?]]> = []
        for (zone, dates, intervals) in Self.settings {
            let inputs = try await scene.rows(
                """
                SET TimeZone = '\(zone)'; SET DateStyle = '\(dates)';
                SET IntervalStyle = '\(intervals)';
                SELECT s.organisation_id, s.form, s.size, s.sphere, s.region, s.bars, s.alert,
                       i.indicator, i.source, i.day - date '2000-01-01', i.good, i.total
                FROM ranking.subjects_at(make_date(2026, 10, 1)) s
                JOIN ranking.inputs_at(make_date(2026, 10, 1)) i
                    ON i.organisation_id = s.organisation_id
                ORDER BY s.organisation_id, i.indicator, i.source
                """)
            #expect(inputs.count > 4 * 4)
            read.insert(inputs)
        }
        #expect(read.count == 1)
    }

    @Test(arguments: SourcesTests.settings)
    func `a ranking computed by sessions of any setting has the same result`(
        zone: String, dates: String, intervals: String
    ) async throws {
        let scene = try await RankingScene()
        let ids = try await scene.organisations(3)
        try await say(ids[0], answered: "measures", in: scene)
        let method = try await scene.method()
        let usual = try await scene.compute(method)["id"] ?? .null
        var setup = World.Setup()
        let style = dates.replacing(" ", with: "")
        setup.options =
            "-c TimeZone=\(zone) -c DateStyle=\(style) -c IntervalStyle=\(intervals)"
        let strange = try World(setup)
        let made = try await strange.dispatcher.call(
            "ranking.compute", ["method": method, "cutOff": "2026-10-01"], as: scene.first.caller)
        let again = made["id"] ?? .null
        var tables: [[String]] = []
        for ranking in [usual, again] {
            let part = try await scene.world.anonymous.call(
                "ranking.export", ["ranking": ranking])
            // Only the id in the header differs, and the marks that follow from it.
            let lines = (part["text"]?.string ?? "").split(separator: "\n").filter {
                !$0.hasPrefix("snapshot")
            }
            tables.append(
                lines.map { $0.split(separator: "\t").dropLast().joined(separator: "\t") })
        }
        #expect(tables[0] == tables[1])
        #expect(tables[0].count > 3 * 5)
    }
}
