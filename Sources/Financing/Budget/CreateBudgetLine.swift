import JSONRPC
import Kernel
import Postgres

/// Opens a line of the own budget with its first amount and the act that decided it.
///
/// - Throws: ``Failure/conflict(_:)`` with `constraint.budget_lines_code_unique` when that year has
///   the line already.
struct CreateBudgetLine: TransactionMethod {
    static let name = "budget.create"
    static let summary = "Opens a line of the own budget: year, programme, specific, amount."
    static let access = Access.write(.budgetKeep)
    static let journal = JournalDeclaration.public("budget.created")
    static let result = BudgetLine.receipt
    static let reasons: [Reason] = [.violated("budget_lines_code_unique")]

    let year: BudgetLine.Year
    let programme: BudgetLine.Programme
    let specific: BudgetLine.Specific
    let title: Texts<NameRule>
    let amount: Money
    let reason: ReasonText
    let document: SealedDocument

    init(_ parameters: inout Parameters) {
        year = parameters.required("year", "The financial year.")
        programme = parameters.required(
            "programme", "Administrator, programme and sub-programme, such as `281-003-015`.")
        specific = parameters.required(
            "specific", "Economic specific; `155` is services under the state social order.")
        title = parameters.required("name", "Name of the programme.")
        amount = parameters.required("amount", "More than nothing.")
        reason = parameters.required("reason", "Why, and by which decision.")
        document = parameters.required("document", "The act that decided it, with its SHA-256.")
        parameters.check(amount.tiyn > 0, "amount", "money.positive")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let id = BudgetLine.ID.make()
        let change = BudgetChange(change: amount, reason: reason, document: document)
        var facts = change.facts
        facts["amount"] = .string(amount.description)
        facts["year"] = .int(year.number)
        facts["programme"] = .string(programme.text)
        facts["specific"] = .string(specific.text)
        let entry = Entry(
            "budget", id, version: 1, facts: facts, texts: title.commitments("name") + change.texts)
        return try await call.finish(
            [try insert(id, change, call).statement], entries: [entry],
            answer: BudgetLine.answer(id, 1, amount))
    }

    /// The line with its first entry; each refers to the other, so one statement writes both.
    private func insert(
        _ id: BudgetLine.ID, _ change: BudgetChange, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH entry AS (\(sql: try change.insert(id, 1, before: 0, by: call)))
        INSERT INTO financing.budget_lines
            (tenant_id, id, year, programme, specific, name_kk, name_ru, amount_tiyn)
        VALUES (\(try call.tenant), \(id), \(year), \(programme), \(specific), \(title.kk),
            \(title.ru), \(amount))
        """
    }
}
