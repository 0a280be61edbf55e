import JSONRPC
import Kernel
import Postgres

/// How much of one budget line.
struct LineAmount: Parameter, Equatable {
    var line: BudgetLine.ID
    var amount: Money

    static var schema: Schema { .object(["line": .id, "amount": Money.schema]) }
    static var sample: LineAmount { LineAmount(line: .sample, amount: .sample) }

    init(line: BudgetLine.ID, amount: Money) {
        (self.line, self.amount) = (line, amount)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        line = members.required("line", "")
        amount = members.required("amount", "")
        members.check(amount.tiyn > 0, "amount", "money.positive")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// As a fact of the journal.
    var json: JSON {
        ["line": .string(line.description), "amount": .string(amount.description)]
    }
}

extension [LineAmount] {
    /// Each line once, and some line at all.
    var isWellFormed: Bool { !isEmpty && Set(map(\.line)).count == count }

    /// In one order everywhere, so that two acts never wait for each other.
    var inOrder: [LineAmount] { sorted { $0.line.value < $1.line.value } }

    /// What all lines give together; nil where that is more than money can be.
    var total: Money? { .sum(map(\.amount)) }

    /// As rows `(line_id, amount_tiyn, entry_id)`, each with the id of the movement that it may make.
    var rows: Fragment {
        """
        SELECT * FROM unnest(\(Column(map { Optional($0.line) })),
            \(Column(map { Optional($0.amount.tiyn) })),
            \(Column(map { _ in Optional(UUIDValue.version7()) })))
            AS l (line_id, amount_tiyn, entry_id)
        """
    }

    var json: JSON { .array(map(\.json)) }
}
