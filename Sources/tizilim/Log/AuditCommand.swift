import ArgumentParser
import JSONRPC
import Journal

/// `tizilim audit`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check that no entry of the log was changed, removed, moved or inserted later.",
        discussion: """
            tizilim audit /srv/mirror --key log.vkey
            tizilim audit --address register.example.kz:7411 --tls --key log.vkey
            tizilim audit --address … --key log.vkey --from checkpoint --keep checkpoint

            Reads the whole log, from a folder as `tizilim log export` writes it or from a server, \
            and computes every hash again. A checkpoint that was kept shows that nothing which it \
            covers was rewritten since, not even by whoever holds the log's keys: keep one of \
            every audit, where the register can't reach it.

            Exit status: 0 nothing found, 1 something is wrong, 64 wrong parameters, 69 nobody \
            answers.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Trust") var trusted: TrustedKeyOptions
    @OptionGroup(title: "Server") var client: ClientOptions

    @Argument(help: "A folder with a copy of the log; without it a server is asked.")
    var folder: String?

    @Option(
        help: ArgumentHelp(
            "A checkpoint that was kept: the log must still hold all of it.", valueName: "file"))
    var from: String?

    @Option(
        help: ArgumentHelp("Write the checked checkpoint to this file.", valueName: "file"))
    var keep: String?

    func run() async throws {
        let preferences = try await common.preferences(client.flags)
        let keys = try trusted.keys()
        let earlier = try from.map { try Self.checkpoint($0, keys) }
        let outcome: AuditOutcome
        if let folder {
            outcome = try await AuditOutcome(LogFolder(folder), keys, since: earlier)
        } else {
            outcome = try await RPCClient.with(try ClientTarget(preferences)) { rpc in
                try await AuditOutcome(ServerLog(rpc), keys, since: earlier)
            }
        }
        Terminal.say(client.json ? outcome.json.text : outcome.text)
        guard case .good(let report) = outcome else { throw ExitCode.failure }
        guard let keep else { return }
        try await OutputFile.write(keep) {
            try OutputFile.write(report.checkpoint.note.bytes, to: $0, keep)
        }
    }

    private static func checkpoint(_ file: String, _ keys: [VerifierKey]) throws -> SignedCheckpoint
    {
        let bytes = try InputFile.read(file, atMost: SignedNote.bytesMax)
        // Witnesses of today need not have seen the checkpoint of then.
        let logKeys = keys.filter { $0.algorithm == .ed25519 }
        do throws(NoteFailure) {
            return try SignedCheckpoint(parsing: bytes, trusting: logKeys)
        } catch {
            throw Complaint("--from \(file.safeForTerminal): \(error)", status: .usage)
        }
    }
}
