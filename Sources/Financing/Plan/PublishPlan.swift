import JSONRPC
import Kernel
import Postgres

/// Publishes the own plan of a year, or a further version of it with the reason for the change.
///
/// What is planned on a budget line is no more than the line holds at that moment; the items are all
/// that is planned, so that what is left out is no longer planned.
///
/// - Throws: ``Failure/notFound(_:)`` of `plan`, `theme` or `budget` (a line of that year);
///   ``Failure/conflict(_:)`` with `record.stale`, `plan.themeNotApproved`, `plan.beyondLine` or
///   `constraint.plan_items_theme_begun`; of two first versions at once one gets
///   `constraint.plans_year_unique`.
/// - Source: Law 36-III, Art. 4-2 (akimats publish planned themes).
struct PublishPlan: TransactionMethod {
    static let name = "plan.publish"
    static let summary = "Publishes the own plan of a year: themes, amounts, quarters, lines."
    static let access = Access.write(.planPublish)
    static let journal = JournalDeclaration.public("plan.published")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .stale, .planThemeNotApproved, .planBeyondLine, .violated("plan_items_theme_begun"),
        .violated("plans_year_unique"),
    ]

    let year: BudgetLine.Year
    let version: Int64
    let items: [PlanItem]
    let reason: ReasonText?

    init(_ parameters: inout Parameters) {
        year = parameters.required("year", "The financial year.")
        version = parameters.required("version", "The version last read; 0 before the first.")
        items = parameters.required("items", "All that is planned.")
        reason = parameters.optional("reason", "Why it is changed; for all but the first version.")
        parameters.check(!items.isEmpty, "items", "empty")
        parameters.check(Set(items.map(\.key)).count == items.count, "items", "duplicate")
        parameters.check((version == 0) == (reason == nil), "reason", "ofChange")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let results = try await call.send(
            [Plan.lock(year, of: tenant)]
                + PlanGround.statements(for: items, of: tenant, in: year))
        let held = try results[0].rows(Plan.Held.self).first
        guard held != nil || version == 0 else { throw .notFound("plan") }
        guard held?.version ?? 0 == version else { throw .conflict(.stale) }
        let rows = try PlanGround(results[1...]).rows(of: items)
        let id = held?.id ?? Plan.ID.make()
        let facts: JSON.Object = [
            "tenant": .string(call.caller.tenantCode ?? ""), "year": .int(year.number),
            "items": .array(items.map(\.json)),
        ]
        let entry = Entry(
            "plan", id, version: version + 1, facts: facts,
            texts: reason.map { [("reason", $0.text)] } ?? [])
        return try await call.finish(
            [
                version == 0 ? try first(id, call).statement : try further(id, call).statement,
                insert(rows, of: id, of: tenant).statement,
            ], entries: [entry], answer: .receipt(id, version: version + 1))
    }

    /// The plan with its first version; each refers to the other, so one statement writes both.
    private func first(_ id: Plan.ID, _ call: Call) throws(Failure) -> Command {
        """
        WITH published AS (\(sql: try published(id, call)))
        INSERT INTO financing.plans (tenant_id, id, year)
        VALUES (\(try call.tenant), \(id), \(year))
        """
    }

    private func further(_ id: Plan.ID, _ call: Call) throws(Failure) -> Command {
        """
        WITH published AS (\(sql: try published(id, call)))
        UPDATE financing.plans SET version = \(version + 1)
        WHERE tenant_id = \(try call.tenant) AND id = \(id)
        """
    }

    private func published(_ id: Plan.ID, _ call: Call) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.plan_versions (tenant_id, plan_id, version, year, actor, reason)
        VALUES (\(try call.tenant), \(id), \(version + 1), \(year), \(call.caller.publicName),
            \(reason))
        """
    }

    private func insert(
        _ rows: [PlanGround.Row], of id: Plan.ID, of tenant: Tenant.ID
    ) -> Command {
        """
        INSERT INTO financing.plan_items
            (tenant_id, plan_id, version, year, line_id, place, theme_id, theme_year, quarter,
             line_version, line_amount_tiyn, before_tiyn, amount_tiyn)
        SELECT \(tenant), \(id), \(version + 1), \(year), i.*
        FROM unnest(\(Column(rows.map { Optional($0.line.id) })),
            \(Column(rows.map { Optional($0.place) })),
            \(Column(rows.map { Optional($0.item.theme) })),
            \(Column(rows.map { Optional($0.themeYear) })),
            \(Column(rows.map { Optional($0.item.quarter) })),
            \(Column(rows.map { Optional($0.line.version) })),
            \(Column(rows.map { Optional($0.line.amount) })),
            \(Column(rows.map { Optional($0.before) })),
            \(Column(rows.map { Optional($0.item.amount) }))) AS i
        """
    }
}
