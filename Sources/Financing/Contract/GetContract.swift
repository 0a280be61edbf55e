import JSONRPC
import Kernel
import Postgres

/// How a contract looks in answers.
enum ContractItem {
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("order", .id),
        ("award", .id), ("organisation", .id), ("startsOn", .date), ("endsOn", .date),
        ("reportDueOn", .date), ("contracted", Money.schema), ("planned", Money.schema),
        ("paid", Money.schema), ("returned", Money.schema), ("freed", Money.schema),
        ("terminated", .boolean),
    ]

    /// Of `financing.contracts c` with its tenant as `t`, its last version as `v` and the totals of
    /// its lines as `s`.
    static let columns: StaticString = """
        c.id, c.version, t.code AS tenant, c.order_id AS "order", c.award_id AS award,
        c.organisation_id AS organisation, v.starts_on AS "startsOn", v.ends_on AS "endsOn",
        v.report_due_on AS "reportDueOn", s.contracted, s.planned, s.paid, s.returned, s.freed,
        c.terminated
        """

    static let source: StaticString = """
        financing.contracts c
        JOIN tenancy.tenants t ON t.id = c.tenant_id
        JOIN financing.contract_versions v
            ON v.tenant_id = c.tenant_id AND v.root_id = c.id AND v.version = c.version,
        LATERAL (
            SELECT (sum(l.contracted_tiyn) / 100)::numeric(20,2)::text AS contracted,
                   (sum(l.planned_tiyn) / 100)::numeric(20,2)::text AS planned,
                   (sum(l.paid_tiyn) / 100)::numeric(20,2)::text AS paid,
                   (sum(l.returned_tiyn) / 100)::numeric(20,2)::text AS returned,
                   (sum(l.freed_tiyn) / 100)::numeric(20,2)::text AS freed
            FROM financing.contract_lines l
            WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id) s
        """
}

/// A contract with its budget lines and every version of it.
struct GetContract: QueryMethod {
    static let name = "contract.get"
    static let summary = "A contract: its money by budget line, and its chain of versions."
    static let access = Access.public
    static let result = Schema.object(
        ContractItem.members + [
            ("eligibility", Eligibility.whole), ("lines", .array(of: line)),
            ("versions", .array(of: version)), ("terminations", .array(of: termination)),
        ])

    private static let line = Schema.object([
        "line": .id, "year": .integer(), "programme": .string(), "specific": .string(),
        "contracted": Money.schema, "planned": Money.schema, "ordered": Money.schema,
        "paid": Money.schema, "returned": Money.schema, "freed": Money.schema,
    ])
    private static let version = Schema.object([
        "version": .version, "id": .id, "parent?": .id, "signedAt": .instant,
        "actor": .string(), "startsOn": .date, "endsOn": .date, "reportDueOn": .date,
        "reason?": .string(), "document": paper, "signature?": paper,
        "lines": .array(of: .object(["line": .id, "amount": Money.schema])),
    ])
    /// Notices that the contract ends before it is fulfilled, the withdrawn ones too.
    private static let termination = Schema.object([
        "id": .id, "version": .version, "state": Termination.State.schema, "ground": .string(),
        "breach?": .id, "endsOn": .date, "reportDueOn": .date, "reason": .string(),
        "document": paper, "announcedAt": .instant, "endedAt?": .instant,
        "withdrawal?": .string(),
    ])
    private static let paper = Schema.object(["reference": .string(), "sha256": .string()])

