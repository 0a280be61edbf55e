import Foundation
import Kernel
import Postgres
import Registry

/// The made-up register of a demo.
struct DemoData {
    private let installation: Installation
    private let preferences: Preferences
    private let count: Int

    init(_ installation: Installation, _ preferences: Preferences, count: Int) {
        self.installation = installation
        self.preferences = preferences
        self.count = count
    }

    var tokensFile: String { installation.dataFolder + "/demo-tokens.txt" }
    private var csvFile: String { installation.dataFolder + "/demo-register.csv" }

    /// Takes the way that a user's own file would take: written as CSV, then imported.
    func importIfEmpty() async throws {
        let present = try await ask("SELECT count(*) FROM registry.organisations")
        guard present == "0" else { return }
        try await OutputFile.write(csvFile) { descriptor in
            try GenerateCommands.Organisations.write(count, 1, to: descriptor, csvFile)
        }
        Terminal.complain(
            "Importing \(Progress.grouped(count)) made-up organisations from \(csvFile)")
        let engine = try OrganisationEngine(installation, preferences)
        let summary = try await ImportRun(engine: engine).run(csvFile)
        Terminal.complain(summary.text(width: Terminal.errors.columns))
    }

    /// What citizens say about the organisations, two comments for each, and 40,000 at most.
    func sayIfSilent() async throws {
        guard let administrator = installation.administrator else { return }
        let said = min(DemoOversight.countUsual, 2 * count)
        try await DemoOversight(administrator: administrator.text, count: said).fillIfEmpty()
    }

    /// Some organisation of Almaty for its representative; a free id where there is none.
    func representedOrganisation() async throws -> String {
        try await ask(
            """
            SELECT id FROM registry.organisations
            WHERE region_code = 'KZ-75' AND unit = 'head' AND legal_status = 'active'
            ORDER BY id LIMIT 1
            """) ?? "\(Organisation.ID.make())"
    }

    /// As many as there are organisations to apply to them.
    func orders() async throws -> DemoOrders? {
        guard let administrator = installation.administrator else { return nil }
        let present = try await ask("SELECT count(*) FROM registry.organisations")
        return DemoOrders(
            administrator: administrator.text, folder: installation.folder,
            organisations: Int(present ?? "") ?? 0)
    }

    private func ask(_ sql: String) async throws -> String? {
        let reader = installation.connection(as: DatabaseRole.read.rawValue)
        return try await BlockingConnection.run(reader) { try $0.execute(sql).single }
    }
}
