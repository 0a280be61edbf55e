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
        Kind.allCases.map(\.rule)
        + [second, forwarding, "oversight.extension", "oversight.fixQuestion"]
    static let second = "oversight.second"
    static let forwarding = "oversight.forwarding"

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
        /// Whether its last day is over; nobody waits for what was said out of the public's sight.
        var isOverdue: Bool
        /// Whether it can't be forwarded or returned in time any more.
        var isForwardingLate: Bool
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
            isForwardingLate = try row.next()
            fixOn = try row.next(CivilDate?.self)
            isAsked = try row.next()
        }
    }

    static var columns: Fragment {
        """
        d.tenant_id, t.code, d.id, d.kind, d.body_id, d.comment_id, d.language, d.version, d.state,
        d.level::integer, d.due_on, d.extended_on, d.last_on,
        d.last_on < timezone(interval '5 hours', clock_timestamp())::date
            AND EXISTS (SELECT FROM oversight.comments c WHERE c.tenant_id = d.body_id
                AND c.id = d.comment_id AND \(sql: stands)),
        \(sql: forwardOn) < timezone(interval '5 hours', clock_timestamp())::date, d.fix_on,
        coalesce(d.fix_on <= timezone(interval '5 hours', clock_timestamp())::date, false)
        """
    }

    /// Whether a duty `d` is still waited for, for its comment `c`: what was taken back, held or
    /// hidden waits for nobody, but an appeal is a signed document of its own, and a danger is one
    /// whoever may read of it.
    static let stands: StaticString = "(c.state = 'shown' OR d.kind IN ('appeal', 'danger'))"

    /// The last day on which a duty `d` is forwarded or returned in time; a pause gives the days anew.
    static let forwardOn: StaticString = """
        coalesce(greatest(d.forward_on, (SELECT max(p.forward_on) FROM oversight.pauses p
            WHERE p.tenant_id = d.tenant_id AND p.duty_id = d.id)), d.last_on)
        """

    /// After it a duty `d` is long overdue; it moves with an extension and with a pause.
    static let longOn: StaticString = """
        greatest(d.long_on, d.last_on,
            (SELECT max(p.long_on) FROM oversight.pauses p
             WHERE p.tenant_id = d.tenant_id AND p.duty_id = d.id),
            (SELECT max(e.long_on) FROM oversight.extensions e
             WHERE e.tenant_id = d.tenant_id AND e.duty_id = d.id))
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
