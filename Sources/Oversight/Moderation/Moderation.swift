import JSONRPC
import Kernel
import Postgres

/// Taking criticism out of the public's sight, by reasons of a closed list, never by who is
/// criticised.
enum Moderation {
    enum Decision { typealias ID = Identifier<Decision> }
    enum Request { typealias ID = Identifier<Request> }
    enum Plea { typealias ID = Identifier<Plea> }
    enum Review { typealias ID = Identifier<Review> }

    enum Outcome: String, Choice {
        case hide
        /// Shows what was held.
        case release
        /// Leaves it as it is, against a request.
        case keep
    }
}

extension Reason {
    static let unreasoned = Reason(
        "moderation.reason", kk: "Жасыру үшін тізімдегі себепті көрсетіңіз",
        ru: "Чтобы скрыть, укажите причину из списка",
        en: "To hide it, give a reason of the list")
    static let moderationState = Reason(
        "moderation.state", kk: "Пікірдің бұл күйінде мұндай шешім болмайды",
        ru: "В этом состоянии комментария такого решения нет",
        en: "No such decision in this state of the comment")
    static let moderationRequest = Reason(
        "moderation.requestUnknown", kk: "Бұл пікір бойынша мұндай сұрау жоқ немесе ол шешілген",
        ru: "По этому комментарию нет такого запроса, или он решён",
        en: "There is no such request on this comment, or it is decided")
    static let notHidden = Reason(
        "moderation.notHidden", kk: "Пікір жасырылмаған", ru: "Комментарий не скрыт",
        en: "The comment is not hidden")
    static let secondModerator = Reason(
        "moderation.secondModerator", kk: "Шағымды басқа модератор қарайды",
        ru: "Жалобу рассматривает другой модератор",
        en: "Another moderator looks at the appeal")
}
