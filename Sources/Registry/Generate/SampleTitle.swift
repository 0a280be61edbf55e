/// What an organisation is called, before language, quotes and length are chosen.
struct SampleTitle {
    let form: SampleForm
    /// What stands in quotes, or before the form where ``isQuoted`` is false.
    var kk: String
    /// What stands in quotes, or behind the form.
    var ru: String
    var isQuoted: Bool

    /// Spheres of organisations whose names speak of the young.
    private static let youngSpheres: Set<String> = ["4", "8"]

    init(form: SampleForm, sphere: String, place: SamplePlace, random: inout SplitMix64) {
        self.form = form
        switch random.below(100) {
        case ..<55:
            (kk, ru) = Self.brand(sphere, place, &random)
            isQuoted = true
        case ..<82:
            (kk, ru) = Self.group(sphere, place, form, &random)
            isQuoted = false
        case ..<95:
            let topic = random.pick(SampleWords.topics)
            (kk, ru) = ("\(topic.kk) орталығы", "Центр \(topic.ru)")
            if random.perMille(500), let city = place.city {
                (kk, ru) = ("\(city.kk) \(kk.lowercasedFirst)", "\(ru) города \(city.ru)")
            }
            isQuoted = true
        default:
            let person = random.pick(SampleWords.persons)
            (kk, ru) = ("\(person.kk) атындағы", "имени \(person.ru)")
            isQuoted = false
        }
    }

    /// A word or two, often with a city, a second brand or a number, as `Қамқор-Семей`.
    private static func brand(
        _ sphere: String, _ place: SamplePlace, _ random: inout SplitMix64
    ) -> (String, String) {
        let stock =
            youngSpheres.contains(sphere) && random.perMille(800)
            ? SampleWords.youngBrands : SampleWords.brands
        let brand = random.pick(stock)
        let russian = SampleWords.russian(brand.kk)
        let ru = random.perMille(600) ? brand.ru ?? russian : russian
        switch random.below(10) {
        case 0, 1, 2:
            guard let city = place.city else { break }
            return ("\(brand.kk)-\(city.kk)", "\(ru)-\(city.ru)")
        case 3:
            let number = random.perMille(500) ? 2001 + random.below(25) : 2 + random.below(98)
            return ("\(brand.kk)-\(number)", "\(ru)-\(number)")
        case 4, 5:
            let second = random.pick(SampleWords.brands).kk
            return ("\(brand.kk)-\(second)", "\(ru)-\(SampleWords.russian(second))")
        default: break
        }
        return (brand.kk, ru)
    }

    /// `Павлодар облысының жас заңгерлер` and `молодых юристов Павлодарской области`.
    private static func group(
        _ sphere: String, _ place: SamplePlace, _ form: SampleForm, _ random: inout SplitMix64
    ) -> (String, String) {
        let fitting = groups[sphere] ?? SampleWords.groups
        let group = random.pick(fitting)
        if form.supports {
            return (
                "\(place.kk)ның \(group.kkAccusative) қолдау",
                "поддержки \(group.ruGenitive) \(place.ruOf)"
            )
        }
        return ("\(place.kk)ның \(group.kk)", "\(group.ruGenitive) \(place.ruOf)")
    }

    private static let groups: [String: [SampleWords.Group]] = {
        var bySphere: [String: [SampleWords.Group]] = [:]
        for group in SampleWords.groups {
            for sphere in group.spheres { bySphere[sphere, default: []].append(group) }
        }
        return bySphere
    }()
}

/// The quotes that names are found with.
enum SampleQuotes: CaseIterable {
    case angular, straight, curly

    static func pick(_ random: inout SplitMix64) -> SampleQuotes {
        switch random.below(10) {
        case ..<6: .angular
        case ..<9: .straight
        default: .curly
        }
    }

    func around(_ text: String) -> String {
        switch self {
        case .angular: "«\(text)»"
        case .straight: "\"\(text)\""
        case .curly: "“\(text)”"
        }
    }
}

extension SampleTitle {
    func fullKK(_ quotes: SampleQuotes) -> String {
        "\(isQuoted ? quotes.around(kk) : kk) \(form.kk)"
    }

    func fullRU(_ quotes: SampleQuotes) -> String {
        "\(form.ru) \(isQuoted ? quotes.around(ru) : ru)"
    }

    func shortKK(_ quotes: SampleQuotes) -> String {
        "\(isQuoted ? quotes.around(kk) : kk) \(form.shortKK)"
    }

    func shortRU(_ quotes: SampleQuotes) -> String {
        "\(form.shortRU) \(isQuoted ? quotes.around(ru) : ru)"
    }

    /// Passport style, as organisations write themselves.
    func en(_ quotes: SampleQuotes) -> String {
        let latin = SampleLatin.spelled(kk)
        return "\(isQuoted ? quotes.around(latin) : latin) \(form.en)"
    }

    /// `«Қамқор» қоғамдық қорының Семей қаласындағы филиалы`.
    func branchKK(_ kind: String, in place: SamplePlace, _ quotes: SampleQuotes) -> String {
        "\(fullKK(quotes))\(form.kkGenitive) \(place.kk)ндағы \(kind)"
    }

    func branchRU(_ kind: String, in place: SamplePlace, _ quotes: SampleQuotes) -> String {
        let parent = "\(form.ruGenitive) \(isQuoted ? quotes.around(ru) : ru)"
        return "\(kind) \(parent) в \(place.ruIn)"
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
