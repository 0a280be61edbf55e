import Foundation
import Journal
import Kernel
import Postgres
import TestKit
import Testing

/// A log that was set back comes to where it was, and nobody who saw it before sees another.
@Suite(.database) struct RecoveryTests {
    @Test func `a copy of the log is made step by step and audits clean`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        for count in [3, 254, 300] {
            try await scene.write(count)
            try await scene.sequence()
            #expect(try await export(scene) > 0)
        }
        let folder = LogFolder(scene.folder + "/mirror")
        let report = try await LogAudit(folder, trusting: scene.verifiers).run()
        #expect(report.checkpoint.checkpoint.size == 557)
        // A full tile is never written again.
        let full = scene.folder + "/mirror/tile/0/000"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: full)
        try FileManager.default.removeItem(atPath: scene.folder + "/mirror/checkpoint")
        _ = try await export(scene)
        let date = try FileManager.default.attributesOfItem(atPath: full)[.modificationDate]
        #expect(date as? Date == Date(timeIntervalSince1970: 1))
    }

    @Test func `lost entries come back to their positions under the head that was signed`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(260)
        try await scene.sequence()
        let before = try await Backup(scene)
        // Entry 260 was written before the backup and ordered after it; two more came later still.
        let known = try await scene.write(1)
        let lost = try await scene.write(2)
        try await scene.sequence()
        _ = try await export(scene)
        let order = try await scene.order()
        let heads = try await heads(of: scene)
        try await before.restore(forgetting: lost)
        #expect(try await scene.value("SELECT size FROM journal.sequencer") == "260")
        await #expect(throws: TermEnd.self) { try await scene.sequence() }

        let report = try await recover(scene)
        #expect(report == .init(from: 260, to: 263, lost: 2))
        #expect(try await scene.order() == order)
        let new = try await scene.write(2)
        #expect(try await scene.sequence() == 2, "what came back is not ordered again")
        #expect(try await scene.order() == order + new.map { "\($0)" })
        #expect(try await scene.order().contains("\(known[0])"))
        let headsNow = try await self.heads(of: scene)
        // The copy has the newest head; one in between may have been lost with the database.
        #expect(headsNow.contains(try #require(heads.last)))
        #expect(
            headsNow.allSatisfy { now in
                heads.allSatisfy { $0[0] != now[0] || $0 == now }
            }, "a head is another now")
        #expect(try await scene.value("SELECT ahead = '{}' FROM journal.sequencer") == "t")
        try await NaiveLog(scene).compare()
        _ = try await export(scene)
    }

    @Test func `a copy that is too old, or of another history, is refused and changes nothing`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(3)
        try await scene.sequence()
        let before = try await Backup(scene)
        let later = try await scene.write(2)
        try await scene.sequence()
        _ = try await export(scene)
        let last = try await scene.write(1)
        try await scene.sequence()
        try await before.restore(forgetting: later + last)
        await #expect(throws: Recovery<LogFolder>.Failure.tooOld(copy: 5, seen: 6)) {
            try await recover(scene)
        }
        #expect(try await scene.value("SELECT size FROM journal.sequencer") == "3")
        try FileManager.default.removeItem(atPath: scene.seen.path)
        let file = scene.folder + "/mirror/tile/entries/000.p/5"
        var bytes = try Data(contentsOf: URL(filePath: file))
        bytes[bytes.count - 3] ^= 1
        try bytes.write(to: URL(filePath: file))
        await #expect(throws: (any Error).self) { try await recover(scene) }
        #expect(try await scene.value("SELECT size FROM journal.sequencer") == "3")
        #expect(try await scene.value("SELECT count(*) FROM journal.log") == "3")
    }

    private func export(_ scene: JournalScene) async throws -> Int64 {
        let session = scene.session(.read)
        defer { session.close() }
        return try await LogMirror(DatabaseLog(session), to: LogFolder(scene.folder + "/mirror"))
            .run()
    }

    @discardableResult
    private func recover(_ scene: JournalScene) async throws -> Recovery<LogFolder>.Report {
        let session = scene.session()
        defer { session.close() }
        return try await Recovery(
            from: LogFolder(scene.folder + "/mirror"), into: session, keys: scene.verifiers,
            seen: scene.seen
        ).run()
    }

    private func heads(of scene: JournalScene) async throws -> [[String?]] {
        try await scene.execute("SELECT size, note FROM journal.checkpoints ORDER BY size")
    }
}

/// The log's tables as a backup would bring them back.
private struct Backup {
    private static let tables = ["log", "tiles", "checkpoints", "sequencer"]
    private let scene: JournalScene

    init(_ scene: JournalScene) async throws {
        self.scene = scene
        for table in Self.tables {
            try await scene.execute(
                "CREATE TABLE public.old_\(table) AS SELECT * FROM journal.\(table)")
        }
    }

    func restore(forgetting ids: [UUIDValue]) async throws {
        for table in Self.tables {
            try await scene.execute(
                """
                TRUNCATE journal.\(table) CASCADE;
                INSERT INTO journal.\(table) SELECT * FROM public.old_\(table)
                """)
        }
        let list = ids.map { "'\($0)'" }.joined(separator: ", ")
        try await scene.execute("DELETE FROM journal.entries WHERE id IN (\(list))")
    }
}
