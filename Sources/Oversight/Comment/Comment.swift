import JSONRPC
import Kernel
import Postgres

/// What a citizen says about a version of a record, or in answer to another comment.
enum Comment {
    typealias ID = Identifier<Comment>

    /// Source: `oversight.comment_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case shown
        /// Kept from the public until a moderator has looked.
        case held
        case hidden
        case withdrawn
        case erased
    }

    enum Kind: String, Choice {
        case comment
        case reply
        /// Reports a wrong fact in the record.
        case correction
    }

    /// The languages in which a body must answer.
    enum Language: String, Choice {
        case kk
        case ru
    }

    /// Longer is an article: it belongs into a document of public control.
    enum WordsRule: TextRule {
        static var lengthMax: Int { 10_000 }
        static var allowsLineBreaks: Bool { true }
    }

    typealias Words = Checked<WordsRule>

    /// A comment's row, locked to the end of the call; only its author or its moderator can.
    struct Held: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var moderator: Tenant.ID
        var version: Int64
        var state: State
        var wording: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            moderator = try row.next()
            version = try row.next()
            state = try row.word("state")
            wording = try row.next()
        }
    }

    /// Row security lets a citizen lock the own comments and a tenant those that it moderates.
    static func lock(_ id: ID) -> Statement {
        let query: Query<Held> = """
            SELECT c.tenant_id, t.code, c.moderator_id, c.version, c.state, c.wording
            FROM oversight.comments c JOIN tenancy.tenants t ON t.id = c.tenant_id
            WHERE c.id = \(id) FOR UPDATE OF c
            """
        return query.statement
    }

    static func held(_ result: ResultSet, version: Int64) throws(Failure) -> Held {
        guard let held = try result.rows(Held.self).first else { throw .notFound("comment") }
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    static let receipt = Schema.object(["id": .id, "version": .version, "state": State.schema])

    static func answer(_ id: ID, _ version: Int64, _ state: State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "state": .string(state.rawValue),
            ], subject: id.value)
    }
}

extension Call {
    /// The person who calls.
    var citizen: Citizen.ID {
        get throws(Failure) {
            guard let citizen = caller.citizen else { throw .forbidden(permission: "citizen") }
            return citizen
        }
    }
}
