import ArgumentParser
import Configuration
import Kernel
import Postgres

/// `tizilim demo`.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "From nothing to a running register with made-up data.",
        discussion: """
            Starts a private PostgreSQL in the data folder, imports a generated national register \
            of 23,335 organisations, makes accounts to play with and three years of orders with \
            what became of them, and serves. The next start takes up what is there. Ctrl-C stops \
            it; deleting the folder removes all of it.

            tizilim demo
            tizilim demo --count 1000 --data /tmp/little
            """)

    @OptionGroup var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            "The folder for the data (default: ./tizilim-data).", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("The folder with the SQL files.", valueName: "folder"))
    var sql: String?

    @Option(help: ArgumentHelp("The folder with PostgreSQL's programs.", valueName: "folder"))
    var postgresBinaries: String?

    @OptionGroup(title: "Server") var listenOptions: ListenOptions

    @Option(help: "How many organisations to make up, the first time.")
    var count = GenerateCommands.Organisations.countUsual

    func run() async throws {
        let own = [Setting: ConfigContent](texts: [
            .data: data, .sql: sql, .postgresBinaries: postgresBinaries,
        ])
        let preferences = try await common.preferences(own, listenOptions.flags)
        guard preferences.text(.database) == nil else {
            throw Complaint(
                "A demo works on a private PostgreSQL only", hint: "unset TIZILIM_DATABASE",
                status: .usage)
        }
        let options = try ServerOptions(preferences)
        try await Installation.with(preferences, joins: false) { installation in
            try await installation.bringUpToDate(applies: true)
            let data = DemoData(installation, preferences, count: count)
            try await data.importIfEmpty()
            try await data.sayIfSilent()
            let server = try await Server(
                options, over: installation, preferences, book: MetricBook.opened(for: options))
            do {
                try await DemoAccounts(
                    server.dispatcher, organisation: try await data.representedOrganisation(),
                    file: data.tokensFile, orders: try await data.orders()
                ).makeIfMissing()
            } catch {
                try? await server.close()
                throw error
            }
            try await server.serve { address in
                Terminal.say(Tour(address: address, tokens: data.tokensFile).text)
            }
        }
    }
}
