import Kernel
import Membership
import Postgres

/// The import of memberships behind the shell's protocol.
struct MembershipEngine: ImportEngine {
    let installation: Installation

    func run(
        _ file: String, report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        let database = Database(installation.base, loops: [])
        defer { database.close() }
        return try await MembershipImport(database: database).run(file: file, progress: report)
    }
}
