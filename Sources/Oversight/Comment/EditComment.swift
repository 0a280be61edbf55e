import JSONRPC
import Kernel
import Postgres

/// Words a comment anew; the wordings before it stay sealed with the original.
///
/// Of a comment that is held before anybody saw it, the clock begins when it is shown.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `record.stale`, `comment.notEditable`, `calendar.yearMissing` or
///   `deadline.ruleMissing`; ``Failure/limited(_:retryAfterMilliseconds:)`` with `comments` or
///   `network`.
struct EditComment: TransactionMethod {
    static let name = "comment.edit"
    static let summary = "Words the own comment anew."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.edited")
    static let result = Comment.receipt
    static let reasons: [Reason] = [
        .stale, .commentNotEditable, .yearMissing, .ruleMissing,
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
            [Comment.lock(comment)] + FirstShown.statements(comment)
                + CommentLimit.statements(author, call))
        let held = try Comment.held(results[0], version: version)
        let first = results[1..<(1 + FirstShown.statementCount)]
        try CommentLimit.check(results[first.endIndex...])
        guard held.state == .shown || held.state == .held else {
            throw .conflict(.commentNotEditable)
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
        return try await call.finish(
            [wording.statement] + step.statements(call.caller)
                + (isHeld ? [] : try FirstShown.begin(comment, first)),
            entries: [step.entry(committing: words.text)],
            answer: Comment.answer(comment, step.next, step.to))
    }
}
