import JSONRPC
import Kernel
import Postgres

/// A comment with what became of it: its steps, what was decided on it, what bodies owed for it and
/// what they answered.
struct GetComment: QueryMethod {
    static let name = "comment.get"
    static let summary = "A comment with its history, duties and answers."
    static let access = Access.public
    static let result = Schema.object(
        CommentItem.members + [
            ("history", .array(of: step)), ("duties", .array(of: DutyItem.brief)),
        ])

    private static let step = Schema.object([
        "seq": .integer(), "from": .string(), "to": Comment.State.schema, "act": .string(),
        "at": .instant, "actor": .string(), "reason?": .string(), "wording": .integer(),
    ])

    let comment: Comment.ID

    init(_ parameters: inout Parameters) {
        comment = parameters.required("comment", "The comment.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: CommentItem.columns), \(sql: Self.history), \(sql: DutyItem.list)
            FROM \(sql: CommentItem.tables) WHERE c.id = \(comment)
            """
        return .one(query, "comment")
    }

    private static let history: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', s.seq,
            'from', s.from_state, 'to', s.to_state, 'act', s.act,
            'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', s.actor, 'reason', s.reason, 'wording', s.wording)) ORDER BY s.seq)
         FROM oversight.comment_steps s
         WHERE s.tenant_id = c.tenant_id AND s.comment_id = c.id) AS history
        """
}
