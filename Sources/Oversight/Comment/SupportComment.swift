import JSONRPC
import Kernel
import Postgres

/// Joins a comment instead of writing the same again, once and for good.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `comment.notShown` or
///   `constraint.voices_once`; ``Failure/limited(_:retryAfterMilliseconds:)`` with `network`.
struct SupportComment: TransactionMethod {
    static let name = "comment.support"
    static let summary = "Joins a comment."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("comment.supported")
    static let result = Schema.object(["id": .id, "version": .version, "comment": .id])
    static let reasons: [Reason] = [.commentNotShown, .violated("voices_once")]

    let comment: Comment.ID

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
    }

    /// That one citizen supports one comment.
    private enum Voice { typealias ID = Identifier<Voice> }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([
            read.statement, NetworkLimit.statement(.voice, of: call),
        ])
        guard let found = try results[0].rows(Found.self).first else { throw .notFound("comment") }
        try NetworkLimit.check(results[1])
        guard found.state == .shown else { throw .conflict(.commentNotShown) }
        let id = Voice.ID.make()
        let insert: Command = """
            INSERT INTO oversight.voices (tenant_id, id, comment_id, citizen_id)
            VALUES (\(found.tenant), \(id), \(comment), \(citizen))
            """
        let entry = Entry(
            "voice", id, version: 1,
            facts: [
                "tenant": .string(found.code), "comment": .string(comment.description),
            ])
        let answer: JSON = [
            "id": .string(id.description), "version": 1,
            "comment": .string(comment.description),
        ]
        return try await call.finish(
            [insert.statement], entries: [entry], answer: Answer(answer, subject: id.value))
    }

    private struct Found: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var state: Comment.State

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            state = try row.word("state")
        }
    }

    private var read: Query<Found> {
        """
        SELECT c.tenant_id, t.code, c.state
        FROM oversight.comments c JOIN tenancy.tenants t ON t.id = c.tenant_id
        WHERE c.id = \(comment)
        """
    }
}
