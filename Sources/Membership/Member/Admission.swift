import JSONRPC
import Kernel
import Postgres

/// An approved application that becomes a membership, a first one or one that was there before.
struct Admission {
    struct Ground: RowDecodable {
        var root: Tenant.ID
        var severalKinds: Bool
        var before: Member.Row?

        init(from row: inout RowReader) throws(PostgresError) {
            root = try row.next()
            severalKinds = try row.next()
            guard let id = try row.next(Member.ID?.self) else { return }
            before = try Member.Row(id: id, rest: &row)
        }
    }

    private let application: Application.Row
    private let ground: Ground

    /// - Parameter result: of ``Member/lock(applying:in:)``.
    init(_ application: Application.Row, _ result: ResultSet) throws(Failure) {
        guard let ground = try result.rows(Ground.self).first else {
            throw .notFound("application")
        }
        self.application = application
        self.ground = ground
    }

    /// The last step of the application and the membership that begins on a day.
    func changes(
        on day: CivilDate, by call: Call
    ) throws(Failure) -> (changes: Changes, membership: Member.ID) {
        var changes = try ApplicationStep(act: "admit", to: .admitted)
            .changes(of: application, by: call)
        let act = MemberAct(
            act: "join", to: .active, from: day,
            begins: MemberAct.Beginning(
                kind: application.kind, charter: application.charter,
                severalKinds: ground.severalKinds))
        if let before = ground.before {
            guard before.state == .left || before.state == .expelled else {
                throw .conflict(.alreadyMember)
            }
            changes += try act.changes(of: before, by: call)
            return (changes, before.id)
        }
        let new = first
        changes += try Self.first(act, of: new, by: call)
        return (changes, new.id)
    }

    /// The membership before its first act.
    private var first: Member.Row {
        Member.Row(
            new: .make(), of: application.holder, in: application.alliance,
            root: ground.root, lane: ground.severalKinds ? application.kind : "")
    }

    /// A membership and its first act refer to each other, so one statement writes both.
    static func first(
        _ act: MemberAct, of row: Member.Row, by call: Call
    ) throws(Failure) -> Changes {
        let query: Command = """
            WITH act AS (
                INSERT INTO membership.acts
                    (tenant_id, membership_id, seq, organisation_id, citizen_id, root_id, lane,
                     from_state, to_state, act, holds_from, principal_id, actor)
                VALUES (\(row.alliance), \(row.id), 1, \(row.holder.organisation),
                    \(row.holder.person), \(row.root), \(row.lane), 'new', 'active', 'join', \(act.from), \(try call.principal),
                    \(call.caller.publicName)))
            INSERT INTO membership.memberships
                (tenant_id, id, root_id, organisation_id, citizen_id, lane, version, seq, state)
            VALUES (\(row.alliance), \(row.id), \(row.root), \(row.holder.organisation),
                \(row.holder.person), \(row.lane), 1, 1, 'active')
            """
        var statements = [query.statement]
        if let begins = act.begins { statements.append(act.begin(begins, row)) }
        return Changes(
            statements: statements, entries: [act.entry(row, version: 1)])
    }
}

extension Member.Row {
    init(id: Member.ID, rest row: inout RowReader) throws(PostgresError) {
        self.id = id
        alliance = try row.next()
        root = try row.next()
        holder = try row.holder()
        lane = try row.next()
        version = try row.next()
        seq = try row.next()
        state = try row.word("state")
    }

    /// Before its first act.
    init(
        new id: Member.ID, of holder: Holder, in alliance: Tenant.ID, root: Tenant.ID,
        lane: String
    ) {
        (self.id, self.holder, self.alliance) = (id, holder, alliance)
        (self.root, self.lane) = (root, lane)
        (version, seq, state) = (0, 0, .active)
    }
}
