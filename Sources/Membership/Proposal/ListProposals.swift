import JSONRPC
import Kernel
import Postgres

/// Proposals, those announced last on top.
struct ListProposals: QueryMethod {
    static let name = "proposal.list"
    static let summary = "Proposals by state, sphere, responsible body, alliance and origin."
    static let access = Access.public
    static let result = ProposalItem.page
    static let example: JSON.Object? = ["state": "implementing", "limit": 5]

    let state: Proposal.State?
    let sphere: Code?
    let body: Name?
    let alliance: Code?
    let origin: Name?
    let originKind: Proposal.OriginKind?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        state = parameters.optional("state", "Only proposals in this state.")
        sphere = parameters.optional("sphere", "Code of the sphere, such as `8`.")
        body = parameters.optional("body", "The responsible body: a tenant's code, or the name.")
        alliance = parameters.optional("alliance", "Code of the alliance.")
        origin = parameters.optional("origin", "Where it was announced, word for word.")
        originKind = parameters.optional("originKind", "In what kind of place.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let conditions = try conditions()
        let query: Query<Never> = """
            SELECT \(sql: ProposalItem.columns), \(sql: ProposalItem.excerpt),
                   p.announced_on AS "_day", p.id AS "_id"
            FROM membership.proposals p JOIN tenancy.tenants a ON a.id = p.tenant_id
            WHERE \(sql: conditions)
            ORDER BY p.announced_on DESC, p.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(ProposalPlace.init)
        let conditions: [Fragment?] = [
            "true", state.map { "p.state = \($0.rawValue)" }, sphere.map { "p.sphere = \($0)" },
            body.map { "p.responsible = \($0)" }, origin.map { "p.origin = \($0)" },
            originKind.map { "p.origin_kind = \($0.rawValue)" },
            alliance.map {
                "p.tenant_id = (SELECT t.id FROM tenancy.tenants t WHERE t.code = \($0))"
            },
            place.map { "(p.announced_on, p.id) < (\($0.day), \($0.id))" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
