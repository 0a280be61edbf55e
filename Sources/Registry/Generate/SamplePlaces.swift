/// Where a generated organisation is, and how its name says so.
struct SamplePlace {
    /// `KZ-75`.
    let region: String
    let kato: String
    /// `Алматы қаласы`; declined by what is put behind it.
    let kk: String
    /// `города Алматы`, for "of".
    let ruOf: String
    /// `городе Алматы`, for "in".
    let ruIn: String
    /// The bare name of a city, as brands carry it; `nil` elsewhere.
    let city: (kk: String, ru: String)?
}

/// All regions with realistic weights and their districts.
///
/// Source: a third of all NGOs is in Almaty (5.3 of 28.1 thousand) and Astana (4.1); the other
/// weights follow the population.
package struct SamplePlaces {
    private struct Region {
        let code: String
        let whole: SamplePlace
        var parts: [SamplePlace] = []
    }

    /// Codes of the twenty regions, such as `KZ-75`.
    package static let regionCodes: [String] = rows.split(separator: "\n").compactMap { line in
        line.split(separator: "|").first.map { "KZ-\($0)" }
    }

    private let regions: [Region]
    private let total: Int
    private let weights: [Int]

    init() {
        var regions: [Region] = []
        var weights: [Int] = []
        for line in Self.rows.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            let code = "KZ-\(parts[0])"
            weights.append(Int(parts[1]) ?? 0)
            let whole = SamplePlace(
                region: code, kato: "\(parts[0])0000000", kk: parts[2], ruOf: parts[3],
                ruIn: parts[4], city: Self.city(parts[2], SampleWords.russian(parts[2])))
            regions.append(Region(code: code, whole: whole))
        }
        for line in SampleDistricts.rows.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            guard let place = regions.firstIndex(where: { $0.code.suffix(2) == parts[0].prefix(2) })
            else { continue }
            regions[place].parts.append(Self.district(parts, in: regions[place].whole))
        }
        self.regions = regions
        self.weights = weights
        total = weights.reduce(0, +)
    }

    /// A place by weight: the region, or half the time and more its centre, or one of its parts.
    func pick(_ random: inout SplitMix64) -> SamplePlace {
        var rest = random.below(total)
        var place = 0
        while rest >= weights[place] {
            rest -= weights[place]
            place += 1
        }
        let region = regions[place]
        if random.perMille(300) { return region.whole }
        // The first city of a region is its centre; the three largest cities have districts only.
        if region.whole.city == nil, random.perMille(600) { return region.parts[0] }
        return random.pick(region.parts)
    }

    /// The districts of the three largest cities speak of the city in names.
    private static func district(_ parts: [String], in region: SamplePlace) -> SamplePlace {
        let kato = "\(parts[0])000"
        if region.city != nil {
            return SamplePlace(
                region: region.region, kato: kato, kk: region.kk, ruOf: region.ruOf,
                ruIn: region.ruIn, city: region.city)
        }
        return SamplePlace(
            region: region.region, kato: kato, kk: parts[1], ruOf: declined(parts[2], "ого", "а"),
            ruIn: declined(parts[2], "ом", "е"), city: city(parts[1], parts[2]))
    }

    /// `Абайский район` with `ого` and `а` is `Абайского района`.
    private static func declined(_ name: String, _ adjective: String, _ noun: String) -> String {
        for kind in ["район", "город"] {
            if name.hasPrefix(kind + " ") { return kind + noun + name.dropFirst(kind.count) }
        }
        guard name.hasSuffix("ий район") else { return name }
        return "\(name.dropLast("ий район".count))\(adjective) район\(noun)"
    }

    private static func city(_ kk: String, _ ru: String) -> (kk: String, ru: String)? {
        guard kk.hasSuffix(" қаласы") else { return nil }
        let name =
            ru.hasPrefix("город ") ? ru.dropFirst("город ".count) : ru.dropLast(" каласы".count)
        return (String(kk.dropLast(" қаласы".count)), String(name))
    }

    private static let rows = """
        10|330|Абай облысы|области Абай|области Абай
        11|380|Ақмола облысы|Акмолинской области|Акмолинской области
        15|420|Ақтөбе облысы|Актюбинской области|Актюбинской области
        19|450|Алматы облысы|Алматинской области|Алматинской области
        23|330|Атырау облысы|Атырауской области|Атырауской области
        27|360|Батыс Қазақстан облысы|Западно-Казахстанской области|Западно-Казахстанской области
        31|420|Жамбыл облысы|Жамбылской области|Жамбылской области
        33|320|Жетісу облысы|области Жетісу|области Жетісу
        35|620|Қарағанды облысы|Карагандинской области|Карагандинской области
        39|400|Қостанай облысы|Костанайской области|Костанайской области
        43|400|Қызылорда облысы|Кызылординской области|Кызылординской области
        47|380|Маңғыстау облысы|Мангистауской области|Мангистауской области
        55|480|Павлодар облысы|Павлодарской области|Павлодарской области
        59|330|Солтүстік Қазақстан облысы|Северо-Казахстанской области|Северо-Казахстанской области
        61|640|Түркістан облысы|Туркестанской области|Туркестанской области
        62|165|Ұлытау облысы|области Ұлытау|области Ұлытау
        63|430|Шығыс Қазақстан облысы|Восточно-Казахстанской области|Восточно-Казахстанской области
        71|1638|Астана қаласы|города Астаны|городе Астане
        75|2117|Алматы қаласы|города Алматы|городе Алматы
        79|600|Шымкент қаласы|города Шымкента|городе Шымкенте
        """
}
