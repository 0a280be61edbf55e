import JSONRPC
import Kernel
import Postgres

/// The body's official answer, published with it.
///
/// It is in the language of who asked, and is given once: what changes afterwards is another
/// comment's matter. From a day on that is stored with it, the author and the followers of the
/// comment are asked whether it was fixed.
///
/// - Throws: ``Failure/notFound(_:)`` for a duty of another body; ``Failure/conflict(_:)`` with
///   `record.stale`, `duty.notWaiting`, `answer.correction`, `answer.language` or `answer.numbers`.
/// - Source: Code 350-VI, Art. 89 (language and reasons of an answer).
struct GiveAnswer: TransactionMethod {
    static let name = "answer.give"
    static let summary = "Answers officially what the own body owes."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("answer.given")
    static let result = AnswerGiven.receipt
    static let reasons: [Reason] = AnswerGiven.reasons + [.answerCorrection]

    /// What the body says of the matter.
    enum Outcome: String, Choice {
        case measures
        case explained
        case refused
    }

    let duty: Duty.ID
    let version: Int64
    let outcome: Outcome
    let language: Comment.Language
    let words: Comment.Words

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What is answered.")
        version = parameters.required("version", "The duty's version last read.")
        outcome = parameters.required("outcome", "Whether something is done about it.")
        language = parameters.required("language", "That of who asked.")
        words = parameters.required("text", "The answer with its reasons; no numbers of persons.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await AnswerGiven(
            duty: duty, version: version, outcome: outcome.rawValue, language: language,
            words: words
        ).finish(in: call)
    }
}

/// An answer to a duty, of whatever kind.
struct AnswerGiven {
    let duty: Duty.ID
    let version: Int64
    let outcome: String
    let language: Comment.Language
    let words: Comment.Words
    var changeVersion: Int64?
    /// The kind that the duty must be of.
    var kind: Duty.Kind?

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Duty.State.schema, "response": .id,
        "fixOn": .date,
    ])
    static let reasons: [Reason] = [
        .stale, .dutyNotWaiting, .answerLanguage, .answerNumbers, .yearMissing, .ruleMissing,
    ]

    /// An official answer.
    private enum Response { typealias ID = Identifier<Response> }

    func finish(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            [Duty.lock(duty)] + DueDates.statements(["oversight.fixQuestion"]))
        let held = try Duty.held(results[0])
        guard kind == nil || held.kind == kind else { throw .notFound("duty") }
        guard held.version == version else { throw .conflict(.stale) }
        guard held.state == .waiting else { throw .conflict(.dutyNotWaiting) }
        // Whether the record was corrected, and in which version, is not left open.
        guard held.kind != .correction || kind == .correction else {
            throw .conflict(.answerCorrection)
        }
        guard held.language == language else { throw .conflict(.answerLanguage) }
        // An official answer has no moderator: it is not published with such numbers at all.
        guard PersonalData.found(in: words.text).isEmpty else { throw .conflict(.answerNumbers) }
        let dates = try DueDates(results.suffix(DueDates.statementCount))
        var step = DutyStep(held, to: .answered, "answer")
        let fixOn = try dates.due("oversight.fixQuestion", from: dates.today).day
        step.fixOn = fixOn
        let id = Response.ID.make()
        var changes = step.changes(call.caller)
        changes += given(id, held, call.caller)
        let answer: JSON = [
            "id": .string(duty.description), "version": .int(step.next), "state": "answered",
            "response": .string(id.description), "fixOn": .string(fixOn.description),
        ]
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(answer, subject: duty.value))
    }

    private func given(_ id: Response.ID, _ held: Duty.Held, _ caller: Caller) -> Changes {
        let insert: Command = """
            INSERT INTO oversight.responses
                (tenant_id, id, duty_id, language, outcome, text, change_version, actor)
            VALUES (\(held.tenant), \(id), \(duty), \(language.rawValue), \(outcome), \(words),
                \(changeVersion), \(caller.publicName))
            """
        var facts: JSON.Object = [
            "tenant": .string(held.code), "duty": .string(duty.description),
            "outcome": .string(outcome),
        ]
        facts["changeVersion"] = changeVersion.map { .int($0) }
        return Changes(
            statements: [insert.statement],
            entries: [
                Entry(
                    "response", id, version: 1, facts: facts,
                    texts: [(field: "text", value: words.text)])
            ])
    }
}
