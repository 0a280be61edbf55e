import JSONRPC
import Kernel
import Postgres

/// Answers a comment that is shown, in the same thread and about the same version of the record.
///
/// A reply obliges nobody: who wants an answer of the body comments on the record or its answer.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `comment.notShown`;
///   ``Failure/limited(_:retryAfterMilliseconds:)`` with `comments` or `network`.
struct ReplyToComment: TransactionMethod {
    static let name = "comment.reply"
    static let summary = "Answers a comment in its thread."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.posted")
    static let result = Comment.receipt
    static let reasons: [Reason] = [.commentNotShown]

    let comment: Comment.ID
    let draft: CommentDraft

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment that is answered.")
        draft = CommentDraft(&parameters)
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send(
            CommentLimit.statements(author, call) + [parent.statement])
        try CommentLimit.check(results[...])
        guard let parent = try results[CommentLimit.statementCount].rows(Parent.self).first else {
            throw .notFound("comment")
        }
        guard parent.state == .shown else { throw .conflict(.commentNotShown) }
        let reply = NewComment(
            kind: .reply, subjectKind: parent.subjectKind, subject: parent.subject,
            subjectVersion: parent.subjectVersion, tenant: parent.tenant, code: parent.code,
            moderator: parent.moderator, thread: (parent.root, comment), author: author,
            isNamed: !draft.isAnonymous, language: draft.language, words: draft.words)
        return try await call.finish(
            [reply.insert(call.caller)], entries: [reply.entry],
            answer: Comment.answer(reply.id, 1, reply.state))
    }

    private struct Parent: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var moderator: Tenant.ID
        var root: Comment.ID
        var subjectKind: String
        var subject: Subject.ID
        var subjectVersion: Int64
        var state: Comment.State

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            moderator = try row.next()
            root = try row.next()
            subjectKind = try row.next()
            subject = try row.next()
            subjectVersion = try row.next()
            state = try row.word("state")
        }
    }

    private var parent: Query<Parent> {
        """
        SELECT c.tenant_id, t.code, c.moderator_id, c.root_id, c.subject_kind, c.subject_id,
               c.subject_version, c.state
        FROM oversight.comments c JOIN tenancy.tenants t ON t.id = c.tenant_id
        WHERE c.id = \(comment)
        """
    }
}
