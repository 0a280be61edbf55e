import ArgumentParser
import Foundation
import Registry

/// `tizilim generate`.
struct GenerateCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Make up data for demonstrations and measurements.",
        subcommands: [Organisations.self, GenerateRanking.self])

    struct Organisations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ngos", abstract: "Make up a national register as CSV.",
            discussion: """
                The same count and seed give the same file on every machine. Nothing in it is \
                real but places and their codes.

                tizilim generate ngos register.csv
                tizilim generate ngos --count 1000000 --seed 7 - | gzip > register.csv.gz
                """)

        /// How many there were on 1 January 2025.
        static let countUsual = 23_335

        @OptionGroup var common: CommonOptions

        @Option(help: "How many organisations.")
        var count = countUsual

        @Option(help: "Another seed gives another register.")
        var seed: UInt64 = 1

        @Argument(help: "The file to write, or - for standard output.")
        var file = "-"

        func run() async throws {
            _ = try await common.preferences()
            if file == "-" {
                return try Self.write(count, seed, to: STDOUT_FILENO, "standard output")
            }
            try await OutputFile.write(file) { try Self.write(count, seed, to: $0, file) }
            Terminal.complain("Wrote \(Progress.grouped(count)) organisations to \(file)")
        }

        static func write(_ count: Int, _ seed: UInt64, to descriptor: Int32, _ name: String) throws
        {
            guard var generator = RegisterGenerator(count: count, seed: seed) else {
                throw Complaint(
                    "--count must be between 0 and \(RegisterGenerator.countMax)", status: .usage)
            }
            try generator.write { try OutputFile.write($0, to: descriptor, name) }
        }
    }
}
