import Kernel
import Postgres

/// How a duty looks in answers.
enum DutyItem {
    static let response = Schema.object([
        "id": .id, "tenant": .string(), "outcome": .string(), "text": .string(),
        "changeVersion?": .version, "at": .instant, "actor": .string(),
    ])

    static let brief = Schema.object([
        "id": .id, "version": .version, "tenant": .string(), "kind": Duty.Kind.schema,
        "state": Duty.State.schema, "cause": Duty.Cause.schema, "level": .integer(),
        "dueOn": .date, "extendedOn?": .date, "overdue": .boolean, "answeredAt?": .instant,
        "fixOn?": .date, "rating?": .integer(1...5), "confirmed": .integer(),
        "denied": .integer(), "response?": response,
    ])

    /// The duties of a comment `c`.
    static var list: Fragment {
        """
        coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', d.id,
            'version', d.version, 'tenant', dt.code, 'kind', d.kind, 'state', d.state,
            'cause', d.cause, 'level', d.level, 'dueOn', d.due_on, 'extendedOn', d.extended_on,
            'overdue', d.state = 'waiting' AND \(sql: Duty.stands)
                AND d.last_on < timezone(interval '5 hours', statement_timestamp())::date,
            'answeredAt',
            to_char(d.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'fixOn', d.fix_on,
            'rating', (SELECT max(o.rating) FROM oversight.opinions o
                       WHERE o.tenant_id = d.tenant_id AND o.duty_id = d.id),
            'confirmed', (SELECT count(*) FROM oversight.opinions o
                          WHERE o.tenant_id = d.tenant_id AND o.duty_id = d.id AND o.fixed),
            'denied', (SELECT count(*) FROM oversight.opinions o
                       WHERE o.tenant_id = d.tenant_id AND o.duty_id = d.id AND NOT o.fixed),
            'response', (SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id,
                'tenant', dt.code, 'outcome', r.outcome, 'text', r.text,
                'changeVersion', r.change_version,
                'at', to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'actor', r.actor)) FROM oversight.responses r
                WHERE r.tenant_id = d.tenant_id AND r.duty_id = d.id))) ORDER BY d.id)
         FROM oversight.duties d JOIN tenancy.tenants dt ON dt.id = d.tenant_id
         WHERE d.comment_id = c.id), '[]') AS duties
        """
    }

    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("kind", Kind.schema),
        ("state", Duty.State.schema), ("cause", Duty.Cause.schema), ("level", .integer()),
        ("comment?", .id), ("document?", .id), ("unanswered?", .integer()),
        ("language", Comment.Language.schema), ("text?", .string()),
        ("startedAt", .instant), ("dueOn", .date), ("extendedOn?", .date), ("lastOn", .date),
        ("forwardOn?", .date), ("longOverdueOn?", .date), ("standing", standing),
    ]

    /// What a body owes: also answers to recommendations of public control, which are no duty's.
    enum Kind: String, Choice {
        case comment
        case danger
        case correction
        case appeal
        case recommendation
    }

    static let page = Schema.page(of: .object(members))

    private static let standing = Schema.oneOf(["due", "late", "longOverdue"])

    /// Of `oversight.duties d` with its body as `t` and its comment as `c`. A day is late when it is
    /// over in Kazakhstan, not a second earlier.
    static var columns: Fragment {
        """
        d.id, d.version, t.code AS tenant, d.kind, d.state, d.cause, d.level::bigint AS level,
        d.comment_id AS comment, NULL::uuid AS document, NULL::bigint AS unanswered,
        d.language, left(c.text, 500) AS text,
        d.started_at AS "startedAt", d.due_on AS "dueOn", d.extended_on AS "extendedOn",
        d.last_on AS "lastOn",
        CASE WHEN d.forward_on IS NOT NULL THEN \(sql: Duty.forwardOn) END AS "forwardOn",
        \(sql: Duty.longOn) AS "longOverdueOn",
        CASE WHEN \(sql: Duty.longOn)
                < timezone(interval '5 hours', statement_timestamp())::date THEN 'longOverdue'
            WHEN d.last_on < timezone(interval '5 hours', statement_timestamp())::date THEN 'late'
            ELSE 'due' END AS standing
        """
    }

    /// Those that are still waited for.
    static var tables: Fragment {
        """
        oversight.duties d JOIN tenancy.tenants t ON t.id = d.tenant_id
        JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
            AND \(sql: Duty.stands)
        """
    }
}

extension DutyItem {
    /// Duties and documents of public control that fulfil the same conditions, the next to be due first.
    ///
    /// - Parameter conditions: on `d`, which has `tenant_id`, `last_on` and `id` of the one or the other.
    static func listed(_ conditions: [Fragment?], _ kind: Kind?, _ limit: Limit) -> Lookup {
        let both = conditions.compactMap(\.self)
        let ofDuties = both + [kind.map { "d.kind = \($0.rawValue)" } ?? "true"]
        let duties: Fragment = """
            SELECT \(sql: columns), d.last_on AS "_day", d.id AS "_id" FROM \(sql: tables)
            WHERE d.state = 'waiting' AND \(sql: Fragment(ofDuties, joined: " AND "))
            ORDER BY d.last_on, d.id LIMIT \(limit.count + 1)
            """
        let owed = OwedRecommendations.query(both, limit)
        let query: Query<Never>
        switch kind {
        case .recommendation: query = "\(sql: owed)"
        case .some: query = "\(sql: duties)"
        case nil:
            query = """
                (\(sql: duties)) UNION ALL (\(sql: owed))
                ORDER BY "_day", "_id" LIMIT \(limit.count + 1)
                """
        }
        return .page(query, limit)
    }
}

/// Where a page of duties ended: a day, and the duty on it.
struct DutyPlace {
    var day: CivilDate
    var id: Duty.ID

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 2, let day = CivilDate(after.keys[0]),
            let id = UUIDValue(after.keys[1])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        self.day = day
        self.id = Duty.ID(id)
    }
}
