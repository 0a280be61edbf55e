import Foundation
import JSONRPC
import Testing

/// Hostile and merely broken input: never a crash, and all readers agree about it.
@Suite struct FuzzTests {
    static let inputsPerSeed = 10_000

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `mutated messages are read alike by scanner, parser and Foundation`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<Self.inputsPerSeed { check(Seeds.mutated(using: &random)) }
    }

    @Test(arguments: 5...6 as ClosedRange<UInt64>)
    func `random bytes are read alike`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<Self.inputsPerSeed {
            let length = Int.random(in: 0...64, using: &random)
            check((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test(arguments: 7...8 as ClosedRange<UInt64>)
    func `random tokens are read alike`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<Self.inputsPerSeed {
            let length = Int.random(in: 1...24, using: &random)
            let words = (0..<length).map { _ in Seeds.words.randomElement(using: &random) ?? "" }
            check(Array(words.joined().utf8))
        }
    }

    private func check(_ bytes: [UInt8]) {
        let reading = Reading(bytes)
        let shown = String(decoding: bytes, as: UTF8.self)
        if !reading.agrees { Issue.record("readers disagree on \(shown.debugDescription)") }
        if let value = reading.value {
            let again = Reading(Array(value.text.utf8))
            if again.value != value { Issue.record("rewritten differently: \(shown)") }
        }
        guard Oracle.isAsked(about: bytes), reading.scanned?.reason != .loneSurrogate else {
            return
        }
        if Oracle.accepts(bytes) != (reading.scanned == nil) {
            Issue.record("Foundation disagrees on \(shown.debugDescription)")
        }
    }
}

/// Foundation's reader, where the two are meant to agree.
private enum Oracle {
    static func accepts(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    /// It guesses UTF-16 and UTF-32 from NUL bytes and byte order marks, which RFC 8259 doesn't
    /// know, refuses a number that no `Double` can hold, and allows a comma after the last element.
    static func isAsked(about bytes: [UInt8]) -> Bool {
        if bytes.contains(0) || bytes.first ?? 0 >= 0xEF { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        return !text.contains(/[0-9][eE][+-]?[0-9]{3}|[0-9]{18}|,[ \t\r\n]*[\]}]/)
    }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private enum Seeds {
    static let messages = [
        #"{"jsonrpc":"2.0","id":1,"method":"ngo.search","params":{"q":"балалар қоры","limit":20}}"#,
        #"{"jsonrpc":"2.0","id":"x\u0041\n","method":"order.submit","params":{"a":[-1.5e3,true]}}"#,
        #"[{"jsonrpc":"2.0","method":"m"},{"jsonrpc":"2.0","id":null,"method":"n","params":[]},1]"#,
        #" { "id" : 0.5 , "x":{"y":[[],{}]}, "jsonrpc":"2.0" , "method" : "\ud83d\ude00" } "#,
        #"{"jsonrpc":"2.0","id":7,"method":"a","params":{"n":{"kk":"Қор","ru":"Фонд"},"f":false}}"#,
    ].map { Array($0.utf8) }

    static let words = [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"id\":", "1", "-", "0", ".5", "e1", " ",
        "null", "true", "fals", "\\", "\\u00e9", "\"\\ud83d\\ude00\"", "\"ә\"", "\t", "\r",
        "\u{1}", "{}", "[]", "\"jsonrpc\":\"2.0\"", "\"method\":\"m\"",
    ]

    /// A valid message with up to four bytes changed, removed, doubled or exchanged.
    static func mutated(using random: inout SplitMix) -> [UInt8] {
        var bytes = messages.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let other = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[other], at: place)
            case 3: bytes.swapAt(place, other)
            case 4: bytes.removeSubrange(min(place, other)..<max(place, other))
            case 5: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            default: bytes.insert(contentsOf: words.randomElement(using: &random)!.utf8, at: place)
            }
        }
        return bytes
    }
}
