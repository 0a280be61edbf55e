import Foundation
import Testing

/// The computation can't depend on a clock, a locale or a time zone: it has none at hand.
struct PurityTests {
    @Test(arguments: ["Engine", "Export"])
    func `what computes knows no clock, no locale and no floating point`(folder: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Ranking/\(folder)").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(
            at: sources, includingPropertiesForKeys: nil)
        #expect(files.count > 3)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let words = Set(text.split { !$0.isLetter }.map(String.init))
            let strange: Set = [
                "Foundation", "Double", "Float", "Date", "Locale", "TimeZone", "Timestamp",
                "ContinuousClock", "random", "getenv",
            ]
            #expect(words.isDisjoint(with: strange), "\(file.lastPathComponent)")
        }
    }
}
