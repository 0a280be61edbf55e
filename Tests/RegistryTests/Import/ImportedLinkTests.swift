import Kernel
import Registry
import TestKit
import Testing

/// References from row to row, in whatever order they come.
@Suite(.database) struct ImportedLinkTests {
    private func parents(_ file: ImportedFile) async throws -> [String] {
        try await file.look(
            """
            SELECT b.value || ' of ' || h.value FROM registry.organisations o
            JOIN registry.identifiers b ON b.organisation_id = o.id
            JOIN registry.identifiers h ON h.organisation_id = o.parent_id
            ORDER BY 1
            """)
    }

    @Test func `a branch finds its head in another region further down`() async throws {
        let file = try ImportedFile()
        let (head, branch) = (try ImportSamples.bin(0), try ImportSamples.bin(0, unit: .branch))
        try file.write([
            ImportSamples.row(branch, [.parentBIN: head]),
            ImportSamples.row(head, [.region: "KZ-71"]),
        ])
        let summary = try await file.run(rowsMax: 1)
        #expect(summary.added == 2 && summary.incomplete == 0)
        #expect(try await parents(file) == ["\(branch) of \(head)"])
        #expect(try await file.run().unchanged == 2)
    }

    @Test func `a reference that nobody answers is reported, and mended by the next file`()
        async throws
    {
        let file = try ImportedFile()
        let (head, branch) = (try ImportSamples.bin(0), try ImportSamples.bin(0, unit: .branch))
        let old = try ImportSamples.bin(1)
        let rows = [
            ImportSamples.row(branch, [.parentBIN: head]),
            ImportSamples.row(old, [.legalStatus: "reorganised", .successorBIN: head]),
        ]
        try file.write(rows)
        let first = try await file.run()
        #expect(first.added == 2 && first.rejected == 0 && first.incomplete == 2)
        #expect(
            try file.rejected().sorted() == [
                "2: parent_bin is not in the register; the row was taken without it",
                "3: successor_bin is not in the register; the row was taken without it",
            ])
        try file.write(rows + [ImportSamples.row(head)])
        let second = try await file.run()
        #expect(second.added == 1 && second.updated == 2 && second.incomplete == 0)
        #expect(second.rows == 3)
        #expect(try await parents(file) == ["\(branch) of \(head)"])
        #expect(try await file.count("registry.organisations WHERE successor_id IS NOT NULL") == 1)
        #expect(try file.rejected().isEmpty)
        #expect(try await file.run().unchanged == 3)
    }

    @Test func `branches of branches of one chunk find each other`() async throws {
        let file = try ImportedFile()
        let head = try ImportSamples.bin(0)
        let branches = try (0..<3).map { try ImportSamples.bin($0, unit: .branch) }
        try file.write([
            ImportSamples.row(branches[0], [.parentBIN: branches[1]]),
            ImportSamples.row(branches[1], [.parentBIN: branches[2]]),
            ImportSamples.row(branches[2], [.parentBIN: head]), ImportSamples.row(head),
        ])
        #expect(try await file.run().added == 4)
        #expect(try await parents(file).count == 3)
        #expect(try await file.count("registry.organisation_versions WHERE version > 1") == 0)
    }

    @Test func `chunks of one row each end with the same tree`() async throws {
        let file = try ImportedFile()
        let head = try ImportSamples.bin(0)
        let branches = try (0..<3).map { try ImportSamples.bin($0, unit: .branch) }
        try file.write([
            ImportSamples.row(branches[0], [.parentBIN: branches[1]]),
            ImportSamples.row(branches[1], [.parentBIN: branches[2]]),
            ImportSamples.row(branches[2], [.parentBIN: head]), ImportSamples.row(head),
        ])
        let summary = try await file.run(rowsMax: 1)
        #expect(summary.added == 4 && summary.rows == 4 && summary.incomplete == 0)
        #expect(try await parents(file).count == 3)
        #expect(try await file.run().unchanged == 4)
    }

    @Test func `references that need more than one step are completed, each in a version`()
        async throws
    {
        let file = try ImportedFile()
        let head = try ImportSamples.bin(0)
        let branches = try (0..<7).map { try ImportSamples.bin($0, unit: .branch) }
        let closed = try (1..<5).map { try ImportSamples.bin($0) }
        // Everything refers to what comes later, in three regions and more chunks than go at once.
        let chain = zip(branches, branches.dropFirst() + [head]).enumerated().map { place, pair in
            ImportSamples.row(
                pair.0, [.parentBIN: pair.1, .region: ["KZ-75", "KZ-71", "KZ-10"][place % 3]])
        }
        let ended = closed.enumerated().map { place, bin in
            let later = place < 3 ? closed[place + 1] : head
            return ImportSamples.row(bin, [.legalStatus: "reorganised", .successorBIN: later])
        }
        let missing = ImportSamples.row(
            try ImportSamples.bin(8, unit: .branch), [.parentBIN: try ImportSamples.bin(9)])
        try file.write(chain + ended + [missing, ImportSamples.row(head)])
        let summary = try await file.run(rowsMax: 1)
        #expect(summary.added == 13 && summary.rows == 13)
        #expect(summary.updated == 0 && summary.rejected == 0 && summary.incomplete == 1)
        #expect(
            try file.rejected() == [
                "13: parent_bin is not in the register; the row was taken without it"
            ])
        #expect(try await parents(file).count == 7)
        #expect(try await file.count("registry.organisations WHERE successor_id IS NOT NULL") == 4)
        try await file.expectWhole(organisations: 13)
        let second = try await file.run(rowsMax: 1)
        #expect(second.unchanged == 13 && second.incomplete == 1)
    }

    @Test func `a row that only gets its reference late counts as updated`() async throws {
        let file = try ImportedFile()
        let (head, branch) = (try ImportSamples.bin(0), try ImportSamples.bin(0, unit: .branch))
        try file.write([ImportSamples.row(branch, [.parentBIN: head])])
        #expect(try await file.run().incomplete == 1)
        try file.write([
            ImportSamples.row(branch, [.parentBIN: head]), ImportSamples.row(head),
        ])
        let summary = try await file.run(rowsMax: 1)
        #expect(summary.added == 1 && summary.updated == 1 && summary.unchanged == 0)
        #expect(summary.rows == 2 && summary.incomplete == 0)
        #expect(try await parents(file) == ["\(branch) of \(head)"])
        try await file.expectWhole(organisations: 2)
    }
}
