import JSONRPC
import Kernel
import Postgres

/// The file of one application: its papers, what is missing, its steps and the decision.
struct GetApplication: QueryMethod {
    static let name = "membership.application"
    static let summary = "An application with its papers, what is missing, and its steps."
    static let access = Access.read(.membershipRead)
    static let result = Schema.object([
        ("id", .id), ("version", .version), ("alliance", .string()), ("organisation?", .id),
        ("person?", .id), ("kind", .string()), ("state", Application.State.schema),
        ("organ?", .string()),
        ("resolvedOn?", .date), ("submittedAt", .instant), ("dueOn?", .date),
        ("dueRule?", .string()),
        ("dueExplanation?", .any), ("papers", .any), ("missing", .array(of: .string())),
        ("history", .any),
    ])

    let id: Application.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("application", "The application.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT a.id, a.version, t.code AS alliance, a.organisation_id AS organisation,
                   a.citizen_id AS person, a.kind, a.state, a.organ,
                   a.resolved_on AS "resolvedOn",
                   a.submitted_at AS "submittedAt", a.due_on AS "dueOn", a.due_rule AS "dueRule",
                   a.due_explanation AS "dueExplanation", \(sql: Self.papers),
                   \(sql: Self.missing), \(sql: Self.history)
            FROM membership.applications a JOIN tenancy.tenants t ON t.id = a.tenant_id
            WHERE \(sql: try caller.owning("a")) AND a.id = \(id)
            """
        return .one(query, "application")
    }

    private static let papers: StaticString = """
        coalesce((SELECT jsonb_agg(jsonb_build_object('code', p.code, 'version', p.version,
            'reference', p.reference, 'sha256', encode(p.sha256, 'hex'), 'addedAt',
            to_char(p.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            ORDER BY p.code, p.version)
         FROM membership.papers p
         WHERE p.tenant_id = a.tenant_id AND p.application_id = a.id), '[]') AS papers
        """

    private static let missing: StaticString = """
        ARRAY(SELECT r.code FROM membership.charter_kinds k CROSS JOIN unnest(k.papers) AS r (code)
         WHERE k.tenant_id = a.tenant_id AND k.charter_id = a.charter_id AND k.code = a.kind
           AND NOT EXISTS (SELECT FROM membership.papers p
             WHERE p.tenant_id = a.tenant_id AND p.application_id = a.id AND p.code = r.code)
         ORDER BY r.code) AS missing
        """

    private static let history: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', h.seq, 'from', h.from_state,
            'to', h.to_state, 'at',
            to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', h.actor,
            'reason', h.reason, 'organ', h.organ, 'protocolNumber', h.protocol_number,
            'protocolDate', h.protocol_on, 'for', h.votes_for, 'against', h.votes_against,
            'abstained', h.votes_abstained, 'entitled', h.votes_entitled)) ORDER BY h.seq)
         FROM membership.application_history h
         WHERE h.tenant_id = a.tenant_id AND h.application_id = a.id) AS history
        """
}

/// The work list of an alliance, or of a whole tree: applications that wait for somebody, the oldest
/// first.
struct ListApplicationQueue: QueryMethod {
    static let name = "membership.queue"
    static let summary = "Open applications of the own alliance or tree, the oldest first."
    static let access = Access.read(.membershipFollow)
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "alliance": .string(), "organisation?": .id,
            "person?": .id, "name?": .names, "kind": .string(),
            "state": Application.State.schema, "organ?": .string(), "submittedAt": .instant,
            "dueOn?": .date, "overdue": .boolean,
            "missingPapers": .integer(),
        ]))

    enum Waiting: String, Choice {
        case submitted
        case returned
        case placed
        case approved
    }

    let state: Waiting?
    let alliance: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        state = parameters.optional("state", "Only applications in this state.")
        alliance = parameters.optional("alliance", "For a federation: only this alliance.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        // Ids of version 7 ascend with time.
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT a.id, a.version, t.code AS alliance, a.organisation_id AS organisation,
                   a.citizen_id AS person,
                   o.name_kk AS "name.kk", o.name_ru AS "name.ru", o.name_en AS "name.en", a.kind,
                   a.state, a.organ,
                   a.submitted_at AS "submittedAt", a.due_on AS "dueOn",
                   coalesce(a.due_on < timezone(interval '5 hours', clock_timestamp())::date, false)
                       AS overdue,
                   (SELECT count(*) FROM membership.charter_kinds k
                    CROSS JOIN unnest(k.papers) AS r (code)
                    WHERE k.tenant_id = a.tenant_id AND k.charter_id = a.charter_id
                      AND k.code = a.kind AND NOT EXISTS (SELECT FROM membership.papers p
                        WHERE p.tenant_id = a.tenant_id AND p.application_id = a.id
                          AND p.code = r.code)) AS "missingPapers",
                   a.id AS "_id"
            FROM membership.applications a
            JOIN tenancy.tenants t ON t.id = a.tenant_id
            LEFT JOIN registry.organisations o ON o.id = a.organisation_id
            WHERE \(sql: try caller.owning("a"))
              AND a.state IN ('submitted', 'returned', 'placed', 'approved')
              AND (\(state?.rawValue) IS NULL OR a.state = \(state?.rawValue))
              AND (\(alliance) IS NULL OR t.code = \(alliance))
              AND (\(place) IS NULL OR a.id > \(place))
            ORDER BY a.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
