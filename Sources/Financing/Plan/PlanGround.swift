import Kernel
import Postgres

/// What the items of a plan rest on: lines, which keep their amounts to the end of the call, and
/// themes.
struct PlanGround {
    struct Line: RowDecodable {
        var id: BudgetLine.ID
        var version: Int64
        var amount: Money
        /// Programme and specific.
        var code: String

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            version = try row.next()
            amount = try row.next()
            code = try row.next()
        }
    }

    private struct Subject: RowDecodable {
        var id: Theme.ID
        var state: Theme.State
        var year: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            state = try row.word("state")
            year = try row.next()
        }
    }

    /// An item with what its row keeps of line and theme.
    struct Row {
        var item: PlanItem
        var line: Line
        var themeYear: Int64
        /// Among the items of its line, from 1 on.
        var place: Int64
        /// What the items before it take from the line, in tiyn.
        var before: Int64
    }

    private var lines: [BudgetLine.ID: Line] = [:]
    private var themes: [Theme.ID: Subject] = [:]

    /// Shared locks in the order of the ids, so that no amount is cut under a plan and two plans
    /// never wait for each other.
    static func statements(
        for items: [PlanItem], of tenant: Tenant.ID, in year: BudgetLine.Year
    ) -> [Statement] {
        let lines: Query<Line> = """
            SELECT id, version, amount_tiyn, programme || ' / ' || specific
            FROM financing.budget_lines
            WHERE tenant_id = \(tenant) AND year = \(year)
              AND id = ANY (\(Column(items.map { Optional($0.line) })))
            ORDER BY id FOR SHARE
            """
        let themes: Query<Subject> = """
            SELECT id, state, year::int8 FROM financing.themes
            WHERE tenant_id = \(tenant) AND id = ANY (\(Column(items.map { Optional($0.theme) })))
            """
        return [lines.statement, themes.statement]
    }

    init(_ results: ArraySlice<ResultSet>) throws(Failure) {
        let results = Array(results)
        for line in try results[0].rows(Line.self) { lines[line.id] = line }
        for theme in try results[1].rows(Subject.self) { themes[theme.id] = theme }
    }

    /// The items in their places.
    ///
    /// - Throws: `notFound` of a theme or a line of that year; `plan.themeNotApproved` or
    ///   `plan.beyondLine`.
    func rows(of items: [PlanItem]) throws(Failure) -> [Row] {
        try checkSums(of: items)
        var taken: [BudgetLine.ID: (place: Int64, sum: Int64)] = [:]
        var rows: [Row] = []
        for item in items {
            guard let theme = themes[item.theme] else { throw .notFound("theme") }
            guard theme.state == .approved else { throw .conflict(.planThemeNotApproved) }
            guard let line = lines[item.line] else { throw .notFound("budget") }
            let (place, sum) = taken[line.id] ?? (0, 0)
            rows.append(
                Row(
                    item: item, line: line, themeYear: theme.year, place: place + 1, before: sum))
            // Within the line's amount, as was checked above.
            taken[line.id] = (place + 1, sum + item.amount.tiyn)
        }
        return rows
    }

    private func checkSums(of items: [PlanItem]) throws(Failure) {
        var sums: [BudgetLine.ID: Int128] = [:]
        for item in items { sums[item.line, default: 0] += Int128(item.amount.tiyn) }
        for item in items {
            guard let line = lines[item.line] else { throw .notFound("budget") }
            let planned = sums[item.line] ?? 0
            guard planned <= Int128(line.amount.tiyn) else {
                throw .conflict(.planBeyondLine(line, planned))
            }
        }
    }

    /// A sum that may be more than any amount, as ``Money`` would write it.
    static func text(_ tiyn: Int128) -> String {
        let (whole, rest) = tiyn.quotientAndRemainder(dividingBy: 100)
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
