import JSONRPC
import Kernel
import Postgres

/// Payments, the newest on top.
struct ListPayments: QueryMethod {
    static let name = "payment.list"
    static let summary = "Payments by tenant, contract, organisation, state and kind of order."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "contract": .id, "tranche": .id,
            "organisation": .id, "state": Payment.State.schema, "orderedAt": .instant,
            "confirmedAt?": .instant, "paidOn?": .date, "refusedAt?": .instant,
            "refusedOn?": .date, "reason?": .string(), "reference?": .string(),
            "amount": Money.schema, "lines": .array(of: LineAmount.schema),
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let tenant: Code?
    let contract: Contract.ID?
    let organisation: Organisation.ID?
    let state: Payment.State?
    let kind: OrderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        contract = parameters.optional("contract", "Only of this contract.")
        organisation = parameters.optional("organisation", "Only to this organisation.")
        state = parameters.optional("state", "Only in this state.")
        kind = OrderKind(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT p.id, t.code AS tenant, p.contract_id AS contract, p.tranche_id AS tranche,
                   p.organisation_id AS organisation,
                   CASE WHEN f.payment_id IS NOT NULL THEN 'confirmed'
                       WHEN r.payment_id IS NOT NULL THEN 'refused' ELSE 'ordered' END AS state,
                   p.ordered_at AS "orderedAt", f.confirmed_at AS "confirmedAt",
                   f.paid_on AS "paidOn", r.refused_at AS "refusedAt", r.refused_on AS "refusedOn",
                   r.reason, coalesce(f.reference, r.reference) AS reference, s.amount, s.lines,
                   p.id AS "_id"
            FROM financing.payments p JOIN tenancy.tenants t ON t.id = p.tenant_id
            LEFT JOIN financing.payment_confirmations f
                ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
            LEFT JOIN financing.payment_refusals r
                ON r.tenant_id = p.tenant_id AND r.payment_id = p.id, LATERAL (
                SELECT (sum(l.amount_tiyn) / 100)::numeric(20,2)::text AS amount,
                       jsonb_agg(jsonb_build_object('line', l.line_id,
                           'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text)
                           ORDER BY l.line_id) AS lines
                FROM financing.tranche_lines l
                WHERE l.tenant_id = p.tenant_id AND l.tranche_id = p.tranche_id) s
            WHERE \(sql: try conditions()) ORDER BY p.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let stated: Fragment? = state.map { state in
            switch state {
            case .ordered: "f.payment_id IS NULL AND r.payment_id IS NULL"
            case .confirmed: "f.payment_id IS NOT NULL"
            case .refused: "r.payment_id IS NOT NULL"
            }
        }
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("p")), contract.map(Fragment.contract("p")),
            organisation.map { "p.organisation_id = \($0)" }, stated,
            kind.holds(tenant: "p.tenant_id", contract: "p.contract_id"),
            place.map { "p.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
