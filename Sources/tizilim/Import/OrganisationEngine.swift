import Kernel
import Postgres
import Registry

/// The import of the register behind the shell's protocol.
struct OrganisationEngine: ImportEngine {
    private let installation: Installation
    private let secrets: Secrets
    private let policy: Policy

    init(_ installation: Installation, _ preferences: Preferences) throws {
        self.installation = installation
        secrets = try SecretsFile.of(preferences, installation.dataFolder).secrets()
        policy = Policy(allowsTestIdentifiers: try preferences.isOn(.allowTestIdentifiers))
    }

    func run(
        _ file: String, report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        let database = Database(installation.base, loops: [])
        defer { database.close() }
        let engine = OrganisationImport(database: database, secrets: secrets, policy: policy)
        return try await engine.run(file: file, progress: report)
    }
}
