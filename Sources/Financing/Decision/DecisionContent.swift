import JSONRPC
import Kernel
import Postgres

/// What a decision says: whose word stands behind it, and an outcome for each application.
struct DecisionContent: Parameter {
    /// The value as it was sent.
    var json: JSON
    var sitting: Sitting.ID
    /// A ballot of it that has carried something.
    var ballot: Ballot.ID
    var split: Split?
    var outcomes: [Outcome]

    /// More applications have come to no order; each is read by people.
    static let outcomesMax = 1_000

    static var schema: Schema {
        .object([
            "sitting": .id, "ballot": .id, "split?": Split.schema,
            "outcomes": .array(of: Outcome.schema),
        ])
    }
    /// Only stands in for what was refused; nothing looks at it.
    static var sample: DecisionContent {
        var members = Parameters([:])
        return DecisionContent(&members, json: .null)
    }

    private init(_ members: inout Parameters, json: JSON) {
        self.json = json
        sitting = members.required("sitting", "")
        ballot = members.required("ballot", "")
        split = members.optional("split", "")
        let all: Outcomes = members.required("outcomes", "")
        outcomes = all.items
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        self.init(&members, json: json)
        members.check(
            Set(outcomes.map(\.application)).count == outcomes.count, "outcomes", "duplicate")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

extension DecisionContent {
    /// A list that is longer than other parameters may be.
    private struct Outcomes: Parameter {
        var items: [Outcome] = []

        static var schema: Schema { .array(of: Outcome.schema) }
        static var sample: Outcomes { Outcomes() }

        private init() {}

        init(json: JSON) throws(ParameterError) {
            guard case .array(let elements) = json else { throw ParameterError("array") }
            guard elements.count <= outcomesMax else { throw ParameterError("array.tooLong") }
            var problems: [Problem] = []
            for (index, element) in elements.enumerated() {
                do throws(ParameterError) {
                    items.append(try Outcome(json: element))
                } catch {
                    problems += error.problems.map { $0.below("[\(index)]") }
                }
            }
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// A sum that so many winners share equally; what does not divide is nobody's.
    struct Split: Parameter {
        var amount: Money
        var among: Int64

        var share: Int64 { amount.tiyn / among }

        static var schema: Schema {
            .object(["amount": Money.schema, "among": .integer(1...Int64(outcomesMax))])
        }
        static var sample: Split { Split(amount: .sample, among: 1) }

        private init(amount: Money, among: Int64) {
            self.amount = amount
            self.among = among
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            amount = members.required("amount", "")
            among = members.required("among", "")
            members.check(amount.tiyn > 0, "amount", "range")
            members.check(1...Int64(outcomesMax) ~= among, "among", "range")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}
