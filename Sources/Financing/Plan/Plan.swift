import JSONRPC
import Kernel
import Postgres

/// A tenant's plan of a year: which themes get how much from which budget line, in which quarter.
///
/// What was published stays; a change is a further version with all its items.
enum Plan {
    typealias ID = Identifier<Plan>

    /// A plan's row, locked to the end of the call.
    struct Held: RowDecodable {
        var id: ID
        var version: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            version = try row.next()
        }
    }

    static func lock(_ year: BudgetLine.Year, of tenant: Tenant.ID) -> Statement {
        let query: Query<Held> = """
            SELECT id, version FROM financing.plans
            WHERE tenant_id = \(tenant) AND year = \(year) FOR UPDATE
            """
        return query.statement
    }
}

/// One theme of a plan, with money from one line.
struct PlanItem: Parameter, Hashable {
    var theme: Theme.ID
    var line: BudgetLine.ID
    var quarter: Int64
    var amount: Money

    private static let quarters: ClosedRange<Int64> = 1...4

    static var schema: Schema {
        .object([
            "theme": .id, "line": .id, "quarter": .integer(quarters), "amount": Money.schema,
        ])
    }
    static var sample: PlanItem {
        PlanItem(theme: .sample, line: .sample, quarter: 1, amount: .sample)
    }

    private init(theme: Theme.ID, line: BudgetLine.ID, quarter: Int64, amount: Money) {
        (self.theme, self.line, self.quarter, self.amount) = (theme, line, quarter, amount)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        theme = members.required("theme", "")
        line = members.required("line", "")
        quarter = members.required("quarter", "")
        amount = members.required("amount", "")
        members.check(Self.quarters ~= quarter, "quarter", "range")
        members.check(amount.tiyn > 0, "amount", "money.positive")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What is planned twice where these are the same.
    var key: [String] { [theme.description, line.description, String(quarter)] }

    /// As a fact of the journal.
    var json: JSON {
        [
            "theme": .string(theme.description), "line": .string(line.description),
            "quarter": .int(quarter), "amount": .string(amount.description),
        ]
    }
}

extension Reason {
    static let planThemeNotApproved = Reason(
        "plan.themeNotApproved", kk: "Жоспарға тек бекітілген тақырып енгізіледі",
        ru: "В план включают только утверждённую тему",
        en: "Only an approved theme goes into a plan")
    static let planBeyondLine = Reason(
        "plan.beyondLine", kk: "Бюджет жолының сомасынан асады",
        ru: "Превышает сумму строки бюджета", en: "It is more than the budget line holds")

    /// The same reason with the line and both sums in its text.
    static func planBeyondLine(_ line: PlanGround.Line, _ planned: Int128) -> Reason {
        let sums = "\(line.code): \(PlanGround.text(planned)) > \(line.amount)"
        return Reason(
            planBeyondLine.code, kk: "\(planBeyondLine.text.kk): \(sums)",
            ru: "\(planBeyondLine.text.ru): \(sums)", en: "\(planBeyondLine.text.en): \(sums)")
    }
}
