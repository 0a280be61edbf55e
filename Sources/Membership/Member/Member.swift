import JSONRPC
package import Kernel
import Postgres

/// One organisation or public figure in one alliance, through every leaving and re-joining.
package enum Member {
    package typealias ID = Identifier<Member>

    /// Source: `membership.transitions`.
    enum State: String, Choice {
        case active
        case suspended
        case left
        case expelled
    }

    struct Row: RowDecodable {
        var id: ID
        var alliance: Tenant.ID
        var root: Tenant.ID
        var holder: Holder
        var lane: String
        var version: Int64
        var seq: Int32
        var state: State

        init(from row: inout RowReader) throws(PostgresError) {
            try self.init(id: row.next(), rest: &row)
        }
    }

    /// The period that lasts.
    struct Period: RowDecodable {
        var kind: String
        var charter: Charter.ID
        var severalKinds: Bool
        var validFrom: CivilDate

        init(from row: inout RowReader) throws(PostgresError) {
            kind = try row.next()
            charter = try row.next()
            severalKinds = try row.next()
            validFrom = try row.next()
        }
    }

    static let columns: StaticString = """
        SELECT m.id, m.tenant_id, m.root_id, m.organisation_id, m.citizen_id, m.lane, m.version,
               m.seq, m.state
        FROM membership.memberships m
        """

    /// Locks a membership of the caller's to the end of the call.
    static func lock(_ id: ID, for caller: Caller) -> Statement {
        let query: Query<Row> = """
            \(sql: columns) WHERE \(sql: caller.rows("m")) AND m.id = \(id) FOR UPDATE
            """
        return query.statement
    }

    /// The last period of a membership, which may have ended.
    static func lastPeriod(_ id: ID, for caller: Caller) -> Statement {
        let query: Query<Period> = """
            SELECT p.kind, p.charter_id, p.several_kinds, p.valid_from
            FROM membership.periods p
            WHERE \(sql: caller.rows("p")) AND p.membership_id = \(id)
            ORDER BY p.seq DESC LIMIT 1
            """
        return query.statement
    }

    /// The membership that an applicant had before, if it was a member once; and what a new one
    /// needs to know.
    static func lock(applying application: Application.ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Admission.Ground> = """
            \(sql: ground) WHERE a.tenant_id = \(alliance) AND a.id = \(application)
            """
        return query.statement
    }

    static let ground: StaticString = """
        SELECT t.root_id, c.several_kinds, m.id, m.tenant_id, m.root_id, m.organisation_id,
               m.citizen_id, m.lane, m.version, m.seq, m.state
        FROM membership.applications a
        JOIN tenancy.tenants t ON t.id = a.tenant_id
        JOIN membership.charters c ON c.tenant_id = a.tenant_id AND c.id = a.charter_id
        LEFT JOIN membership.memberships m ON m.tenant_id = a.tenant_id
            AND (m.organisation_id = a.organisation_id OR m.citizen_id = a.citizen_id)
            AND m.lane = CASE WHEN c.several_kinds THEN a.kind ELSE '' END
        """
}

/// What is done with a membership: where it leads, from which day, and on what ground.
struct MemberAct {
    var act: String
    var to: Member.State
    var from: CivilDate
    var reason: String?
    var decision: OrganDecision?
    var noticeOn: CivilDate?
    var hearingOn: CivilDate?
    var appealDueOn: CivilDate?
    /// Whether the period that lasts ends with it.
    var ends = false
    /// The period that begins with it.
    var begins: Beginning?

    struct Beginning {
        var kind: String
        var charter: Charter.ID
        var severalKinds: Bool
    }

    /// The act, the periods as they then are, and the entry of the membership's new version.
    func changes(of row: Member.Row, by call: Call) throws(Failure) -> Changes {
        var statements = [try insert(row, by: call)]
        if ends { statements.append(end(row)) }
        if let begins { statements.append(begin(begins, row)) }
        statements.append(update(row))
        return Changes(statements: statements, entries: [entry(row)])
    }

    func insert(_ row: Member.Row, by call: Call) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO membership.acts
                (tenant_id, membership_id, seq, organisation_id, citizen_id, root_id, lane,
                 from_state, to_state, act, holds_from, principal_id, actor, reason, organ,
                 protocol_number, protocol_on, votes_for, votes_against, votes_abstained,
                 votes_entitled, notice_on, hearing_on, appeal_due_on)
            VALUES (\(row.alliance), \(row.id), \(row.seq + 1), \(row.holder.organisation),
                \(row.holder.person), \(row.root), \(row.lane), \(row.state.rawValue),
                \(to.rawValue), \(act), \(from),
                \(try call.principal), \(call.caller.publicName), \(reason), \(decision?.organ),
                \(decision?.protocolNumber), \(decision?.protocolDate), \(decision?.votesFor),
                \(decision?.votesAgainst), \(decision?.votesAbstained), \(decision?.entitled),
                \(noticeOn), \(hearingOn), \(appealDueOn))
            """
        return query.statement
    }

    private func end(_ row: Member.Row) -> Statement {
        let query: Command = """
            UPDATE membership.periods p SET valid_to = \(from)
            WHERE p.tenant_id = \(row.alliance) AND \(sql: row.holder.owns("p"))
              AND p.membership_id = \(row.id) AND p.valid_to IS NULL
            """
        return query.statement
    }

    func begin(_ beginning: Beginning, _ row: Member.Row) -> Statement {
        let query: Command = """
            INSERT INTO membership.periods
                (tenant_id, membership_id, seq, organisation_id, citizen_id, root_id, lane,
                 charter_id, several_kinds, kind, standing, valid_from)
            VALUES (\(row.alliance), \(row.id), \(row.seq + 1), \(row.holder.organisation),
                \(row.holder.person), \(row.root), \(row.lane), \(beginning.charter), \(beginning.severalKinds), \(beginning.kind),
                \(to.rawValue), \(from))
            """
        return query.statement
    }

    private func update(_ row: Member.Row) -> Statement {
        let query: Command = """
            UPDATE membership.memberships m
            SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue)
            WHERE m.tenant_id = \(row.alliance) AND \(sql: row.holder.owns("m"))
              AND m.id = \(row.id)
            """
        return query.statement
    }

    /// Who is a member since when is public; why somebody left or had to leave is not.
    func entry(_ row: Member.Row, version: Int64? = nil) -> Entry {
        var facts: JSON.Object = [
            "alliance": .string(row.alliance.description),
            row.holder.fact.name: row.holder.fact.value, "act": .string(act),
            "state": .string(to.rawValue), "from": .string(from.description),
        ]
        facts["kind"] = (begins?.kind).map { .string($0) }
        facts["decision"] = decision?.facts
        var entry = Entry(
            "membership", row.id, version: version ?? row.version + 1, facts: facts,
            hidden: reason.map { [("reason", $0)] } ?? [])
        // Also where a decision or a payment, which are private, makes the member.
        entry.isPublic = true
        return entry
    }

    func answer(_ row: Member.Row) -> Answer {
        var members: JSON.Object = [
            "id": .string(row.id.description), "version": .int(row.version + 1),
            "state": .string(to.rawValue), "from": .string(from.description),
        ]
        members["appealDueOn"] = appealDueOn.map { .string($0.description) }
        return Answer(.object(members), subject: row.id.value)
    }

    static let schema = Schema.object([
        "id": .id, "version": .version, "state": Member.State.schema, "from": .date,
        "appealDueOn?": .date,
    ])
}
