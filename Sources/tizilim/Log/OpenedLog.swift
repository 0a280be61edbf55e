import Journal
import Kernel
import Logging
import Postgres

/// The log as a server finds it at its start: its key, and the newest checkpoint that was seen.
struct OpenedLog {
    private let keys: SigningKeys?
    private let seen: SeenCheckpoint
    private let status: LogStatus

    /// A key is made only for a log that nobody has begun: two keys would be two logs.
    init(_ preferences: Preferences, over installation: Installation, _ status: LogStatus)
        async throws
    {
        let file = LogKeyFile.of(preferences, installation.dataFolder)
        let origin = preferences.text(.logOrigin)
        self.status = status
        seen = file.seen
        if file.exists {
            keys = try file.read()
        } else if let key = try await Self.key(of: installation) {
            keys = nil
            status.update { report in
                report.reason = "this server has no key for the log of \(key)"
            }
            Logger(label: "tizilim.server").warning("\(status.report.reason ?? "")")
        } else {
            keys = try file.make(origin: origin)
        }
        if let keys, let origin, origin != keys.name {
            throw Complaint(
                "--log-origin says \(origin), but the key in \(file.path) is that of \(keys.name)",
                hint: "a log keeps its name; see `tizilim log recover --new-origin`",
                status: .usage)
        }
    }

    func sequencer(over database: Database) -> Sequencer? {
        keys.map { Sequencer(database, keys: $0, seen: seen, status: status) }
    }

    /// Adds what only the server knows to the policy of `log.cosign`.
    func complete(_ policy: inout LogPolicy) {
        policy.keys = keys?.verifiers.map(\.text) ?? []
        let (seen, status) = (seen, status)
        policy.reportForeignHead = { note in
            // A disk that is full must not make the witness's call fail; the next one tries again.
            guard (try? seen.keep(note)) != nil else { return }
            status.demandExamination()
        }
    }

    private static func key(of installation: Installation) async throws -> String? {
        let reader = installation.connection(as: DatabaseRole.read.rawValue)
        return try await BlockingConnection.run(reader) {
            try $0.execute("SELECT key FROM journal.sequencer").single
        }
    }
}
