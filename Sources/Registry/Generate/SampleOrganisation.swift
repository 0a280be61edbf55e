import Kernel

/// An organisation that is being made up: its fields, and what branches and doubles of it need.
struct SampleOrganisation {
    let place: SamplePlace
    let spheres: [String]
    /// `nil` for units of foreign organisations, which have no double and no branch here.
    var title: SampleTitle?
    var quotes = SampleQuotes.angular
    var bin: BIN?
    var isHead = true
    /// In the order of the columns.
    private(set) var fields = OrganisationColumn.titles.map { _ in "" }

    init(place: SamplePlace, spheres: [String]) {
        self.place = place
        self.spheres = spheres
        self[.region] = place.region
        self[.kato] = place.kato
        self[.spheres] = spheres.joined(separator: ";")
    }

    subscript(column: OrganisationColumn) -> String {
        get { fields[column.rawValue] }
        set { fields[column.rawValue] = newValue }
    }

    /// Names in both languages, with now and then one of them missing, as in the sources.
    mutating func name(kk: String, ru: String, _ random: inout SplitMix64) {
        let missing = random.below(1000)
        if missing >= 60 { self[.nameKK] = kk }
        if missing < 60 || missing >= 90 { self[.nameRU] = ru }
    }

    /// Puts a Latin letter in the place of a Cyrillic one that looks the same, as typists do.
    mutating func mixScripts() {
        guard let place = self[.nameRU].lastIndex(of: "а") else { return }
        self[.nameRU].replaceSubrange(place...place, with: "a")
    }

    mutating func addContacts(_ row: Int, _ random: inout SplitMix64) {
        let host = "ngo\(row + 1).example.kz"
        if random.perMille(800) { self[.email] = "info@\(host)" }
        if random.perMille(350) { self[.website] = "https://\(host)" }
        if random.perMille(850) { self[.phone] = "+7 (700) 000-\(Self.pairs(&random))" }
        let street = random.pick(SampleWords.streets)
        self[.address] = "\(street) көшесі, \(1 + random.below(180))"
    }

    mutating func addHead(_ random: inout SplitMix64) {
        let male = random.perMille(450)
        let surname = random.pick(SampleWords.surnames)
        let name = random.pick(male ? SampleWords.maleNames : SampleWords.femaleNames)
        let father = random.pick(SampleWords.maleNames)
        let ending = surname.hasSuffix("ов") || surname.hasSuffix("ев") ? "а" : ""
        self[.headName] =
            "\(surname)\(male ? "" : ending) \(name) \(father)\(male ? "ұлы" : "қызы")"
        if random.perMille(950) { self[.headIIN] = SampleIdentifiers.iin(male: male, &random).text }
        if random.perMille(700) { self[.headPhone] = "+7 700 000 \(Self.pairs(&random))" }
    }

    private static func pairs(_ random: inout SplitMix64) -> String {
        let number = 1_0000 + random.below(10_000)
        let digits = String(number).dropFirst()
        return "\(digits.prefix(2))-\(digits.suffix(2))"
    }
}
