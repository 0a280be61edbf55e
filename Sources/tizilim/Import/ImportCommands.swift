import ArgumentParser
import Configuration

/// `tizilim import`.
struct ImportCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring data in from files.",
        subcommands: [Organisations.self, Members.self])

    struct Organisations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ngos", abstract: "Import organisations from a CSV file.",
            discussion: """
                tizilim import ngos register.csv
                tizilim import ngos register.rejected.csv

                Every row that is refused goes to FILE.rejected.csv with its line and all reasons; \
                mend it there and import that file. Importing a file again makes no duplicates. A \
                server may run on the same data meanwhile.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

        @Flag(help: "Accept the identifiers of test certificates. Never in production.")
        var allowTestIdentifiers = false

        @Option(help: "The file with the server's keys (default: in the data folder).")
        var secrets: String?

        @Argument(help: "The file, UTF-8, with the titles in its first row.")
        var file: String

        func run() async throws {
            let preferences = try await common.preferences(
                databaseOptions.flags,
                [Setting: ConfigContent](
                    texts: [.secrets: secrets],
                    switches: [.allowTestIdentifiers: allowTestIdentifiers]))
            let summary = try await Installation.with(preferences, joins: true) { installation in
                try await installation.bringUpToDate(applies: installation.cluster != nil)
                let engine = try OrganisationEngine(installation, preferences)
                return try await ImportRun(engine: engine).run(file)
            }
            Terminal.say(summary.text(width: Terminal.output.columns))
        }
    }
}
