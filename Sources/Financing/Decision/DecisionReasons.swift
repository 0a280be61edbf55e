import Kernel

extension Reason {
    static let decisionOrderNotOpen = Reason(
        "decision.orderNotOpen", kk: "Тапсырыс өтінімдерді қарау кезеңінде емес",
        ru: "Заказ не на стадии рассмотрения заявок",
        en: "The order is not at the stage at which applications are decided on")
    static let decisionNotProposed = Reason(
        "decision.notProposed", kk: "Шешім бекітуді күтіп тұрған жоқ",
        ru: "Решение не ждёт утверждения", en: "The decision does not wait for approval")
    static let decisionNotApproved = Reason(
        "decision.notApproved", kk: "Шешім бекітілмеген немесе жарияланған",
        ru: "Решение не утверждено или уже опубликовано",
        en: "The decision is not approved, or it is public already")
    static let decisionNotPublished = Reason(
        "decision.notPublished", kk: "Шешім шағым беру кезеңінде емес",
        ru: "Решение не на стадии обжалования", en: "The decision is not in its standstill")
    static let decisionFourEyes = Reason(
        "decision.fourEyes", kk: "Шешімді ұсынған адам оны бекітпейді",
        ru: "Кто предложил решение, не утверждает его",
        en: "Who proposed a decision does not approve it")
    static let decisionUnreadable = Reason(
        "decision.unreadable", kk: "Шешімді қайта ұсыныңыз: ол ескі пішінде сақталған",
        ru: "Предложите решение заново: оно сохранено в прежней форме",
        en: "Propose the decision again: it is kept in a former form")
    static let decisionSittingNotClosed = Reason(
        "decision.sittingNotClosed", kk: "Комиссия отырысы хаттамамен жабылмаған",
        ru: "Заседание комиссии не закрыто протоколом",
        en: "The commission's sitting is not closed with its protocol")
    static let decisionSittingEarly = Reason(
        "decision.sittingEarly", kk: "Отырыс өтінімдер ашылғанға дейін өткен",
        ru: "Заседание было до вскрытия заявок",
        en: "The sitting was before the applications were opened")
    static let decisionBallotNotCarried = Reason(
        "decision.ballotNotCarried", kk: "Бұл дауыс беруде ештеңе қабылданбаған",
        ru: "Этим голосованием ничего не принято", en: "That ballot has carried nothing")
    static let decisionNotAll = Reason(
        "decision.notAll", kk: "Әр өтінімге бір ғана жауап берілуі тиіс: order.applications",
        ru: "На каждую заявку нужен один ответ: order.applications",
        en: "Each application needs one outcome, and no other: order.applications")
    static let decisionNotEligible = Reason(
        "decision.notEligible", kk: "Ұйым тапсырыс талаптарына сай емес: eligibility.check",
        ru: "Организация не отвечает требованиям заказа: eligibility.check",
        en: "The organisation does not meet what the order asks: eligibility.check")
    static let decisionConflict = Reason(
        "decision.conflict",
        kk: "Дауыс берген не қол қойған адам үміткермен байланысты немесе өздігінен бас тартқан",
        ru: "Кто голосовал или подписал, связан с заявителем или взял самоотвод",
        en: "Who voted or signed is related to an applicant or has recused himself")
    static let decisionOwnConflict = Reason(
        "decision.ownConflict",
        kk:
            "Үміткермен байланысыңыз бар немесе өздігіңізден бас тарттыңыз: шешімді басқа адам қабылдайды",
        ru: "Вы связаны с заявителем или взяли самоотвод: решает другой",
        en: "You are related to an applicant or have recused yourself: somebody else decides")
    static let decisionScoresMissing = Reason(
        "decision.scoresMissing",
        kk: "Сарапшылардың барлық бағасы қойылған жоқ: score.status, expert.replace",
        ru: "Есть не все оценки экспертов: score.status, expert.replace",
        en: "Scores of experts are still missing: score.status, expert.replace")
    static let decisionMoreThanAsked = Reason(
        "decision.moreThanAsked", kk: "Өтінімде сұралғаннан артық берілмейді",
        ru: "Нельзя дать больше, чем просит заявка",
        en: "An award can't exceed what its application asks")
    static let decisionLines = Reason(
        "decision.lines", kk: "Соманы тапсырыстың бюджет жолдарына бөліңіз",
        ru: "Разделите сумму по бюджетным строкам заказа",
        en: "Say what the award takes of which budget line of the order")
    static let decisionBeyondLines = Reason(
        "decision.beyondLines", kk: "Тапсырыстың бюджет жолында мұнша қаражат жоқ",
        ru: "В бюджетной строке заказа столько нет",
        en: "The order's budget line does not have that much")
    static let decisionSplit = Reason(
        "decision.split",
        kk: "Сыйлықақы жеңімпаздарға тең бөлінеді: split; басқа құралда бөлінбейді",
        ru: "Премия делится между победителями поровну: split; иной инструмент не делится",
        en: "An award is split equally among its winners: split; other instruments are not")
    static let decisionStandstill = Reason(
        "decision.standstill", kk: "Шағым беру мерзімі әлі өткен жоқ",
        ru: "Срок обжалования ещё не истёк", en: "The standstill is not over yet")
    static let decisionComplaintOpen = Reason(
        "decision.complaintOpen", kk: "Қаралмаған шағым бар",
        ru: "Есть нерассмотренная жалоба", en: "A complaint is not ruled on yet")
}
