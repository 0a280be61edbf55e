import JSONRPC
import Kernel
import Postgres

/// Decides on an appeal against the hiding of a comment; by another moderator than who hid it.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `moderation.secondModerator`,
///   `moderation.notHidden`, `constraint.reviews_once`, `calendar.yearMissing` or
///   `deadline.ruleMissing`.
struct ReviewModeration: TransactionMethod {
    static let name = "moderation.review"
    static let summary = "Decides on an appeal against the hiding of a comment."
    static let access = Access.write(.moderationDecide)
    static let journal = JournalDeclaration.public("moderation.reviewed")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Comment.State.schema, "review": .id,
    ])
    static let reasons: [Reason] = [
        .secondModerator, .notHidden, .violated("reviews_once"), .yearMissing, .ruleMissing,
    ]

    enum Outcome: String, Choice {
        case uphold
        case restore
    }

    let plea: Moderation.Plea.ID
    let outcome: Outcome

    init(_ parameters: inout Parameters) {
        plea = parameters.required("appeal", "The appeal.")
        outcome = parameters.required("outcome", "Whether it stays hidden.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send([lock, found.statement])
        guard let found = try results[1].rows(Found.self).first,
            let held = try results[0].rows(Comment.Held.self).first
        else { throw .notFound("appeal") }
        guard held.state == .hidden else { throw .conflict(.notHidden) }
        let reviewer = try call.principal
        guard found.decider != reviewer else { throw .conflict(.secondModerator) }
        let id = Moderation.Review.ID.make()
        let insert: Command = """
            INSERT INTO oversight.reviews
                (tenant_id, id, plea_id, decision_id, decided_by, principal_id, outcome, actor)
            VALUES (\(held.moderator), \(id), \(plea), \(found.decision), \(found.decider),
                \(reviewer), \(outcome.rawValue), \(call.caller.publicName))
            """
        let entry = Entry(
            "moderationreview", id, version: 1,
            facts: [
                "decision": .string(found.decision.description),
                "outcome": .string(outcome.rawValue),
            ])
        var changes = Changes(statements: [insert.statement], entries: [entry])
        var step = CommentStep(found.comment, held, to: .shown, Self.name, by: .moderator)
        step.text = found.text
        if outcome == .restore {
            let first = try await call.send(FirstShown.statements(found.comment))
            let begun = try FirstShown.begin(found.comment, first[...])
            changes += Changes(
                statements: step.statements(call.caller) + begun.statements,
                entries: [step.entry(dueOn: begun.dueOn)])
        }
        let isShown = outcome == .restore
        let answer: JSON = [
            "id": .string(found.comment.description),
            "version": .int(isShown ? step.next : held.version),
            "state": .string(isShown ? "shown" : "hidden"), "review": .string(id.description),
        ]
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(answer, subject: id.value))
    }

    private var lock: Statement {
        let query: Query<Comment.Held> = """
            SELECT c.tenant_id, t.code, c.moderator_id, c.version, c.state, c.wording
            FROM oversight.comments c JOIN tenancy.tenants t ON t.id = c.tenant_id
            WHERE c.id = (SELECT p.comment_id FROM oversight.pleas p WHERE p.id = \(plea))
            FOR UPDATE OF c
            """
        return query.statement
    }

    private struct Found: RowDecodable {
        var comment: Comment.ID
        var decision: Moderation.Decision.ID
        var decider: Principal.ID
        var text: String?

        init(from row: inout RowReader) throws(PostgresError) {
            comment = try row.next()
            decision = try row.next()
            decider = try row.next()
            text = try row.next(String?.self)
        }
    }

    private var found: Query<Found> {
        """
        SELECT p.comment_id, p.decision_id, d.principal_id,
               (SELECT w.text FROM oversight.wordings w WHERE w.comment_id = p.comment_id
                ORDER BY w.seq DESC LIMIT 1)
        FROM oversight.pleas p
        JOIN oversight.decisions d ON d.tenant_id = p.tenant_id AND d.id = p.decision_id
        WHERE p.id = \(plea)
        """
    }
}
