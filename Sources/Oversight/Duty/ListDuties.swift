import JSONRPC
import Kernel
import Postgres

/// The own work list: what has to be answered, the next to be due first; documents of public control with
/// recommendations that are not answered among it.
struct ListDutyQueue: QueryMethod {
    static let name = "oversight.queue"
    static let summary = "What the own body has to answer, by due date."
    static let access = Access.read(.dutyAnswer)
    static let result = DutyItem.page

    let kind: DutyItem.Kind?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        kind = parameters.optional("kind", "Only of this kind.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(DutyPlace.init)
        let conditions: [Fragment?] = [
            "d.tenant_id = \(caller.tenant)",
            place.map { "(d.last_on, d.id) > (\($0.day), \($0.id))" },
        ]
        return DutyItem.listed(conditions, kind, limit)
    }
}

/// Answers whose last day is over, the longest overdue first; those to recommendations of public control
/// among them.
struct ListOverdueDuties: QueryMethod {
    static let name = "oversight.overdue"
    static let summary = "Answers that are overdue, of all bodies or of one."
    static let access = Access.public
    static let result = DutyItem.page
    static let example: JSON.Object? = ["limit": 5]

    let tenant: Code?
    let kind: DutyItem.Kind?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the body, such as `KZ-75`.")
        kind = parameters.optional("kind", "Only of this kind.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(DutyPlace.init)
        let conditions: [Fragment?] = [
            "d.last_on < timezone(interval '5 hours', statement_timestamp())::date",
            tenant.map {
                "d.tenant_id = (SELECT b.id FROM tenancy.tenants b WHERE b.code = \($0))"
            },
            place.map { "(d.last_on, d.id) > (\($0.day), \($0.id))" },
        ]
        return DutyItem.listed(conditions, kind, limit)
    }
}

/// Why a duty is due on its day: the rule, its article, the start, and each day that was counted or
/// skipped with its reason; the pauses that its author has asked for, each with its own days; and what
/// can be done when the day is over.
struct ExplainDeadline: QueryMethod {
    static let name = "deadline.explain"
    static let summary = "The rule, the start and each day behind a due date."
    static let access = Access.public
    static let result = Schema.object([
        "duty": .id, "kind": Duty.Kind.schema, "state": Duty.State.schema, "rule": .string(),
        "article": .string(), "startedAt": .instant, "dueOn": .date, "extendedOn?": .date,
        "lastOn": .date, "forwardOn?": .date, "longOverdueOn": .date,
        "next": .oneOf(["wait", "escalate", "rate", "none"]), "explanation": .any,
        "pauses": Pause.items,
    ])

    let duty: Duty.ID

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "The duty.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT d.id AS duty, d.kind, d.state, d.due_rule AS rule,
                   coalesce((SELECT r.article FROM registry.deadline_rules r
                    WHERE r.code = d.due_rule
                      AND r.valid_from <= timezone(interval '5 hours', d.started_at)::date
                      AND (r.valid_to IS NULL
                        OR r.valid_to > timezone(interval '5 hours', d.started_at)::date)), '')
                       AS article,
                   d.started_at AS "startedAt", d.due_on AS "dueOn",
                   d.extended_on AS "extendedOn", d.last_on AS "lastOn",
                   CASE WHEN d.forward_on IS NOT NULL THEN \(sql: Duty.forwardOn) END
                       AS "forwardOn",
                   \(sql: Duty.longOn) AS "longOverdueOn", \(sql: Self.next) AS next,
                   d.due_explanation AS explanation, \(sql: Pause.list)
            FROM oversight.duties d
            JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
            JOIN tenancy.tenants t ON t.id = d.tenant_id
            LEFT JOIN oversight.instances i ON i.kind = t.kind
            LEFT JOIN LATERAL (SELECT max(p.rating) AS rating FROM oversight.opinions p
                WHERE p.tenant_id = d.tenant_id AND p.duty_id = d.id) AS o ON true
            WHERE d.id = \(duty)
            """
        return .one(query, "duty")
    }

    /// What its author can do: as `answer.rate` and `answer.escalate` allow it. Where there is no next
    /// body, or the matter is with it already, nothing is left but to wait or to rate.
    private static var next: Fragment {
        """
        CASE WHEN d.state = 'answered' AND o.rating IS NULL THEN 'rate'
             WHEN d.state = 'waiting' AND NOT (\(sql: Duty.stands)
                AND d.last_on < timezone(interval '5 hours', statement_timestamp())::date)
                THEN 'wait'
             WHEN d.state = 'forwarded' OR o.rating > 2 THEN 'none'
             WHEN i.next_id <> d.tenant_id AND NOT EXISTS (SELECT FROM oversight.duties f
                WHERE f.origin_tenant = d.tenant_id AND f.origin_id = d.id
                  AND f.cause = 'escalated') THEN 'escalate'
             ELSE 'none' END
        """
    }
}
