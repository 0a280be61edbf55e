import JSONRPC
import Kernel
import Postgres

/// What a report says.
struct ReportContent {
    var narrative: ReasonText
    var indicators: [Indicator]
    var spending: [Spending]

    init(_ parameters: inout Parameters) {
        narrative = parameters.required("narrative", "What was done; public.")
        indicators = parameters.required(
            "indicators", "What was reached, against what was planned.")
        spending = parameters.required(
            "spending", "What the money of the whole project was spent on so far.")
        parameters.check(spent != nil, "spending", "range")
    }

    /// What was to be reached and was, counted.
    struct Indicator: Parameter {
        var name: Name
        var unit: Name
        var planned: Int64
        var reached: Int64

        static var schema: Schema {
            .object([
                "name": Name.schema, "unit": Name.schema, "planned": .integer(0...Int64.max),
                "reached": .integer(0...Int64.max),
            ])
        }
        static var sample: Indicator {
            Indicator(name: .sample, unit: .sample, planned: 0, reached: 0)
        }

        private init(name: Name, unit: Name, planned: Int64, reached: Int64) {
            (self.name, self.unit, self.planned, self.reached) = (name, unit, planned, reached)
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            name = members.required("name", "")
            unit = members.required("unit", "")
            planned = members.required("planned", "")
            reached = members.required("reached", "")
            members.check(planned >= 0, "planned", "range")
            members.check(reached >= 0, "reached", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }

        var json: JSON {
            [
                "name": .string(name.text), "unit": .string(unit.text), "planned": .int(planned),
                "reached": .int(reached),
            ]
        }
    }

    /// What money was spent on.
    struct Spending: Parameter {
        var item: Name
        var amount: Money

        static var schema: Schema { .object(["item": Name.schema, "amount": Money.schema]) }
        static var sample: Spending { Spending(item: .sample, amount: .sample) }

        private init(item: Name, amount: Money) { (self.item, self.amount) = (item, amount) }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            item = members.required("item", "")
            amount = members.required("amount", "")
            members.check(amount.tiyn > 0, "amount", "money.positive")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }

        var json: JSON {
            ["item": .string(item.text), "amount": .string(amount.description)]
        }
    }

    /// Tiyn of all items; nil where that is more than money can be.
    var spent: Money? { .sum(spending.map(\.amount)) }

    private var indicatorText: String { JSON.array(indicators.map(\.json)).text }
    private var spendingText: String { JSON.array(spending.map(\.json)).text }

    var texts: [(field: String, value: String)] {
        [
            ("narrative", narrative.text), ("indicators", indicatorText),
            ("spending", spendingText),
        ]
    }

    func insert(
        _ report: ProjectReport.ID, _ seq: Int64, of tenant: Tenant.ID, by call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO financing.project_report_contents
                (tenant_id, report_id, seq, organisation_id, narrative, indicators, spending,
                 spent_tiyn)
            VALUES (\(tenant), \(report), \(seq), \(try call.organisation), \(narrative),
                \(indicatorText), \(spendingText), \(spent))
            """
        return query.statement
    }
}
