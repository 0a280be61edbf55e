import Foundation
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
        do {
            return try await engine.run(file: file, progress: report)
        } catch let failure as OrganisationFile.Failure {
            throw Complaint("\(file): \(failure)", status: .usage)
        } catch let failure as CSVReader.Failure {
            throw Complaint(
                "\(file): \(OrganisationFile.Failure.unreadable(failure))", status: .usage)
        } catch let error as CocoaError {
            throw Complaint("\(error.localizedDescription)")
        }
    }
}
