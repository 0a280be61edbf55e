/// A legal form with the words that names have for it.
struct SampleForm: Sendable {
    let code: String
    /// In ten thousand; a guess, as no breakdown by form is published.
    let weight: Int
    /// As it stands at the end of a Kazakh name.
    let kk: String
    /// Behind ``kk`` for "of the".
    let kkGenitive: String
    let ru: String
    let ruGenitive: String
    let shortKK: String
    let shortRU: String
    let en: String
    /// Foundations and institutions support others; associations consist of them.
    let supports: Bool

    static let all = [
        SampleForm(
            code: "public-association", weight: 4000, kk: "қоғамдық бірлестігі",
            kkGenitive: "нің", ru: "Общественное объединение",
            ruGenitive: "Общественного объединения", shortKK: "ҚБ", shortRU: "ОО",
            en: "Public Association", supports: false),
        SampleForm(
            code: "public-foundation", weight: 2900, kk: "қоғамдық қоры", kkGenitive: "ның",
            ru: "Общественный фонд", ruGenitive: "Общественного фонда", shortKK: "ҚҚ",
            shortRU: "ОФ", en: "Public Foundation", supports: true),
        SampleForm(
            code: "private-institution", weight: 1250, kk: "жеке мекемесі", kkGenitive: "нің",
            ru: "Частное учреждение", ruGenitive: "Частного учреждения", shortKK: "ЖМ",
            shortRU: "ЧУ", en: "Private Institution", supports: true),
        SampleForm(
            code: "private-foundation", weight: 700, kk: "жеке қоры", kkGenitive: "ның",
            ru: "Частный фонд", ruGenitive: "Частного фонда", shortKK: "ЖҚ", shortRU: "ЧФ",
            en: "Private Foundation", supports: true),
        SampleForm(
            code: "association-of-legal-entities", weight: 600, kk: "заңды тұлғалар бірлестігі",
            kkGenitive: "нің", ru: "Объединение юридических лиц",
            ruGenitive: "Объединения юридических лиц", shortKK: "ЗТБ", shortRU: "ОЮЛ",
            en: "Association of Legal Entities", supports: false),
        SampleForm(
            code: "corporate-foundation", weight: 350, kk: "корпоративтік қоры",
            kkGenitive: "ның", ru: "Корпоративный фонд", ruGenitive: "Корпоративного фонда",
            shortKK: "КҚ", shortRU: "КФ", en: "Corporate Foundation", supports: true),
        SampleForm(
            code: "consumer-cooperative", weight: 150, kk: "тұтыну кооперативі",
            kkGenitive: "нің", ru: "Потребительский кооператив",
            ruGenitive: "Потребительского кооператива", shortKK: "ТК", shortRU: "ПК",
            en: "Consumer Cooperative", supports: false),
        SampleForm(
            code: "noncommercial-jsc", weight: 50, kk: "коммерциялық емес акционерлік қоғамы",
            kkGenitive: "ның", ru: "Некоммерческое акционерное общество",
            ruGenitive: "Некоммерческого акционерного общества", shortKK: "КЕАҚ",
            shortRU: "НАО", en: "Non-commercial Joint-Stock Company", supports: true),
    ]
}
