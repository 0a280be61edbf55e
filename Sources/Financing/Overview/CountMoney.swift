import JSONRPC
import Kernel
import Postgres

/// How much is announced, applied for, awarded, contracted, paid and returned, and how often: in all,
/// and by tenant, sphere, instrument and year.
///
/// Everything counts in the financial year of its order, so that one row follows the same money from
/// the announcement on. Behind each number is a list that takes the same filters: `order.search`,
/// `order.applications` (opened ones; nobody knows of others), `award.list` (but for annulled ones),
/// `contract.list`, `payment.list` and `refund.list` (confirmed and received ones).
struct CountMoney: QueryMethod {
    static let name = "financing.statistics"
    static let summary = "Counts and sums from orders to refunds, by tenant, sphere and year."
    static let access = Access.public
    static let result = Schema.object([
        "at": .instant, "total": .object(stages), "tenants": rows, "spheres": rows,
        "instruments": rows, "years": rows,
    ])
    static let example: JSON.Object? = ["tenant": "KZ-75"]

    private static let stages: [(String, Schema)] = [
        "announced", "applied", "awarded", "contracted", "paid", "returned",
    ].map { ($0, .object(["count": .integer(), "amount": Money.schema])) }
    private static let rows = Schema.array(of: .object([("code", .string())] + stages))

    let tenant: Code?
    let kind: OrderKind

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        kind = OrderKind(&parameters)
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let wanted =
            ["true"] + [tenant.map(Fragment.tenant("o"))].compactMap(\.self) + kind.conditions
        let query: Query<Never> = """
            WITH wanted AS (
                SELECT o.tenant_id, o.id, o.sphere, o.instrument, o.year, o.amount_tiyn
                FROM financing.orders o WHERE \(sql: Fragment(wanted, joined: " AND "))
            ), facts AS (\(sql: Self.facts)
            ), counted AS (
                SELECT CASE grouping(f.tenant_id, f.sphere, f.instrument, f.year)
                           WHEN 7 THEN 'tenant' WHEN 11 THEN 'sphere' WHEN 13 THEN 'instrument'
                           WHEN 14 THEN 'year' ELSE 'all' END AS kind,
                       coalesce((SELECT t.code FROM tenancy.tenants t WHERE t.id = f.tenant_id),
                           f.sphere, f.instrument, f.year::text) AS code,
                       \(sql: Self.stage("announced")), \(sql: Self.stage("applied")),
                       \(sql: Self.stage("awarded")), \(sql: Self.stage("contracted")),
                       \(sql: Self.stage("paid")), \(sql: Self.stage("returned"))
                FROM facts f
                GROUP BY GROUPING SETS
                    ((f.tenant_id), (f.sphere), (f.instrument), (f.year), ()))
            SELECT statement_timestamp() AS at,
                   (SELECT to_jsonb(c) - 'kind' - 'code' FROM counted c WHERE c.kind = 'all')
                       AS total,
                   \(sql: Self.list("tenant", "tenants")), \(sql: Self.list("sphere", "spheres")),
                   \(sql: Self.list("instrument", "instruments")),
                   \(sql: Self.list("year", "years"))
            """
        return .one(query, "statistics", lane: .slow)
    }

    /// A row for each order, application, award, contract, payment and refund.
    private static let facts: StaticString = """

        SELECT w.*, 'announced' AS stage, w.amount_tiyn AS tiyn FROM wanted w
        UNION ALL
        SELECT w.*, 'applied', a.amount_tiyn FROM wanted w
        JOIN financing.opened_applications a ON a.tenant_id = w.tenant_id AND a.order_id = w.id
        UNION ALL
        SELECT w.*, 'awarded', a.amount_tiyn FROM wanted w
        JOIN financing.awards a ON a.tenant_id = w.tenant_id AND a.order_id = w.id
            AND a.state <> 'annulled'
        UNION ALL
        SELECT w.*, 'contracted', (
            SELECT sum(l.contracted_tiyn) FROM financing.contract_lines l
            WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id)
        FROM wanted w
        JOIN financing.contracts c ON c.tenant_id = w.tenant_id AND c.order_id = w.id
        UNION ALL
        SELECT w.*, 'paid', (
            SELECT sum(l.amount_tiyn) FROM financing.tranche_lines l
            WHERE l.tenant_id = p.tenant_id AND l.tranche_id = p.tranche_id)
        FROM wanted w
        JOIN financing.contracts c ON c.tenant_id = w.tenant_id AND c.order_id = w.id
        JOIN financing.payments p ON p.tenant_id = c.tenant_id AND p.contract_id = c.id
        JOIN financing.payment_confirmations f
            ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
        UNION ALL
        SELECT w.*, 'returned', (
            SELECT sum(l.amount_tiyn) FROM financing.refund_lines l
            WHERE l.tenant_id = r.tenant_id AND l.refund_id = r.id)
        FROM wanted w
        JOIN financing.contracts c ON c.tenant_id = w.tenant_id AND c.order_id = w.id
        JOIN financing.refunds r ON r.tenant_id = c.tenant_id AND r.contract_id = c.id
        JOIN financing.refund_receipts e ON e.tenant_id = r.tenant_id AND e.refund_id = r.id
        """

    private static func stage(_ name: StaticString) -> Fragment {
        """
        jsonb_build_object('count', count(*) FILTER (WHERE f.stage = '\(sql: name)'),
            'amount', (coalesce(sum(f.tiyn) FILTER (WHERE f.stage = '\(sql: name)'), 0)
                / 100)::numeric(20,2)::text) AS \(sql: name)
        """
    }

    private static func list(_ kind: StaticString, _ alias: StaticString) -> Fragment {
        """
        (SELECT coalesce(jsonb_agg(to_jsonb(c) - 'kind' ORDER BY c.code), '[]'::jsonb)
         FROM counted c WHERE c.kind = '\(sql: kind)') AS \(sql: alias)
        """
    }
}
