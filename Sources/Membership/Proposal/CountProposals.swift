import JSONRPC
import Kernel
import Postgres

/// How many proposals each responsible body has in each state, and how many of them are overdue.
///
/// The item without `responsible` holds those for which nobody is responsible yet.
struct CountProposals: QueryMethod {
    static let name = "proposal.statistics"
    static let summary = "Counts by responsible body and state, and how many are overdue."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "responsible?": ProposalItem.responsible, "total": .integer(),
            "states": .object(Proposal.State.allCases.map { ($0.rawValue, .integer()) }),
            "overdue": .integer(),
        ]))
    static let example: JSON.Object? = [:]

    let alliance: Code?
    let origin: Name?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        alliance = parameters.optional("alliance", "Code of the alliance.")
        origin = parameters.optional("origin", "Where they were announced, word for word.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try place()
        let query: Query<Never> = """
            SELECT max(p.responsible_tenant) AS "responsible.tenant",
                   max(p.responsible_body) AS "responsible.body", count(*) AS total,
                   \(sql: Self.states),
                   count(*) FILTER (WHERE p.state NOT IN ('rejected', 'implemented')
                       AND p.deadline < timezone(interval '5 hours', statement_timestamp())::date)
                       AS overdue,
                   coalesce(p.responsible, '') AS "_responsible"
            FROM membership.proposals p JOIN tenancy.tenants a ON a.id = p.tenant_id
            WHERE (\(alliance) IS NULL OR a.code = \(alliance))
              AND (\(origin) IS NULL OR p.origin = \(origin))
              AND (\(place) IS NULL OR coalesce(p.responsible, '') > \(place))
            GROUP BY coalesce(p.responsible, '')
            ORDER BY coalesce(p.responsible, '') LIMIT \(limit.count + 1)
            """
        return .page(query, limit, lane: .slow)
    }

    private static let states: StaticString = """
        count(*) FILTER (WHERE p.state = 'received') AS "states.received",
        count(*) FILTER (WHERE p.state = 'studied') AS "states.studied",
        count(*) FILTER (WHERE p.state = 'accepted') AS "states.accepted",
        count(*) FILTER (WHERE p.state = 'rejected') AS "states.rejected",
        count(*) FILTER (WHERE p.state = 'implementing') AS "states.implementing",
        count(*) FILTER (WHERE p.state = 'implemented') AS "states.implemented"
        """

    private func place() throws(Failure) -> String? {
        guard let keys = after?.keys else { return nil }
        guard keys.count == 1 else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        return keys[0]
    }
}
