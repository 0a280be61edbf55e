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
    package static let sittingOtherRoll = Reason(
        "sitting.otherRoll",
        kk: "Бұл отырыстың тізімі басқаша жасалады: делегаттардан немесе тағайындалғандардан",
        ru: "Список этого заседания составляется иначе: из делегатов или из назначенных",
        en: "The roll of this sitting is taken otherwise: from delegates, or from who is appointed")
    static let sittingCutOffLate = Reason(
        "sitting.cutOffLate",
        kk: "Тізім жарғы бойынша отырысқа дейін бұдан ертерек жасалуы тиіс",
        ru: "По уставу список составляется раньше до заседания",
        en: "By the charter the cut-off is earlier before the sitting")
    static let sittingRulesNone = Reason(
        "sitting.rulesNone", kk: "Отырыс күніне жарғы енгізілмеген: делегаттар ережесі жоқ",
        ru: "На день заседания не введён устав: нет правил о делегатах",
        en: "No charter holds on the day of the sitting: there are no rules on delegates")
    static let sittingFewerThanVoted = Reason(
        "sitting.fewerThanVoted", kk: "Қатысқандардан көп орын дауыс берген",
        ru: "Проголосовало больше мест, чем присутствовало",
        en: "More seats have voted than were present")
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
    static let seatNotAppointed = Reason(
        "seat.notAppointed",
        kk: "Қатысушылардың бірі тізім жасалған күні бұл органға тағайындалмаған",
        ru: "Кто-то из присутствующих на день составления списка не назначен в этот орган",
        en: "Somebody present was not appointed to this organ on the cut-off date")
    static let seatEnded = Reason(
        "seat.ended", kk: "Бұл өкілеттік аяқталған", ru: "Эти полномочия уже прекращены",
        en: "This seat has ended already")
    static let seatRevoked = Reason(
        "seat.revoked", kk: "Өкілеттігіңіз кері қайтарылған", ru: "Ваши полномочия отозваны",
        en: "Your seat was revoked")
    static let seatNotEntitled = Reason(
        "seat.notEntitled", kk: "Тізім бекітілген күні бұл орынның дауыс құқығы болмаған",
        ru: "На день составления списка у этого места не было права голоса",
        en: "The seat was not entitled to vote on the cut-off date")

    /// The same reason with the charter's rule and the last day that keeps it.
    static func sittingCutOffLate(days: Int64, startsOn: CivilDate?) -> Reason {
        let latest = startsOn?.adding(days: -Int(days)).map { "\($0)" } ?? ""
        return Reason(
            sittingCutOffLate.code,
            kk: "\(sittingCutOffLate.text.kk): кемінде \(days) күн, \(latest) дейін",
            ru: "\(sittingCutOffLate.text.ru): не менее чем за \(days) дн., не позднее \(latest)",
            en: "\(sittingCutOffLate.text.en): by at least \(days) days, \(latest) at the latest")
    }
}
