import Kernel

extension Reason {
    static let orderLineOver = Reason(
        "constraint.order_lines_year_not_over",
        kk: "Бюджет жолының жылы тапсырыс жылынан бұрын",
        ru: "Год строки бюджета раньше года заказа",
        en: "The budget line's year is before the order's")
    static let orderHiddenUnknown = Reason(
        "constraint.order_hidden_fields_known", kk: "Мұндай кезең немесе өріс жоқ",
        ru: "Такого этапа или поля нет", en: "There is no such stage or field to hide")
    static let orderOwnDraft = Reason(
        "order.ownDraft", kk: "Жобаны соңғы жазған қызметкер оны жарияламайды",
        ru: "Объявляет не тот сотрудник, который последним писал проект",
        en: "Whoever wrote the draft last does not announce it")
    static let orderUnreadable = Reason(
        "order.unreadable", kk: "Жобаны қайта жазыңыз: ол ескі пішінде сақталған",
        ru: "Запишите проект заново: он сохранён в прежней форме",
        en: "Write the draft again: it is kept in a former form")
    static let orderRuleMissing = Reason(
        "order.ruleMissing", kk: "Бұл құралдың бүгінгі ережесі енгізілмеген",
        ru: "Правило этого инструмента на сегодня не введено",
        en: "No rule of this instrument holds today")
    static let orderSphere = Reason(
        "order.sphere", kk: "Бұл салада мұндай құрал берілмейді",
        ru: "В этой сфере такой инструмент не предоставляется",
        en: "This instrument is not given in that sphere")
    static let orderClosesTooSoon = Reason(
        "order.closesTooSoon", kk: "Өтінім қабылдау мерзімі тым қысқа немесе өтіп кеткен",
        ru: "Срок приёма заявок слишком короток или уже прошёл",
        en: "Applications would be accepted for too short a time, or the time has passed")
    static let orderAmount = Reason(
        "order.amount", kk: "Жоба сомасының шектері құралдың ережесіне сай емес",
        ru: "Пределы суммы проекта не отвечают правилу инструмента",
        en: "The limits of a project's amount break the instrument's rule")
    static let orderMonths = Reason(
        "order.months", kk: "Жоба ұзақтығы құралдың ережесіне сай емес",
        ru: "Длительность проекта не отвечает правилу инструмента",
        en: "A project's duration breaks the instrument's rule")
    static let orderIndexMissing = Reason(
        "order.indexMissing", kk: "Бұл қаржы жылының АЕК енгізілмеген",
        ru: "МРП этого финансового года не введён",
        en: "The monthly calculation index of that year is not entered")
    static let orderUnranked = Reason(
        "order.unranked",
        kk: "Құралдың ережесі рейтингтегі орынды талап етеді: тапсырыста рейтингті көрсетіңіз",
        ru: "Правило инструмента требует места в рейтинге: укажите рейтинг в заказе",
        en: "The instrument's rule asks for a place in a ranking: name one in the order")
    static let orderRankingNotFinal = Reason(
        "order.rankingNotFinal", kk: "Мұндай түпкілікті рейтинг жоқ",
        ru: "Такого окончательного рейтинга нет", en: "There is no such final ranking")
    static let orderRankingBand = Reason(
        "order.rankingBand", kk: "Рейтинг әдістемесінде мұндай топ жоқ",
        ru: "В методике рейтинга нет такой группы",
        en: "The ranking's method has no such band")
    static let orderNotAnnounced = Reason(
        "order.notAnnounced", kk: "Тапсырыс өтінім қабылдау кезеңінде емес",
        ru: "Заказ не на стадии приёма заявок", en: "The order does not accept applications")
    static let orderNotYet = Reason(
        "order.notYet", kk: "Өтінім қабылдау әлі басталған жоқ",
        ru: "Приём заявок ещё не начался", en: "Applications are not accepted yet")
    static let orderClosed = Reason(
        "order.closed", kk: "Өтінім қабылдау мерзімі өтті", ru: "Срок приёма заявок истёк",
        en: "The deadline for applications has passed")
    static let orderNotClosed = Reason(
        "order.notClosed", kk: "Өтінім қабылдау мерзімі әлі өткен жоқ",
        ru: "Срок приёма заявок ещё не истёк", en: "The deadline has not passed yet")
    static let orderDeadlineNotLater = Reason(
        "order.deadlineNotLater", kk: "Жаңа мерзім бұрынғысынан кеш болуы тиіс",
        ru: "Новый срок должен быть позже прежнего",
        en: "The new deadline must be later than the present one")
    static let orderEnded = Reason(
        "order.ended", kk: "Тапсырыс аяқталған немесе шешімі жарияланған",
        ru: "Заказ завершён, или решение по нему опубликовано",
        en: "The order has ended, or its decision is public")
    static let orderQuestionAnswered = Reason(
        "order.questionAnswered", kk: "Бұл сұраққа жауап берілген",
        ru: "На этот вопрос уже ответили", en: "This question is already answered")
}
