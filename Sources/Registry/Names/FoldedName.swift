/// The words of a name or a query, each folded for both keys.
///
/// Made once per imported row, so it works on bytes and tables and keeps its buffers from one name
/// to the next: under 2 µs a name.
struct FoldedName {
    struct Word {
        /// Into ``cyrillic`` and ``latin``.
        var cyrillic: Range<Int>
        var latin: Range<Int>
        /// Of the folded letters in the script of the word.
        var hash: UInt64
        var isCyrillic: Bool
    }

    /// The folded words without anything between them, as UTF-8. Cyrillic words in Cyrillic, Latin
    /// words in Latin letters.
    private(set) var cyrillic: [UInt8] = []
    /// The folded words in Latin letters, as ASCII (but for letters of third scripts).
    private(set) var latin: [UInt8] = []
    private(set) var words: [Word] = []
    /// A word has letters of both scripts.
    private(set) var hasMixedScript = false

    private let table = Letters.table
    private var letters: [UInt32] = []
    private var spelling: [UInt8] = []
    private var scratch: [UInt8] = []

    mutating func fold(_ name: String) {
        cyrillic.removeAll(keepingCapacity: true)
        latin.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        hasMixedScript = false
        for scalar in name.unicodeScalars {
            switch kind(of: scalar) {
            case .separator: endWord()
            case .nothing: break
            default: letters.append(scalar.value)
            }
        }
        endWord()
    }

    private func kind(of scalar: Unicode.Scalar) -> Letter.Kind {
        if scalar.value < Letters.end { return table[Int(scalar.value)].kind }
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{2032}": return .nothing
        case "\u{2000}"..."\u{2BFF}": return .separator
        // Words of third scripts stay as they are.
        default: return scalar.properties.isAlphabetic ? .latin : .separator
        }
    }

    private mutating func endWord() {
        guard !letters.isEmpty else { return }
        defer { letters.removeAll(keepingCapacity: true) }
        mendLookAlikes()
        var word = Word(
            cyrillic: cyrillic.count..<cyrillic.count, latin: latin.count..<latin.count, hash: 0,
            isCyrillic: letters.contains { isCyrillic($0) })
        foldLetters()
        // Nothing is left of a lone ь.
        guard cyrillic.count > word.cyrillic.lowerBound else { return }
        word.cyrillic = word.cyrillic.lowerBound..<cyrillic.count
        word.latin = word.latin.lowerBound..<latin.count
        word.hash = word.isCyrillic ? hash(cyrillic[word.cyrillic]) : hash(latin[word.latin])
        words.append(word)
    }

    private func isCyrillic(_ letter: UInt32) -> Bool {
        letter < Letters.end && table[Int(letter)].kind == .cyrillic
    }

    /// Writes a word of two scripts in the one that all of its letters have, Cyrillic first.
    private mutating func mendLookAlikes() {
        var (hasCyrillic, hasLatin) = (false, false)
        var (onlyCyrillic, onlyLatin) = (false, false)
        for letter in letters where letter < Letters.end {
            let entry = table[Int(letter)]
            switch entry.kind {
            case .cyrillic:
                hasCyrillic = true
                if entry.twin == 0 { onlyCyrillic = true }
            case .latin:
                hasLatin = true
                if entry.twin == 0 { onlyLatin = true }
            default: break
            }
        }
        guard hasCyrillic, hasLatin else { return }
        hasMixedScript = true
        guard !(onlyCyrillic && onlyLatin) else { return }
        let foreign: Letter.Kind = onlyLatin ? .cyrillic : .latin
        for place in letters.indices where letters[place] < Letters.end {
            let entry = table[Int(letters[place])]
            if entry.kind == foreign, entry.twin != 0 { letters[place] = entry.twin }
        }
    }

    /// Appends the letters of the word to both keys.
    private mutating func foldLetters() {
        spelling.removeAll(keepingCapacity: true)
        let keepsDoubles = letters.count <= 3
        var last: UInt32 = 0
        for letter in letters {
            guard letter < Letters.end else {
                append(Unicode.Scalar(letter)?.utf8Bytes ?? [])
                continue
            }
            let entry = table[Int(letter)]
            var rest = entry.spelling
            let start = spelling.count
            while rest != 0 {
                spelling.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
            let folded = entry.cyrillic
            if folded != 0 {
                if folded == last, !keepsDoubles { continue }
                last = folded
                cyrillic.append(UInt8(0xC0 | folded >> 6))
                cyrillic.append(UInt8(0x80 | folded & 0x3F))
            } else {
                last = 0
                cyrillic.append(contentsOf: spelling[start...])
            }
        }
        LatinFold.append(spelling, to: &latin, using: &scratch)
    }

    private mutating func append(_ bytes: [UInt8]) {
        cyrillic.append(contentsOf: bytes)
        spelling.append(contentsOf: bytes)
    }

    /// FNV-1a. Among the words of a register, two that share 64 bits are beyond chance.
    private func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

extension Unicode.Scalar {
    fileprivate var utf8Bytes: [UInt8] { Array(String(self).utf8) }
}
