import JSONRPC
import Kernel
import Postgres

/// What is said about a record, the newest thread on top; or one thread, in the order in which it was
/// written. What is not shown keeps its place as a tombstone.
struct ListComments: QueryMethod {
    static let name = "comment.list"
    static let summary = "Comments on a record, or one thread of them."
    static let access = Access.public
    static let result = CommentItem.page

    let subject: Subject.Name?
    let thread: Comment.ID?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        subject = parameters.optional("subject", "The record, of whatever version.")
        thread = parameters.optional("thread", "The first comment of a thread.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
        parameters.check(
            (subject == nil) != (thread == nil), "subject", "subjectOrThread")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        return .page(thread.map { Self.thread($0, place, limit) } ?? subjects(place), limit)
    }

    private func subjects(_ place: UUIDValue?) -> Query<Never> {
        let from: Fragment = place.map { "AND c.id < \($0)" } ?? ""
        return """
            SELECT \(sql: CommentItem.columns), c.id AS "_id" FROM \(sql: CommentItem.tables)
            WHERE c.subject_kind = \(subject?.kind) AND c.subject_id = \(subject?.id)
              AND c.parent_id IS NULL \(sql: from)
            ORDER BY c.id DESC LIMIT \(limit.count + 1)
            """
    }

    static func thread(_ root: Comment.ID, _ place: UUIDValue?, _ limit: Limit) -> Query<Never> {
        let from: Fragment = place.map { "AND c.id > \($0)" } ?? ""
        return """
            SELECT \(sql: CommentItem.columns), c.id AS "_id" FROM \(sql: CommentItem.tables)
            WHERE c.root_id = \(root) \(sql: from) ORDER BY c.id LIMIT \(limit.count + 1)
            """
    }
}

/// Open comments on the same record that say something alike: to join one instead of repeating it.
struct FindSimilarComments: QueryMethod {
    static let name = "comment.similar"
    static let summary = "Comments on the same record that say something alike."
    static let access = Access.public
    static let result = Schema.page(of: .object(CommentItem.members + [("likeness", .integer())]))

    let subject: Subject.Name
    let words: Comment.Words

    /// As many as a person reads before writing.
    private static let most = 5
    /// Of the newest threads: an older one that is alike will have its answer.
    private static let looked = 2_000

    init(_ parameters: inout Parameters) {
        subject = parameters.required("subject", "The record.")
        words = parameters.required("text", "What is about to be said.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT * FROM (
                SELECT \(sql: CommentItem.columns),
                       (100 * extensions.similarity(lower(c.text), lower(\(words))))::integer
                           AS likeness
                FROM (SELECT n.* FROM (SELECT r.tenant_id, r.id FROM oversight.comments r
                      WHERE r.subject_kind = \(subject.kind) AND r.subject_id = \(subject.id)
                        AND r.parent_id IS NULL
                      ORDER BY r.id DESC LIMIT \(Self.looked)) AS n) AS near
                JOIN \(sql: CommentItem.tables) ON c.tenant_id = near.tenant_id AND c.id = near.id
                WHERE c.state = 'shown'
            ) AS x WHERE likeness >= 20 ORDER BY likeness DESC, id DESC LIMIT \(Self.most)
            """
        return .page(query, Limit(Self.most), lane: .slow)
    }
}
