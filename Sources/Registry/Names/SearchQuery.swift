/// What somebody typed to find an organisation, folded like the names themselves.
///
/// Each of ``words`` must begin a word of the key; ``preferred`` only puts names first that have
/// them, too. So quotes, case and a full legal form or its abbreviation do not matter (`ОО
/// Балалар` finds `«Балалар» қоғамдық қоры`), but a noun that people use to say what they look for
/// does: `балалар қоры` finds foundations in whatever form and language the name says so, and not
/// every association of children. A query of nothing but such words asks for them.
package struct SearchQuery: Hashable, Sendable {
    package struct Word: Hashable, Sendable {
        /// To be compared with ``SearchKey/cyrillic``.
        package let cyrillic: String
        /// To be compared with ``SearchKey/latin``.
        package let latin: String
    }

    package enum Problem: Error, Hashable, Sendable {
        /// No letter or digit in it.
        case empty
        /// More Unicode scalars than the given number.
        case tooLong(Int)
        /// More words than the given number.
        case tooManyWords(Int)
        /// NUL or another character that ``NameText`` refuses.
        case unreadable
    }

    /// Long enough to paste any name whole, too short to be a burden.
    package static let lengthMax = 300
    /// Each word is one more condition on the index; the long names of charters have about twenty
    /// words, of which these many tell them apart.
    package static let wordCountMax = 12

    package let words: [Word]
    package let preferred: [Word]
    /// No Cyrillic letter was typed: compare with ``SearchKey/latin``.
    package let isLatin: Bool

    package init(_ text: String) throws(Problem) {
        let clean: String
        do {
            clean = try NameText(text, lengthMax: Self.lengthMax).text
        } catch .empty {
            throw .empty
        } catch .tooLong(let limit) {
            throw .tooLong(limit)
        } catch {
            throw .unreadable
        }
        var name = FoldedName()
        name.fold(clean)
        guard !name.words.isEmpty else { throw .empty }
        let sorted = Self.sort(name)
        guard sorted.words.count <= Self.wordCountMax else {
            throw .tooManyWords(Self.wordCountMax)
        }
        (words, preferred) = sorted
        isLatin = !name.words.contains { $0.isCyrillic }
    }

    /// Which words must be there and which may.
    private static func sort(_ name: FoldedName) -> (words: [Word], preferred: [Word]) {
        var (proper, nouns, legal) = ([Word](), [Word](), [Word]())
        var place = 0
        while place < name.words.count {
            if let match = LegalFormWords.table.match(name.words, at: place) {
                let kind = LegalFormWords.table.kinds[match.kind]
                let word = Word(cyrillic: kind.cyrillic, latin: kind.latin)
                if match.use == .legal { legal.append(word) } else { nouns.append(word) }
                place += match.count
            } else {
                proper.append(Word(name, name.words[place]))
                place += 1
            }
        }
        // "и" and "в" begin words in nearly every name: they cost much and tell nothing.
        let telling = proper.filter { $0.latin.utf8.count > 1 }
        let asked = unique((telling.isEmpty ? proper : telling) + nouns)
        if asked.isEmpty { return (unique(legal), []) }
        return (asked, unique(legal).filter { !asked.contains($0) })
    }

    private static func unique(_ words: [Word]) -> [Word] {
        words.enumerated().filter { words.firstIndex(of: $1) == $0 }.map(\.element)
    }
}

extension SearchQuery.Word {
    fileprivate init(_ name: FoldedName, _ word: FoldedName.Word) {
        cyrillic = String(decoding: name.cyrillic[word.cyrillic], as: UTF8.self)
        latin = String(decoding: name.latin[word.latin], as: UTF8.self)
    }
}
