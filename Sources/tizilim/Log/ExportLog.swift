import ArgumentParser
import Journal
import Kernel
import Postgres

/// `tizilim log export`.
struct ExportLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the log as static files, for any web server to offer.",
        discussion: """
            The layout is C2SP tlog-tiles: checkpoint, tile/…, tile/entries/…. Run it again to \
            bring the folder up to date; what is there is not written again.

            tizilim log export /srv/log
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    @Argument(help: "The folder to write to.")
    var folder: String

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            let session = Session(
                installation.connection(as: DatabaseRole.read.rawValue), name: "pg-export")
            defer { session.close() }
            let mirror = LogMirror(DatabaseLog(session), to: LogFolder(folder))
            let size = try await LogComplaint.explaining { try await mirror.run() }
            Terminal.complain("\(folder) holds the first \(size) entries.")
        }
    }
}

/// Errors of the log, in words for people.
enum LogComplaint {
    static func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError {
            throw Complaint("The database says: \(error)", status: .unreachable)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint("\(error)", status: .conflict)
        }
    }
}
