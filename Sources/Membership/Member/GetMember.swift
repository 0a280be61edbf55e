import JSONRPC
import Kernel
import Postgres

/// One membership as it stands, for its alliance and its member.
struct GetMember: QueryMethod {
    static let name = "membership.get"
    static let summary = "A membership: kind, standing, since when, and its latest act."
    static let access = Access.read(.membershipRead)
    static let result = MemberForm.schema

    let id: Member.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: MemberForm.columns) \(sql: MemberForm.source)
            WHERE \(sql: try caller.owning("m")) AND m.id = \(id)
            """
        return .one(query, "membership")
    }
}

/// Memberships of the own alliance or tree; or the own organisation's, or a person's, in all
/// alliances.
struct ListMembers: QueryMethod {
    static let name = "membership.list"
    static let summary = "Memberships of the own alliance or tree, or of the own organisation."
    static let access = Access.read(.membershipRead)
    static let result = Schema.page(of: MemberForm.schema)

    let state: Member.State?
    let organisation: Organisation.ID?
    let alliance: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        state = parameters.optional("state", "Only memberships in this state.")
        organisation = parameters.optional("organisation", "Only those of this organisation.")
        alliance = parameters.optional("alliance", "Only those in this alliance.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT \(sql: MemberForm.columns), m.id AS "_id" \(sql: MemberForm.source)
            WHERE \(sql: try caller.owning("m"))
              AND (\(state?.rawValue) IS NULL OR m.state = \(state?.rawValue))
              AND (\(organisation) IS NULL OR m.organisation_id = \(organisation))
              AND (\(alliance) IS NULL OR t.code = \(alliance))
              AND (\(place) IS NULL OR m.id > \(place))
            ORDER BY m.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// All acts and periods of one membership.
struct ListMemberActs: QueryMethod {
    static let name = "membership.history"
    static let summary = "All acts of a membership, with reasons, and all its periods."
    static let access = Access.read(.membershipRead)
    static let result = Schema.object([
        ("id", .id), ("version", .version), ("acts", .any), ("periods", .any),
    ])

    let id: Member.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT m.id, m.version, \(sql: Self.acts), \(sql: Self.periods)
            FROM membership.memberships m
            WHERE \(sql: try caller.owning("m")) AND m.id = \(id)
            """
        return .one(query, "membership")
    }

    private static let acts: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', a.seq, 'act', a.act,
            'from', a.from_state, 'to', a.to_state, 'holdsFrom', a.holds_from, 'at',
            to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', a.actor,
            'reason', a.reason, 'organ', a.organ, 'protocolNumber', a.protocol_number,
            'protocolDate', a.protocol_on, 'for', a.votes_for, 'against', a.votes_against,
            'abstained', a.votes_abstained, 'entitled', a.votes_entitled,
            'noticeOn', a.notice_on, 'hearingOn', a.hearing_on,
            'appealDueOn', a.appeal_due_on)) ORDER BY a.seq)
         FROM membership.acts a
         WHERE a.tenant_id = m.tenant_id AND a.membership_id = m.id) AS acts
        """

    private static let periods: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', p.kind,
            'standing', p.standing, 'validFrom', p.valid_from, 'validTo', p.valid_to))
            ORDER BY p.seq)
         FROM membership.periods p
         WHERE p.tenant_id = m.tenant_id AND p.membership_id = m.id) AS periods
        """
}

/// How a membership looks in answers.
enum MemberForm {
    static let schema = Schema.object([
        ("id", .id), ("version", .version), ("alliance", .string()), ("organisation?", .id),
        ("person?", .id), ("name?", .names), ("state", Member.State.schema), ("kind", .string()),
        ("validFrom", .date), ("validTo?", .date), ("memberSince", .date),
        ("appealDueOn?", .date),
    ])

    static let columns: StaticString = """
        m.id, m.version, t.code AS alliance, m.organisation_id AS organisation,
        m.citizen_id AS person, o.name_kk AS "name.kk", o.name_ru AS "name.ru", o.name_en AS "name.en", m.state,
        p.kind, p.valid_from AS "validFrom", p.valid_to AS "validTo",
        (SELECT min(f.valid_from) FROM membership.periods f
         WHERE f.tenant_id = m.tenant_id AND f.membership_id = m.id) AS "memberSince",
        (SELECT a.appeal_due_on FROM membership.acts a
         WHERE a.tenant_id = m.tenant_id AND a.membership_id = m.id AND a.seq = m.seq)
            AS "appealDueOn"
        """

    static let source: StaticString = """
        FROM membership.memberships m
        JOIN tenancy.tenants t ON t.id = m.tenant_id
        LEFT JOIN registry.organisations o ON o.id = m.organisation_id
        JOIN LATERAL (
            SELECT x.kind, x.valid_from, x.valid_to FROM membership.periods x
            WHERE x.tenant_id = m.tenant_id AND x.membership_id = m.id
            ORDER BY x.seq DESC LIMIT 1) p ON true
        """
}
