import Foundation
import Journal
import Kernel
import Postgres
import TestKit
import Testing

/// What gets its position when, entry by entry.
///
/// One after the other: a test that holds a transaction open while it waits for a sequencer holds
/// back all sequencers of the cluster, and two such tests would wait for each other for ever.
@Suite(.database, .serialized) struct OrderTests {
    private static let takeNumber = Statement("SELECT pg_current_xact_id()::text")

    @Test func `an entry waits for every transaction that began before it ended`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        let (early, late) = (UUIDValue.version7(), UUIDValue.version7())
        let writer = scene.writer()
        defer { writer.close() }
        var slow = Transaction(on: writer)
        _ = try await slow.send([Statement(JournalScene.entry(early, of: .version7()))])
        try await scene.execute(JournalScene.entry(late, of: .version7()))
        #expect(try await scene.sequence() == 0)
        // If xmin were ignored, the late entry would be placed now, and the mark would pass the
        // early one for ever.
        #expect(try await carelessQueue(scene).map(\.id) == [late])
        _ = try await slow.commit()
        #expect(try await scene.sequence() == 2)
        #expect(try await scene.order() == ["\(early)", "\(late)"])
    }

    /// What the sequencer would take if it looked at what is committed and not at xmin.
    private func carelessQueue(_ scene: JournalScene) async throws -> [Candidate] {
        let session = scene.session()
        defer { session.close() }
        let state = try #require(
            try await session.rows([SequencerState.read.statement])[0]
                .decode(SequencerState.self).first)
        var statement = Candidate.queue(state, limit: 10).statement
        let sql = statement.sql.replacingOccurrences(
            of: "pg_snapshot_xmin(", with: "pg_snapshot_xmax(")
        try #require(sql != statement.sql)
        statement.sql = sql
        return try await session.rows([statement])[0].decode(Candidate.self)
    }

    @Test func `no version comes before its predecessor, whatever their transactions' order`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        let subject = UUIDValue.version7()
        let (first, second) = (UUIDValue.version7(), UUIDValue.version7())
        // The older transaction writes the younger version, as if it had waited for the lock.
        let writers = (scene.writer(), scene.writer())
        defer {
            writers.0.close()
            writers.1.close()
        }
        var older = Transaction(on: writers.0)
        var blocker = Transaction(on: writers.1)
        _ = try await older.send([Self.takeNumber])
        _ = try await blocker.send([Self.takeNumber])
        try await scene.execute(JournalScene.entry(first, of: subject))
        _ = try await older.commit([
            Statement(JournalScene.entry(second, of: subject, version: 2))
        ])
        #expect(try await scene.sequence() == 0)
        #expect(try await scene.value("SELECT cardinality(held) FROM journal.sequencer") == "1")
        _ = try await blocker.commit()
        #expect(try await scene.sequence() == 2)
        #expect(try await scene.order() == ["\(first)", "\(second)"])
        #expect(try await scene.value("SELECT held = '{}' FROM journal.sequencer") == "t")
    }

    @Test func `private entries get no position and hold nothing back`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        let subject = UUIDValue.version7()
        let ids = (0..<3).map { _ in UUIDValue.version7() }
        for (index, id) in ids.enumerated() {
            try await scene.execute(
                JournalScene.entry(
                    id, of: subject, version: Int64(index + 1), isPublic: index != 1))
        }
        #expect(try await scene.sequence() == 2)
        #expect(try await scene.order() == ["\(ids[0])", "\(ids[2])"])
    }

    @Test func `only the sequencer's role writes the log`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(1)
        try await scene.sequence()
        for role in DatabaseRole.allCases where role != .sequencer {
            for sql in [
                "UPDATE journal.log SET leaf = 'xx'", "DELETE FROM journal.checkpoints",
                "UPDATE journal.tiles SET hashes = hashes", "SELECT journal.extend_log(1)",
                "UPDATE journal.sequencer SET size = 0", "SELECT leaf FROM journal.log_0",
            ] {
                await #expect(throws: BlockingError.self, "\(role): \(sql)") {
                    try await BlockingConnection.run(
                        scene.database.connectionString(role.rawValue)
                    ) { try $0.execute(sql) }
                }
            }
        }
        for sql in [
            "UPDATE journal.log SET leaf = 'xx'", "DELETE FROM journal.log",
            "DELETE FROM journal.checkpoints", "SELECT journal.begin_epoch()",
        ] {
            await #expect(throws: BlockingError.self, "\(sql)") {
                try await BlockingConnection.run(
                    scene.database.connectionString("tizilim_sequencer")
                ) { try $0.execute(sql) }
            }
        }
    }

    @Test func `a partition is made before it is needed`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        let made = { try await scene.value("SELECT count(*) FROM pg_inherits") }
        let before = Int(try await made() ?? "") ?? 0
        let session = scene.session()
        defer { session.close() }
        var limits = Term.Limits()
        limits.partitionsAhead = 3 << 22
        let term = try await Term.begin(
            on: session, keys: scene.keys, seen: scene.seen, limits: limits)
        await term?.end()
        #expect((Int(try await made() ?? "") ?? 0) > before)
    }
}