    let contract: Contract.ID

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract, by the id of its root.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: ContractItem.columns), c.eligibility, \(sql: Self.lines), \(sql: Self.versions),
                   \(sql: Self.terminations)
            FROM \(sql: ContractItem.source) WHERE c.id = \(contract)
            """
        return .one(query, "contract")
    }

    private static let lines: StaticString = """
        (SELECT jsonb_agg(jsonb_build_object('line', l.line_id, 'year', b.year,
             'programme', b.programme, 'specific', b.specific,
             'contracted', (l.contracted_tiyn / 100.0)::numeric(20,2)::text,
             'planned', (l.planned_tiyn / 100.0)::numeric(20,2)::text,
             'ordered', (l.ordered_tiyn / 100.0)::numeric(20,2)::text,
             'paid', (l.paid_tiyn / 100.0)::numeric(20,2)::text,
             'returned', (l.returned_tiyn / 100.0)::numeric(20,2)::text,
             'freed', (l.freed_tiyn / 100.0)::numeric(20,2)::text)
             ORDER BY b.year, l.line_id)
         FROM financing.contract_lines l
         JOIN financing.budget_lines b ON b.tenant_id = l.tenant_id AND b.id = l.line_id
         WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id) AS lines
        """

    private static let versions: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('version', p.version, 'id', p.id,
             'parent', p.parent_id,
             'signedAt', to_char(p.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'actor', p.actor, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
             'reportDueOn', p.report_due_on, 'reason', p.reason,
             'document', jsonb_build_object('reference', p.reference,
                 'sha256', encode(p.reference_sha256, 'hex')),
             'signature', CASE WHEN p.signature IS NOT NULL THEN jsonb_build_object(
                 'reference', p.signature, 'sha256', encode(p.signature_sha256, 'hex')) END,
             'lines', (SELECT jsonb_agg(jsonb_build_object('line', a.line_id,
                     'amount', (a.amount_tiyn / 100.0)::numeric(20,2)::text) ORDER BY a.line_id)
                 FROM financing.contract_amounts a WHERE a.tenant_id = p.tenant_id
                   AND a.root_id = p.root_id AND a.version = p.version)))
             ORDER BY p.version)
         FROM financing.contract_versions p
         WHERE p.tenant_id = c.tenant_id AND p.root_id = c.id) AS versions
        """

    private static let terminations: StaticString = """
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', x.id,
             'version', x.version, 'state', x.state, 'ground', x.ground, 'breach', x.breach_id,
             'endsOn', x.ends_on, 'reportDueOn', x.report_due_on, 'reason', x.reason,
             'document', jsonb_build_object('reference', x.reference,
                 'sha256', encode(x.reference_sha256, 'hex')),
             'announcedAt', to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'endedAt', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'withdrawal', e.reason)) ORDER BY x.id), '[]')
         FROM financing.terminations x
         JOIN financing.termination_steps f
             ON f.tenant_id = x.tenant_id AND f.termination_id = x.id AND f.seq = 1
         LEFT JOIN financing.termination_steps e
             ON e.tenant_id = x.tenant_id AND e.termination_id = x.id AND e.seq = 2
         WHERE x.tenant_id = c.tenant_id AND x.contract_id = c.id) AS terminations
        """
}

/// Contracts, the newest on top.
struct ListContracts: QueryMethod {
    static let name = "contract.list"
    static let summary = "Contracts by tenant, order and its kind, organisation, budget line."
    static let access = Access.public
    static let result = Schema.page(of: .object(ContractItem.members))
    static let example: JSON.Object? = ["limit": 5]

    let tenant: Code?
    let order: Order.ID?
    let organisation: Organisation.ID?
    let line: BudgetLine.ID?
    let kind: OrderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        order = parameters.optional("order", "Only of this order.")
        organisation = parameters.optional("organisation", "Only with this organisation.")
        line = parameters.optional("line", "Only what takes of this budget line.")
        kind = OrderKind(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: ContractItem.columns), c.id AS "_id"
            FROM \(sql: ContractItem.source)
            WHERE \(sql: try conditions()) ORDER BY c.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("c")), order.map { "c.order_id = \($0)" },
            organisation.map { "c.organisation_id = \($0)" },
            line.map {
                """
                EXISTS (SELECT FROM financing.contract_lines b WHERE b.tenant_id = c.tenant_id
                    AND b.contract_id = c.id AND b.line_id = \($0))
                """
            }, kind.holds(tenant: "c.tenant_id", order: "c.order_id"), place.map { "c.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
