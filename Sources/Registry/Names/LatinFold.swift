/// Brings the ways to spell a word in Latin letters to one.
///
/// There is no Latin alphabet in force for Kazakh, so people mix three drafts, passport style and
/// Russian habits: қ is q or k, ғ g or gh, х kh, h or x, ж zh, j or dzh, й and ы y or i, ю iu, yu
/// or ju. Cyrillic is first spelled letter by letter (``Letter/spelling``) and then goes through
/// the same rules, so that both meet by construction. y, i and j before a, o or u are one sound
/// here; the price is that жа and я meet, too.
struct LatinFold {
    /// Lower-case ASCII letters and digits of one word.
    private let word: [UInt8]
    private var out: [UInt8] = []
    private var place = 0

    /// Appends the folded form of a word to a buffer.
    static func append(_ word: [UInt8], to buffer: inout [UInt8], using scratch: inout [UInt8]) {
        var fold = LatinFold(word: word, out: scratch)
        scratch = []
        fold.run()
        // Doubled letters are one, but not in words that may be abbreviations, as ОО.
        let keepsDoubles = fold.out.count <= 3
        var last: UInt8 = 0
        for byte in fold.out {
            let isLetter = UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z")
            if keepsDoubles || byte != last || !isLetter { buffer.append(byte) }
            last = byte
        }
        fold.out.removeAll(keepingCapacity: true)
        scratch = fold.out
    }

    private init(word: [UInt8], out: [UInt8]) {
        self.word = word
        self.out = out
    }

    private func at(_ offset: Int) -> UInt8 {
        place + offset < word.count ? word[place + offset] : 0
    }

    private mutating func put(_ letter: UInt8, taking count: Int) {
        out.append(letter)
        place += count
    }

    private mutating func run() {
        while place < word.count {
            switch word[place] {
            case .s: foldS()
            case .c: foldC()
            case .t where at(1) == .s || at(1) == .z: put(.c, taking: 2)
            case .z where at(1) == .h: putJ(taking: 2)
            case .d where at(1) == .z && at(2) == .h: putJ(taking: 3)
            case .d where at(1) == .j: putJ(taking: 2)
            case .k, .g: put(word[place], taking: at(1) == .h ? 2 : 1)
            case .p where at(1) == .h: put(.f, taking: 2)
            case .q, .x, .h: put(.k, taking: 1)
            case .w: put(.u, taking: 1)
            case .n: foldN()
            case .i, .y: foldGlide()
            case .j: foldJ()
            case let letter: put(letter, taking: 1)
            }
        }
    }

    /// sh, sch and shch are one.
    private mutating func foldS() {
        let taking =
            switch (at(1), at(2), at(3)) {
            case (.h, .c, .h): 4
            case (.c, .h, _): 3
            case (.h, _, _): 2
            default: 0
            }
        put(.s, taking: max(taking, 1))
        if taking > 0 { out.append(.h) }
    }

    /// ch; c before e, i and y is ц, elsewhere k.
    private mutating func foldC() {
        switch at(1) {
        case .h:
            put(.c, taking: 2)
            out.append(.h)
        case .e, .i, .y: put(.c, taking: 1)
        default: put(.k, taking: 1)
        }
    }

    /// ң is n, ng, and ңғ any of them with g or gh behind.
    private mutating func foldN() {
        put(.n, taking: 1)
        guard at(0) == .g else { return }
        while at(0) == .g || at(0) == .h { place += 1 }
    }

    private mutating func foldGlide() {
        switch at(1) {
        case .a, .o, .u: putJ(taking: 1)
        // Yerlan and Erlan, Aliyev and Aliev.
        case .e where word[place] == .y && (out.isEmpty || Self.isVowel(out[out.count - 1])):
            place += 1
        default: put(.i, taking: 1)
        }
    }

    /// j is ж, but й at the end of a syllable, as in Kostanaj.
    private mutating func foldJ() {
        if let last = out.last, Self.isVowel(last), !Self.isVowel(at(1)), at(1) != .y {
            put(.i, taking: 1)
        } else {
            putJ(taking: 1)
        }
    }

    /// The i of ия is part of the sound that follows.
    private mutating func putJ(taking count: Int) {
        if out.last == .i { out.removeLast() }
        put(.j, taking: count)
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case .a, .e, .i, .o, .u: true
        default: false
        }
    }
}

extension UInt8 {
    fileprivate static let a = UInt8(ascii: "a")
    fileprivate static let c = UInt8(ascii: "c")
    fileprivate static let d = UInt8(ascii: "d")
    fileprivate static let e = UInt8(ascii: "e")
    fileprivate static let f = UInt8(ascii: "f")
    fileprivate static let g = UInt8(ascii: "g")
    fileprivate static let h = UInt8(ascii: "h")
    fileprivate static let i = UInt8(ascii: "i")
    fileprivate static let j = UInt8(ascii: "j")
    fileprivate static let k = UInt8(ascii: "k")
    fileprivate static let n = UInt8(ascii: "n")
    fileprivate static let o = UInt8(ascii: "o")
    fileprivate static let p = UInt8(ascii: "p")
    fileprivate static let q = UInt8(ascii: "q")
    fileprivate static let s = UInt8(ascii: "s")
    fileprivate static let t = UInt8(ascii: "t")
    fileprivate static let u = UInt8(ascii: "u")
    fileprivate static let w = UInt8(ascii: "w")
    fileprivate static let x = UInt8(ascii: "x")
    fileprivate static let y = UInt8(ascii: "y")
    fileprivate static let z = UInt8(ascii: "z")
}
