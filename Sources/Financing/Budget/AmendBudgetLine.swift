import JSONRPC
import Kernel
import Postgres

/// Adds to a line of the own budget or takes from it; never below what is announced.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `constraint.budget_lines_reserved_within`.
struct AmendBudgetLine: TransactionMethod {
    static let name = "budget.amend"
    static let summary = "Changes the amount of a budget line by a further act."
    static let access = Access.write(.budgetKeep)
    static let journal = JournalDeclaration.public("budget.amended")
    static let result = BudgetLine.receipt
    static let reasons: [Reason] = [.stale, .budgetReserved]

    let line: BudgetLine.ID
    let version: Int64
    let change: BudgetChange

    init(_ parameters: inout Parameters) {
        line = parameters.required("line", "The line.")
        version = parameters.required("version", "The line's version last read.")
        change = BudgetChange(
            change: parameters.required("change", "What is added; less than nothing: is taken."),
            reason: parameters.required("reason", "Why, and by which decision."),
            document: parameters.required(
                "document", "The act that decided it, with its SHA-256."))
        parameters.check(change.change.tiyn != 0, "change", "money.nothing")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(BudgetLine.lock(line, of: call.tenant), "budget")
        guard held.version == version else { throw .conflict(.stale) }
        guard let amount = Money(tiyn: held.amount.tiyn + change.change.tiyn) else {
            throw .invalidParameters([Problem("change", "range")])
        }
        guard amount >= held.reserved else { throw .conflict(.budgetReserved) }
        let next = version + 1
        var facts = change.facts
        facts["amount"] = .string(amount.description)
        return try await call.finish(
            [try write(next, from: held.amount, to: amount, call).statement],
            entries: [Entry("budget", line, version: next, facts: facts, texts: change.texts)],
            answer: BudgetLine.answer(line, next, amount))
    }

    private func write(
        _ next: Int64, from before: Money, to after: Money, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH entry AS (\(sql: try change.insert(line, next, before: before.tiyn, by: call)))
        UPDATE financing.budget_lines SET version = \(next), amount_tiyn = \(after)
        WHERE tenant_id = \(try call.tenant) AND id = \(line)
        """
    }
}
