/// The words that say what kind of organisation a name belongs to, which people leave out, shorten
/// and mix up.
///
/// A name's key has them as one word of its kind at the end: `«Балалар» қоғамдық қоры`, `ОФ
/// "Балалар"` and `Balalar Foundation` all end in `фонд`. A query for `балалар қоры` asks for that
/// word as well; one for `ОФ Балалар` does not, because an abbreviation or a full legal form is
/// there out of habit (``SearchQuery``). Nouns that tell organisations apart, such as association
/// and union, stay where they are and only become one word in all languages.
struct LegalFormWords: Sendable {
    /// One way to write a kind of organisation.
    struct Phrase: Sendable {
        let words: [UInt64]
        let kind: Int
        let use: Use
    }

    /// How a phrase is meant where it is found.
    enum Use {
        /// A full legal form or its abbreviation.
        case legal
        /// A noun for the kind, such as "foundation", that says little about which one.
        case noun
        /// A noun that tells organisations apart: a union of women is no association of women.
        case telling
    }

    /// What a phrase was found to be in a run of words.
    struct Match {
        let count: Int
        let kind: Int
        let use: Use
    }

    static let table = LegalFormWords()

    /// The word of each kind, folded for both keys.
    let kinds: [(cyrillic: String, latin: String)]
    /// By the first word, the longest first.
    private let phrases: [UInt64: [Phrase]]

    private init() {
        var folder = FoldedName()
        var kinds: [(cyrillic: String, latin: String)] = []
        var phrases: [UInt64: [Phrase]] = [:]
        for (kind, row) in Self.rows.enumerated() {
            folder.fold(row.word)
            kinds.append(
                (
                    String(decoding: folder.cyrillic, as: UTF8.self),
                    String(decoding: folder.latin, as: UTF8.self)
                ))
            for (list, use) in [(row.legal, .legal), (row.nouns, row.nounUse)] as [(String, Use)] {
                for text in list.split(separator: ",") {
                    for words in folder.spellings(of: String(text)) {
                        phrases[words[0], default: []].append(
                            Phrase(words: words, kind: kind, use: use))
                    }
                }
            }
        }
        self.kinds = kinds
        self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The longest phrase that begins at a place.
    func match(_ words: [FoldedName.Word], at place: Int) -> Match? {
        guard let candidates = phrases[words[place].hash] else { return nil }
        for phrase in candidates where place + phrase.words.count <= words.count {
            if phrase.words.indices.allSatisfy({ words[place + $0].hash == phrase.words[$0] }) {
                return Match(
                    count: phrase.words.count, kind: phrase.kind, use: phrase.use)
            }
        }
        return nil
    }
}

extension FoldedName {
    /// The hashes of the words of a phrase as they are written and as Latin letters would have it.
    fileprivate mutating func spellings(of phrase: String) -> [[UInt64]] {
        fold(phrase)
        let own = words.map(\.hash)
        let latin = words.map { String(decoding: self.latin[$0.latin], as: UTF8.self) }
        fold(latin.joined(separator: " "))
        return own == words.map(\.hash) ? [own] : [own, words.map(\.hash)]
    }
}

extension LegalFormWords {
    private struct Row {
        let word: String
        let legal: String
        let nouns: String
        var nounUse = Use.noun
    }

    /// Source: forms of law 142 of 16 Jan 2001 and the abbreviations in use.
    private static let rows = [
        Row(
            word: "фонд",
            legal: """
                қоғамдық қоры,қоғамдық қор,жеке қоры,жеке қор,корпоративтік қоры,корпоративтік қор,\
                корпоративті қоры,корпоративті қор,мемлекеттік қоры,мемлекеттік қор,\
                общественный фонд,частный фонд,корпоративный фонд,государственный фонд,\
                public foundation,public fund,private foundation,private fund,\
                corporate foundation,corporate fund,ОФ,ЧФ,КФ,ҚҚ,ЖҚ,КҚ,PF
                """,
            nouns: "қоры,қор,қорлары,фонд,фонда,фонды,foundation,fund"),
        Row(
            word: "объединение",
            legal: """
                қоғамдық бірлестігі,қоғамдық бірлестік,қоғамдық бірлестіктер,\
                общественное объединение,общественная организация,қоғамдық ұйымы,қоғамдық ұйым,\
                республикалық қоғамдық бірлестігі,республиканское общественное объединение,\
                өңірлік қоғамдық бірлестігі,региональное общественное объединение,\
                жергілікті қоғамдық бірлестігі,местное общественное объединение,\
                діни бірлестігі,діни бірлестік,религиозное объединение,\
                заңды тұлғалар бірлестігі,заңды тұлғалардың бірлестігі,\
                заңды тұлғалар қауымдастығы,объединение юридических лиц,\
                объединение юридических лиц в форме ассоциации,\
                объединение юридических лиц в форме союза,association of legal entities,\
                public association,public organization,religious association,\
                ОО,РОО,ГОО,МОО,ҚБ,РҚБ,ӨҚБ,ОЮЛ,ЗТБ,PA,ALE
                """,
            nouns: "бірлестігі,бірлестік,бірлестіктер,объединение,объединения"),
        Row(
            word: "учреждение",
            legal: """
                жеке меншік мекемесі,жеке меншік мекеме,жеке мекемесі,жеке мекеме,\
                коммерциялық емес мекемесі,коммерциялық емес мекеме,\
                частное учреждение,некоммерческое учреждение,private institution,ЧУ,ЖМ,ЖММ
                """,
            nouns: "мекемесі,мекеме,учреждение,institution"),
        Row(
            word: "ассоциация", legal: "",
            nouns: "қауымдастығы,қауымдастық,ассоциация,ассоциации,association",
            nounUse: .telling),
        Row(
            word: "союз", legal: "", nouns: "одағы,одақ,союз,союза,union", nounUse: .telling),
        Row(
            word: "кооператив", legal: "тұтыну кооперативі,потребительский кооператив,ТК,ПК",
            nouns: "кооперативі,кооператив,cooperative"),
        Row(
            word: "общество",
            legal: """
                коммерциялық емес акционерлік қоғамы,коммерциялық емес акционерлік қоғам,\
                некоммерческое акционерное общество,акционерлік қоғамы,акционерное общество,\
                non commercial joint stock company,КЕАҚ,НАО,АҚ,АО,JSC
                """,
            nouns: "қоғамы,қоғам,общество,общества,society", nounUse: .telling),
    ]
}
