import JSONRPC
import Kernel
import Postgres

/// Every wording of a comment, also of one that is not shown: for its author, for the moderators that
/// decide on it, and of a report of a crime or a danger for the body that owes, while it does. Each
/// reading but the author's is recorded.
///
/// - Throws: ``Failure/notFound(_:)`` for everybody else.
/// - Source: Code 350-VI, Art. 65 (reports of crimes and dangers are acted on at once).
struct GetOriginal: TransactionMethod {
    static let name = "comment.original"
    static let summary = "Every wording of a comment; a body's reading is recorded."
    static let access = Access.read(.commentOriginal)
    static let journal = JournalDeclaration.none(
        "changes nothing; each reading is in tenancy.access_audit")
    static let result = Schema.object([
        "comment": .id,
        "wordings": .array(
            of: .object(["seq": .integer(), "text?": .string(), "at": .instant])),
    ])

    let comment: Comment.ID

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let wordings = try await call.rows(call.caller.role == .officer ? owed : own)
        guard !wordings.isEmpty else { throw .notFound("comment") }
        let answer: JSON = [
            "comment": .string(comment.description), "wordings": .array(wordings.map(\.json)),
        ]
        return try await call.finish(
            audit(call.caller), entries: [], answer: Answer(answer, subject: comment.value))
    }

    private var own: Query<Wording> {
        """
        SELECT w.seq, w.text, w.at FROM oversight.wordings w
        WHERE w.comment_id = \(comment) ORDER BY w.seq
        """
    }

    private var owed: Query<Wording> {
        "SELECT w.seq, w.text, w.at FROM oversight.danger_wordings(\(comment)) w ORDER BY w.seq"
    }

    private func audit(_ caller: Caller) -> [Statement] {
        guard let tenant = caller.tenant else { return [] }
        let query: Command = """
            INSERT INTO tenancy.access_audit
                (tenant_id, id, principal_id, role, method, subject_id, class)
            VALUES (\(tenant), \(UUIDValue.version7()), \(caller.principal),
                \(caller.role.rawValue), \(Self.name), \(comment), 'sealed')
            """
        return [query.statement]
    }

    private struct Wording: RowDecodable {
        var json: JSON

        init(from row: inout RowReader) throws(PostgresError) {
            var members: JSON.Object = ["seq": .int(try row.next(Int64.self))]
            members["text"] = try row.next(String?.self).map { .string($0) }
            members["at"] = .string(try row.next(Timestamp.self).description)
            json = .object(members)
        }
    }
}
