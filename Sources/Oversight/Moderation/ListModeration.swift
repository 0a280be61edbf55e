import JSONRPC
import Kernel
import Postgres

/// What waits for the own moderators: held comments, requests of bodies, appeals of authors; the
/// oldest first. It tells no words: those are `comment.original`'s, whose reading is recorded.
struct ListModerationQueue: QueryMethod {
    static let name = "moderation.queue"
    static let summary = "What waits for the own body's moderators."
    static let access = Access.read(.moderationDecide)
    static let result = Schema.page(
        of: .object([
            "kind": .oneOf(["held", "request", "appeal"]), "id": .id, "comment": .id,
            "version": .version, "body": .string(), "reason?": .string(), "text?": .string(),
            "since": .instant,
        ]))

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT q.kind, q.id, q.comment, q.version, t.code AS body, q.reason, q.text, q.since,
                   q.id AS "_id"
            FROM (
                SELECT 'held' AS kind, c.id, c.id AS comment, c.version, c.tenant_id, c.reason,
                       NULL AS text, c.posted_at AS since
                FROM oversight.comments c
                WHERE c.moderator_id = \(caller.tenant) AND c.state = 'held'
                UNION ALL
                SELECT 'request', r.id, c.id, c.version, c.tenant_id, r.reason, NULL, r.at
                FROM oversight.requests r
                JOIN oversight.comments c ON c.tenant_id = r.tenant_id AND c.id = r.comment_id
                WHERE c.moderator_id = \(caller.tenant) AND c.state = 'shown'
                  AND NOT EXISTS (SELECT FROM oversight.decisions d
                      WHERE d.body_id = r.tenant_id AND d.request_id = r.id)
                UNION ALL
                SELECT 'appeal', p.id, c.id, c.version, c.tenant_id, c.reason, p.text, p.at
                FROM oversight.pleas p
                JOIN oversight.comments c ON c.tenant_id = p.body_id AND c.id = p.comment_id
                WHERE p.tenant_id = \(caller.tenant) AND c.state = 'hidden'
                  AND NOT EXISTS (SELECT FROM oversight.reviews v
                      WHERE v.tenant_id = p.tenant_id AND v.plea_id = p.id)
            ) AS q JOIN tenancy.tenants t ON t.id = q.tenant_id
            WHERE \(place) IS NULL OR q.id > \(place) ORDER BY q.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// What was decided, the newest first: about which body's comment, by which body, for which reason,
/// and what became of an appeal.
struct ListModeration: QueryMethod {
    static let name = "moderation.log"
    static let summary = "Decisions of moderators, the newest first."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "comment": .id, "body": .string(), "by": .string(),
            "outcome": Moderation.Outcome.schema, "reason?": .string(), "request?": .id,
            "at": .instant, "review?": ReviewModeration.Outcome.schema,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let body: Code?
    let reason: Word?
    let from: CivilDate?
    let to: CivilDate?
    let isHidden: Bool
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        body = parameters.optional("body", "Code of the body that was criticised.")
        reason = parameters.optional("reason", "Only what was hidden for this reason.")
        from = parameters.optional("from", "Only what was decided on this day or later.")
        to = parameters.optional("to", "Only what was decided on this day or earlier.")
        isHidden =
            parameters.optional(
                "hidden", "Only hidings that no review has taken back; false unless said.") ?? false
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", body.map { "b.code = \($0)" }, reason.map { "m.reason = \($0)" },
            from.map { "timezone(interval '5 hours', m.at)::date >= \($0)" },
            to.map { "timezone(interval '5 hours', m.at)::date <= \($0)" },
            isHidden ? OversightNumbers.hidden(nil, nil) : nil, place.map { "m.id < \($0)" },
        ]
        let query: Query<Never> = """
            SELECT m.id, m.comment_id AS comment, b.code AS body, t.code AS by, m.outcome,
                   m.reason, m.request_id AS request, m.at, v.outcome AS review, m.id AS "_id"
            FROM oversight.decisions m JOIN tenancy.tenants b ON b.id = m.body_id
            JOIN tenancy.tenants t ON t.id = m.tenant_id
            LEFT JOIN oversight.reviews v
                ON v.tenant_id = m.tenant_id AND v.decision_id = m.id
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY m.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// The closed list of what a comment may be hidden for.
struct ListModerationReasons: QueryMethod {
    static let name = "moderation.reasons"
    static let summary = "What a comment may be hidden for."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "code": .string(), "name": .names, "beforePublication": .boolean,
            "source": .string(),
        ]))
    static let example: JSON.Object? = [:]

    init(_ parameters: inout Parameters) {}

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT r.code, r.name_kk AS "name.kk", r.name_ru AS "name.ru", r.name_en AS "name.en",
                   r.before_publication AS "beforePublication", r.source
            FROM oversight.reasons r ORDER BY r.position LIMIT 201
            """
        return .page(query, Limit(Limit.most))
    }
}
