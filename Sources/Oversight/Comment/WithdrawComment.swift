import JSONRPC
import Kernel
import Postgres

/// Takes the own comment out of the public's sight; its place in the thread stays.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `record.stale` or `comment.notEditable`.
struct WithdrawComment: TransactionMethod {
    static let name = "comment.withdraw"
    static let summary = "Takes the own comment back."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.withdrawn")
    static let result = Comment.receipt
    static let reasons: [Reason] = [.stale, .commentNotEditable]

    let comment: Comment.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        version = parameters.required("version", "The comment's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send([Comment.lock(comment)])
        let held = try Comment.held(results[0], version: version)
        guard held.state == .shown || held.state == .held else {
            throw .conflict(.commentNotEditable)
        }
        let step = CommentStep(comment, held, to: .withdrawn, Self.name, by: .author(author))
        return try await call.finish(
            step.statements(call.caller), entries: [step.entry()],
            answer: Comment.answer(comment, step.next, step.to))
    }
}

/// Erases what the own comment says, every wording of it, what was said in its defence, and whose it
/// was; that there was one, and what a body owed for it, stays.
///
/// With the words go the salts of its journal entries (their commitments can then be checked by
/// nobody, while the leaves stay byte for byte) and the kept answers of the calls that held them.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write it; ``Failure/conflict(_:)`` with
///   `record.stale` or `comment.erased`.
/// - Source: Law 94-V of 21.05.2013 on personal data, Art. 18, 24.
struct EraseComment: TransactionMethod {
    static let name = "comment.erase"
    static let summary = "Erases every wording of the own comment and whose it was."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.erased")
    static let result = Comment.receipt
    static let reasons: [Reason] = [.stale, .commentErased]

    let comment: Comment.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        version = parameters.required("version", "The comment's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send([Comment.lock(comment)])
        let held = try Comment.held(results[0], version: version)
        guard held.state != .erased else { throw .conflict(.commentErased) }
        let step = CommentStep(comment, held, to: .erased, Self.name, by: .author(author))
        let empty: Command = """
            UPDATE oversight.wordings SET text = NULL
            WHERE tenant_id = \(held.tenant) AND comment_id = \(comment)
              AND citizen_id = \(author)
            """
        let plea: Command = """
            UPDATE oversight.pleas SET text = NULL
            WHERE comment_id = \(comment) AND citizen_id = \(author)
            """
        let forget: Command = "SELECT oversight.forget_comment(\(comment))"
        return try await call.finish(
            step.statements(call.caller)
                + [empty.statement, plea.statement, forget.statement],
            entries: [step.entry()], answer: Comment.answer(comment, step.next, step.to))
    }
}
