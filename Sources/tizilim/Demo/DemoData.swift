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
        let reader = installation.connection(as: DatabaseRole.read.rawValue)
        let present = try await BlockingConnection.run(reader) {
            try $0.execute("SELECT count(*) FROM registry.organisations").single
        }
        guard present == "0" else { return }
        try await OutputFile.write(csvFile) { descriptor in
            try GenerateCommands.Organisations.write(count, 1, to: descriptor, csvFile)
        }
        Terminal.complain("Importing \(Progress.grouped(count)) made-up organisations from \(csvFile)")
        let engine = try OrganisationEngine(installation, preferences)
        let summary = try await ImportRun(engine: engine).run(csvFile)
        Terminal.complain(summary.text(width: Terminal.errors.columns))
    }
}
