import JSONRPC
import Kernel
import Postgres

/// Reports with what they said last, the newest on top.
struct ListProjectReports: QueryMethod {
    static let name = "projectReport.list"
    static let summary = "Reports by contract, tenant, organisation and state."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "contract": .id, "organisation": .id,
            "number": .integer(), "kind": ProjectReport.Kind.schema,
            "state": ProjectReport.State.schema, "at": .instant, "reason?": .string(),
            "narrative": .string(), "indicators": .array(of: ReportContent.Indicator.schema),
            "spending": .array(of: ReportContent.Spending.schema), "spent": Money.schema,
            "acceptance?": .id,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    /// A report may be 80 KiB long and an answer 4 MiB.
    private static let limitMax = 40

    let contract: Contract.ID?
    let tenant: Code?
    let organisation: Organisation.ID?
    let state: ProjectReport.State?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        contract = parameters.optional("contract", "Only on this contract.")
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        organisation = parameters.optional("organisation", "Only of this organisation.")
        state = parameters.optional("state", "Only in this state.")
        limit =
            parameters.optional("limit", "Items of a page; 20 unless said.") ?? Limit(20)
        after = parameters.optional("cursor", "Where the page before ended.")
        parameters.check(limit.count <= Self.limitMax, "limit", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT r.id, r.version, r.contract_id AS contract,
                   r.organisation_id AS organisation, r.number, r.kind, r.state, s.at, s.reason,
                   n.narrative, n.indicators::jsonb AS indicators, n.spending::jsonb AS spending,
                   (n.spent_tiyn / 100.0)::numeric(20,2)::text AS spent, a.id AS acceptance,
                   r.id AS "_id"
            FROM financing.project_reports r
            JOIN financing.project_report_steps s
                ON s.tenant_id = r.tenant_id AND s.report_id = r.id AND s.seq = r.version
            JOIN LATERAL (
                SELECT * FROM financing.project_report_contents c
                WHERE c.tenant_id = r.tenant_id AND c.report_id = r.id
                ORDER BY c.seq DESC LIMIT 1) n ON true
            LEFT JOIN financing.acceptances a
                ON a.tenant_id = r.tenant_id AND a.report_id = r.id
            WHERE \(sql: try conditions()) ORDER BY r.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", contract.map(Fragment.contract("r")), tenant.map(Fragment.tenant("r")),
            organisation.map { "r.organisation_id = \($0)" },
            state.map { "r.state = \($0.rawValue)" }, place.map { "r.id < \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }
}
