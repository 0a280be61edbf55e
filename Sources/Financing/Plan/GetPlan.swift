import JSONRPC
import Kernel
import Postgres

/// A plan as one of its versions has it, and what that version changed.
struct GetPlan: QueryMethod {
    static let name = "plan.get"
    static let summary = "The plan of a tenant for a year, and what its version changed."
    static let access = Access.public
    static let result = Schema.object([
        ("id", .id), ("version", .version), ("newest", .version), ("tenant", .string()),
        ("year", BudgetLine.Year.schema), ("publishedAt", .instant), ("actor", .string()),
        ("reason?", .string()), ("total", Money.schema), ("items", .array(of: item)),
        ("changes", .array(of: change)),
    ])

    private static let item = Schema.object([
        "theme": .id, "title": .texts, "line": .id, "programme": .string(),
        "specific": .string(), "quarter": .integer(1...4), "amount": Money.schema,
    ])

    /// Without `before` it was added, without `after` taken out.
    private static let change = Schema.object([
        "theme": .id, "line": .id, "quarter": .integer(1...4), "before?": Money.schema,
        "after?": Money.schema,
    ])

    let tenant: Code
    let year: BudgetLine.Year
    let version: Int64?

    init(_ parameters: inout Parameters) {
        tenant = parameters.required("tenant", "Code of the tenant, such as `KZ-75`.")
        year = parameters.required("year", "The financial year.")
        version = parameters.optional("version", "The newest unless said.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT p.id, v.version, p.version AS newest, t.code AS tenant, p.year,
                   v.published_at AS "publishedAt", v.actor, v.reason,
                   \(sql: PlanText.total), \(sql: Self.items), \(sql: Self.changes)
            FROM tenancy.tenants t JOIN financing.plans p ON p.tenant_id = t.id
            JOIN financing.plan_versions v ON v.tenant_id = p.tenant_id AND v.plan_id = p.id
            WHERE t.code = \(tenant) AND p.year = \(year)
              AND v.version = coalesce(\(version), p.version)
            """
        return .one(query, "plan")
    }

    private static let items: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('theme', i.theme_id,
             'title', jsonb_build_object('kk', h.title_kk, 'ru', h.title_ru), 'line', i.line_id,
             'programme', l.programme, 'specific', l.specific, 'quarter', i.quarter,
             'amount', (i.amount_tiyn / 100.0)::numeric(20,2)::text))
             ORDER BY i.quarter, i.theme_id, i.line_id)
         FROM financing.plan_items i
         JOIN financing.themes h ON h.tenant_id = i.tenant_id AND h.id = i.theme_id
         JOIN financing.budget_lines l ON l.tenant_id = i.tenant_id AND l.id = i.line_id
         WHERE i.tenant_id = v.tenant_id AND i.plan_id = v.plan_id AND i.version = v.version)
            AS items
        """

    /// Nothing stands before the first version, so nothing changed in it.
    private static let changes: StaticString = """
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('theme', theme_id,
             'line', line_id, 'quarter', quarter,
             'before', (o.amount_tiyn / 100.0)::numeric(20,2)::text,
             'after', (n.amount_tiyn / 100.0)::numeric(20,2)::text))
             ORDER BY quarter, theme_id, line_id), '[]')
         FROM (SELECT i.theme_id, i.line_id, i.quarter, i.amount_tiyn
               FROM financing.plan_items i WHERE i.tenant_id = v.tenant_id
                 AND i.plan_id = v.plan_id AND i.version = v.version - 1) AS o
         FULL JOIN (SELECT i.theme_id, i.line_id, i.quarter, i.amount_tiyn
               FROM financing.plan_items i WHERE i.tenant_id = v.tenant_id
                 AND i.plan_id = v.plan_id AND i.version = v.version) AS n
             USING (theme_id, line_id, quarter)
         WHERE v.version > 1 AND o.amount_tiyn IS DISTINCT FROM n.amount_tiyn) AS changes
        """
}

/// What the answers about plans share.
enum PlanText {
    /// Of all items of `financing.plan_versions v`.
    static let total: StaticString = """
        (SELECT (sum(i.amount_tiyn) / 100)::numeric(22,2)::text FROM financing.plan_items i
         WHERE i.tenant_id = v.tenant_id AND i.plan_id = v.plan_id AND i.version = v.version)
            AS total
        """
}
