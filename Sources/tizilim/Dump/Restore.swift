import ArgumentParser
import Foundation
import Kernel
import Postgres

/// `tizilim restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the database anew from a file of `tizilim dump`.",
        discussion: """
            The file goes into a database beside the present one, its migrations are compared with \
            those of this program, and only then the two change places: a restore that fails \
            leaves everything as it was. A database that holds anything is replaced only with \
            --force, and none while a server uses it.

            tizilim restore register.dump
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    @Flag(help: "Replace a database that is not empty; what it holds is lost.")
    var force = false

    @Argument(help: "The file to read.")
    var file: String

    func run() async throws {
        guard access(file, R_OK) == 0 else {
            throw Complaint("\(file) can't be read", status: .usage)
        }
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: false) { installation in
            let plan = try await Restoration(installation).run(file, replaces: force)
            Terminal.complain("Restored \(installation.place) from \(file).")
            if !plan.pending.isEmpty {
                Terminal.complain("It lacks \(plan.pending.count) migrations: `tizilim migrate`")
            }
        }
    }
}
