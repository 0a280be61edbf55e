import JSONRPC
import Kernel
import Postgres

/// What an order says: the parameter of `order.draft`, kept as it was sent until it is announced.
struct OrderContent: Parameter {
    /// Names and texts may be long; an order is a page or two, and its documents are elsewhere.
    typealias Description = Texts<ProseRule>

    /// The value as it was sent.
    var json: JSON
    var instrument: Word
    var sphere: Code
    var theme: Theme.ID?
    var year: Int64
    var title: Texts<NameRule>
    var description: Description?
    var projectMin: Money?
    var projectMax: Money?
    var monthsMin: Int64?
    var monthsMax: Int64?
    var opensAt: Timestamp?
    var closesAt: Timestamp
    var criteria: [Criterion]
    var documents: [OrderDocument]
    var lines: [Line]
    var ranking: RankingDemand?
    /// What experts don't see of applications.
    var hidden: [Hidden]

    static var schema: Schema {
        .object([
            "instrument": Word.schema, "sphere": Code.schema, "theme?": .id,
            "year": .integer(2_000...2_100),
            "title": Texts<NameRule>.schema, "description?": Description.schema,
            "projectMin?": Money.schema, "projectMax?": Money.schema,
            "monthsMin?": .integer(1...120), "monthsMax?": .integer(1...120),
            "opensAt?": .instant, "closesAt": .instant,
            "criteria": .array(of: Criterion.schema),
            "documents?": .array(of: OrderDocument.schema), "lines": .array(of: Line.schema),
            "ranking?": RankingDemand.schema,
            "hidden?": .array(of: Hidden.schema),
        ])
    }
    /// Only stands in for what was refused; nothing looks at it.
    static var sample: OrderContent {
        var members = Parameters([:])
        return OrderContent(&members, json: .null)
    }

    private init(_ members: inout Parameters, json: JSON) {
        self.json = json
        instrument = members.required("instrument", "")
        sphere = members.required("sphere", "")
        theme = members.optional("theme", "")
        year = members.required("year", "")
        title = members.required("title", "")
        description = members.optional("description", "")
        projectMin = members.optional("projectMin", "")
        projectMax = members.optional("projectMax", "")
        monthsMin = members.optional("monthsMin", "")
        monthsMax = members.optional("monthsMax", "")
        opensAt = members.optional("opensAt", "")
        closesAt = members.required("closesAt", "")
        criteria = members.required("criteria", "")
        documents = members.optional("documents", "") ?? []
        lines = members.required("lines", "")
        ranking = members.optional("ranking", "")
        hidden = members.optional("hidden", "") ?? []
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        self.init(&members, json: json)
        members.check(2_000...2_100 ~= year, "year", "range")
        for (name, months) in [("monthsMin", monthsMin), ("monthsMax", monthsMax)] {
            members.check(months.map { 1...120 ~= $0 } ?? true, name, "range")
        }
        for (name, amount) in [("projectMin", projectMin), ("projectMax", projectMax)] {
            members.check(amount.map { $0.tiyn > 0 } ?? true, name, "range")
        }
        let weights = criteria.reduce(0) { $0 + $1.weight }
        members.check(weights == 100, "criteria", "weights.notHundred")
        members.check(
            Set(criteria.map(\.code)).count == criteria.count, "criteria", "duplicate")
        members.check(!lines.isEmpty, "lines", "empty")
        members.check(Set(lines.map(\.line)).count == lines.count, "lines", "duplicate")
        members.check(amount != nil, "lines", "range")
        members.check(Set(hidden).count == hidden.count, "hidden", "duplicate")
        // By what else an application says, the applicant would be guessed at most.
        members.check(
            hidden.isEmpty || hidden.contains { $0.field.text == "applicant" }, "hidden",
            "applicant.missing")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What all lines give together; nil where that is more than money can be.
    var amount: Money? { Money.sum(lines.map(\.amount)) }
}

extension OrderContent {
    /// By what applications are judged.
    struct Criterion: Parameter {
        var code: Word
        var name: Texts<NameRule>
        var weight: Int64
        var points: Int64

        static var schema: Schema {
            .object([
                "code": Word.schema, "name": Texts<NameRule>.schema, "weight": .integer(1...100),
                "points": .integer(1...1_000),
            ])
        }
        static var sample: Criterion {
            Criterion(code: .sample, name: .sample, weight: 1, points: 1)
        }

        private init(code: Word, name: Texts<NameRule>, weight: Int64, points: Int64) {
            self.code = code
            self.name = name
            self.weight = weight
            self.points = points
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            code = members.required("code", "")
            name = members.required("name", "")
            weight = members.required("weight", "")
            points = members.required("points", "")
            members.check(1...100 ~= weight, "weight", "range")
            members.check(1...1_000 ~= points, "points", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// A field of applications that experts don't see at a stage: one of `financing.hidable_fields`.
    struct Hidden: Parameter, Hashable {
        var stage: Word
        var field: Word

        static var schema: Schema { .object(["stage": Word.schema, "field": Word.schema]) }
        static var sample: Hidden { Hidden(stage: .sample, field: .sample) }

        private init(stage: Word, field: Word) {
            (self.stage, self.field) = (stage, field)
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            stage = members.required("stage", "")
            field = members.required("field", "")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// What an order takes of one budget line.
    struct Line: Parameter {
        var line: BudgetLine.ID
        var amount: Money

        static var schema: Schema { .object(["line": .id, "amount": Money.schema]) }
        static var sample: Line { Line(line: .sample, amount: .sample) }

        private init(line: BudgetLine.ID, amount: Money) {
            self.line = line
            self.amount = amount
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            line = members.required("line", "")
            amount = members.required("amount", "")
            members.check(amount.tiyn > 0, "amount", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}

/// A document with the title that it is listed under.
struct OrderDocument: Parameter {
    var title: Name
    var document: SealedDocument

    static var schema: Schema {
        .object(["title": Name.schema, "document": SealedDocument.schema])
    }
    static var sample: OrderDocument { OrderDocument(title: .sample, document: .sample) }

    private init(title: Name, document: SealedDocument) {
        self.title = title
        self.document = document
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        title = members.required("title", "")
        document = members.required("document", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// - Parameter step: the step of the order that brings it.
    func insert(
        to order: Order.ID, of tenant: Tenant.ID, step: Int64
    ) -> Statement {
        let query: Command = """
            INSERT INTO financing.order_documents
                (tenant_id, order_id, number, step, title, reference, sha256)
            SELECT \(tenant), \(order), coalesce(max(d.number), 0) + 1, \(step), \(title),
                \(document.reference), \(document.digest.bytes)
            FROM financing.order_documents d
            WHERE d.tenant_id = \(tenant) AND d.order_id = \(order)
            """
        return query.statement
    }
}
