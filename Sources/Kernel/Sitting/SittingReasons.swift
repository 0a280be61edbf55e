extension Reason {
    package static let sittingNotCalled = Reason(
        "sitting.notCalled", kk: "Отырыстың тізімі бекітілген", ru: "Список заседания уже закрыт",
        en: "The roll of the sitting is frozen already")
    package static let sittingCutOffAhead = Reason(
        "sitting.cutOffAhead", kk: "Тізім бекітілетін күн әлі келген жоқ",
        ru: "День, на который составляется список, ещё не наступил",
        en: "The cut-off date is still to come")
    package static let sittingCutOffPassed = Reason(
        "sitting.cutOffPassed", kk: "Делегаттар тізім бекітілетін күнге дейін ғана ауыстырылады",
        ru: "Делегаты меняются только до дня, на который составляется список",
        en: "Delegates change only before the cut-off date")
    static let sittingNotOpen = Reason(
        "sitting.notOpen", kk: "Отырыс ашық емес", ru: "Заседание не открыто",
        en: "The sitting is not open")
    static let sittingNotStarted = Reason(
        "sitting.notStarted", kk: "Отырыс әлі басталған жоқ", ru: "Заседание ещё не началось",
        en: "The sitting has not begun yet")
    static let sittingBallotsOpen = Reason(
        "sitting.ballotsOpen", kk: "Барлық дауыс беру аяқталған жоқ",
        ru: "Не все голосования закрыты", en: "A ballot is still open")
    static let ballotClosed = Reason(
        "ballot.closed", kk: "Дауыс беру аяқталған", ru: "Голосование закрыто",
        en: "The ballot is closed")
    static let alreadyCast = Reason(
        "ballot.alreadyCast", kk: "Бұл орынның дауысы берілген",
        ru: "Голос этого места уже подан", en: "This seat has voted already")
    static let seatNone = Reason(
        "seat.none", kk: "Бұл отырыста сіздің орныңыз жоқ", ru: "У вас нет места на этом заседании",
        en: "You have no seat at this sitting")
    static let seatRevoked = Reason(
        "seat.revoked", kk: "Өкілеттігіңіз кері қайтарылған", ru: "Ваши полномочия отозваны",
        en: "Your seat was revoked")
    static let seatNotEntitled = Reason(
        "seat.notEntitled", kk: "Тізім бекітілген күні бұл орынның дауыс құқығы болмаған",
        ru: "На день составления списка у этого места не было права голоса",
        en: "The seat was not entitled to vote on the cut-off date")
}
