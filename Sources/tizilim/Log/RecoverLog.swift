import ArgumentParser
import Foundation
import Journal
import Kernel
import Postgres

/// `tizilim log recover`.
struct RecoverLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Lead the log on after its database was set back.",
        discussion: """
            A database that was restored from a backup knows less than the log has published, and \
            a server refuses to append to it. There are two ways on:

            tizilim log recover --from /srv/log      every entry comes back to its position
            tizilim log recover --new-origin NAME    the old log ends; a new one begins

            The first needs a copy of the log (`tizilim log export`, or any mirror's) that \
            reaches as far as what was published. The acts of the entries that come back are not \
            in the register: their number is said, and `tizilim call log.entries` shows them. The \
            second leaves the old log to those who kept it: its key and its newest checkpoint are \
            moved aside, and whoever follows the log must be told.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions
    @OptionGroup(title: "Log") var listenOptions: ListenOptions

    @Option(help: ArgumentHelp("A copy of the log as static files.", valueName: "folder"))
    var from: String?

    @Option(help: ArgumentHelp("The name of the new log.", valueName: "name"))
    var newOrigin: String?

    func validate() throws {
        guard (from == nil) != (newOrigin == nil) else {
            throw ValidationError("Say either --from or --new-origin.")
        }
    }

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags, listenOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            let file = LogKeyFile.of(preferences, installation.dataFolder)
            if let from {
                try await Self.recover(installation, file, from: from)
            } else if let newOrigin {
                try await Self.beginAnew(installation, file, as: newOrigin)
            }
        }
    }

    static func recover(
        _ installation: Installation, _ file: LogKeyFile, from folder: String
    ) async throws {
        let session = Session(
            installation.connection(as: DatabaseRole.sequencer.rawValue), name: "pg-recover")
        defer { session.close() }
        let recovery = Recovery(
            from: LogFolder(folder), into: session, keys: try file.read().verifiers,
            seen: file.seen)
        let report = try await LogComplaint.explaining { try await recovery.run() }
        Terminal.complain("The log has \(report.to) entries again; it had \(report.from).")
        if report.lost > 0 {
            Terminal.complain(
                "The acts of \(report.lost) of them are not in the register: do them again.")
        }
    }

    /// The old log's files are kept under other names: they are all that still proves it.
    static func beginAnew(
        _ installation: Installation, _ file: LogKeyFile, as origin: String
    ) async throws {
        let sequencer = installation.connection(as: DatabaseRole.sequencer.rawValue)
        let old = try await BlockingConnection.run(sequencer) { connection in
            let old = try connection.execute("SELECT origin FROM journal.sequencer").single
            guard old != origin else {
                throw Complaint("\(origin) is the name of the old log", status: .usage)
            }
            let isFree = try connection.execute(
                "SELECT pg_catalog.pg_try_advisory_lock(\(Term.lockName.0), \(Term.lockName.1))"
            ).single
            guard isFree == "t" else {
                throw Complaint("A server appends to the log: stop it first", status: .conflict)
            }
            try connection.execute("UPDATE journal.sequencer SET origin = NULL, key = NULL")
            return old
        }
        let stamp = UUID().uuidString.prefix(8).lowercased()
        for path in [file.path, file.seen.path] where access(path, F_OK) == 0 {
            try FileManager.default.moveItem(atPath: path, toPath: "\(path).\(stamp)")
        }
        _ = try file.make(origin: origin)
        Terminal.complain(
            "\(origin) begins; \(old ?? "the old log") ends, its key and checkpoint are kept as "
                + "….\(stamp).")
    }
}
