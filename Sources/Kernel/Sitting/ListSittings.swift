package import JSONRPC
import Postgres

/// Sittings of all organs, or of one tenant's; what was called last comes first.
package struct ListSittings: QueryMethod {
    package static let name = "sitting.list"
    package static let summary = "Sittings, the newest call first."
    package static let access = Access.public
    package static let result = Schema.page(of: .object(SittingForm.head))
    package static let example: JSON.Object? = ["tenant": "alliance", "limit": 5]

    let tenant: Code?
    let organ: Word?
    let state: Sitting.State?
    let limit: Limit
    let after: After?

    package init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant, such as `alliance`.")
        organ = parameters.optional("organ", "Code of the organ, such as `congress`.")
        state = parameters.optional("state", "Only sittings in this state.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT \(sql: SittingForm.columns), s.id AS "_id"
            FROM sitting.sittings s JOIN tenancy.tenants t ON t.id = s.tenant_id
            WHERE (\(tenant) IS NULL OR t.code = \(tenant))
              AND (\(organ) IS NULL OR s.organ = \(organ))
              AND (\(state?.rawValue) IS NULL OR s.state = \(state?.rawValue))
              AND (\(place) IS NULL OR s.id < \(place))
            ORDER BY s.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
