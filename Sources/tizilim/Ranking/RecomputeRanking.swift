import ArgumentParser
import Foundation
import JSONRPC
import Kernel
import Ranking

/// `tizilim ranking recompute`.
struct RecomputeRanking: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Compute a ranking again from its export, and compare line by line.",
        discussion: """
            tizilim ranking recompute national.ranking
            tizilim ranking recompute national.ranking --digest 5f1c…
            tizilim ranking recompute national.ranking --json

            Reads the method and the input rows in the file, computes the result, and compares it \
            with the one in the file, byte for byte. No register and no network is asked. A row \
            that was changed is named by the mark at its end.

            Whoever makes up rows, marks and results together gets a file that is right in itself: \
            compare the digest with the one in the register's journal, or give it with --digest. \
            It is what sha256sum prints.

            Exit status: 0 equal, 1 different, 64 wrong parameters.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The export's file.")
    var file: String

    @Option(help: ArgumentHelp("The published digest, 64 digits.", valueName: "sha256"))
    var digest: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        _ = try await common.preferences()
        let published = try digest.map { try Self.bytes(of: $0) }
        var recomputation = Recomputation()
        let bar = ProgressBar(unit: "lines")
        try RankingFile.read(file) { piece, done, total in
            recomputation.feed(piece)
            bar.update(done: done, total: total, items: recomputation.lines)
        }
        recomputation.finish(published: published)
        let speed = bar.finish(items: recomputation.lines)
        if !json { Terminal.complain(speed) }
        Terminal.say(
            json ? recomputation.json.text : recomputation.text(width: Terminal.output.columns))
        if !recomputation.differences.isEmpty { throw ExitCode.failure }
    }

    private static func bytes(of digest: String) throws -> [UInt8] {
        guard let bytes = try? SHA256Digest(json: .string(digest)).bytes else {
            throw Complaint("--digest must be 64 lower-case hexadecimal digits", status: .usage)
        }
        return bytes
    }
}

/// A large file, a piece at a time.
enum RankingFile {
    /// Larger pieces are not read faster.
    private static let pieceBytes = 1 << 20

    static func read(_ path: String, _ take: ([UInt8], Int, Int) throws -> Void) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Complaint("\(path.safeForTerminal) can't be read", status: .usage)
        }
        defer { try? file.close() }
        let total = Int((try? file.seekToEnd()) ?? 0)
        try? file.seek(toOffset: 0)
        var done = 0
        while let piece = try file.read(upToCount: pieceBytes), !piece.isEmpty {
            done += piece.count
            try take(Array(piece), done, total)
        }
    }
}
