import Foundation
import JSONRPC
import Ranking
import Subprocess
import SystemPackage
import Testing

@testable import tizilim

struct RankingCommandTests {
    private static func recompute(_ path: String) throws -> Recomputation {
        var recomputation = Recomputation()
        try RankingFile.read(path) { piece, _, _ in recomputation.feed(piece) }
        recomputation.finish()
        return recomputation
    }

    @Test func `a generated export computes to itself, and a changed row is named`() async throws {
        let path = NSTemporaryDirectory() + "tizilim-\(UUID().uuidString).ranking"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let digest = try await GenerateRanking.write(300, 1, to: path)
        let equal = try Self.recompute(path)
        #expect(equal.digest == digest)
        #expect(equal.differences.isEmpty)
        #expect(equal.json["equal"] == true)
        #expect(equal.text(width: 100).hasPrefix("EQUAL"))

        var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let place = try #require(lines.firstIndex { $0.hasPrefix("i\treporting") })
        lines[place] = Substring(lines[place].replacing("reporting/0", with: "reporting/9"))
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        let changed = try Self.recompute(path)
        #expect(changed.differences.map(\.line) == [place + 1])
        #expect(changed.text(width: 200).contains("reporting/9"))
        #expect(changed.json["differences"]?.array?.first?["kind"] == "changed")
    }

    /// The program that was built together with the tests, in a surrounding of its own.
    private static func run(
        _ words: [String], zone: String, locale: String
    ) async throws -> (isSuccess: Bool, said: String) {
        let program = FilePath(CommandLine.arguments[0]).removingLastComponent()
            .appending("tizilim")
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(words),
            environment: .inherit.updating([
                "TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale,
            ]),
            output: .string(limit: 1 << 20), error: .discarded)
        return (result.terminationStatus.isSuccess, result.standardOutput)
    }

    @Test func `the machine's locale and time zone change neither an export nor what it comes to`()
        async throws
    {
        let path = NSTemporaryDirectory() + "tizilim-\(UUID().uuidString).ranking"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var made: Set<Data> = []
        var said: Set<String> = []
        for (zone, locale) in [
            ("UTC", "C"), ("Asia/Almaty", "kk_KZ.UTF-8"), ("America/St_Johns", "tr_TR.UTF-8"),
            ("Pacific/Kiritimati", "ar_EG.UTF-8"), ("<+03>-3", "de_DE"),
        ] {
            let generated = try await Self.run(
                ["generate", "ranking", "--count", "500", path], zone: zone, locale: locale)
            #expect(generated.isSuccess)
            made.insert(try Data(contentsOf: URL(filePath: path)))
            for format in [[], ["--json"]] {
                let recomputed = try await Self.run(
                    ["ranking", "recompute", path] + format, zone: zone, locale: locale)
                #expect(recomputed.isSuccess)
                said.insert(recomputed.said)
            }
        }
        #expect(made.count == 1)
        // In words and as JSON.
        #expect(said.count == 2)
        #expect(said.contains { $0.hasPrefix("EQUAL") })
    }
}
