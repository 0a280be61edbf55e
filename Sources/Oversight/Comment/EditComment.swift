import JSONRPC
import Kernel
import Postgres

/// Words a comment anew; the wordings before it stay sealed with the original.
///
/// Once somebody has answered, joined or replied, the words stay as they were answered: what is to be
/// added is a reply. Of a comment that is held before anybody saw it, the clock begins when it is shown.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `record.stale`, `comment.notEditable`, `comment.answered`, `calendar.yearMissing` or
///   `deadline.ruleMissing`; ``Failure/limited(_:retryAfterMilliseconds:)`` with `comments` or
///   `network`.
struct EditComment: TransactionMethod {
    static let name = "comment.edit"
    static let summary = "Words the own comment anew."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.edited")
    static let result = Comment.receipt
    static let reasons: [Reason] = [
        .stale, .commentNotEditable, .commentAnswered, .yearMissing, .ruleMissing,
    ]

    let comment: Comment.ID
    let version: Int64
    let words: Comment.Words

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        version = parameters.required("version", "The comment's version last read.")
        words = parameters.required("text", "What is said now.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send(
            [Comment.lock(comment), answers.statement] + FirstShown.statements(comment)
                + CommentLimit.statements(author, call))
        let held = try Comment.held(results[0], version: version)
        let first = results[2..<(2 + FirstShown.statementCount)]
        try CommentLimit.check(results[first.endIndex...])
        guard held.state == .shown || held.state == .held else {
            throw .conflict(.commentNotEditable)
        }
        guard try results[1].rows(Single<Bool>.self).first?.value == false else {
            throw .conflict(.commentAnswered)
        }
        let isHeld = !PersonalData.found(in: words.text).isEmpty
        var step = CommentStep(
            comment, held, to: isHeld ? .held : .shown, Self.name, by: .author(author))
        step.reason = isHeld ? "personal-data" : nil
        step.text = isHeld ? nil : words.text
        step.wording = held.wording + 1
        let wording: Command = """
            INSERT INTO oversight.wordings
                (tenant_id, comment_id, seq, citizen_id, moderator_id, text)
            VALUES (\(held.tenant), \(comment), \(step.wording), \(author), \(held.moderator),
                \(words))
            """
        let begun =
            isHeld ? FirstShown.Beginning() : try FirstShown.begin(comment, first)
        return try await call.finish(
            [wording.statement] + step.statements(call.caller) + begun.statements,
            entries: [step.entry(committing: words.text, dueOn: begun.dueOn)],
            answer: Comment.answer(comment, step.next, step.to))
    }

    /// Whoever joins or replies at the same time waits for the lock on the comment, to which it refers.
    private var answers: Query<Single<Bool>> {
        """
        SELECT EXISTS (SELECT FROM oversight.voices v
                WHERE v.tenant_id = c.tenant_id AND v.comment_id = c.id)
            OR EXISTS (SELECT FROM oversight.comments r
                WHERE r.root_id = c.root_id AND r.parent_id = c.id)
            OR EXISTS (SELECT FROM oversight.duties d JOIN oversight.responses p
                ON p.tenant_id = d.tenant_id AND p.duty_id = d.id WHERE d.comment_id = c.id)
        FROM oversight.comments c WHERE c.id = \(comment)
        """
    }
}
