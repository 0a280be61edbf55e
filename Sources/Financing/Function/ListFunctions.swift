import JSONRPC
import Kernel
import Postgres

/// Transferable functions with who performs them today, those added last on top.
struct ListFunctions: QueryMethod {
    static let name = "function.list"
    static let summary = "Functions that may be transferred, by tenant and present performer."
    static let access = Access.public
    static let result = Schema.page(of: .object(FunctionItem.members))
    static let example: JSON.Object? = ["limit": 5]

    let tenant: Code?
    let organisation: Organisation.ID?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        organisation = parameters.optional("organisation", "Who performs it today.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: FunctionItem.columns), f.id AS "_id"
            \(sql: FunctionItem.source)
            WHERE \(sql: try conditions()) ORDER BY f.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("f")),
            organisation.map { "c.organisation_id = \($0)" }, place.map { "f.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
