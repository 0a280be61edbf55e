import Foundation
import Kernel
import Postgres
import Registry
import TestKit
import Testing

/// A file to import into the running test's database, and looks at what came of it.
final class ImportedFile: Sendable {
    struct Stopped: Error {}

    let folder: URL
    let world: World

    init() throws {
        world = try World()
        folder = FileManager.default.temporaryDirectory.appending(
            path: "import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "ngos.csv").path }
    var rejectedPath: String { folder.appending(path: "ngos.rejected.csv").path }

    /// Rows of named columns; all rows have the same.
    func write(_ rows: [[OrganisationColumn: String]]) throws {
        let columns = OrganisationColumn.allCases.filter { column in
            rows.contains { $0[column] != nil }
        }
        var bytes: [UInt8] = []
        CSVWriter.append(columns.map(\.title), to: &bytes)
        for row in rows { CSVWriter.append(columns.map { row[$0] ?? "" }, to: &bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Made-up organisations.
    func generate(_ count: Int, seed: UInt64 = 1) throws {
        var bytes: [UInt8] = []
        var generator = RegisterGenerator(count: count, seed: seed)
        generator?.write { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @discardableResult
    func run(
        rowsMax: Int? = nil, progress: @Sendable (ImportProgress) throws -> Void = { _ in }
    ) async throws -> ImportSummary {
        let secrets = Secrets(root: Array(repeating: 7, count: 32))
        return try await OrganisationImport(
            database: world.dispatcher.database, secrets: secrets, policy: Policy(),
            rowsMax: rowsMax
        ).run(file: path, progress: progress)
    }

    /// Lines and reasons of the file of rejected rows.
    func rejected() throws -> [String] {
        guard FileManager.default.fileExists(atPath: rejectedPath) else { return [] }
        var (reader, _) = try CSVReader.open(rejectedPath)
        _ = try reader.next()
        var reasons: [String] = []
        while let record = try reader.next() {
            reasons.append("\(record.fields[0]): \(record.fields[1])")
        }
        return reasons
    }

    /// The first column of what the superuser sees, past row security.
    func look(_ sql: String) async throws -> [String] {
        try await BlockingConnection.run(world.database.administrator) { connection in
            try connection.execute(sql).firstColumn
        }
    }

    /// Organisations, versions and entries belong together one to one, and no number is held twice.
    func expectWhole(organisations: Int) async throws {
        #expect(try await count("registry.organisations") == organisations)
        let broken = """
            registry.organisations o
            WHERE o.version <> (SELECT max(version) FROM registry.organisation_versions v
                                WHERE v.organisation_id = o.id)
               OR (SELECT array_agg(version ORDER BY version) FROM journal.entries e
                   WHERE e.subject_id = o.id)
                  IS DISTINCT FROM
                  (SELECT array_agg(version ORDER BY version) FROM registry.organisation_versions v
                   WHERE v.organisation_id = o.id)
            """
        #expect(try await count(broken) == 0)
        let doubled = """
            (SELECT FROM registry.identifiers WHERE recorded_to IS NULL AND valid_to IS NULL
             GROUP BY scheme, value HAVING count(*) > 1) d
            """
        #expect(try await count(doubled) == 0)
    }

    func count(_ table: String) async throws -> Int {
        let count = try await look("SELECT count(*) FROM \(table)").first
        return count.flatMap { Int($0) } ?? -1
    }
}

extension ImportSamples {
    /// Numbers of March 2001 that every rule accepts, in order.
    static func bin(_ place: Int, unit: BIN.Unit = .head) throws -> String {
        let numbers = (0..<2_000).lazy.map { "01034\(unit.rawValue)\(10_000 * 10 + $0)" }
        return try #require(numbers.compactMap { try? BIN($0) }.dropFirst(place).first).text
    }

    /// Rows that differ in their BIN and name.
    static func row(
        _ bin: String, _ changes: [OrganisationColumn: String] = [:]
    ) -> [OrganisationColumn: String] {
        let base: [OrganisationColumn: String] = [
            .bin: bin, .nameKK: "«Ұйым \(bin)» қоғамдық қоры", .legalForm: "public-foundation",
            .region: "KZ-75",
        ]
        return base.merging(changes) { $1 }
    }
}
