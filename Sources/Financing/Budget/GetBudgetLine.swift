import JSONRPC
import Kernel
import Postgres

/// A budget line with every act that made it what it is.
struct GetBudgetLine: QueryMethod {
    static let name = "budget.get"
    static let summary = "A budget line with its entries, the first one first."
    static let access = Access.public
    static let result = Schema.object(BudgetItem.members + [("entries", .array(of: entry))])

    private static let entry = Schema.object([
        "seq": .integer(), "at": .instant, "actor": .string(), "before": Money.schema,
        "change": Money.schema, "after": Money.schema, "reason": .string(),
        "reference": .string(), "sha256": .string(),
    ])

    let line: BudgetLine.ID

    init(_ parameters: inout Parameters) {
        line = parameters.required("line", "The line.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: BudgetItem.columns), \(sql: Self.entries)
            FROM financing.budget_lines l JOIN tenancy.tenants t ON t.id = l.tenant_id
            WHERE l.id = \(line)
            """
        return .one(query, "budget")
    }

    private static let entries: StaticString = """
        (SELECT jsonb_agg(jsonb_build_object('seq', e.seq,
            'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', e.actor, 'before', (e.before_tiyn / 100.0)::numeric(20,2)::text,
            'change', (e.change_tiyn / 100.0)::numeric(20,2)::text,
            'after', (e.after_tiyn / 100.0)::numeric(20,2)::text, 'reason', e.reason,
            'reference', e.reference, 'sha256', encode(e.reference_sha256, 'hex'))
            ORDER BY e.seq)
         FROM financing.budget_entries e
         WHERE e.tenant_id = l.tenant_id AND e.line_id = l.id) AS entries
        """
}
