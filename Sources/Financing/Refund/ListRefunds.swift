import JSONRPC
import Kernel
import Postgres

/// Refunds, the newest on top.
struct ListRefunds: QueryMethod {
    static let name = "refund.list"
    static let summary = "Refunds by tenant, contract, organisation, state and kind of order."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "contract": .id, "organisation": .id,
            "state": State.schema, "demandedAt": .instant, "dueOn": .date, "reason": .string(),
            "receivedOn?": .date, "reference?": .string(), "withdrawal?": .string(),
            "amount": Money.schema,
            "lines": .array(of: LineAmount.schema),
        ]))
    static let example: JSON.Object? = ["limit": 5]

    enum State: String, Choice {
        case demanded
        case received
        case withdrawn
    }

    let tenant: Code?
    let contract: Contract.ID?
    let organisation: Organisation.ID?
    let state: State?
    let kind: OrderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        contract = parameters.optional("contract", "Only of this contract.")
        organisation = parameters.optional("organisation", "Only from this organisation.")
        state = parameters.optional("state", "Only in this state.")
        kind = OrderKind(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT r.id, t.code AS tenant, r.contract_id AS contract,
                   r.organisation_id AS organisation,
                   CASE WHEN r.withdrawn THEN 'withdrawn' WHEN e.refund_id IS NULL THEN 'demanded'
                        ELSE 'received' END AS state,
                   r.demanded_at AS "demandedAt", r.due_on AS "dueOn", r.reason,
                   e.received_on AS "receivedOn", e.reference, r.withdrawal, s.amount, s.lines,
                   r.id AS "_id"
            FROM financing.refunds r JOIN tenancy.tenants t ON t.id = r.tenant_id
            LEFT JOIN financing.refund_receipts e
                ON e.tenant_id = r.tenant_id AND e.refund_id = r.id, LATERAL (
                SELECT (sum(l.amount_tiyn) / 100)::numeric(20,2)::text AS amount,
                       jsonb_agg(jsonb_build_object('line', l.line_id,
                           'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text)
                           ORDER BY l.line_id) AS lines
                FROM financing.refund_lines l
                WHERE l.tenant_id = r.tenant_id AND l.refund_id = r.id) s
            WHERE \(sql: try conditions()) ORDER BY r.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let stated: Fragment? = state.map { state in
            switch state {
            case .demanded: "e.refund_id IS NULL AND NOT r.withdrawn"
            case .received: "e.refund_id IS NOT NULL"
            case .withdrawn: "r.withdrawn"
            }
        }
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("r")), contract.map(Fragment.contract("r")),
            organisation.map { "r.organisation_id = \($0)" }, stated,
            kind.holds(tenant: "r.tenant_id", contract: "r.contract_id"),
            place.map { "r.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
