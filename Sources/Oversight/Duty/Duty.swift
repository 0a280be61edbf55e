import JSONRPC
import Kernel
import Postgres

/// An answer that one body owes for a comment, by a day.
enum Duty {
    typealias ID = Identifier<Duty>

    enum Kind: String, Choice {
        case comment
        /// Reports a crime or a danger: handed on at once, whatever its form.
        case danger
        case correction
        case appeal

        var rule: String { "oversight.\(rawValue)" }
    }

    /// Source: `oversight.duty_transitions`.
    enum State: String, Choice {
        case waiting
        case answered
        case forwarded
        case returned
        case closed
    }

    /// Why there is one.
    enum Cause: String, Choice {
        case said
        case converted
        case forwarded
        case escalated
        case reopened
    }

    /// Codes in `registry.deadline_rules` of all terms.
    static let rules =
        Kind.allCases.map(\.rule) + [second, "oversight.extension", "oversight.fixQuestion"]
    static let second = "oversight.second"

    /// A duty's row, locked to the end of the call; only the body that owes can.
    struct Held: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var id: ID
        var kind: Kind
        var body: Tenant.ID
        var comment: Comment.ID
        var language: Comment.Language
        var version: Int64
        var state: State
        var level: Int
        var dueOn: CivilDate
        var extendedOn: CivilDate?
        /// Its last day, extensions and pauses counted in.
        var lastOn: CivilDate
        /// Whether its last day is over.
        var isOverdue: Bool
        /// Of an answer: from when on it is asked whether it was fixed.
        var fixOn: CivilDate?
        var isAsked: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            id = try row.next()
            kind = try row.word("kind")
            body = try row.next()
            comment = try row.next()
            language = try row.word("language")
            version = try row.next()
            state = try row.word("state")
            level = try row.next()
            dueOn = try row.next()
            extendedOn = try row.next(CivilDate?.self)
            lastOn = try row.next()
            isOverdue = try row.next()
            fixOn = try row.next(CivilDate?.self)
            isAsked = try row.next()
        }
    }

    static let columns: StaticString = """
        d.tenant_id, t.code, d.id, d.kind, d.body_id, d.comment_id, d.language, d.version, d.state,
        d.level::integer, d.due_on, d.extended_on, d.last_on,
        d.last_on < timezone(interval '5 hours', clock_timestamp())::date, d.fix_on,
        coalesce(d.fix_on <= timezone(interval '5 hours', clock_timestamp())::date, false)
        """

    /// Row security lets a body lock its own.
    static func lock(_ id: ID) -> Statement {
        let query: Query<Held> = """
            SELECT \(sql: columns)
            FROM oversight.duties d JOIN tenancy.tenants t ON t.id = d.tenant_id
            WHERE d.id = \(id) FOR UPDATE OF d
            """
        return query.statement
    }

    static func read(_ id: ID) -> Statement {
        let query: Query<Held> = """
            SELECT \(sql: columns)
            FROM oversight.duties d JOIN tenancy.tenants t ON t.id = d.tenant_id
            WHERE d.id = \(id)
            """
        return query.statement
    }

    static func held(_ result: ResultSet) throws(Failure) -> Held {
        guard let held = try result.rows(Held.self).first else { throw .notFound("duty") }
        return held
    }
}
