import ArgumentParser
import Foundation

/// `tizilim serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the register until SIGTERM or SIGINT.",
        discussion: """
            Without --database a private PostgreSQL in the data folder is started and migrated. \
            An own server is only checked: run `tizilim migrate` first, or say --migrate.

            tizilim serve
            tizilim serve --data /srv/tizilim --listen 0.0.0.0:7411 \\
                --tls-certificate chain.pem --tls-key key.pem
            tizilim serve --database 'host=db1,db2 dbname=tizilim target_session_attrs=read-write'
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions
    @OptionGroup(title: "Server") var listenOptions: ListenOptions

    @Flag(help: "Bring the schema of an own server up to date first.")
    var migrate = false

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags, listenOptions.flags)
        let options = try ServerOptions(preferences)
        try await Installation.with(preferences, joins: false) { installation in
            try await installation.bringUpToDate(applies: migrate || installation.cluster != nil)
            let server = try await Server(
                options, over: installation, preferences, book: MetricBook.opened(for: options))
            try await server.serve { address in
                Terminal.complain("Serving \(installation.place) on \(address)")
            }
        }
    }
}
