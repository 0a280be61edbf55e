/// Spells Kazakh in Latin letters as passports do, for names and addresses in English.
enum SampleLatin {
    static func spelled(_ text: String) -> String {
        var latin = ""
        for scalar in text.unicodeScalars {
            if let spelling = letters[scalar] {
                latin += spelling
            } else {
                latin.unicodeScalars.append(scalar)
            }
        }
        return latin
    }

    private static let letters: [Unicode.Scalar: String] = {
        let rows = """
            а a ә a б b в v г g ғ g д d е e ё yo ж zh з z и i й y к k қ q л l м m н n ң n о o ө o \
            п p р r с s т t у u ұ u ү u ф f х kh һ h ц ts ч ch ш sh щ shch ъ  ы y і i ь  э e ю yu я ya
            """.split(separator: " ", omittingEmptySubsequences: false)
        var letters: [Unicode.Scalar: String] = [:]
        for place in stride(from: 0, to: rows.count - 1, by: 2) {
            let (from, to) = (String(rows[place]), String(rows[place + 1]))
            letters[from.unicodeScalars.first!] = to
            letters[from.uppercased().unicodeScalars.first!] =
                to.prefix(1).uppercased() + to.dropFirst()
        }
        return letters
    }()
}
