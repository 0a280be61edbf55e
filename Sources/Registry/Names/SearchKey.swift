/// What search and the look for duplicates compare instead of a name.
package struct SearchKey: Hashable, Sendable {
    /// The folded words in their order, the kinds of organisation last, as ` бакити балалар фонд`.
    ///
    /// Begins with a space, so that `LIKE '% word%'` finds where a word begins. Holds letters,
    /// digits and single spaces only: nothing in it means anything to LIKE.
    package let cyrillic: String
    /// The same in Latin letters, for queries typed so: ` bakiti balalar fond`.
    package let latin: String
    /// ``cyrillic`` without the kinds of organisation and without the space in front: equal for
    /// the same name under another form, in other quotes or in other case. A name of nothing else
    /// keeps its words here.
    package let core: String
    /// A word of the name mixes Cyrillic letters with Latin ones, mostly because they look alike.
    package let hasMixedScript: Bool
}

/// Makes ``SearchKey``s one after the other.
///
/// Keep one for many names: its buffers are what makes it quick (over 300,000 names a second).
package struct NameFolder: Sendable {
    private var name = FoldedName()
    private let forms = LegalFormWords.table
    private var cyrillic: [UInt8] = []
    private var latin: [UInt8] = []

    package init() {}

    package mutating func key(of text: String) -> SearchKey {
        name.fold(text)
        cyrillic.removeAll(keepingCapacity: true)
        latin.removeAll(keepingCapacity: true)
        var kinds: UInt32 = 0
        var place = 0
        while place < name.words.count {
            if let match = forms.match(name.words, at: place) {
                if match.use == .telling {
                    append(forms.kinds[match.kind])
                } else {
                    kinds |= 1 << match.kind
                }
                place += match.count
            } else {
                append(name.words[place])
                place += 1
            }
        }
        if cyrillic.isEmpty { for word in name.words { append(word) } }
        let core = String(decoding: cyrillic.dropFirst(), as: UTF8.self)
        for kind in forms.kinds.indices where kinds & 1 << kind != 0 {
            append(forms.kinds[kind])
        }
        return SearchKey(
            cyrillic: String(decoding: cyrillic, as: UTF8.self),
            latin: String(decoding: latin, as: UTF8.self), core: core,
            hasMixedScript: name.hasMixedScript)
    }

    private mutating func append(_ word: FoldedName.Word) {
        let space = UInt8(ascii: " ")
        cyrillic.append(space)
        cyrillic.append(contentsOf: name.cyrillic[word.cyrillic])
        latin.append(space)
        latin.append(contentsOf: name.latin[word.latin])
    }

    private mutating func append(_ kind: (cyrillic: String, latin: String)) {
        cyrillic.append(UInt8(ascii: " "))
        cyrillic.append(contentsOf: kind.cyrillic.utf8)
        latin.append(UInt8(ascii: " "))
        latin.append(contentsOf: kind.latin.utf8)
    }
}
