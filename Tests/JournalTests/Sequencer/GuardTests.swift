import Foundation
import Journal
import Kernel
import Postgres
import TestKit
import Testing

/// What a sequencer refuses, and how it goes on.
@Suite(.database) struct GuardTests {
    @Test func `a database older than the newest checkpoint is refused`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(2)
        try await scene.sequence()
        let ahead = Checkpoint(origin: scene.keys.name, size: 5, root: .leaf([1]))
        try scene.seen.keep(try scene.keys.sign(ahead.text).description)
        try await scene.write(1)
        await expect(scene, refuses: .behind(size: 2, seen: 5))
        #expect(try await scene.value("SELECT size FROM journal.sequencer") == "2")
    }

    @Test func `another history of the same length is refused`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(2)
        try await scene.sequence()
        let other = Checkpoint(origin: scene.keys.name, size: 2, root: .leaf([1]))
        try scene.seen.keep(try scene.keys.sign(other.text).description)
        await expect(scene, refuses: .forked(size: 2))
    }

    @Test func `a checkpoint file that nobody of the log signed is refused`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(1)
        try await scene.sequence()
        let note = try String(contentsOfFile: scene.seen.path, encoding: .utf8)
        try scene.seen.keep(note.replacingOccurrences(of: "\n1\n", with: "\n0\n"))
        await #expect(throws: (any Error).self) { try await scene.sequence() }
        try scene.seen.keep(note)
        #expect(try await scene.sequence() == 0)
    }

    @Test func `a changed tile is noticed at the next start`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(3)
        try await scene.sequence()
        try await scene.execute(
            "UPDATE journal.tiles SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40))")
        await expect(scene, refuses: .forked(size: 3))
    }

    @Test func `another key is refused; a rotated one is not`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(1)
        try await scene.sequence()
        let foreign = SigningKeys(try SigningKey(name: scene.keys.name))
        let refusal = Refusal.foreign(
            key: scene.verifiers[0].text, own: foreign.verifiers[0].text)
        await expect(scene, foreign, refuses: refusal)
        #expect(!refusal.refusesWrites)
        try await scene.write(1)
        let rotated = try scene.keys.rotated()
        #expect(try await scene.sequence(rotated) == 1)
        try await scene.write(1)
        #expect(try await scene.sequence(rotated.retired()) == 1)
    }

    @Test func `a copy is refused until it is adopted; then old entries come first`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(2)
        try await scene.sequence()
        let waiting = try await scene.write(2)
        // What a dump brings along: entries of transactions that this cluster has not reached.
        try await scene.execute(
            """
            UPDATE journal.sequencer SET database_oid = 1;
            UPDATE journal.entries SET xid = (xid::text::bigint + 1000000)::text::xid8
            WHERE id IN ('\(waiting[0])', '\(waiting[1])')
            """)
        await expect(scene, refuses: .copied)
        let epoch = try await BlockingConnection.run(scene.database.owner) {
            try $0.execute("SELECT journal.begin_epoch()").single
        }
        #expect(epoch == "2")
        let new = try await scene.write(1)
        #expect(try await scene.sequence() == 3)
        #expect(
            try await scene.order().suffix(3) == (waiting + new).map { "\($0)" })
        #expect(
            try await scene.value("SELECT max(epoch) FROM journal.entries") == "2")
        #expect(
            try await scene.value(
                """
                SELECT database_oid = d.oid::bigint FROM journal.sequencer, pg_database d
                WHERE datname = current_database()
                """) == "t")
        try await NaiveLog(scene).compare()
    }

    private func expect(
        _ scene: JournalScene, _ keys: SigningKeys? = nil, refuses refusal: Refusal
    ) async {
        do {
            try await scene.sequence(keys)
            Issue.record("it went on")
        } catch let TermEnd.refused(found) {
            #expect(found == refusal)
        } catch {
            Issue.record(error)
        }
    }
}
