import JSONRPC
import Kernel
import Postgres

/// Asks the moderating body to hide criticism of the own body. The request is public and has no
/// words of its own, only a reason of the list; the comment stays shown until it is decided.
///
/// - Throws: ``Failure/notFound(_:)`` for a comment about another body; ``Failure/conflict(_:)`` with
///   `comment.notShown`, `constraint.requests_once` or `constraint.requests_reason_exists`.
struct RequestHiding: TransactionMethod {
    static let name = "moderation.requestHiding"
    static let summary = "Asks the moderating body to hide criticism of the own body."
    static let access = Access.write(.moderationRequest)
    static let journal = JournalDeclaration.public("moderation.requested")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .commentNotShown, .violated("requests_once"), .violated("requests_reason_exists"),
    ]

    let comment: Comment.ID
    let reason: Word

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        reason = parameters.required("reason", "Of the list: `moderation.reasons`.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let query: Query<Single<String>> = """
            SELECT c.state FROM oversight.comments c
            WHERE c.tenant_id = \(tenant) AND c.id = \(comment)
            """
        let state = try await call.hold(query, "comment").value
        guard state == Comment.State.shown.rawValue else { throw .conflict(.commentNotShown) }
        let id = Moderation.Request.ID.make()
        let insert: Command = """
            INSERT INTO oversight.requests (tenant_id, id, comment_id, reason, actor)
            VALUES (\(tenant), \(id), \(comment), \(reason), \(call.caller.publicName))
            """
        let entry = Entry(
            "moderationrequest", id, version: 1,
            facts: [
                "comment": .string(comment.description), "reason": .string(reason.text),
            ])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}
