import Foundation
import Journal
import Kernel
import Postgres
import TestKit
import Testing

/// Many writers that commit late, two sequencers that compete, and sessions that are killed:
/// nothing is missed, nothing doubled, no version before its predecessor.
///
/// The long form, with a million entries: `TIZILIM_LONG_TESTS=1`.
@Suite(.database, .timeLimit(.minutes(30))) struct ContentionTests {
    private struct Load {
        var writers = 32
        var transactionsEach = 63
        /// Entries of a transaction: each of a subject of its own, and one of a shared subject.
        var entriesEach = 25
        var kills = 4
    }

    private static var load: Load {
        guard ProcessInfo.processInfo.environment["TIZILIM_LONG_TESTS"] != nil else {
            return Load()
        }
        return Load(writers: 150, transactionsEach: 267, entriesEach: 25, kills: 100)
    }

    @Test func `positions are consecutive, complete and in order under contention`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await prepare(scene)
        let load = Self.load
        let servers = try [scene.open(), scene.open()]
        let statuses = [LogStatus(), LogStatus()]
        let folder = scene.folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, server) in servers.enumerated() {
                let sequencer = Sequencer(
                    server, keys: scene.keys, seen: SeenCheckpoint("\(folder)/\(index)"),
                    status: statuses[index])
                group.addTask { await sequencer.run() }
            }
            try await withThrowingTaskGroup(of: Void.self) { writers in
                for _ in 0..<load.writers {
                    writers.addTask { try await write(load, scene) }
                }
                writers.addTask { try await kill(load, scene) }
                try await writers.waitForAll()
            }
            try await drain(scene)
            group.cancelAll()
        }
        try await verify(scene, load)
        try await NaiveLog(scene).compare()
    }

    /// Shared subjects whose versions many transactions write, and what one of those does.
    private func prepare(_ scene: JournalScene) async throws {
        try await scene.execute(
            """
            CREATE TABLE public.subjects (id uuid PRIMARY KEY, number int, version bigint);
            INSERT INTO public.subjects SELECT gen_random_uuid(), n, 0 FROM generate_series(1, 60) n;
            CREATE FUNCTION public.entry(subject uuid, version bigint) RETURNS void
            LANGUAGE sql AS $$
                INSERT INTO journal.entries (id, principal_id, actor, type, subject_kind,
                    subject_id, version, leaf, public)
                VALUES (gen_random_uuid(), '\(JournalScene.principal)', 'test', 'thing.changed',
                    'thing', subject, version,
                    convert_to(jsonb_build_object('s', subject, 'v', version)::text, 'UTF8'),
                    random() < 0.9)
            $$;
            CREATE FUNCTION public.act(entries int) RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
                shared uuid;
                reached bigint;
                chosen int := 1 + floor(random() * 60);
            BEGIN
                -- The transaction has its number before it waits for the shared subject.
                FOR i IN 2..entries LOOP
                    PERFORM public.entry(gen_random_uuid(), 1);
                END LOOP;
                PERFORM pg_sleep(random() * 0.01);
                UPDATE public.subjects SET version = version + 1
                WHERE number = chosen RETURNING id, version INTO shared, reached;
                PERFORM public.entry(shared, reached);
                PERFORM pg_sleep(random() * random() * 0.03);
            END
            $$;
            """)
    }

    private func write(_ load: Load, _ scene: JournalScene) async throws {
        try await BlockingConnection.run(scene.database.administrator) { connection in
            for round in 0..<load.transactionsEach {
                let end = round % 20 == 19 ? "ROLLBACK" : "COMMIT"
                try connection.execute("BEGIN")
                try connection.execute("SELECT public.act(\(load.entriesEach))")
                try connection.execute(end)
            }
        }
    }

    /// Ends the sequencers' sessions each time that the log has grown by a part of what comes.
    private func kill(_ load: Load, _ scene: JournalScene) async throws {
        let expected = load.writers * load.transactionsEach * load.entriesEach / 2
        for round in 1...load.kills {
            while try await size(of: scene) < expected * round / load.kills {
                try await Task.sleep(for: .milliseconds(5))
            }
            try await scene.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE usename = 'tizilim_sequencer' AND datname = current_database()
                """)
        }
    }

    private func drain(_ scene: JournalScene) async throws {
        let total =
            Int(
                try await scene.value("SELECT count(*) FROM journal.entries WHERE public") ?? "")
            ?? 0
        while try await size(of: scene) < total { try await Task.sleep(for: .milliseconds(50)) }
    }

    private func size(of scene: JournalScene) async throws -> Int {
        Int(try await scene.value("SELECT size FROM journal.sequencer") ?? "") ?? 0
    }

    private func verify(_ scene: JournalScene, _ load: Load) async throws {
        let counts = try await scene.execute(
            """
            SELECT (SELECT count(*) FROM journal.entries WHERE public), count(*),
                   count(DISTINCT entry_id), min(position), max(position) + 1,
                   (SELECT count(*) FROM journal.log l JOIN journal.entries e ON e.id = l.entry_id
                    WHERE e.leaf = l.leaf AND e.public)
            FROM journal.log
            """)[0].compactMap { Int($0 ?? "") }
        let total = counts[0]
        #expect(total > load.writers * load.transactionsEach * load.entriesEach * 4 / 5)
        #expect(counts == [total, total, total, 0, total, total])
        let disorder = try await scene.value(
            """
            SELECT count(*) FROM (
                SELECT version, lag(version) OVER (PARTITION BY subject_id ORDER BY position) AS last
                FROM journal.log) v WHERE version <= last
            """)
        #expect(disorder == "0")
        // A first version waits for nobody, so these keep the order of the queue.
        let leaps = try await scene.value(
            """
            SELECT count(*) FROM (
                SELECT e.xid, lag(e.xid) OVER (ORDER BY l.position) AS last
                FROM journal.log l JOIN journal.entries e ON e.id = l.entry_id
                WHERE l.version = 1) x WHERE xid < last
            """)
        #expect(leaps == "0")
        let crossed = try await scene.value(
            """
            SELECT count(*) FROM journal.entries a JOIN journal.entries b
                ON b.subject_id = a.subject_id AND b.version = a.version + 1 WHERE b.xid < a.xid
            """)
        #expect(crossed != "0", "no two transactions crossed: nothing was contended")
    }
}
