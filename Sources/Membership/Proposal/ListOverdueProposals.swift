import JSONRPC
import Kernel
import Postgres

/// Proposals whose deadline has passed and that are neither implemented nor rejected, the longest
/// overdue first.
///
/// The deadline is the last day in Kazakhstan; the day after it, whoever answers stands here.
struct ListOverdueProposals: QueryMethod {
    static let name = "proposal.overdue"
    static let summary = "Proposals that should have been implemented by now."
    static let access = Access.public
    static let result = ProposalItem.page
    static let example: JSON.Object? = ["limit": 5]

    let body: Name?
    let alliance: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        body = parameters.optional("body", "The responsible body: a tenant's code, or the name.")
        alliance = parameters.optional("alliance", "Code of the alliance.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let conditions = try conditions()
        let query: Query<Never> = """
            SELECT \(sql: ProposalItem.columns), \(sql: ProposalItem.excerpt),
                   p.deadline AS "_day", p.id AS "_id"
            FROM membership.proposals p JOIN tenancy.tenants a ON a.id = p.tenant_id
            WHERE \(sql: conditions) ORDER BY p.deadline, p.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(ProposalPlace.init)
        let conditions: [Fragment?] = [
            "p.state IN ('received', 'studied', 'accepted', 'implementing')",
            "p.deadline < timezone(interval '5 hours', statement_timestamp())::date",
            body.map { "p.responsible = \($0)" }, alliance.map { "a.code = \($0)" },
            place.map { "(p.deadline, p.id) > (\($0.day), \($0.id))" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
