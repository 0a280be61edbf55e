import JSONRPC
import Kernel
import Postgres

/// The newest version of each plan, those first published last on top.
struct ListPlans: QueryMethod {
    static let name = "plan.list"
    static let summary = "Plans by tenant and year, with their sums."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "tenant": .string(), "year": BudgetLine.Year.schema,
            "publishedAt": .instant, "items": .integer(), "total": Money.schema,
        ]))
    static let example: JSON.Object? = ["year": 2026, "limit": 5]

    let tenant: Code?
    let year: BudgetLine.Year?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        year = parameters.optional("year", "The financial year.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT p.id, p.version, t.code AS tenant, p.year, v.published_at AS "publishedAt",
                   (SELECT count(*) FROM financing.plan_items i
                    WHERE i.tenant_id = v.tenant_id AND i.plan_id = v.plan_id
                      AND i.version = v.version) AS items,
                   \(sql: PlanText.total), p.id AS "_id"
            FROM financing.plans p JOIN tenancy.tenants t ON t.id = p.tenant_id
            JOIN financing.plan_versions v
                ON v.tenant_id = p.tenant_id AND v.plan_id = p.id AND v.version = p.version
            WHERE \(sql: try conditions()) ORDER BY p.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("p")), year.map { "p.year = \($0)" },
            place.map { "p.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
