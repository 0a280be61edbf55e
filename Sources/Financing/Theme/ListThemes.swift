import JSONRPC
import Kernel
import Postgres

/// Themes, those proposed last on top.
struct ListThemes: QueryMethod {
    static let name = "theme.list"
    static let summary = "Themes by tenant, state, year, instrument, sphere and proposer."
    static let access = Access.public
    static let result = Schema.page(of: .object(ThemeItem.members))
    static let example: JSON.Object? = ["state": "approved", "limit": 5]

    let tenant: Code?
    let state: Theme.State?
    let year: BudgetLine.Year?
    let instrument: Word?
    let sphere: Code?
    let organisation: Organisation.ID?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        state = parameters.optional("state", "Only themes in this state.")
        year = parameters.optional("year", "The year in which it is to begin.")
        instrument = parameters.optional("instrument", "Code of the instrument.")
        sphere = parameters.optional("sphere", "Code of the sphere, such as `8`.")
        organisation = parameters.optional("organisation", "The organisation that proposed it.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: ThemeItem.columns), h.id AS "_id"
            FROM financing.themes h JOIN tenancy.tenants t ON t.id = h.tenant_id
            WHERE \(sql: try conditions()) ORDER BY h.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("h")), state.map { "h.state = \($0.rawValue)" },
            year.map { "h.year = \($0)" }, instrument.map { "h.instrument = \($0)" },
            sphere.map { "h.sphere = \($0)" },
            organisation.map { "h.organisation_id = \($0)" },
            place.map { "h.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
