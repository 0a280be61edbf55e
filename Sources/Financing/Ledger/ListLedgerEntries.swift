import JSONRPC
import Kernel
import Postgres

/// What a ledger is asked about.
struct LedgerFilter {
    var tenant: Code?
    var year: BudgetLine.Year?
    var line: BudgetLine.ID?
    var contract: Contract.ID?
    var organisation: Organisation.ID?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        year = parameters.optional("year", "The financial year of the budget line.")
        line = parameters.optional("line", "Only of this budget line.")
        contract = parameters.optional("contract", "Only of this contract.")
        organisation = parameters.optional("organisation", "Only with this organisation.")
    }

    /// Of `financing.ledger_entries e`.
    var conditions: [Fragment] {
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("e")), contract.map(Fragment.contract("e")),
            line.map {
                """
                e.line_id = \($0) AND e.tenant_id =
                    (SELECT b.tenant_id FROM financing.budget_lines b WHERE b.id = \($0))
                """
            }, organisation.map { "e.organisation_id = \($0)" },
            year.map {
                """
                EXISTS (SELECT FROM financing.budget_lines y WHERE y.tenant_id = e.tenant_id
                    AND y.id = e.line_id AND y.year = \($0))
                """
            },
        ]
        return conditions.compactMap(\.self)
    }
}

/// The accounts between which money moves, for each line of a contract.
enum LedgerAccount: String, Choice {
    /// What the budget line has committed.
    case budget
    /// Owed to the organisation.
    case contract
    /// Paid to it.
    case organisation
    /// Paid back when the budget line's year was over: the budget's revenue. Before that it goes back
    /// to the line.
    case returned
}

/// Movements of money, the newest on top.
struct ListLedgerEntries: QueryMethod {
    static let name = "ledger.entries"
    static let summary = "Movements of money by line, contract, organisation, tenant and year."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "at": .instant, "act": .string(),
            "debit": LedgerAccount.schema, "credit": LedgerAccount.schema,
            "amount": Money.schema, "line": .id, "contract": .id, "organisation": .id,
            "seq": .integer(), "version?": .version, "payment?": .id, "tranche?": .id,
            "refund?": .id, "contracted": Money.schema, "paid": Money.schema,
            "returned": Money.schema, "freed": Money.schema,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let filter: LedgerFilter
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        filter = LedgerFilter(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place: [Fragment] =
            try after.map { after throws(Failure) in
                ["e.id < \(try after.id())"]
            } ?? []
        let query: Query<Never> = """
            SELECT e.id, t.code AS tenant, e.at, e.act, e.debit, e.credit,
                   (e.amount_tiyn / 100.0)::numeric(20,2)::text AS amount, e.line_id AS line,
                   e.contract_id AS contract, e.organisation_id AS organisation, e.seq, e.version,
                   e.payment_id AS payment, e.tranche_id AS tranche, e.refund_id AS refund,
                   (e.contracted_tiyn / 100.0)::numeric(20,2)::text AS contracted,
                   (e.paid_tiyn / 100.0)::numeric(20,2)::text AS paid,
                   (e.returned_tiyn / 100.0)::numeric(20,2)::text AS returned,
                   (e.freed_tiyn / 100.0)::numeric(20,2)::text AS freed, e.id AS "_id"
            FROM financing.ledger_entries e JOIN tenancy.tenants t ON t.id = e.tenant_id
            WHERE \(sql: Fragment(filter.conditions + place, joined: " AND "))
            ORDER BY e.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// What the accounts hold; their balances add up to nothing, always.
struct GetLedgerBalance: QueryMethod {
    static let name = "ledger.balance"
    static let summary = "Debit, credit and balance of each account, by the filters of the entries."
    static let access = Access.public
    static let result = Schema.object([
        "movements": .integer(), "total": Money.schema,
        "accounts": .array(
            of: .object([
                "account": LedgerAccount.schema, "debit": Money.schema,
                "credit": Money.schema, "balance": Money.schema,
            ])),
    ])
    static let example: JSON.Object? = ["year": 2026]

    let filter: LedgerFilter

    init(_ parameters: inout Parameters) { filter = LedgerFilter(&parameters) }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            WITH movements AS (
                SELECT e.debit, e.credit, e.amount_tiyn FROM financing.ledger_entries e
                WHERE \(sql: Fragment(filter.conditions, joined: " AND "))),
            accounts AS (
                SELECT a.account, a.place,
                       coalesce(sum(m.amount_tiyn) FILTER (WHERE m.debit = a.account), 0) AS debit,
                       coalesce(sum(m.amount_tiyn) FILTER (WHERE m.credit = a.account), 0) AS credit
                FROM (VALUES ('budget', 1), ('contract', 2), ('organisation', 3),
                          ('returned', 4)) AS a (account, place)
                LEFT JOIN movements m ON a.account IN (m.debit, m.credit)
                GROUP BY a.account, a.place)
            SELECT (SELECT count(*) FROM movements) AS movements,
                   (sum(debit - credit) / 100)::numeric(22,2)::text AS total,
                   jsonb_agg(jsonb_build_object('account', account,
                       'debit', (debit / 100)::numeric(22,2)::text,
                       'credit', (credit / 100)::numeric(22,2)::text,
                       'balance', ((debit - credit) / 100)::numeric(22,2)::text)
                       ORDER BY place) AS accounts
            FROM accounts
            """
        return .one(query, "ledger")
    }
}
