import Kernel
import Registry
import Testing

struct RegisterGeneratorTests {
    private typealias Row = [OrganisationColumn: String]

    private func bytes(_ count: Int, seed: UInt64) throws -> [UInt8] {
        var generator = try #require(RegisterGenerator(count: count, seed: seed))
        var bytes: [UInt8] = []
        generator.write { bytes += $0 }
        return bytes
    }

    /// The register of the demonstration.
    private static let national = Result { try rows(23_335) }

    private static func rows(_ count: Int, seed: UInt64 = 1) throws -> [Row] {
        var generator = try #require(RegisterGenerator(count: count, seed: seed))
        var rows: [Row] = []
        while let fields = generator.next() {
            rows.append(Dictionary(uniqueKeysWithValues: zip(OrganisationColumn.allCases, fields)))
        }
        return rows
    }

    private func rules() throws -> ImportRules {
        ImportRules(
            legalForms: [
                "public-association", "public-foundation", "private-institution",
                "private-foundation", "corporate-foundation", "consumer-cooperative",
                "noncommercial-jsc", "association-of-legal-entities", "foreign-branch",
            ],
            regions: [
                "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35",
                "KZ-39", "KZ-43", "KZ-47", "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71",
                "KZ-75", "KZ-79",
            ],
            spheres: [
                "1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "13", "13-1", "13-2",
                "15", "16", "so-1", "so-2", "so-3",
            ], today: try #require(CivilDate("2026-07-01")))
    }

    @Test func `the digest that pins the bytes is the known one`() {
        #expect(
            SHA256.hex(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `the same count and seed give the same bytes everywhere`() throws {
        let first = try bytes(200, seed: 7)
        #expect(first == (try bytes(200, seed: 7)))
        #expect(first != (try bytes(200, seed: 8)))
        #expect(
            SHA256.hex(first) == "6241678d2a13612cc70f7814bc2e475ebc358d5a25eb56a87f19fbed1558cae2")
    }

    @Test func `every row passes the import`() throws {
        var rest = try bytes(4_000, seed: 3)[...]
        let reader = CSVReader {
            defer { rest = rest.dropFirst(4_096) }
            return Array(rest.prefix(4_096))
        }
        var file = try OrganisationFile(reader, rules: rules())
        var count = 0
        while let entry = try file.next() {
            count += 1
            if case .failure(let failure) = entry.result {
                Issue.record("line \(entry.record.line): \(failure.reason)")
            }
        }
        #expect(count == 4_000)
    }

    @Test func `has the states of the official breakdown`() throws {
        let rows = try Self.national.get()
        func count(_ matches: (Row) -> Bool) -> Int { rows.count(where: matches) }
        #expect(count { $0[.bin] == "" } == 1_742)
        #expect(count { $0[.legalStatus] == "not-found" } == 2_217)
        #expect(count { $0[.legalStatus] == "in-liquidation" } == 68)
        #expect(count { $0[.legalStatus] == "suspended" && $0[.suspendedUntil] != "" } == 1_103)
        #expect(count { $0[.bin] != "" && $0[.legalStatus] == "active" } == 18_205)
        #expect(count { $0[.bin] == "" && $0[.registrationNumber] == "" } == 0)
    }

    @Test func `is spread over the country, the spheres and the forms`() throws {
        let rows = try Self.rows(10_000)
        func share(_ matches: (Row) -> Bool) -> Double {
            Double(rows.count(where: matches)) / Double(rows.count)
        }
        #expect(Set(rows.map { $0[.region] }).count == 20)
        #expect((0.31...0.36).contains(share { $0[.region] == "KZ-75" || $0[.region] == "KZ-71" }))
        func sphere(_ code: String) -> Double {
            share { $0[.spheres]?.split(separator: ";").first.map(String.init) == code }
        }
        #expect((0.185...0.215).contains(sphere("10")))
        #expect((0.140...0.170).contains(sphere("1")))
        #expect((0.080...0.105).contains(sphere("2")))
        #expect((0.065...0.090).contains(sphere("7")))
        #expect(Set(rows.map { $0[.legalForm] }).count == 9)
        #expect((0.030...0.060).contains(share { $0[.unit] == "branch" }))
        #expect((0.04...0.08).contains(share { $0[.formerNames] != "" }))
        #expect((0.02...0.10).contains(share { $0[.nameKK] == "" }))
        #expect((0.01...0.05).contains(share { $0[.nameRU] == "" }))
    }

    @Test func `branches come after their head and carry the digits for it`() throws {
        var seen: Set<String> = []
        var branches = 0
        for row in try Self.rows(5_000) {
            let bin = row[.bin] ?? ""
            if let parent = row[.parentBIN], !parent.isEmpty {
                branches += 1
                #expect(seen.contains(parent))
                let isBranch = row[.unit] == "branch"
                if !bin.isEmpty {
                    #expect(try BIN(bin).unit == (isBranch ? .branch : .representation))
                }
            }
            if !bin.isEmpty {
                #expect(seen.insert(bin).inserted)
                #expect(
                    row[.registeredOn]?.filter(\.isNumber).dropFirst(2).prefix(4) == bin.prefix(4))
            }
        }
        #expect(branches > 100)
    }

    @Test func `samples are known on sight`() throws {
        for row in try Self.rows(3_000) {
            if let email = row[.email], !email.isEmpty { #expect(email.hasSuffix(".example.kz")) }
            if let iin = row[.headIIN], !iin.isEmpty {
                #expect(iin.dropFirst(7).hasPrefix("99"))
            }
            if let bin = row[.bin], !bin.isEmpty { #expect(bin.dropFirst(6).hasPrefix("999")) }
            for phone in [row[.phone], row[.headPhone]].compactMap(\.self) where !phone.isEmpty {
                #expect(phone.filter(\.isNumber).hasPrefix("7700000"))
            }
        }
    }

    @Test func `children's foundations of Almaty are found by the query of the tour`() throws {
        var folder = NameFolder()
        let query = try SearchQuery("балалар қоры")
        let found = try Self.national.get().filter { $0[.region] == "KZ-75" }.filter { row in
            let keys = [row[.nameKK], row[.nameRU]].compactMap(\.self).map { folder.key(of: $0) }
            return query.words.allSatisfy { word in
                keys.contains { $0.cyrillic.contains(" " + word.cyrillic) }
            }
        }
        #expect((20...400).contains(found.count))
    }

    @Test func `has doubles that differ in their numbers only`() throws {
        var folder = NameFolder()
        var byName: [String: Set<String>] = [:]
        for row in try Self.rows(5_000) where row[.unit] == "head" {
            for name in [row[.nameKK], row[.nameRU]].compactMap(\.self) where !name.isEmpty {
                byName["\(row[.region] ?? "") \(folder.key(of: name).core)", default: []]
                    .insert(name.filter { !"«»\"“”".contains($0) })
            }
        }
        // The same core in one region under another form, abbreviation or spelling.
        #expect(byName.values.count { $0.count > 1 } > 20)
    }

    @Test func `makes none, one and no more than it can`() throws {
        #expect(try Self.rows(0).isEmpty)
        #expect(try Self.rows(1).count == 1)
        #expect(RegisterGenerator(count: -1) == nil)
        #expect(RegisterGenerator(count: RegisterGenerator.countMax + 1) == nil)
    }
}
