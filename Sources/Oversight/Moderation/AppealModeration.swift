import JSONRPC
import Kernel
import Postgres

/// Appeals against the hiding of the own comment; a second moderator looks at it.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `moderation.notHidden` or `constraint.pleas_once`.
struct AppealModeration: TransactionMethod {
    static let name = "moderation.appeal"
    static let summary = "Appeals against the hiding of the own comment."
    static let access = Access.write(.moderationAppeal)
    static let journal = JournalDeclaration.private("moderation.appealed")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.notHidden, .violated("pleas_once")]

    let comment: Comment.ID
    let words: ReasonText

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        words = parameters.required("text", "Why it should be shown; the moderators read it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let decision: Query<Single<Moderation.Decision.ID>> = """
            SELECT d.id FROM oversight.decisions d
            WHERE d.comment_id = \(comment) AND d.outcome = 'hide' ORDER BY d.id DESC LIMIT 1
            """
        let results = try await call.send([Comment.lock(comment), decision.statement])
        guard let held = try results[0].rows(Comment.Held.self).first else {
            throw .notFound("comment")
        }
        guard held.state == .hidden,
            let decided = try results[1].rows(Single<Moderation.Decision.ID>.self).first?.value
        else { throw .conflict(.notHidden) }
        let id = Moderation.Plea.ID.make()
        let insert: Command = """
            INSERT INTO oversight.pleas
                (tenant_id, id, decision_id, body_id, comment_id, citizen_id, text)
            VALUES (\(held.moderator), \(id), \(decided), \(held.tenant), \(comment), \(citizen),
                \(words))
            """
        let entry = Entry(
            "plea", id, version: 1, facts: ["decision": .string(decided.description)],
            hidden: [(field: "text", value: words.text)])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}
