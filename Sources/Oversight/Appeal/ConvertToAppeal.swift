import JSONRPC
import Kernel
import Postgres

/// Makes the own comment an appeal under the Administrative Procedure Code.
///
/// Only its author can, by a signed document; nobody can refuse it. It gets a number of its own and
/// is registered at once: after hours or on a day off as of the next working day. What the comment
/// obliged the body to before goes on beside it.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `appeal.anonymous`, `appeal.converted`, `calendar.yearMissing` or `deadline.ruleMissing`.
/// - Source: Code 350-VI of 29.06.2020, Art. 63 (form), 64 (registration), 76 (term).
struct ConvertToAppeal: TransactionMethod {
    static let name = "appeal.convert"
    static let summary = "Makes the own comment a signed appeal."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("appeal.converted")
    static let result = Schema.object([
        "id": .id, "version": .version, "tenant": .string(), "number": .string(),
        "dueOn": .date,
    ])
    static let reasons: [Reason] = [
        .appealAnonymous, .appealConverted, .yearMissing, .ruleMissing,
    ]

    let comment: Comment.ID
    let signed: SealedDocument

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        signed = parameters.required("signed", "Where the signed document is kept, and its digest.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send(
            [Comment.lock(comment), about.statement] + DueDates.statements(Duty.rules))
        guard let held = try results[0].rows(Comment.Held.self).first,
            let about = try results[1].rows(About.self).first
        else { throw .notFound("comment") }
        guard about.isNamed, held.state == .shown || held.state == .held else {
            throw .conflict(.appealAnonymous)
        }
        guard !about.isConverted else { throw .conflict(.appealConverted) }
        let start = try DutyStart(
            .appeal, cause: .converted,
            after: Duty.Held(converting: comment, held, about.language), of: citizen,
            DueDates(results.suffix(DueDates.statementCount)))
        let document = AppealDocument.kept(signed, for: start, of: citizen)
        let changes = start.changes(call.caller)
        let answer: JSON = [
            "id": .string(start.id.description), "version": 1, "tenant": .string(held.code),
            "number": .string(AppealDocument.number(start)),
            "dueOn": .string(start.due.day.description),
        ]
        return try await call.finish(
            changes.statements + [document], entries: changes.entries,
            answer: Answer(answer, subject: start.id.value))
    }

    private struct About: RowDecodable {
        var isNamed: Bool
        var isConverted: Bool
        var language: Comment.Language

        init(from row: inout RowReader) throws(PostgresError) {
            isNamed = try row.next()
            isConverted = try row.next()
            language = try row.word("language")
        }
    }

    private var about: Query<About> {
        """
        SELECT c.named, EXISTS (SELECT FROM oversight.duties d
            WHERE d.comment_id = c.id AND d.cause = 'converted'), c.language
        FROM oversight.comments c WHERE c.id = \(comment)
        """
    }
}

extension Duty.Held {
    /// What an appeal follows where nothing was owed yet: the comment itself.
    init(converting comment: Comment.ID, _ held: Comment.Held, _ language: Comment.Language) {
        tenant = held.tenant
        code = held.code
        id = .make()
        kind = .appeal
        body = held.tenant
        self.comment = comment
        self.language = language
        version = 1
        state = .waiting
        level = 1
        dueOn = CivilDate.sample
        lastOn = CivilDate.sample
        isOverdue = false
        isForwardingLate = false
        isAsked = false
    }
}

extension Reason {
    static let appealAnonymous = Reason(
        "appeal.anonymous", kk: "Өтініш тек қол қойылған, көрсетілген пікірден жасалады",
        ru: "Обращением становится только подписанный и показанный комментарий",
        en: "Only a signed comment that is shown becomes an appeal")
    static let appealConverted = Reason(
        "appeal.converted", kk: "Пікір бұрын өтінішке айналған",
        ru: "Комментарий уже стал обращением", en: "The comment is an appeal already")
    static let appealExtended = Reason(
        "appeal.extended", kk: "Мерзім бір рет қана ұзартылады",
        ru: "Срок продлевают один раз", en: "A term is extended once")
    static let appealExtension = Reason(
        "appeal.extension", kk: "Жаңа мерзім бұрынғысынан кейін және заң шегінде болуға тиіс",
        ru: "Новый срок должен быть позже прежнего и в пределах закона",
        en: "The new day must be later than the old one and within the law")
    static let appealOverdue = Reason(
        "appeal.overdue",
        kk: "Мерзім өтіп кеткен: өтінішке жауап беріледі немесе ол басқа органға жіберіледі",
        ru: "Срок истёк: на обращение отвечают или перенаправляют его",
        en: "The term is over: the appeal is answered or forwarded")
    static let appealWasThere = Reason(
        "appeal.wasThere",
        kk: "Бұл орган өтінішті бұрын жіберген: басқасын таңдаңыз немесе жауап беріңіз",
        ru: "Этот орган уже перенаправил обращение: выберите другой или ответьте",
        en: "That body has forwarded the appeal before: choose another one, or answer")
    static let appealOwnBody = Reason(
        "appeal.ownBody", kk: "Өтініш басқа органға жіберіледі",
        ru: "Обращение перенаправляют другому органу",
        en: "An appeal is forwarded to another body")
}
