import ArgumentParser
import Kernel
import Postgres

/// `tizilim log adopt`.
struct AdoptLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Let the log go on in a database that was restored by other means.",
        discussion: """
            A database made from a dump counts its transactions anew, so that the order of the \
            journal needs a new epoch; `tizilim restore` sees to it by itself. After pg_restore, \
            or in a copy that takes the place of the original, run this once. Never run it while \
            the original is still in use: the log would fork.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            let epoch = try await Self.beginEpoch(
                installation.connection(as: DatabaseSetup.owner))
            Terminal.complain("The log goes on here; transactions count as epoch \(epoch).")
        }
    }

    /// - Parameter owner: a connection string of the schema's owner.
    @discardableResult
    static func beginEpoch(_ owner: String) async throws -> String {
        do {
            return try await BlockingConnection.run(owner) {
                try $0.execute("SELECT journal.begin_epoch()").single ?? ""
            }
        } catch let error as BlockingError {
            throw Complaint("The database says: \(error)")
        }
    }
}
