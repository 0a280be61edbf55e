import Registry

/// The import of the register behind the shell's protocol.
struct OrganisationEngine: ImportEngine {
    private let installation: Installation
    private let preferences: Preferences

    init(_ installation: Installation, _ preferences: Preferences) throws {
        self.installation = installation
        self.preferences = preferences
    }

    func run(
        _ file: String, report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        throw Complaint("This build has no import", status: .internal)
    }
}
