import JSONRPC
import Kernel
import Postgres

/// A proposal as it stands, with every step it took and how many organisations support it.
struct GetProposal: QueryMethod {
    static let name = "proposal.get"
    static let summary = "A proposal with its history and the number of its supporters."
    static let access = Access.public
    static let result = Schema.object(
        ProposalItem.members + [
            ("submittedAt", .instant), ("text", .texts), ("history", .array(of: step)),
        ])

    private static let step = Schema.object([
        "seq": .integer(), "from": .string(), "to": Proposal.State.schema, "at": .instant,
        "actor": .string(), "tenant?": .string(), "body?": .string(), "planItem?": .string(),
        "deadline?": .date, "reason?": .string(), "evidence?": .string(),
        "evidenceSha256?": .string(),
    ])

    let id: Proposal.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("proposal", "The proposal.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: ProposalItem.columns), p.submitted_at AS "submittedAt",
                   p.text_kk AS "text.kk", p.text_ru AS "text.ru", \(sql: Self.history)
            FROM membership.proposals p JOIN tenancy.tenants a ON a.id = p.tenant_id
            WHERE p.id = \(id)
            """
        return .one(query, "proposal")
    }

    private static let history: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', h.seq,
            'from', h.from_state, 'to', h.to_state,
            'at', to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', h.actor, 'tenant', h.responsible_tenant, 'body', h.responsible_body,
            'planItem', h.plan_item, 'deadline', h.deadline, 'reason', h.reason,
            'evidence', h.evidence, 'evidenceSha256', encode(h.evidence_sha256, 'hex')))
            ORDER BY h.seq)
         FROM membership.proposal_history h
         WHERE h.tenant_id = p.tenant_id AND h.proposal_id = p.id) AS history
        """
}
