import JSONRPC
import Kernel
import Postgres

/// Hides a comment for a reason of the list, shows one that was held, or leaves one as it is against
/// a request.
///
/// What is hidden stays sealed; in its place stands the reason. Row security lets a moderator touch
/// only comments of which the own body is the moderating one, and no body moderates what is said
/// about itself. What a comment obliges to that was never shown counts from now on.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `moderation.state`, `moderation.reason`, `moderation.requestUnknown`, `calendar.yearMissing` or
///   `deadline.ruleMissing`.
struct DecideModeration: TransactionMethod {
    static let name = "moderation.decide"
    static let summary = "Hides a comment, shows a held one, or keeps one against a request."
    static let access = Access.write(.moderationDecide)
    static let journal = JournalDeclaration.public("moderation.decided")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Comment.State.schema, "decision": .id,
    ])
    static let reasons: [Reason] = [
        .stale, .moderationState, .unreasoned, .moderationRequest,
        .violated("decisions_reason_exists"), .yearMissing, .ruleMissing,
    ]

    let comment: Comment.ID
    let version: Int64
    let outcome: Moderation.Outcome
    let reason: Word?
    let request: Moderation.Request.ID?

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
        version = parameters.required("version", "The comment's version last read.")
        outcome = parameters.required("outcome", "What is done.")
        reason = parameters.optional("reason", "Of the list: `moderation.reasons`; to hide.")
        request = parameters.optional("request", "The body's request that this decides.")
        parameters.check((outcome == .hide) == (reason != nil), "reason", "reasonToHide")
        parameters.check(outcome != .keep || request != nil, "request", "required")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            [Comment.lock(comment), wording.statement] + FirstShown.statements(comment)
                + (request.map { [asked($0)] } ?? []))
        let held = try Comment.held(results[0], version: version)
        let first = results[2..<(2 + FirstShown.statementCount)]
        if request != nil, try results[first.endIndex].rows(Single<Int64>.self).isEmpty {
            throw .conflict(.moderationRequest)
        }
        let step = try step(held, text: results[1].rows(Single<String>.self).first?.value)
        let id = Moderation.Decision.ID.make()
        var changes = Changes(
            statements: [try insert(id, held, call)], entries: [entry(id, held)])
        if let step {
            let begun =
                step.to == .shown
                ? try FirstShown.begin(comment, first) : FirstShown.Beginning()
            changes += Changes(
                statements: step.statements(call.caller) + begun.statements,
                entries: [step.entry(dueOn: begun.dueOn)])
        }
        let answer: JSON = [
            "id": .string(comment.description), "version": .int(step?.next ?? held.version),
            "state": .string((step?.to ?? held.state).rawValue),
            "decision": .string(id.description),
        ]
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(answer, subject: id.value))
    }

    /// Nil where nothing changes.
    private func step(
        _ held: Comment.Held, text: String?
    ) throws(Failure) -> CommentStep? {
        switch (outcome, held.state) {
        case (.hide, .shown), (.hide, .held):
            var step = CommentStep(comment, held, to: .hidden, Self.name, by: .moderator)
            step.reason = reason?.text
            return step
        case (.release, .held):
            var step = CommentStep(comment, held, to: .shown, Self.name, by: .moderator)
            step.text = text
            return step
        case (.keep, .shown): return nil
        default: throw .conflict(.moderationState)
        }
    }

    private var wording: Query<Single<String>> {
        """
        SELECT w.text FROM oversight.wordings w
        WHERE w.comment_id = \(comment) AND w.text IS NOT NULL ORDER BY w.seq DESC LIMIT 1
        """
    }

    private func asked(_ request: Moderation.Request.ID) -> Statement {
        let query: Query<Single<Int64>> = """
            SELECT 1::bigint FROM oversight.requests r
            WHERE r.id = \(request) AND r.comment_id = \(comment)
              AND NOT EXISTS (SELECT FROM oversight.decisions d WHERE d.request_id = r.id)
            """
        return query.statement
    }

    private func insert(
        _ id: Moderation.Decision.ID, _ held: Comment.Held, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO oversight.decisions
                (tenant_id, id, body_id, comment_id, request_id, outcome, reason, principal_id,
                 actor)
            VALUES (\(held.moderator), \(id), \(held.tenant), \(comment), \(request),
                \(outcome.rawValue), \(reason), \(try call.principal), \(call.caller.publicName))
            """
        return query.statement
    }

    private func entry(_ id: Moderation.Decision.ID, _ held: Comment.Held) -> Entry {
        var facts: JSON.Object = [
            "body": .string(held.code), "comment": .string(comment.description),
            "outcome": .string(outcome.rawValue),
        ]
        facts["reason"] = reason.map { .string($0.text) }
        facts["request"] = request.map { .string($0.description) }
        return Entry("moderation", id, version: 1, facts: facts)
    }
}
