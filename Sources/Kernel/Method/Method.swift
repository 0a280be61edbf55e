package import JSONRPC
package import Postgres

/// One RPC method: its properties are its parameters.
package protocol Method: Sendable {
    /// `noun.verb`.
    static var name: String { get }
    /// One sentence for `rpc.discover`.
    static var summary: String { get }
    static var access: Access { get }
    static var journal: JournalDeclaration { get }
    static var result: Schema { get }
    /// Reasons that this method may answer with, beside those every method has.
    static var reasons: [Reason] { get }
    /// Parameters that work on the demo data, for methods that need no id of a record there; a test
    /// runs them.
    static var example: JSON.Object? { get }
    /// Parameters of which nothing may stay, not even in the digest that tells a repetition from a
    /// reuse of its key: with other values for them a key gets the first answer again.
    static var unrecorded: Set<String> { get }

    init(_ parameters: inout Parameters)
}

extension Method {
    package static var reasons: [Reason] { [] }
    package static var example: JSON.Object? { nil }
    package static var unrecorded: Set<String> { [] }
}

/// A method that only reads, with one statement, and needs no logic behind it: the rows stream from
/// the database into the answer.
package protocol QueryMethod: Method {
    func query(for caller: Caller) throws(Failure) -> Lookup
}

extension QueryMethod {
    package static var journal: JournalDeclaration { .none("reads only") }
}

/// A reading statement and how its rows become the answer.
package struct Lookup: Sendable {
    package enum Lane: Sendable {
        /// Shared sessions; what takes over 250 ms is stopped there and moves to the slow lane.
        case quick
        /// Leased sessions: searches over everything, statistics.
        case slow
    }

    package var statement: Statement
    package var shape: Shape
    /// What was not found, when there is no row.
    package var noun: String
    package var lane: Lane
    /// Why the statement itself may refuse, by the codes in its `_refusal`.
    package var refusals: [Reason] = []

    /// The one row of a record.
    package static func one<Row>(_ query: Query<Row>, _ noun: String, lane: Lane = .quick) -> Lookup
    {
        Lookup(statement: query.statement, shape: .one, noun: noun, lane: lane)
    }

    /// A page; the statement must ask for `limit.count + 1` rows.
    package static func page<Row>(_ query: Query<Row>, _ limit: Limit, lane: Lane = .quick)
        -> Lookup
    {
        Lookup(
            statement: query.statement, shape: .page(limit: limit.count), noun: "", lane: lane)
    }
}

extension Lookup {
    /// A page with a cursor that is there at the end too; see ``Shape/resumable``.
    package static func resumable<Row>(_ query: Query<Row>, refusing refusals: [Reason]) -> Lookup {
        Lookup(
            statement: query.statement, shape: .resumable, noun: "", lane: .quick,
            refusals: refusals)
    }

    func failure(of error: PostgresError) -> Failure {
        guard case .declined(let code) = error.cause,
            let reason = refusals.first(where: { $0.code == code })
        else { return Settings.failure(of: error) }
        return .conflict(reason)
    }
}

/// A method with logic: it runs in a transaction of a leased session.
package protocol TransactionMethod: Method {
    /// The database role, where it is not the caller's: for a public method that keeps the log's own
    /// books. Row security then knows no caller.
    static var worksAs: DatabaseRole? { get }

    func run(in call: Call) async throws(Failure) -> JSON
}

extension TransactionMethod {
    package static var worksAs: DatabaseRole? { nil }
}

/// A method that looks at the connection or at the program, not at the database.
package protocol ConnectionMethod: Method {
    func run(in context: ConnectionContext) throws(Failure) -> JSON
}

extension ConnectionMethod {
    package static var access: Access { .connection }
    package static var journal: JournalDeclaration { .none("touches no record") }
}

/// What a connection method sees.
package struct ConnectionContext: Sendable {
    package var caller: Caller
    package var catalogue: MethodCatalogue
    package var status: ServerStatus
    /// Ends one of the connection's streams and says where it stood; nil for one that it has not.
    package var endStream: @Sendable (UUIDValue) -> JSON? = { _ in nil }
}
