import Kernel

extension Reason {
    static let orderNotJudged = Reason(
        "order.notJudged", kk: "Бұл тапсырыстың өтінімдері қазір бағаланбайды",
        ru: "Заявки этого заказа сейчас не оцениваются",
        en: "The applications of this order are not being judged")
    static let expertNotRole = Reason(
        "expert.notRole", kk: "Тіркелгінің бұл өңірде сарапшы рөлі жоқ",
        ru: "У учётной записи нет роли эксперта в этом регионе",
        en: "The account has no role of an expert here")
    static let expertRegistered = Reason(
        "expert.registered", kk: "Бұл сарапшы тіркелген", ru: "Этот эксперт уже зарегистрирован",
        en: "This expert is registered already")
    static let expertDrawn = Reason(
        "expert.drawn", kk: "Жеребе тартылған", ru: "Жребий уже брошен",
        en: "The draw has been made")
    static let expertNotCommitted = Reason(
        "expert.notCommitted", kk: "Тапсырыс жарияланғанда жеребенің саны бекітілмеген",
        ru: "При объявлении заказа число жребия не было зафиксировано",
        en: "No seed was committed to when the order was announced")
    static let expertTooFew = Reason(
        "expert.tooFew", kk: "Мүдделер қақтығысы жоқ сарапшылар жеткіліксіз",
        ru: "Недостаточно экспертов без конфликта интересов",
        en: "There are too few experts without a conflict of interest")
    static let expertNotDrawn = Reason(
        "expert.notDrawn", kk: "Сіз бұл тапсырыстың сарапшысы емессіз",
        ru: "Вы не эксперт этого заказа", en: "You are no expert of this order")
    static let expertInOffice = Reason(
        "expert.inOffice", kk: "Сарапшы өздігінен бас тартқан жоқ және рөлі бар",
        ru: "Эксперт не заявлял самоотвод и сохраняет роль",
        en: "The expert has not recused himself and still has the role")
    static let expertReplaced = Reason(
        "expert.replaced", kk: "Бұл сарапшы ауыстырылған", ru: "Этот эксперт уже заменён",
        en: "This expert has been replaced already")
    static let declarationMade = Reason(
        "declaration.made", kk: "Сіз мәлімдеме бергенсіз", ru: "Вы уже сделали заявление",
        en: "You have declared already")
    static let declarationMissing = Reason(
        "declaration.missing", kk: "Алдымен мүдделеріңізді мәлімдеңіз",
        ru: "Сначала заявите о своих интересах", en: "Declare your interests first")
    static let declarationAll = Reason(
        "declaration.relatedToAll",
        kk: "Барлық өтініш берушімен байланысты сарапшы өздігінен бас тартады",
        ru: "Эксперт, связанный со всеми заявителями, заявляет самоотвод",
        en: "An expert who is related to all applicants recuses himself")
    static let scoreRelated = Reason(
        "score.related", kk: "Сіз өтініш берушімен байланыстысыз",
        ru: "Вы связаны с заявителем", en: "You are related to the applicant")
    static let scoreRecused = Reason(
        "score.recused", kk: "Сіз өздігіңізден бас тарттыңыз", ru: "Вы заявили самоотвод",
        en: "You have recused yourself")
    static let scoreGiven = Reason(
        "score.given", kk: "Бұл критерий бойынша баға қойылған",
        ru: "По этому критерию оценка уже поставлена",
        en: "A score by this criterion is given already")
}
