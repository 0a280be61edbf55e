import JSONRPC
import Kernel
import Postgres

/// Why an application gets nothing, in one word beside the reason.
enum Refusal: String, Choice {
    /// Who applied may not.
    case ineligible
    case incomplete
    case offTopic = "off-topic"
    /// Others have more points.
    case score
    /// The money ends above it.
    case funds
    /// A conflict of interest.
    case conflict
    case other
}

/// What a decision says to one application: an award, or why not.
struct Outcome: Parameter {
    var application: Application.ID
    var amount: Money?
    var months: Int64?
    var lines: [OrderContent.Line]
    var refusal: Refusal?
    var reason: Texts<ReasonRule>?

    static var schema: Schema {
        .object([
            "application": .id, "amount?": Money.schema, "months?": .integer(1...120),
            "lines?": .array(of: OrderContent.Line.schema), "refusal?": Refusal.schema,
            "reason?": Texts<ReasonRule>.schema,
        ])
    }
    static var sample: Outcome {
        var members = Parameters([:])
        return Outcome(&members)
    }

    private init(_ members: inout Parameters) {
        application = members.required("application", "")
        amount = members.optional("amount", "")
        months = members.optional("months", "")
        lines = members.optional("lines", "") ?? []
        refusal = members.optional("refusal", "")
        reason = members.optional("reason", "")
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        self.init(&members)
        members.check((amount == nil) != (refusal == nil), "", "amountOrRefusal")
        members.check((refusal == nil) == (reason == nil), "reason", "ofRefusal")
        members.check(
            amount != nil || (months == nil && lines.isEmpty), "amount", "required")
        members.check(amount.map { $0.tiyn > 0 } ?? true, "amount", "range")
        members.check(months.map { 1...120 ~= $0 } ?? true, "months", "range")
        members.check(Set(lines.map(\.line)).count == lines.count, "lines", "duplicate")
        members.check(lines.isEmpty || Money.sum(lines.map(\.amount)) == amount, "lines", "sum")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}
