import Kernel
import Postgres

/// How a proposal looks in answers.
enum ProposalItem {
    static let origin = Schema.object(["kind": Proposal.OriginKind.schema, "name": .string()])
    static let responsible = Schema.object(["tenant?": .string(), "body?": .string()])

    /// What lists and the full view share.
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("alliance", .string()),
        ("state", Proposal.State.schema), ("origin", origin), ("announcedOn", .date),
        ("organisation?", .id), ("sphere?", .string()), ("responsible?", responsible),
        ("planItem?", .string()), ("deadline?", .date), ("overdue", .boolean),
        ("supporters", .integer()),
    ]

    /// In a list the text is cut: 200 whole ones would not fit into an answer.
    static let page = Schema.page(of: .object(members + [("excerpt", .texts)]))

    /// Of `membership.proposals p` with its alliance as `a`.
    static let columns: StaticString = """
        p.id, p.version, a.code AS alliance, p.state, p.origin_kind AS "origin.kind",
        p.origin AS "origin.name", p.announced_on AS "announcedOn",
        p.organisation_id AS organisation, p.sphere,
        p.responsible_tenant AS "responsible.tenant", p.responsible_body AS "responsible.body",
        p.plan_item AS "planItem", p.deadline,
        coalesce(p.deadline < timezone(interval '5 hours', statement_timestamp())::date
            AND p.state IN ('received', 'studied', 'accepted', 'implementing'), false) AS overdue,
        (SELECT count(*) FROM membership.proposal_supporters s
         WHERE s.tenant_id = p.tenant_id AND s.proposal_id = p.id) AS supporters
        """

    static let excerpt: StaticString = """
        left(p.text_kk, 500) AS "excerpt.kk", left(p.text_ru, 500) AS "excerpt.ru"
        """
}

/// Where a page of proposals ended: a day, and the proposal on it.
struct ProposalPlace {
    var day: CivilDate
    var id: Proposal.ID

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 2, let day = CivilDate(after.keys[0]),
            let id = UUIDValue(after.keys[1])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        self.day = day
        self.id = Proposal.ID(id)
    }
}
