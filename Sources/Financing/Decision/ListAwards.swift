import JSONRPC
import Kernel
import Postgres

/// Awards that stand or may still be complained of, the newest on top; annulled ones on demand.
struct ListAwards: QueryMethod {
    static let name = "award.list"
    static let summary = "Awards by tenant, order, organisation, instrument, sphere and year."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "order": .id, "application": .id,
            "organisation": .id, "name": .names, "decision": .id, "state": State.schema,
            "asked": Money.schema, "amount": Money.schema, "months": .integer(),
            "contracted": Money.schema,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    enum State: String, Choice {
        case published
        case final
        case annulled
    }

    let tenant: Code?
    let order: Order.ID?
    let organisation: Organisation.ID?
    let state: State?
    let kind: OrderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        order = parameters.optional("order", "Only of this order.")
        organisation = parameters.optional("organisation", "Only to this organisation.")
        state = parameters.optional("state", "Only in this state; all but annulled unless said.")
        kind = OrderKind(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT a.id, t.code AS tenant, a.order_id AS "order", a.application_id AS application,
                   a.organisation_id AS organisation, n.name_kk AS "name.kk",
                   n.name_ru AS "name.ru", n.name_en AS "name.en", a.decision_id AS decision,
                   a.state, (a.asked_tiyn / 100.0)::numeric(20,2)::text AS asked,
                   (a.amount_tiyn / 100.0)::numeric(20,2)::text AS amount, a.months,
                   (a.contracted_tiyn / 100.0)::numeric(20,2)::text AS contracted, a.id AS "_id"
            FROM financing.awards a JOIN tenancy.tenants t ON t.id = a.tenant_id
            JOIN registry.organisations n ON n.id = a.organisation_id
            WHERE \(sql: try conditions()) ORDER BY a.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            state.map { "a.state = \($0.rawValue)" } ?? "a.state <> 'annulled'",
            tenant.map(Fragment.tenant("a")), order.map { "a.order_id = \($0)" },
            organisation.map { "a.organisation_id = \($0)" },
            kind.holds(tenant: "a.tenant_id", order: "a.order_id"), place.map { "a.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
