import Foundation
import Kernel
import Registry
import TestKit
import Testing

/// Personal data of rows: kept apart, shown to nobody, never brought back.
@Suite(.database) struct ImportedPeopleTests {
    private static let head: [OrganisationColumn: String] = [
        .headName: "Үлгі Канарейка", .headIIN: "990106300596", .headPhone: "87010000000",
        .founders: "Бірінші Канарейка;Екінші Канарейка",
    ]

    private func people(_ file: ImportedFile) async throws -> [String] {
        try await file.look(
            """
            SELECT kind || ' ' || full_name || coalesce(' ' || iin, '') || coalesce(' ' || phone, '')
            FROM registry.persons WHERE valid_to IS NULL AND erased_at IS NULL ORDER BY 1
            """)
    }

    @Test func `people are recorded with a tag and an entry each`() async throws {
        let file = try ImportedFile()
        try file.write([ImportSamples.row(try ImportSamples.bin(0), Self.head)])
        try await file.run()
        #expect(
            try await people(file) == [
                "founder Бірінші Канарейка", "founder Екінші Канарейка",
                "head Үлгі Канарейка 990106300596 87010000000",
            ])
        let secrets = Secrets(root: Array(repeating: 7, count: 32))
        let tag = Hex.text(secrets.personTag(iin: "990106300596"))
        #expect(
            try await file.look("SELECT encode(tag, 'hex') FROM registry.person_tags") == [tag])
        #expect(
            try await file.count("journal.entries WHERE type = 'person.imported' AND NOT public")
                == 3
        )
        #expect(
            try await file.count(
                "journal.entries e JOIN journal.salts s ON s.entry_id = e.id AND s.field = 'person'"
            )
                == 3)
        #expect(try await file.run().unchanged == 1)
    }

    @Test func `no entry shows a name, a number or a contact`() async throws {
        let file = try ImportedFile()
        try file.write([
            ImportSamples.row(
                try ImportSamples.bin(0), Self.head.merging([.email: "canary@a.example.kz"]) { $1 })
        ])
        try await file.run()
        let leaves = try await file.look(
            "SELECT convert_from(leaf, 'UTF8') FROM journal.entries WHERE subject_kind <> 'principal'"
        )
        #expect(leaves.count == 4)
        for leaf in leaves {
            #expect(leaf.contains("\"actor\":\"import@KZ-75\""))
            for canary in ["Канарейка", "990106300596", "87010000000", "canary@", "Ұйым"] {
                #expect(!leaf.contains(canary))
            }
        }
        let records = try await file.look("SELECT record FROM registry.organisation_versions")
        #expect(!records.joined().contains("Канарейка"))
        #expect(
            try await file.count("journal.entries WHERE principal_id <> '\(ImportPrincipal.id)'")
                == 0)
    }

    @Test func `a new head ends the one before; empty fields end nobody`() async throws {
        let file = try ImportedFile()
        let bin = try ImportSamples.bin(0)
        try file.write([ImportSamples.row(bin, Self.head)])
        try await file.run()
        try file.write([ImportSamples.row(bin)])
        #expect(try await file.run().unchanged == 1)
        try file.write([ImportSamples.row(bin, [.headName: "Үлгі Канарейка"])])
        #expect(try await file.run().unchanged == 1)
        try file.write([
            ImportSamples.row(
                bin, [.headName: "Жаңа Канарейка", .founders: "Екінші Канарейка;Үшінші Канарейка"])
        ])
        #expect(try await file.run().updated == 1)
        #expect(
            try await people(file) == [
                "founder Екінші Канарейка", "founder Үшінші Канарейка", "head Жаңа Канарейка",
            ])
        #expect(try await file.count("journal.entries WHERE version = 2") == 2)
        #expect(try await file.look("SELECT version FROM registry.organisations") == ["1"])
        #expect(try await file.run().unchanged == 1)
    }

    @Test func `erased people do not come back by an old file`() async throws {
        let file = try ImportedFile()
        try file.write([ImportSamples.row(try ImportSamples.bin(0), Self.head)])
        try await file.run()
        _ = try await file.look(
            """
            UPDATE registry.persons SET erased_at = now(), full_name = NULL, iin = NULL, phone = NULL
            WHERE kind = 'head'
            """)
        let summary = try await file.run()
        #expect(summary.unchanged == 1 && summary.incomplete == 1)
        #expect(
            try file.rejected() == [
                "2: head_name was left out: such data were erased from the register"
            ])
        #expect(try await people(file).count == 2)
    }

    @Test func `a number without a name is refused`() async throws {
        let file = try ImportedFile()
        try file.write([
            ImportSamples.row(try ImportSamples.bin(0), [.headIIN: "990106300596"])
        ])
        #expect(try await file.run().rejected == 1)
        #expect(
            try file.rejected() == [
                "2: head_name is missing, but head_iin or head_phone is given"
            ])
    }
}
