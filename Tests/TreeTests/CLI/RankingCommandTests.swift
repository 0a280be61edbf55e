import Foundation
import JSONRPC
import Ranking
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
}
