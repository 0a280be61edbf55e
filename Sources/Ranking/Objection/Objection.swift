import Kernel
import Postgres

/// What an organisation says against a provisional ranking.
enum Objection {
    typealias ID = Identifier<Objection>

    /// Goes before what reads the last number: who would take the next one at the same moment waits,
    /// and reads another. No role of an organisation may lock the ranking's row.
    static func lock(_ snapshot: Snapshot.ID) -> Statement {
        let lock: Command = """
            SELECT pg_advisory_xact_lock(hashtextextended(\(snapshot.description), 43))
            """
        return lock.statement
    }
}

extension Reason {
    static let objectionLate = Reason(
        "objection.late", kk: "Қарсылық білдіру мерзімі аяқталды", ru: "Срок возражений истёк",
        en: "The time for objections is over")
    static let objectionStanding = Reason(
        "objection.noStanding", kk: "Ұйым бұл рейтингте жоқ", ru: "Организации нет в этом рейтинге",
        en: "The organisation is not in this ranking")
    static let objectionDecided = Reason(
        "objection.decided", kk: "Қарсылық бойынша шешім қабылданған",
        ru: "Возражение уже рассмотрено", en: "The objection is decided already")
    static let rankingUndecided = Reason(
        "ranking.objectionsUndecided", kk: "Барлық қарсылықтар қаралған жоқ",
        ru: "Рассмотрены не все возражения", en: "Not every objection is decided")
    static let rankingUpheld = Reason(
        "ranking.objectionUpheld", kk: "Қарсылық қанағаттандырылды: рейтинг қайта есептеледі",
        ru: "Возражение удовлетворено: рейтинг нужно вычислить заново",
        en: "An objection was upheld: the ranking has to be computed anew")
}
