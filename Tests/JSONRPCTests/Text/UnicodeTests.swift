import JSONRPC
import Testing

@Suite struct UnicodeTests {
    @Test(arguments: [
        (#""\u0041\u00e9\u0416""#, "Aé\u{416}"),
        (#""\ud83d\ude00""#, "\u{1F600}"),
        (#""\uD83D\uDE00x""#, "\u{1F600}x"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0000""#, "\0"),
        (#""балалар қоры""#, "балалар қоры"),
        (#""қ\u043e\u0440ы 😀 end of it""#, "қоры 😀 end of it"),
        (#""\uFFFF\ud7ff\ue000""#, "\u{FFFF}\u{D7FF}\u{E000}"),
        (#""\udbff\udfff""#, "\u{10FFFF}"),
    ])
    func `escapes become what they stand for`(text: String, expected: String) throws {
        #expect(Reading(text).agrees)
        let string = try #require(try parse(text).string)
        #expect(Array(string.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#,
        #""\udc00\ud800""#, #""\ud83d\u0041""#, #""x\udfff""#,
    ])
    func `half a surrogate pair is refused`(text: String) {
        let reading = Reading(text)
        #expect(reading.scanned?.reason == .loneSurrogate)
        #expect(reading.agrees)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x20], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
            [0xF0, 0x9F, 0x98, 0x20], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE1, 0x80, 0xC0],
        ] as [[UInt8]])
    func `overlong, surrogate, cut and impossible sequences are refused`(bytes: [UInt8]) {
        for padding in 0..<9 {
            let before = [UInt8](repeating: UInt8(ascii: "a"), count: padding)
            let reading = Reading([0x22] + before + bytes + [0x22])
            #expect(reading.scanned == Malformed(.invalidUTF8, at: 1 + padding))
            #expect(reading.agrees)
        }
        #expect(Reading([0x22] + bytes).scanned != nil)
    }

    @Test func `the first and last scalar of every length are read`() throws {
        let ends: [Unicode.Scalar] = [
            "\u{20}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "\u{CFFF}",
            "\u{D000}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}",
            "\u{FFFFF}", "\u{100000}", "\u{10FFFF}",
        ]
        for scalar in ends {
            let text = "\"\(String(Character(scalar)))\""
            #expect(Reading(text).scanned == nil, "U+\(scalar.value)")
            #expect(try parse(text).string?.unicodeScalars.first == scalar)
        }
    }

    @Test func `a string ends at its quote wherever that stands among eight bytes`() throws {
        for length in 0..<40 {
            let content = String(repeating: "x", count: length)
            #expect(try parse("\"\(content)\"").string == content)
            #expect(try parse("\"\(content)\\n\"").string == content + "\n")
            #expect(try parse("\"\(content)ә\"").string == content + "ә")
            #expect(Reading("\"\(content)\u{1}\"").scanned?.reason == .controlCharacter)
        }
    }

    @Test func `NUL in a string is read and found`() throws {
        #expect(try parse(#"{"a":["x\u0000"]}"#).containsNUL)
        #expect(try parse(#"{"\u0000":1}"#).containsNUL)
        #expect(try !parse(#"{"a":["x0"]}"#).containsNUL)
    }
}
