import Foundation
import Kernel
import Postgres
import Registry
import TestKit
import Testing

/// Two imports of the same rows that meet for certain: both wait for one lock, which is let go when
/// both have decided what to write.
@Suite(.database) struct ImportRaceTests {
    /// The same rows once more, imported by other sessions.
    private func copy(_ file: ImportedFile) throws -> ImportedFile {
        let other = try ImportedFile()
        try FileManager.default.copyItem(atPath: file.path, toPath: other.path)
        return other
    }

    @Test func `two imports that add the same organisations make no duplicates`() async throws {
        let file = try ImportedFile()
        try file.write((0..<30).map { ImportSamples.row(try ImportSamples.bin($0)) })
        let other = try copy(file)
        let summaries = try await TestDatabase.current.behind(
            "LOCK TABLE registry.organisation_versions IN EXCLUSIVE MODE", until: 2
        ) {
            async let one = file.run()
            async let two = other.run()
            return [try await one, try await two]
        }
        #expect(summaries.map(\.added).sorted() == [0, 30])
        #expect(summaries.map(\.unchanged).sorted() == [0, 30])
        try await file.expectWhole(organisations: 30)
    }

    @Test func `two imports that change the same organisations do so one after the other`()
        async throws
    {
        let file = try ImportedFile()
        let bins = try (0..<5).map { try ImportSamples.bin($0) }
        try file.write(bins.map { ImportSamples.row($0) })
        try await file.run()
        let other = try ImportedFile()
        try file.write(bins.map { ImportSamples.row($0, [.email: "one@a.example.kz"]) })
        try other.write(bins.map { ImportSamples.row($0, [.email: "two@a.example.kz"]) })
        let updated = try await TestDatabase.current.behind(
            "SELECT FROM registry.organisations ORDER BY id FOR UPDATE", until: 2
        ) {
            async let one = file.run()
            async let two = other.run()
            return [try await one.updated, try await two.updated]
        }
        #expect(updated == [5, 5])
        #expect(try await file.look("SELECT DISTINCT version FROM registry.organisations") == ["3"])
        try await file.expectWhole(organisations: 5)
    }

    @Test func `an import outlives the loss of its connection`() async throws {
        let file = try ImportedFile()
        try file.write((0..<30).map { ImportSamples.row(try ImportSamples.bin($0)) })
        let summary = try await TestDatabase.current.behind(
            "LOCK TABLE registry.organisation_versions IN EXCLUSIVE MODE", until: 1,
            then: "SELECT pg_terminate_backend(pid) FROM \(TestDatabase.waiters)"
        ) { try await file.run() }
        #expect(summary.added == 30)
        try await file.expectWhole(organisations: 30)
    }

    @Test func `imports that run side by side from end to end add up`() async throws {
        let file = try ImportedFile()
        try file.generate(400)
        let other = try copy(file)
        async let one = file.run(rowsMax: 40)
        async let two = other.run(rowsMax: 25)
        let summaries = [try await one, try await two]
        #expect(summaries.map(\.rows) == [400, 400])
        #expect(summaries.map(\.added).reduce(0, +) == 400)
        #expect(summaries.map(\.unchanged).reduce(0, +) == 400)
        try await file.expectWhole(organisations: 400)
    }
}
