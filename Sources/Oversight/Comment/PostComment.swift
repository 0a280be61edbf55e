import JSONRPC
import Kernel
import Postgres

/// Says something about a version of a public record.
///
/// It is public at once, unless it holds numbers by which a person could be found: then it is held
/// back until a moderator has looked. A signed comment obliges the body that answers for the record
/// to answer by a day; an anonymous one is shown and obliges nobody, unless it reports a crime or a
/// danger. Anonymous means that nobody is shown who wrote it; the account is always a citizen's.
///
/// - Throws: ``Failure/notFound(_:)`` of `subject`; ``Failure/conflict(_:)`` with
///   `comment.subjectVersion`, `calendar.yearMissing` or `deadline.ruleMissing`;
///   ``Failure/limited(_:retryAfterMilliseconds:)`` with `comments`.
/// - Source: Code 350-VI of 29.06.2020, Art. 87-89 (messages; anonymous ones are stopped unless they
///   report a crime or a danger).
struct PostComment: TransactionMethod {
    static let name = "comment.post"
    static let summary = "Says something about a version of a public record."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.posted")
    static let result = DutyStart.receipt
    static let reasons: [Reason] = [.subjectVersion, .yearMissing, .ruleMissing]

    let subject: Subject.Reference
    let draft: CommentDraft
    let reportsDanger: Bool

    init(_ parameters: inout Parameters) {
        subject = parameters.required("subject", "The record and the version that was read.")
        draft = CommentDraft(&parameters)
        reportsDanger =
            parameters.optional("danger", "Reports a crime or a danger; false unless said.")
            ?? false
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await draft.post(
            .comment, on: subject, owing: reportsDanger ? .danger : .comment, in: call)
    }
}

/// What every comment on a record says.
struct CommentDraft {
    let words: Comment.Words
    let language: Comment.Language
    let isAnonymous: Bool

    init(_ parameters: inout Parameters) {
        words = parameters.required("text", "What is said; no numbers of persons.")
        language = parameters.required("language", "In which language an answer is expected.")
        isAnonymous =
            parameters.optional("anonymous", "Not shown whose it is; false unless said.") ?? false
    }

    func post(
        _ kind: Comment.Kind, on subject: Subject.Reference, owing duty: Duty.Kind, in call: Call
    ) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send(
            CommentLimit.statements(author, call) + [Subject.locate(subject)]
                + DueDates.statements(Duty.rules))
        try CommentLimit.check(results[...])
        let located = results[CommentLimit.statementCount]
        guard let place = try located.rows(Subject.Place.self).first else {
            throw .notFound("subject")
        }
        guard kind != .correction || !place.isFixed else { throw .conflict(.correctionFixed) }
        guard 1...place.version ~= subject.version else { throw .conflict(.subjectVersion) }
        let comment = NewComment(
            kind: kind, subjectKind: subject.kind.text, subject: subject.id,
            subjectVersion: subject.version, tenant: place.tenant, code: place.code,
            moderator: place.moderator, thread: nil, author: author, isNamed: !isAnonymous,
            language: language, words: words)
        var start: DutyStart?
        if !isAnonymous || duty == .danger {
            start = try DutyStart(
                duty, cause: .said, of: comment, DueDates(results.suffix(DueDates.statementCount)))
        }
        var changes = Changes(
            statements: [comment.insert(call.caller)], entries: [comment.entry])
        if let start { changes += start.changes(call.caller) }
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: DutyStart.answer(comment.id, 1, comment.state, start))
    }
}
