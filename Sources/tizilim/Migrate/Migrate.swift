import ArgumentParser
import Kernel

/// `tizilim migrate`.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the schema of the database up to date.",
        discussion: """
            Forward only; each step is one transaction and its checksum is kept. A step that was \
            changed after it was applied stops everything.

            tizilim migrate --dry-run
            tizilim migrate --database 'host=db.example.kz dbname=tizilim' \\
                --administrator 'host=db.example.kz user=postgres'

            --administrator makes the roles and the database if they are missing.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    @Flag(help: "Only say what would be applied.")
    var dryRun = false

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            guard !dryRun else { return Terminal.say("\(try await installation.migrator.plan())") }
            try await installation.prepareOwnServer()
            let applied = try await installation.migrator.migrate()
            for migration in applied { Terminal.say("applied \(migration.file)") }
            Terminal.say(applied.isEmpty ? "Nothing to do." : "Applied \(applied.count).")
        }
    }
}
