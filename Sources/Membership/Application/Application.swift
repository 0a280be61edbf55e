import Kernel
import Postgres

/// The wish of an organisation or a public figure to join an alliance, from its papers to the organ's decision.
enum Application {
    typealias ID = Identifier<Application>

    /// Source: `membership.transitions`, which also says what may follow what.
    enum State: String, Choice {
        case submitted
        case returned
        /// Before the organ that decides.
        case placed
        case approved
        case admitted
        case refused
        case withdrawn
    }

    struct Row: RowDecodable {
        var id: ID
        var alliance: Tenant.ID
        var holder: Holder
        var charter: Charter.ID
        var kind: String
        var version: Int64
        var seq: Int32
        var state: State
        var organ: String?
        var dueOn: CivilDate?

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            alliance = try row.next()
            holder = try row.holder()
            charter = try row.next()
            kind = try row.next()
            version = try row.next()
            seq = try row.next()
            state = try row.word("state")
            organ = try row.next(String?.self)
            dueOn = try row.next(CivilDate?.self)
        }
    }

    static let columns: StaticString = """
        SELECT a.id, a.tenant_id, a.organisation_id, a.citizen_id, a.charter_id, a.kind, a.version,
               a.seq, a.state, a.organ, a.due_on
        FROM membership.applications a
        """

    /// Locks an application of the caller's to the end of the call.
    static func lock(_ id: ID, for caller: Caller) -> Statement {
        let query: Query<Row> = """
            \(sql: columns) WHERE \(sql: caller.rows("a")) AND a.id = \(id) FOR UPDATE
            """
        return query.statement
    }

    /// The open one of an applicant for a kind.
    static func lockOpen(
        _ kind: Word, of holder: Holder, in alliance: Fragment
    ) -> Statement {
        let query: Query<Row> = """
            \(sql: columns)
            WHERE a.tenant_id = (\(sql: alliance)) AND \(sql: holder.owns("a"))
              AND a.kind = \(kind) AND a.state IN ('submitted', 'returned', 'placed', 'approved')
            FOR UPDATE
            """
        return query.statement
    }

    /// Papers that the kind's charter asks for and the application lacks.
    static func missingPapers(_ id: ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Single<String>> = """
            SELECT p.code
            FROM membership.applications a
            JOIN membership.charter_kinds k
                ON k.tenant_id = a.tenant_id AND k.charter_id = a.charter_id AND k.code = a.kind
            CROSS JOIN unnest(k.papers) AS p (code)
            WHERE a.tenant_id = \(alliance) AND a.id = \(id) AND NOT EXISTS (
                SELECT FROM membership.papers h
                WHERE h.tenant_id = a.tenant_id AND h.application_id = a.id AND h.code = p.code)
            """
        return query.statement
    }
}
