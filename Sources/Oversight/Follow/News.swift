import JSONRPC
import Kernel
import Postgres

/// What concerns a citizen: the newest things that are followed, and the newest own comments.
///
/// As many of each as a person looks through, so that a reading touches a bounded number of records.
enum Concern {
    static let most = 500

    /// `followed` (what, since when) and `comments` (the own and the followed ones).
    static func tables(of citizen: Citizen.ID?) -> Fragment {
        """
        followed AS MATERIALIZED (
            SELECT f.kind, f.target_id, f.at FROM oversight.follows f
            WHERE f.citizen_id = \(citizen) ORDER BY f.id DESC LIMIT \(most)
        ), comments AS MATERIALIZED (
            SELECT x.id, min(x.at) AS at FROM (
                SELECT f.target_id AS id, f.at FROM followed f WHERE f.kind = 'comment'
                UNION ALL
                (SELECT w.comment_id, w.at FROM oversight.wordings w
                 WHERE w.citizen_id = \(citizen) AND w.seq = 1 ORDER BY w.at DESC LIMIT \(most))
            ) AS x GROUP BY x.id
        )
        """
    }
}

/// What has happened since a cursor to the own comments and to what the caller follows, in the order
/// of the log, each exactly once: an answer, an extension, a pause, a forwarding, a hiding with its
/// reason, a new version of a record, a document of public control about it and the answers to that.
///
/// These are entries of the public log, as `feed.since` has them, and only those of the caller's
/// concern; whose concern they are is nowhere. That it is asked whether something was fixed is no
/// act: `fix.questions` lists it.
struct ListNews: QueryMethod {
    static let name = "follow.news"
    static let summary = "What has happened to the own comments and to what the caller follows."
    static let access = Access.read(.followKeep)
    static let result = Schema.object([
        "items": .array(
            of: .object([
                "position": .integer(0...Int64.max),
                "about": .object(["kind": .string(), "id": .id]), "entry": .any, "texts?": .any,
            ])), "cursor": After.schema,
    ])

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the reading before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let start = try after.map(Self.position) ?? 0
        let query: Query<Never> = """
            WITH \(sql: Concern.tables(of: caller.citizen)), subjects AS MATERIALIZED (
                SELECT f.kind, f.target_id, f.target_id AS id, f.at FROM followed f
                WHERE f.kind <> 'comment'
                UNION ALL
                SELECT 'comment', c.id, c.id, c.at FROM comments c
                UNION ALL
                SELECT 'comment', c.id, d.id, c.at
                FROM comments c JOIN oversight.duties d ON d.comment_id = c.id
                UNION ALL
                SELECT 'comment', c.id, p.id, c.at
                FROM comments c JOIN oversight.pauses p ON p.comment_id = c.id
                UNION ALL
                SELECT f.kind, f.target_id, x.id, f.at FROM followed f
                CROSS JOIN LATERAL (\(sql: Self.control)) AS x (id)
                WHERE f.kind <> 'comment'
            )
            SELECT p.position, p.kind AS "about.kind", p.target_id AS "about.id", p.entry, p.texts,
                   CASE WHEN count(p.position) OVER () = \(Int64(limit.count)) THEN p.position + 1
                        ELSE h.size END AS "_next"
            FROM journal.sequencer AS h
            LEFT JOIN LATERAL (
                SELECT l.position, s.kind, s.target_id,
                       convert_from(l.leaf, 'UTF8')::json AS entry,
                       journal.public_texts(l.subject_id, l.version, l.subject_kind) AS texts
                FROM subjects s
                CROSS JOIN LATERAL (
                    SELECT e.position, e.leaf, e.subject_id, e.version, e.subject_kind
                    FROM journal.log AS e
                    WHERE e.subject_id <= s.id AND (e.subject_id, e.position) >= (s.id, \(start))
                      AND e.at > s.at
                    ORDER BY e.subject_id, e.position LIMIT \(Int64(limit.count))) AS l
                ORDER BY l.position LIMIT \(Int64(limit.count))) AS p ON true
            ORDER BY p.position
            """
        return .resumable(query, refusing: [])
    }

    /// The newest documents of public control on a followed record `f`, and the answers to them: as many as
    /// anybody looks through.
    private static let control: StaticString = """
        WITH found AS (
            SELECT d.tenant_id, d.id FROM oversight.documents d
            WHERE d.subject_kind = f.kind AND d.subject_id = f.target_id
            ORDER BY d.id DESC LIMIT 20
        )
        SELECT d.id FROM found d
        UNION ALL
        SELECT a.id FROM found d JOIN oversight.recommendation_answers a
            ON a.tenant_id = d.tenant_id AND a.document_id = d.id
        """

    private static func position(_ after: After) throws(Failure) -> Int64 {
        guard after.keys.count == 1, let position = Int64(after.keys[0]), position >= 0 else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return position
    }
}

/// Answers to the own comments and to those that the caller follows, of which it is asked by now
/// whether what they promised is done; the newest question first.
///
/// Who has said so already is nobody's knowledge, so also those are listed that the caller has
/// answered; a second word is refused.
struct ListFixQuestions: QueryMethod {
    static let name = "fix.questions"
    static let summary = "Answers of which it is asked by now whether they were kept."
    static let access = Access.read(.dutyJudge)
    static let result = Schema.page(
        of: .object([
            "duty": .id, "tenant": .string(), "comment": .id, "answeredAt": .instant,
            "askedOn": .date, "answer?": .string(), "confirmed": .integer(),
            "denied": .integer(),
        ]))

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(DutyPlace.init)
        let from: Fragment =
            place.map { "AND (d.fix_on, d.id) < (\($0.day), \($0.id))" } ?? ""
        let query: Query<Never> = """
            WITH \(sql: Concern.tables(of: caller.citizen))
            SELECT d.id AS duty, t.code AS tenant, d.comment_id AS comment,
                   d.answered_at AS "answeredAt", d.fix_on AS "askedOn", r.text AS answer,
                   (SELECT count(*) FROM oversight.opinions o WHERE o.tenant_id = d.tenant_id
                        AND o.duty_id = d.id AND o.fixed) AS confirmed,
                   (SELECT count(*) FROM oversight.opinions o WHERE o.tenant_id = d.tenant_id
                        AND o.duty_id = d.id AND NOT o.fixed) AS denied,
                   d.fix_on AS "_day", d.id AS "_id"
            FROM comments c JOIN oversight.duties d ON d.comment_id = c.id
            JOIN tenancy.tenants t ON t.id = d.tenant_id
            LEFT JOIN oversight.responses r
                ON r.tenant_id = d.tenant_id AND r.duty_id = d.id
            WHERE d.state = 'answered'
              AND d.fix_on <= timezone(interval '5 hours', statement_timestamp())::date
              \(sql: from)
            ORDER BY d.fix_on DESC, d.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
