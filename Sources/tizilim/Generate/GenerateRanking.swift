import ArgumentParser
import Foundation
import Kernel
import Postgres
import Ranking

/// `tizilim generate ranking`.
struct GenerateRanking: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking", abstract: "Make up a ranking's export, with its result.",
        discussion: """
            The same count and seed give the same file on every machine. Nothing in it is real.

            tizilim generate ranking sample.ranking
            tizilim generate ranking --count 1000000 large.ranking
            tizilim ranking recompute large.ranking
            """)

    private static let countMax = 10_000_000
    private static let cutOff = CivilDate(year: 2026, month: 10, day: 1)

    @OptionGroup var common: CommonOptions

    @Option(help: "How many organisations.")
    var count = GenerateCommands.Organisations.countUsual

    @Option(help: "Another seed gives other rows.")
    var seed: UInt64 = 1

    @Argument(help: "The file to write.")
    var file: String

    func run() async throws {
        _ = try await common.preferences()
        let digest = try await Self.write(count, seed, to: file)
        Terminal.say("\(Hex.text(digest))  \(file.safeForTerminal)")
    }

    /// - Returns: the export's digest.
    static func write(_ count: Int, _ seed: UInt64, to file: String) async throws -> [UInt8] {
        guard 0...countMax ~= count, let cutOff else {
            throw Complaint("--count must be between 0 and \(countMax)", status: .usage)
        }
        let header = ExportHeader(
            snapshot: UUIDValue(high: 0x7000, low: 0x8000_0000_0000_0000), cutOff: cutOff,
            method: "sample", methodVersion: 1)
        let bar = ProgressBar(unit: "organisations")
        var digest: [UInt8] = []
        try await OutputFile.write(file) { descriptor in
            var samples = SampleInputs(seed: seed)
            let method = MethodRecord.demonstration
            var export = try RankingExport(method, header)
            for number in 0..<count {
                export.add(samples.subject(number), samples.rows(of: method, upTo: 2026))
                guard let piece = export.piece() else { continue }
                try OutputFile.write(piece, to: descriptor, file)
                bar.update(done: number, total: count, items: number)
            }
            let finished = try export.finish { try OutputFile.write($0, to: descriptor, file) }
            digest = finished.digest
        }
        Terminal.complain(bar.finish(items: count))
        return digest
    }
}
