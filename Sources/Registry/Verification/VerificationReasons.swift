import Kernel

extension Reason {
    static let organisationNotActive = Reason(
        "organisation.notActive", kk: "Ұйым әрекет етпейді: тексеруге берілмейді",
        ru: "Организация не действует: верификация невозможна",
        en: "The organisation is not active, so it can't be verified")
    static let caseAlreadyOpen = Reason(
        "case.alreadyOpen", kk: "Өтінім қаралуда", ru: "Заявка уже рассматривается",
        en: "An application is already under way")
    static let caseNotClaimable = Reason(
        "case.notClaimable", kk: "Өтінім қарауды күтіп тұрған жоқ",
        ru: "Заявка не ждёт рассмотрения", en: "The case does not wait for a review")
    static let caseAlreadyYours = Reason(
        "case.alreadyYours", kk: "Өтінімді сіз қарап жатырсыз", ru: "Заявку уже рассматриваете вы",
        en: "You are reviewing this case already")
    static let caseNotInReview = Reason(
        "case.notInReview", kk: "Өтінім қаралуда емес", ru: "Заявка не находится на рассмотрении",
        en: "The case is not in review")
    static let caseNotRefusable = Reason(
        "case.notRefusable", kk: "Қаралудағы немесе қайтарылған өтінімнен ғана бас тартуға болады",
        ru: "Отказать можно только в рассматриваемой или возвращённой заявке",
        en: "Only a case in review or a returned one can be refused")
    static let caseNotApproved = Reason(
        "case.notApproved", kk: "Бұл өтінім бойынша верификация жоқ",
        ru: "По этой заявке нет действующей верификации",
        en: "No verification stands by this case")
    static let caseNotRevoking = Reason(
        "case.notRevoking", kk: "Кері қайтарып алу жарияланбаған", ru: "Отзыв не объявлен",
        en: "No revocation is announced")
    static let fourEyes = Reason(
        "verification.fourEyes", kk: "Қарауға алған қызметкер өзі бекіте алмайды",
        ru: "Утверждает не тот сотрудник, который взял заявку на рассмотрение",
        en: "Another officer approves than the one who claimed the case")
    static let checksMissing = Reason(
        "verification.checksMissing",
        kk: "Міндетті тексерулердің бәрі «иә» емес: verification.get тізімін қараңыз",
        ru: "Не по всем обязательным проверкам есть «да»: список даёт verification.get",
        en: "Not every required check says yes: verification.get lists the missing ones")
    static let validityTooLong = Reason(
        "verification.validityTooLong", kk: "Мерзім ережеде көрсетілгеннен ұзақ",
        ru: "Срок длиннее, чем допускает правило", en: "The validity is longer than the rule allows"
    )
    static let mendTooSoon = Reason(
        "verification.mendTooSoon", kk: "Түзетуге ережедегіден аз уақыт берілген",
        ru: "На устранение дано меньше времени, чем по правилу",
        en: "There is less time to mend than the rule gives")
    static let noticeTooShort = Reason(
        "verification.noticeTooShort", kk: "Хабарлау мерзімі ережедегіден қысқа",
        ru: "Срок уведомления короче, чем по правилу",
        en: "The notice is shorter than the rule gives")
    static let noticeRunning = Reason(
        "verification.noticeRunning", kk: "Хабарлау мерзімі әлі өткен жоқ",
        ru: "Срок уведомления ещё не истёк", en: "The notice has not run out yet")
    static let revocationAnnounced = Reason(
        "verification.revocationAnnounced",
        kk: "Кері қайтарып алу жарияланған: confirm арқылы күшіне енгізіледі",
        ru: "Отзыв уже объявлен: в силу он вступает вызовом с confirm",
        en: "The revocation is announced already: a call with confirm makes it effective")
    static let alreadyObjected = Reason(
        "verification.alreadyObjected", kk: "Қарсылық бұрын берілген", ru: "Возражение уже подано",
        en: "The objection was made already")
    static let futureCheck = Reason(
        "verification.futureCheck", kk: "Тексеру күні әлі келген жоқ",
        ru: "Дата проверки ещё не наступила", en: "The fact is dated in the future")
}
