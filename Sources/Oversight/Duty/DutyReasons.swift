import Kernel

extension Reason {
    static let dutyNotWaiting = Reason(
        "duty.notWaiting", kk: "Жауап күтілмейді", ru: "Ответ уже не ожидается",
        en: "No answer is awaited any more")
    static let dutyNotAnswered = Reason(
        "duty.notAnswered", kk: "Жауап берілмеген", ru: "Ответа ещё нет",
        en: "There is no answer yet")
    static let answerLanguage = Reason(
        "answer.language", kk: "Жауап өтініш тілінде беріледі",
        ru: "Отвечают на языке обращения", en: "The answer is in the language of who asked")
    static let answerCorrection = Reason(
        "answer.correction", kk: "Қате туралы хабарға correction.resolve арқылы жауап беріледі",
        ru: "На сообщение об ошибке отвечают через correction.resolve",
        en: "A report of a wrong fact is answered by correction.resolve")
    static let answerNumbers = Reason(
        "answer.numbers", kk: "Жауапта адамның нөмірлері бар: ЖСН, телефон немесе карта",
        ru: "В ответе есть номера лица: ИИН, телефон или карта",
        en: "The answer holds numbers of a person: IIN, phone or card")
    static let dutyNotEscalable = Reason(
        "duty.notEscalable",
        kk: "Мерзім өтпеген, жауап төмен бағаланбаған, өтініш қайтарылмаған",
        ru: "Срок не истёк, ответ не оценён низко, обращение не возвращено",
        en: "The day is not over, the answer was not rated low, no appeal was returned")
    static let dutyNoNext = Reason(
        "duty.noNext", kk: "Келесі орган жоқ", ru: "Следующего органа нет",
        en: "There is no next body")
    static let dutyNotReopenable = Reason(
        "duty.notReopenable", kk: "Жауап төмен бағаланбаған және түзетілмегені айтылмаған",
        ru: "Ответ не оценён низко, и никто не сказал, что не исправлено",
        en: "The answer was not rated low, and nobody has said that it is not fixed")
    static let fixNotAsked = Reason(
        "fix.notAsked", kk: "Түзетілген-түзетілмегені әлі сұралмайды",
        ru: "Об исправлении ещё не спрашивают",
        en: "It is not yet asked whether it was fixed")

    /// The same reason with the day from which on it is asked in its text.
    static func fixNotAsked(_ day: CivilDate) -> Reason {
        Reason(
            fixNotAsked.code, kk: "\(fixNotAsked.text.kk): \(day) күнінен бастап",
            ru: "\(fixNotAsked.text.ru): спросят с \(day)",
            en: "\(fixNotAsked.text.en): it is from \(day) on")
    }
}
