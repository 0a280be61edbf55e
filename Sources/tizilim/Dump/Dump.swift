import ArgumentParser
import Postgres
import SystemPackage

/// `tizilim dump`.
struct Dump: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the whole database into a file.",
        discussion: """
            A consistent state of one moment, in pg_dump's custom format; the server may go on \
            working meanwhile. The file holds personal data: only its owner may read it.

            tizilim dump register-$(date +%F).dump
            tizilim dump --database 'host=db dbname=tizilim' \\
                --administrator 'host=db user=postgres' register.dump

            The server's keys (secrets.key in the data folder) are not part of it: keep a copy of \
            them in another place.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    @Argument(help: "The file to write.")
    var file: String

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            try await Self.dump(installation, to: file)
        }
        Terminal.complain("Wrote \(file). Keep the secrets file with it, but in another place.")
    }

    static func dump(_ installation: Installation, to file: String) async throws {
        // Row security hides rows even from their owner, so a dump is a superuser's work.
        let administrator = try installation.requiredAdministrator("dump")
        let program = ClientProgram("pg_dump", in: installation.binaries)
        do {
            try await OutputFile.write(file) { descriptor in
                try await program.run(
                    ["--format=custom"], on: administrator,
                    output: FileDescriptor(rawValue: descriptor))
            }
        } catch let failure as ClientProgramFailure {
            throw Complaint("\(failure)")
        }
    }
}

extension Installation {
    func requiredAdministrator(_ work: String) throws -> ConnectionString {
        guard let administrator else {
            throw Complaint(
                "A \(work) of an own server needs its superuser: row security hides rows from all "
                    + "others", hint: "--administrator 'host=… user=postgres'", status: .usage)
        }
        return administrator
    }
}
