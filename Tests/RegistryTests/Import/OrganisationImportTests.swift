import Foundation
import JSONRPC
import Kernel
import Postgres
import Registry
import TestKit
import Testing

/// Counts and repetitions: every row ends up somewhere, once.
@Suite(.database) struct OrganisationImportTests {
    @Test func `every row is counted once and a second run changes nothing`() async throws {
        let file = try ImportedFile()
        try file.generate(600)
        let first = try await file.run(rowsMax: 50)
        #expect(first.added == 600)
        #expect(first.rows == 600)
        #expect(first.incomplete == 0)
        #expect(first.rejectedFile == nil)
        try await file.expectWhole(organisations: 600)
        let known = "pg_class WHERE oid = 'registry.organisations'::regclass AND reltuples = 600"
        #expect(try await file.count(known) == 1, "the planner does not know of the rows")
        let tables = ["names", "identifiers", "sphere_rows", "residences", "persons"]
        let entries = try await file.count("journal.entries")
        var before: [Int] = []
        for table in tables { before.append(try await file.count("registry.\(table)")) }
        let second = try await file.run(rowsMax: 64)
        #expect(second.unchanged == 600)
        #expect(second.rows == 600)
        var after: [Int] = []
        for table in tables { after.append(try await file.count("registry.\(table)")) }
        #expect(after == before)
        #expect(try await file.count("journal.entries") == entries)
    }

    @Test func `heads come before their branches, so no record is written twice`() async throws {
        let file = try ImportedFile()
        try file.generate(600)
        try await file.run(rowsMax: 50)
        #expect(try await file.count("registry.organisations WHERE parent_id IS NOT NULL") > 10)
        #expect(try await file.count("registry.organisation_versions WHERE version > 1") == 0)
    }

    @Test func `an import that was killed between chunks is run again`() async throws {
        let file = try ImportedFile()
        try file.generate(400)
        await #expect(throws: ImportedFile.Stopped.self) {
            try await file.run(rowsMax: 20) { progress in
                if progress.rows >= 100 { throw ImportedFile.Stopped() }
            }
        }
        let done = try await file.count("registry.organisations")
        #expect(done >= 100 && done < 400)
        #expect(!FileManager.default.fileExists(atPath: file.rejectedPath))
        let summary = try await file.run(rowsMax: 20)
        #expect(summary.unchanged == done)
        #expect(summary.added == 400 - done)
        #expect(summary.rows == 400)
        try await file.expectWhole(organisations: 400)
    }

    @Test func `good, bad, changed and known rows add up`() async throws {
        let file = try ImportedFile()
        let bins = try (0..<5).map { try ImportSamples.bin($0) }
        try file.write(bins[0...2].map { ImportSamples.row($0) })
        try await file.run()
        try file.write([
            ImportSamples.row(bins[0]), ImportSamples.row(bins[1], [.email: "a@b.example.kz"]),
            ImportSamples.row(bins[3]), ImportSamples.row("950440001674"),
            ImportSamples.row(bins[4], [.spheres: "99"]), ImportSamples.row(bins[2]),
            ImportSamples.row(bins[3]),
        ])
        let summary = try await file.run()
        #expect(summary.added == 1)
        #expect(summary.updated == 1)
        #expect(summary.unchanged == 2)
        #expect(summary.rejected == 3)
        #expect(summary.rows == 7)
        #expect(summary.rejectedFile == file.rejectedPath)
        #expect(
            try file.rejected() == [
                "5: bin the check digit does not fit",
                "6: spheres has a code that is not in the code list",
                "8: bin was on line 4 already",
            ])
    }

    @Test func `only the row that the database refuses is left out`() async throws {
        let file = try ImportedFile()
        _ = try await file.look(
            "ALTER TABLE registry.names ADD CONSTRAINT names_test CHECK (name NOT LIKE '%Қате%')")
        let rows = try (0..<40).map { place in
            ImportSamples.row(
                try ImportSamples.bin(place), place == 17 || place == 30 ? [.nameRU: "Қате"] : [:])
        }
        try file.write(rows)
        let summary = try await file.run()
        #expect(summary.added == 38)
        #expect(summary.rejected == 2)
        #expect(
            Set(try file.rejected()) == [
                "19: the register refuses it: names_test",
                "32: the register refuses it: names_test",
            ])
        try await file.expectWhole(organisations: 38)
    }

    @Test func `progress grows up to all bytes and rows`() async throws {
        let file = try ImportedFile()
        try file.generate(100)
        let last = LastProgress()
        try await file.run(rowsMax: 10) { progress in try last.note(progress) }
        let size = try Data(contentsOf: URL(fileURLWithPath: file.path)).count
        #expect(last.progress == ImportProgress(bytesRead: size, bytesTotal: size, rows: 100))
    }

    @Test func `a suspended service account stops imports`() async throws {
        let file = try ImportedFile()
        try file.write([ImportSamples.row(try ImportSamples.bin(0))])
        try await file.run()
        _ = try await file.look(
            """
            UPDATE tenancy.principals SET suspended_at = now(), suspended_by = id
            WHERE label = 'import'
            """)
        await #expect(throws: Failure.self) { try await file.run() }
        #expect(try await file.count("tenancy.principals WHERE label = 'import'") == 1)
    }
}

/// Progress comes from one task at a time.
private final class LastProgress: @unchecked Sendable {
    // SAFETY: the import calls back from one task, and the test looks when it has ended.
    private(set) var progress: ImportProgress?

    func note(_ new: ImportProgress) throws {
        if let progress { #expect(new.rows >= progress.rows) }
        progress = new
    }
}
