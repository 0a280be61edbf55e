import JSONRPC
import Kernel
import Postgres

/// What an application says. A draft may lack anything; a submission may not.
struct ApplicationContent: Parameter {
    /// The value as it was sent.
    var json: JSON
    var title: Texts<NameRule>?
    var summary: Texts<ProseRule>?
    var amount: Money?
    /// How much of the amount goes into the organisation's own base.
    var development: Money?
    var months: Int64?
    var spending: [Spending]
    var indicators: [Indicator]
    var documents: [OrderDocument]

    static var schema: Schema {
        .object([
            "title?": Texts<NameRule>.schema, "summary?": Texts<ProseRule>.schema,
            "amount?": Money.schema, "development?": Money.schema, "months?": .integer(1...120),
            "spending?": .array(of: Spending.schema),
            "indicators?": .array(of: Indicator.schema),
            "documents?": .array(of: OrderDocument.schema),
        ])
    }
    /// Only stands in for what was refused; nothing looks at it.
    static var sample: ApplicationContent {
        var members = Parameters([:])
        return ApplicationContent(&members, json: .null)
    }

    private init(_ members: inout Parameters, json: JSON) {
        self.json = json
        title = members.optional("title", "")
        summary = members.optional("summary", "")
        amount = members.optional("amount", "")
        development = members.optional("development", "")
        months = members.optional("months", "")
        spending = members.optional("spending", "") ?? []
        indicators = members.optional("indicators", "") ?? []
        documents = members.optional("documents", "") ?? []
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        self.init(&members, json: json)
        members.check(amount.map { $0.tiyn > 0 } ?? true, "amount", "range")
        members.check(development.map { $0.tiyn >= 0 } ?? true, "development", "range")
        members.check(months.map { 1...120 ~= $0 } ?? true, "months", "range")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What money is spent on.
    struct Spending: Parameter {
        var item: Name
        var amount: Money

        static var schema: Schema { .object(["item": Name.schema, "amount": Money.schema]) }
        static var sample: Spending { Spending(item: .sample, amount: .sample) }

        private init(item: Name, amount: Money) {
            self.item = item
            self.amount = amount
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            item = members.required("item", "")
            amount = members.required("amount", "")
            members.check(amount.tiyn > 0, "amount", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// What is to be reached, counted.
    struct Indicator: Parameter {
        var name: Name
        var unit: Name
        var target: Int64

        static var schema: Schema {
            .object([
                "name": Name.schema, "unit": Name.schema, "target": .integer(1...Int64.max),
            ])
        }
        static var sample: Indicator { Indicator(name: .sample, unit: .sample, target: 1) }

        private init(name: Name, unit: Name, target: Int64) {
            self.name = name
            self.unit = unit
            self.target = target
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            name = members.required("name", "")
            unit = members.required("unit", "")
            target = members.required("target", "")
            members.check(target > 0, "target", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}

extension ApplicationContent {
    /// What an order asks of an application.
    struct Terms: RowDecodable {
        var amount: Int64
        var projectMin: Int64?
        var projectMax: Int64?
        var monthsMin: Int64?
        var monthsMax: Int64?
        var developmentPercent: Int64?

        init(from row: inout RowReader) throws(PostgresError) {
            amount = try row.next()
            projectMin = try row.next(Int64?.self)
            projectMax = try row.next(Int64?.self)
            monthsMin = try row.next(Int64?.self)
            monthsMax = try row.next(Int64?.self)
            developmentPercent = try row.next(Int64?.self)
        }

        static func read(_ order: Order.ID) -> Query<Terms> {
            """
            SELECT o.amount_tiyn, o.project_min_tiyn, o.project_max_tiyn, o.months_min::int8,
                   o.months_max::int8, o.development_percent_max::int8
            FROM financing.orders o WHERE o.id = \(order)
            """
        }
    }

    /// Everything that keeps a draft from being submitted, all at once.
    func problems(under terms: Terms) -> [Problem] {
        var problems: [Problem] = []
        func check(_ holds: Bool, _ path: String, _ rule: String) {
            if !holds { problems.append(Problem("content.\(path)", rule)) }
        }
        check(title != nil, "title", "required")
        check(summary != nil, "summary", "required")
        check(amount != nil, "amount", "required")
        check(months != nil, "months", "required")
        check(!spending.isEmpty, "spending", "required")
        check(!indicators.isEmpty, "indicators", "required")
        if let amount {
            check(amount.tiyn >= terms.projectMin ?? 1, "amount", "belowOrder")
            check(amount.tiyn <= terms.projectMax ?? terms.amount, "amount", "aboveOrder")
            check(spent == amount.tiyn, "spending", "sum.notAmount")
            if let percent = terms.developmentPercent {
                let share = (development?.tiyn ?? 0).multipliedFullWidth(by: 100)
                let most = amount.tiyn.multipliedFullWidth(by: percent)
                check(
                    (share.high, share.low) <= (most.high, most.low), "development", "aboveOrder")
            }
        }
        if let months {
            check(months >= terms.monthsMin ?? 1, "months", "belowOrder")
            check(months <= terms.monthsMax ?? 120, "months", "aboveOrder")
        }
        return problems
    }

    /// Tiyn of all items; nil where that is more than money can be.
    private var spent: Int64? { Money.sum(spending.map(\.amount))?.tiyn }
}
