import JSONRPC
import Kernel
import Postgres

/// What an applicant says against a published decision while its standstill lasts.
///
/// That there is one, its number and how it ended are public; its text is between the applicant and
/// the tenant.
enum Complaint {
    typealias ID = Identifier<Complaint>

    enum Outcome: String, Choice {
        /// The decision is set aside, and the order goes back to its evaluation.
        case upheld
        case rejected
    }
}

extension Reason {
    static let complaintNotApplicant = Reason(
        "complaint.notApplicant", kk: "Шағымды осы тапсырысқа өтінім берген ұйым ғана береді",
        ru: "Жалобу подаёт только участник этого заказа",
        en: "Only who applied to that order may complain")
    static let complaintLate = Reason(
        "complaint.late", kk: "Шағым беру мерзімі өтті", ru: "Срок обжалования истёк",
        en: "The standstill is over")
    static let complaintRuled = Reason(
        "complaint.ruled", kk: "Шағым қаралған", ru: "Жалоба уже рассмотрена",
        en: "The complaint is ruled on already")
    static let complaintFourEyes = Reason(
        "complaint.fourEyes", kk: "Шешімді бекіткен адам оған шағымды қарамайды",
        ru: "Кто утвердил решение, не рассматривает жалобу на него",
        en: "Who approved a decision does not rule on a complaint against it")
}
