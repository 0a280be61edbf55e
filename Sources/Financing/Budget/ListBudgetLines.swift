import JSONRPC
import Kernel
import Postgres

/// Budget lines, those of the last year on top, with how much of each is announced.
struct ListBudgetLines: QueryMethod {
    static let name = "budget.list"
    static let summary = "Budget lines by year, tenant, programme and specific."
    static let access = Access.public
    static let result = Schema.page(of: .object(BudgetItem.members))
    static let example: JSON.Object? = ["year": 2026, "limit": 5]

    let year: BudgetLine.Year?
    let tenant: Code?
    let programme: BudgetLine.Programme?
    let specific: BudgetLine.Specific?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        year = parameters.optional("year", "The financial year.")
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        programme = parameters.optional("programme", "The programme, as the line has it.")
        specific = parameters.optional("specific", "The specific, such as `155`.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: BudgetItem.columns), l.year AS "_year", l.tenant_id AS "_tenant",
                   l.id AS "_id"
            FROM financing.budget_lines l JOIN tenancy.tenants t ON t.id = l.tenant_id
            WHERE \(sql: try conditions())
            ORDER BY l.year DESC, l.tenant_id DESC, l.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(YearPlace.init)
        let conditions: [Fragment?] = [
            "true", year.map { "l.year = \($0)" }, tenant.map(Fragment.tenant("l")),
            programme.map { "l.programme = \($0)" }, specific.map { "l.specific = \($0)" },
            place.map {
                "(l.year, l.tenant_id, l.id) < (\($0.year), \($0.tenant), \($0.id))"
            },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}

extension Fragment {
    /// That a row of the table with that short name is of a tenant, given by its code.
    static func tenant(_ alias: StaticString) -> (Code) -> Fragment {
        { code in
            """
            \(sql: alias).tenant_id =
                (SELECT a.id FROM tenancy.tenants a WHERE a.code = \(code))
            """
        }
    }
}
