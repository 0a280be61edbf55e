/// What folding does with one character.
struct Letter: Sendable {
    enum Kind: UInt8, Sendable {
        /// Ends a word: spaces, quotes, punctuation, symbols.
        case separator
        /// Is as if it were not there: apostrophes and stray combining marks.
        case nothing
        case cyrillic, latin, digit
    }

    var kind: Kind
    /// The letter of the other script that looks the same, in lower case; 0 when there is none.
    var twin: UInt32 = 0
    /// The Cyrillic letter that stands for it in a key; 0 for the hard and soft sign.
    var cyrillic: UInt32 = 0
    /// Up to four ASCII letters, the first in the lowest byte.
    var spelling: UInt32 = 0
}

/// ``Letter``s by code point, up to the end of the Cyrillic supplement.
///
/// Folding to one letter what people exchange, in Kazakh (ә а, ғ г, қ к, ң н, ө о, ұ ү у, і ы и)
/// as in Russian (ё э е, й и, щ ш, no ъ and ь). х and һ become к as well, because Russian writes
/// қ now as к and now as х (Қазақстан, Казахстан): the price is that хор and қор are one word in
/// a search, which shows an answer too many and never hides one.
enum Letters {
    static let end = 0x530
    static let table: [Letter] = (0..<end).map { value in
        Unicode.Scalar(UInt32(value)).map { letter(of: $0) } ?? Letter(kind: .separator)
    }

    private static let cyrillic: [(letters: String, folded: UInt32, spelling: String)] = [
        ("аәӓѓ", "а", "a"), ("б", "б", "b"), ("в", "в", "v"), ("гғґ", "г", "g"), ("д", "д", "d"),
        ("еёэє", "е", "e"), ("жҗ", "ж", "zh"), ("з", "з", "z"), ("и", "и", "i"),
        ("йіїы", "и", "y"), ("кқҡ", "к", "k"), ("хһҳ", "к", "kh"), ("л", "л", "l"),
        ("м", "м", "m"), ("нңҥ", "н", "n"), ("оөӧ", "о", "o"), ("п", "п", "p"), ("р", "р", "r"),
        ("сҫ", "с", "s"), ("т", "т", "t"), ("уұүў", "у", "u"), ("ф", "ф", "f"), ("ц", "ц", "ts"),
        ("чҷ", "ч", "ch"), ("шщ", "ш", "sh"), ("ю", "ю", "yu"), ("я", "я", "ya"),
    ].map { ($0.0, Unicode.Scalar($0.1)!.value, $0.2) }

    private static let latin: [(letters: String, spelling: String)] = [
        ("äáàâãåāəæ", "a"), ("ç", "ch"), ("č", "ch"), ("ć", "c"), ("éèêëē", "e"), ("ğǵģ", "g"),
        ("ıíìîïī", "i"), ("ñńŋ", "n"), ("öóòôõōø", "o"), ("şš", "sh"), ("ß", "ss"),
        ("üúùûū", "u"), ("ýÿ", "y"), ("žź", "zh"),
    ]

    /// Latin before Cyrillic. Case counts: H is the twin of Н and h that of һ; b has none.
    private static let twins: [(latin: Character, cyrillic: Character)] =
        "Aа Bв Cс Eе Hн Iі Kк Mм Oо Pр Tт Xх Yу Əә aа cс eе hһ iі kк mм oо pр tт xх yу əә"
        .split(separator: " ").map { ($0.first!, $0.last!) }

    private static func letter(of scalar: Unicode.Scalar) -> Letter {
        switch scalar {
        case "0"..."9": return Letter(kind: .digit, spelling: scalar.value)
        case "'", "`", "\u{B4}", "\u{2B9}"..."\u{2BF}", "\u{300}"..."\u{36F}":
            return Letter(kind: .nothing)
        case "\u{400}"..."\u{52F}": return cyrillicLetter(scalar)
        default: return latinLetter(scalar)
        }
    }

    private static func cyrillicLetter(_ scalar: Unicode.Scalar) -> Letter {
        guard scalar.properties.isAlphabetic else { return Letter(kind: .nothing) }
        let lower = Character(scalar.properties.lowercaseMapping)
        let twin = twins.first { $0.cyrillic == lower }?.latin.lowercased().unicodeScalars.first
        guard let row = cyrillic.first(where: { $0.letters.contains(lower) }) else {
            return Letter(kind: .cyrillic)
        }
        return Letter(
            kind: .cyrillic, twin: twin?.value ?? 0, cyrillic: row.folded,
            spelling: packed(row.spelling))
    }

    private static func latinLetter(_ scalar: Unicode.Scalar) -> Letter {
        let lower = Character(scalar.properties.lowercaseMapping)
        let twin = twins.first { $0.latin == Character(scalar) }?.cyrillic.unicodeScalars.first
        let spelling =
            ("a"..."z").contains(lower)
            ? String(lower) : latin.first { $0.letters.contains(lower) }?.spelling
        guard let spelling else { return Letter(kind: .separator) }
        return Letter(kind: .latin, twin: twin?.value ?? 0, spelling: packed(spelling))
    }

    private static func packed(_ spelling: String) -> UInt32 {
        spelling.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
