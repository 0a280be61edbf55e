import Foundation
import Registry
import Testing

struct NameTextTests {
    @Test func `composes letters that came in parts`() throws {
        let parts = "Қайрат и\u{306} ё е\u{308}"
        let text = try NameText(parts).text
        #expect(Array(text.utf8) == Array("Қайрат й ё ё".utf8))
    }

    @Test func `keeps single spaces only`() throws {
        #expect(try NameText("  Бақытты \u{A0} балалар\u{3000}").text == "Бақытты балалар")
        #expect(try NameText("«Бақытты балалар»").text == "«Бақытты балалар»")
    }

    @Test(arguments: [
        ("", NameText.Problem.empty), (" \u{A0}", .empty), ("a\u{0}b", .control),
        ("a\tb", .control),
        ("a\nb", .control), ("a\u{7F}", .control), ("a\u{85}b", .control), ("a\u{2028}b", .control),
        ("a\u{200B}b", .invisible), ("a\u{202E}b", .invisible), ("\u{FEFF}ab", .invisible),
        ("a\u{AD}b", .invisible), ("a\u{FFFE}", .invisible), ("a\u{E0041}", .invisible),
    ])
    func `refuses what nobody can see`(text: String, problem: NameText.Problem) {
        #expect(throws: problem) { try NameText(text) }
    }

    @Test func `has a limit in letters, not bytes`() throws {
        let long = String(repeating: "қ", count: 500)
        #expect(try NameText(long).text == long)
        #expect(throws: NameText.Problem.tooLong(500)) { try NameText(long + "қ") }
        #expect(throws: NameText.Problem.tooLong(3)) { try NameText("abcd", lengthMax: 3) }
    }

    @Test func `is composed whatever came in`() {
        var random = SplitMix64(seed: 3)
        let pool: [Unicode.Scalar] = [
            "и", "\u{306}", "Қ", "a", "\u{308}", "\u{323}", "é", "Å", "\u{212B}", "\u{1100}",
            "\u{1161}", "\u{F900}", " ", "\u{483}", "\u{2126}",
        ]
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                text.unicodeScalars.append(pool[Int.random(in: 0..<pool.count, using: &random)])
            }
            guard let kept = try? NameText(text).text else { continue }
            #expect(Array(kept.utf8) == Array(kept.precomposedStringWithCanonicalMapping.utf8))
        }
    }
}
