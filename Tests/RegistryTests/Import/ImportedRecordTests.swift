import JSONRPC
import Kernel
import Postgres
import Registry
import TestKit
import Testing

/// What a row becomes in the register.
@Suite(.database) struct ImportedRecordTests {
    private static let full: [OrganisationColumn: String] = [
        .nameRU: "Общественный фонд «Дети»", .nameEN: "Children", .shortKK: "«Балалар» ҚҚ",
        .registeredOn: "2001-03-02", .kato: "751110000", .spheres: "8;13-1",
        .email: "info@balalar.example.kz", .phone: "+7 (700) 000-00-00",
        .website: "https://balalar.example.kz", .address: "Абай көшесі, 1",
    ]

    /// The rows of every public table without ids, times and the two numbers that must differ.
    private func rows(_ file: ImportedFile, of bin: String) async throws -> [String] {
        let tables = [
            "organisations", "organisation_versions", "identifiers", "names",
            "sphere_rows", "residences",
        ]
        let parts = tables.map { table in
            let key = table == "organisations" ? "id" : "organisation_id"
            return """
                SELECT '\(table) ' || replace((to_jsonb(t) - 'id' - 'organisation_id'
                    - 'recorded_from' - 'recorded_to' - 'act' - 'actor')::text, '\(bin)', 'BIN')
                FROM registry.\(table) t WHERE \(key) =
                    (SELECT organisation_id FROM registry.identifiers WHERE value = '\(bin)')
                """
        }
        return try await file.look(parts.joined(separator: " UNION ALL ")).sorted()
    }

    @Test func `an imported row is stored exactly as an officer's registration`() async throws {
        let file = try ImportedFile()
        let (imported, registered) = (try ImportSamples.bin(0), try ImportSamples.bin(1))
        var row = ImportSamples.row(imported, Self.full)
        row[.nameKK] = "«Балалар» қоғамдық қоры"
        try file.write([row])
        try await file.run()
        let officer = try await file.world.officer(of: "KZ-75")
        _ = try await officer.call(
            "ngo.register",
            [
                "name": [
                    "kk": "«Балалар» қоғамдық қоры", "ru": "Общественный фонд «Дети»",
                    "en": "Children",
                ],
                "shortName": ["kk": "«Балалар» ҚҚ"], "legalForm": "public-foundation",
                "registeredOn": "2001-03-02", "kato": "751110000", "spheres": ["8", "13-1"],
                "identifiers": [["scheme": "KZ-BIN", "value": .string(registered)]],
                "contacts": [
                    "email": "info@balalar.example.kz", "phone": "+7 (700) 000-00-00",
                    "website": "https://balalar.example.kz", "addressKk": "Абай көшесі, 1",
                ],
            ])
        let rows = try await rows(file, of: imported)
        #expect(rows.count == 10)
        #expect(rows == (try await self.rows(file, of: registered)))
        let texts = try await file.look(
            """
            SELECT replace(replace(record::text, '\(imported)', ''), '\(registered)', '')
            FROM registry.organisation_versions
            """)
        #expect(texts.count == 2 && texts[0] == texts[1])
    }

