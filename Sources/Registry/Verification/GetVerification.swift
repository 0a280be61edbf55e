import JSONRPC
import Kernel
import Postgres

/// The file of one case: its steps, the facts checked, what is missing, an announced revocation.
struct GetVerification: QueryMethod {
    static let name = "verification.get"
    static let summary = "A case with its history and checks; of an organisation, the newest one."
    static let access = Access.read(.verificationRead)
    static let result = CaseFile.schema

    let id: VerificationCase.ID?
    let organisation: Organisation.ID?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("case", "The case.")
        organisation = parameters.optional(
            "organisation", "Its newest case; a representative's own unless said.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        if let own = caller.organisation {
            guard organisation == nil || organisation == own else { throw .notFound("case") }
            return .one(CaseFile.query(id, own: own), "case")
        }
        guard let tenant = caller.tenant else { throw .notFound("case") }
        guard id != nil || organisation != nil else {
            throw .invalidParameters([Problem("", "caseOrOrganisation")])
        }
        return .one(CaseFile.query(id, organisation, of: tenant), "case")
    }
}

/// How a case looks in answers; the row writer streams it, its lists are made by PostgreSQL.
enum CaseFile {
    static let schema = Schema.object([
        ("id", .id), ("version", .version), ("organisation", .id), ("state", .caseState),
        ("claimedBy?", .id), ("submittedAt", .instant), ("dueOn?", .date), ("dueRule?", .string()),
        ("dueExplanation?", .any), ("validUntil?", .date), ("history", .array(of: step)),
        ("checks", .array(of: check)), ("missing", .array(of: .string())),
        ("revocation?", revocation),
    ])

    private static let step = Schema.object([
        "seq": .integer(), "from": .string(), "to": .caseState, "at": .instant, "actor": .string(),
        "reason?": .string(), "dueOn?": .date, "dueRule?": .string(), "dueExplanation?": .any,
    ])

    private static let check = Schema.object([
        "id": .id, "kind": .string(), "outcome": RecordCheck.Outcome.schema, "source": .string(),
        "asOf": .date, "recordedAt": .instant, "evidence?": .string(),
        "evidenceSha256?": .string(), "note?": .string(), "recordedBy?": .id,
    ])

    private static let revocation = Schema.object([
        "id": .id, "reason": .string(), "announcedAt": .instant, "effectiveOn": .date,
        "effectiveRule": .string(), "effectiveExplanation": .any, "objectionDueOn?": .date,
        "objectedAt?": .instant, "objection?": .string(),
    ])

    private static let head: StaticString = """
        SELECT c.id, c.version, c.organisation_id AS organisation, c.state,
               c.submitted_at AS "submittedAt", c.due_on AS "dueOn", c.due_rule AS "dueRule",
               c.due_explanation AS "dueExplanation", c.valid_until AS "validUntil"
        """

    private static let history: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', h.seq,
            'from', h.from_state, 'to', h.to_state,
            'at', to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', h.actor, 'reason', h.reason, 'dueOn', h.due_on, 'dueRule', h.due_rule,
            'dueExplanation', h.due_explanation)) ORDER BY h.seq)
         FROM registry.case_history h
         WHERE h.tenant_id = c.tenant_id AND h.case_id = c.id) AS history
        """

    private static let missing: StaticString = """
        ARRAY(SELECT k.code FROM registry.check_kinds k
         WHERE k.required
           AND daterange(k.valid_from, k.valid_to)
             @> timezone(interval '5 hours', clock_timestamp())::date
           AND 'yes' IS DISTINCT FROM (
             SELECT x.outcome FROM registry.checks x
             WHERE x.tenant_id = c.tenant_id AND x.case_id = c.id AND x.kind = k.code
             ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1)
         ORDER BY k.code) AS missing
        """

    private static let lastRevocation: StaticString = """
        (SELECT jsonb_strip_nulls(jsonb_build_object('id', r.id, 'reason', r.reason,
            'announcedAt',
            to_char(r.announced_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'effectiveOn', r.effective_on, 'effectiveRule', r.effective_rule,
            'effectiveExplanation', r.effective_explanation, 'objectionDueOn', r.objection_due_on,
            'objectedAt',
            to_char(r.objected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'objection', r.objection))
         FROM registry.revocations r
         WHERE r.tenant_id = c.tenant_id AND r.case_id = c.id
         ORDER BY r.id DESC LIMIT 1) AS revocation
        """

    /// For the tenant: with the evidence, the notes, and which officer did what.
    static func query(
        _ id: VerificationCase.ID?, _ organisation: Organisation.ID?, of tenant: Tenant.ID
    ) -> Query<Never> {
        """
        \(sql: head), c.claimed_by AS "claimedBy", \(sql: history),
               coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', x.id,
                   'kind', x.kind, 'outcome', x.outcome, 'source', x.source, 'asOf', x.as_of,
                   'recordedAt',
                   to_char(x.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                   'evidence', x.evidence, 'evidenceSha256', encode(x.evidence_sha256, 'hex'),
                   'note', x.note, 'recordedBy', x.recorded_by)) ORDER BY x.recorded_at, x.id)
                FROM registry.checks x
                WHERE x.tenant_id = c.tenant_id AND x.case_id = c.id), '[]') AS checks,
               \(sql: missing), \(sql: lastRevocation)
        FROM registry.cases c
        WHERE c.tenant_id = \(tenant) AND (\(id) IS NULL OR c.id = \(id))
          AND (\(organisation) IS NULL OR c.organisation_id = \(organisation))
        ORDER BY c.id DESC LIMIT 1
        """
    }

    /// For the organisation itself: its file without notes and without names of officers.
    static func query(
        _ id: VerificationCase.ID?, own organisation: Organisation.ID
    ) -> Query<Never> {
        """
        \(sql: head), \(sql: history),
               coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind,
                   'outcome', x.outcome, 'source', x.source, 'asOf', x.as_of, 'recordedAt',
                   to_char(x.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                   ORDER BY x.recorded_at, x.id)
                FROM registry.checks x
                WHERE x.tenant_id = c.tenant_id AND x.case_id = c.id
                  AND x.organisation_id = \(organisation)), '[]') AS checks,
               \(sql: missing), \(sql: lastRevocation)
        FROM registry.cases c
        WHERE c.organisation_id = \(organisation) AND (\(id) IS NULL OR c.id = \(id))
        ORDER BY c.id DESC LIMIT 1
        """
    }
}
