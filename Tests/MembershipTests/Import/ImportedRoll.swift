import Foundation
import JSONRPC
import Kernel
import Membership
import TestKit
import Testing

/// A file of memberships to import into the running test's database, and looks at what came of it.
final class ImportedRoll: Sendable {
    struct Stopped: Error {}

    typealias Row = [MembershipColumn: String]

    let scene: MembershipScene
    let folder: URL

    init(charter changes: JSON.Object = [:]) async throws {
        scene = try await MembershipScene(charter: changes)
        folder = FileManager.default.temporaryDirectory.appending(path: "roll-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "roll.csv").path }

    /// Rows of named columns, one a line from line 2 on.
    func write(_ rows: [Row], to path: String? = nil) throws {
        let columns = MembershipColumn.allCases
        var bytes: [UInt8] = []
        CSVWriter.append(columns.map(\.title), to: &bytes)
        for row in rows { CSVWriter.append(columns.map { row[$0] ?? "" }, to: &bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: path ?? self.path))
    }

    @discardableResult
    func run(
        _ rows: [Row], rowsMax: Int? = nil,
        progress: @Sendable (ImportProgress) throws -> Void = { _ in }
    ) async throws -> ImportSummary {
        try write(rows)
        return try await run(path, rowsMax: rowsMax, progress: progress)
    }

    func run(
        _ path: String, rowsMax: Int? = nil,
        progress: @Sendable (ImportProgress) throws -> Void = { _ in }
    ) async throws -> ImportSummary {
        try await MembershipImport(database: scene.world.dispatcher.database, rowsMax: rowsMax)
            .run(file: path, progress: progress)
    }

    /// Lines and reasons of the file of rejected rows.
    func rejected() throws -> [String] {
        let path = folder.appending(path: "roll.rejected.csv").path
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        var (reader, _) = try CSVReader.open(path)
        _ = try reader.next()
        var reasons: [String] = []
        while let record = try reader.next() {
            reasons.append("\(record.fields[0]): \(record.fields[1])")
        }
        return reasons
    }

    /// A new organisation's id, perhaps with a BIN.
    func organisation(_ name: String = "Көмек", bin: String? = nil) async throws -> String {
        var parameters: JSON.Object = [
            "name": ["kk": .string("«\(name)» қоғамдық қоры")], "legalForm": "public-foundation",
        ]
        if let bin { parameters["identifiers"] = [["scheme": "KZ-BIN", "value": .string(bin)]] }
        return try #require(
            try await scene.officer.call("ngo.register", parameters)["id"]?.string)
    }

    /// What a statement shows past row security, each row as one text.
    func look(_ sql: String) async throws -> [String] {
        try await scene.rows(sql).map { $0.map { $0 ?? "-" }.joined(separator: " ") }
    }

    func acts(of organisation: String) async throws -> [String] {
        try await look(
            """
            SELECT act, to_state, holds_from FROM membership.acts
            WHERE organisation_id = '\(organisation)' ORDER BY membership_id, seq
            """)
    }

    func periods(of organisation: String) async throws -> [String] {
        try await look(
            """
            SELECT kind, standing, valid_from, valid_to FROM membership.periods
            WHERE organisation_id = '\(organisation)' ORDER BY membership_id, seq
            """)
    }

    /// Organisations on the public roll of a day.
    func roll(on day: String) async throws -> Set<String> {
        let page = try await scene.world.anonymous.call(
            "roll.list", ["alliance": "alliance-75", "asOf": .string(day), "limit": 200])
        return Set((page["items"]?.array ?? []).compactMap { $0["organisation"]?.string })
    }

    /// Versions, acts and entries belong together one to one, and so do states and periods.
    func expectWhole(memberships: Int) async throws {
        #expect(
            try await look("SELECT count(*) FROM membership.memberships") == ["\(memberships)"])
        let broken = """
            SELECT m.id FROM membership.memberships m
            WHERE (SELECT array_agg(a.seq::int8 ORDER BY a.seq) FROM membership.acts a
                   WHERE a.tenant_id = m.tenant_id AND a.membership_id = m.id)
                  IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, m.version) n)
               OR (SELECT array_agg(e.version ORDER BY e.version) FROM journal.entries e
                   WHERE e.subject_id = m.id AND e.public)
                  IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, m.version) n)
               OR (m.state IN ('active', 'suspended')) IS DISTINCT FROM EXISTS (
                   SELECT FROM membership.periods p
                   WHERE p.membership_id = m.id AND p.valid_to IS NULL AND p.standing = m.state)
            """
        #expect(try await look(broken) == [])
    }
}

extension ImportedRoll {
    /// An associate since 2015, with changes.
    static func row(_ organisation: String, _ changes: Row = [:]) -> Row {
        let base: Row = [
            .alliance: "alliance-75", .organisation: organisation, .kind: "associate",
            .joinedOn: "2015-03-01",
        ]
        return base.merging(changes) { $1 }
    }

    /// What goes with a decision of the council.
    static func decided(_ number: String, on day: String, _ changes: Row = [:]) -> Row {
        let base: Row = [
            .organ: "council", .protocolNumber: number, .protocolOn: day, .votesFor: "7",
            .votesAgainst: "2", .votesAbstained: "1", .votesEntitled: "11",
        ]
        return base.merging(changes) { $1 }
    }

    static func suspended(_ organisation: String, _ changes: Row = [:]) -> Row {
        row(
            organisation,
            decided("12", on: "2016-01-30", [.suspendedOn: "2016-02-01", .reason: "Жарна"])
                .merging(changes) { $1 })
    }
}