    @Test func `a changed row makes a version, an empty field says nothing`() async throws {
        let file = try ImportedFile()
        let bin = try ImportSamples.bin(0)
        try file.write([ImportSamples.row(bin, Self.full)])
        try await file.run()
        try file.write([
            ImportSamples.row(
                bin,
                [
                    .nameKK: "Жаңа атау", .spheres: "13-1;4", .rnn: "600400012345",
                    .legalStatus: "suspended", .suspendedUntil: "2099-01-01",
                ])
        ])
        #expect(try await file.run().updated == 1)
        let answer = try await file.world.anonymous.call(
            "ngo.get", ["identifier": "KZ-RNN-600400012345"])
        let record = try #require(answer["record"])
        #expect(answer["version"] == 2)
        #expect(record["name"]?["kk"] == "Жаңа атау")
        #expect(record["name"]?["ru"] == "Общественный фонд «Дети»")
        #expect(
            record["formerNames"]?.array?.first?["name"]?.string == "«Ұйым \(bin)» қоғамдық қоры")
        #expect(record["spheres"] == ["13-1", "4"])
        #expect(record["legalStatus"] == "suspended")
        #expect(record["contacts"]?["email"] == "info@balalar.example.kz")
        // The file still says nothing of status, so it stays.
        try file.write([
            ImportSamples.row(
                bin,
                [
                    .nameKK: "Жаңа атау", .shortKK: "«Жаңа» ҚҚ", .phone: "87010000000",
                    .formerNames: "«Ұйым \(bin)» қоғамдық қоры;Бұрынғы",
                ])
        ])
        #expect(try await file.run().updated == 1)
        let later = try await file.world.anonymous.call("ngo.get", ["identifier": "KZ-BIN-\(bin)"])
        #expect(later["record"]?["legalStatus"] == "suspended")
        #expect(later["version"] == 3)
        #expect(
            try await file.look("SELECT kind FROM registry.names WHERE recorded_to IS NULL")
                .sorted()
                == ["former", "former", "former-short", "full", "full", "full", "short"])
        #expect(try await file.run().unchanged == 1)
        #expect(
            try await file.look(
                "SELECT sphere FROM registry.sphere_rows WHERE recorded_to IS NULL"
            ).sorted()
                == ["13-1", "4"])
    }

    @Test func `a row without BIN is known by its other numbers`() async throws {
        let file = try ImportedFile()
        var row = ImportSamples.row("", [.registrationNumber: "17-1910-ҚБ", .nameRU: "Ескі ұйым"])
        try file.write([row])
        #expect(try await file.run().added == 1)
        #expect(try await file.run().unchanged == 1)
        // Then it gets a BIN, and another one later: the first ends.
        row[.bin] = try ImportSamples.bin(0)
        try file.write([row])
        #expect(try await file.run().updated == 1)
        row[.bin] = try ImportSamples.bin(1)
        try file.write([row])
        #expect(try await file.run().updated == 1)
        #expect(try await file.count("registry.organisations") == 1)
        #expect(
            try await file.look(
                """
                SELECT value FROM registry.identifiers
                WHERE recorded_to IS NULL AND valid_to IS NULL AND scheme = 'KZ-BIN'
                """) == [try ImportSamples.bin(1)])
        #expect(try await file.run().unchanged == 1)
    }

    @Test func `numbers of two organisations in one row are refused`() async throws {
        let file = try ImportedFile()
        let bin = try ImportSamples.bin(0)
        try file.write([
            ImportSamples.row(bin), ImportSamples.row("", [.registrationNumber: "5-1910-ҚБ"]),
        ])
        try await file.run()
        try file.write([ImportSamples.row(bin, [.registrationNumber: "5-1910-ҚБ"])])
        #expect(try await file.run().rejected == 1)
        #expect(
            try file.rejected() == [
                "2: bin and the other numbers belong to different organisations"
            ])
    }

    @Test func `an organisation of another region stays there`() async throws {
        let file = try ImportedFile()
        let bin = try ImportSamples.bin(0)
        try file.write([ImportSamples.row(bin, [.region: "KZ-71"])])
        try await file.run()
        try file.write([ImportSamples.row(bin), ImportSamples.row(try ImportSamples.bin(1))])
        let summary = try await file.run()
        #expect(summary.added == 1)
        #expect(try file.rejected() == ["2: region is not where the register has it, KZ-71"])
        #expect(try await file.look("SELECT max(version) FROM registry.organisations") == ["1"])
    }

    @Test func `a merged record is left alone`() async throws {
        let file = try ImportedFile()
        let (kept, merged) = (try ImportSamples.bin(0), try ImportSamples.bin(1))
        try file.write([ImportSamples.row(kept), ImportSamples.row(merged)])
        try await file.run()
        _ = try await file.look(
            """
            UPDATE registry.organisation_versions v
            SET record = (v.record::jsonb || jsonb_build_object('mergedInto', k.organisation_id))::json
            FROM registry.identifiers m, registry.identifiers k
            WHERE m.value = '\(merged)' AND k.value = '\(kept)'
              AND v.organisation_id = m.organisation_id
            """)
        try file.write([ImportSamples.row(merged, [.nameRU: "Другое"])])
        #expect(try await file.run().rejected == 1)
        #expect(
            try file.rejected() == ["2: bin belongs to a record that was merged into another one"])
    }
}
