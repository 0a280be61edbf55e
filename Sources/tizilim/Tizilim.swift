import ArgumentParser
import Foundation

/// The whole command line; each command is a file of its own.
struct Tizilim: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "tizilim",
        abstract: "The national register of non-governmental organisations.",
        discussion: """
            Try it:        tizilim demo
            Ask it:        tizilim call ngo.search q='балалар қоры' region=KZ-75
            Its methods:   tizilim call rpc.discover
            Its health:    tizilim check

            Settings come from flags, then from the environment (--data is TIZILIM_DATA), then \
            from a JSON file (--config, TIZILIM_CONFIG). Without --database the data live in a \
            private PostgreSQL in ./tizilim-data.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(name: "Running", subcommands: [Serve.self, Demo.self, CallCommand.self]),
            CommandGroup(
                name: "Setting up",
                subcommands: [
                    Migrate.self, Bootstrap.self, TokenCommands.self, TenantCommands.self,
                ]),
            CommandGroup(
                name: "Keeping",
                subcommands: [
                    Check.self, Bench.self, Dump.self, Restore.self, LogCommands.self,
                    ImportCommands.self,
                    GenerateCommands.self,
                ]),
            CommandGroup(
                name: "Proving",
                subcommands: [
                    VerifyCommand.self, AuditCommand.self, RankingCommands.self, KeyCommands.self,
                ]),
        ])
}

@main enum Program {
    static func main() async {
        do {
            var command = try Tizilim.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let complaint = Complaint(error) else { Tizilim.exit(withError: error) }
            Terminal.complain("tizilim: \(complaint)")
            exit(complaint.status.rawValue)
        }
    }
}
