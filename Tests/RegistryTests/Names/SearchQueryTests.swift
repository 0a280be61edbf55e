import Registry
import Testing

struct SearchQueryTests {
    /// What the database does with a query: each word must begin a word of the key.
    private func finds(_ text: String, _ name: String) throws -> Bool {
        var folder = NameFolder()
        let key = folder.key(of: name)
        let query = try SearchQuery(text)
        return query.words.allSatisfy { word in
            query.isLatin
                ? key.latin.contains(" " + word.latin) : key.cyrillic.contains(" " + word.cyrillic)
        }
    }

    @Test(arguments: [
        "балалар қоры", "Балалар қор", "БАЛАЛАР КОРЫ", "қоры балалар", "балалар фонд",
        "фонд Балалар",
        "balalar qory", "Balalar Kory", "balalar fund",
    ])
    func `a noun for the kind asks for it in any form and language`(text: String) throws {
        for name in [
            "«Бақытты балалар» қоғамдық қоры", "Балалар қоры", "ОФ \"Балалар\"",
            "Жеке қор «Балалар әлемі»", "Общественный фонд «Балалар»", "Balalar Foundation",
        ] {
            // A name that exists in Latin letters only is found by those.
            let isLatin = try SearchQuery(text).isLatin
            let expected = isLatin || !name.hasPrefix("Balalar")
            #expect(try finds(text, name) == expected, "\(text) in \(name)")
        }
        #expect(try !finds(text, "«Балалар» қоғамдық бірлестігі"))
        #expect(try !finds(text, "«Қамқор» қоғамдық қоры"))
    }

    @Test(arguments: ["ОО Балалар", "«балалар» ҚБ", "Общественное объединение Балалар", "балалар"])
    func `a legal form or its abbreviation is only preferred`(text: String) throws {
        #expect(try finds(text, "«Балалар» қоғамдық қоры"))
        #expect(try finds(text, "«Балалар» қоғамдық бірлестігі"))
        let preferred = try SearchQuery(text).preferred.map(\.cyrillic)
        #expect(preferred == (text == "балалар" ? [] : ["обединение"]))
    }

    @Test(arguments: ["қоғамдық қоры", "ОФ", "фонд", "қор", "public foundation", "qory"])
    func `a query of form words only asks for them`(text: String) throws {
        #expect(try finds(text, "«Қамқор» қоғамдық қоры"))
        #expect(try !finds(text, "«Қамқор» қоғамдық бірлестігі"))
    }

    @Test func `Kazakhstan is found from either keyboard`() throws {
        for text in ["Қазақстан", "казакстан", "казахстан", "kazakhstan", "qazaqstan"] {
            for name in ["Қазақстан дәрігерлері", "Союз Казахстана"] {
                #expect(try finds(text, name))
            }
        }
    }

    @Test func `single letters do not count beside words`() throws {
        #expect(try SearchQuery("мать и дитя").words.map(\.cyrillic) == ["мат", "дитя"])
        #expect(try SearchQuery("и").words.map(\.cyrillic) == ["и"])
        #expect(try SearchQuery("балалар балалар").words.count == 1)
    }

    @Test func `has limits`() {
        #expect(throws: SearchQuery.Problem.empty) { try SearchQuery("") }
        #expect(throws: SearchQuery.Problem.empty) { try SearchQuery("«»%_") }
        #expect(throws: SearchQuery.Problem.unreadable) { try SearchQuery("а\u{0}б") }
        #expect(throws: SearchQuery.Problem.tooLong(300)) {
            try SearchQuery(String(repeating: "а", count: 301))
        }
        #expect(throws: SearchQuery.Problem.tooManyWords(12)) {
            try SearchQuery((10..<23).map(String.init).joined(separator: " "))
        }
    }
}
