import JSONRPC
import Kernel
import Postgres

/// Signs the contract on an award. When every award of the order has its contract, the order runs.
///
/// - Throws: ``Failure/notFound(_:)`` of `award`; ``Failure/conflict(_:)`` with
///   `order.notContracting`, `contract.awardNotFinal`, `contract.notEligible`, `contract.exists`,
///   `contract.tooLong` or `contract.beyondAward`.
struct SignContract: TransactionMethod {
    static let name = "contract.sign"
    static let summary = "Signs the contract on an award, within it on each budget line."
    static let access = Access.write(.contractSign)
    static let journal = JournalDeclaration.public("contract.signed")
    static let result = Contract.receipt
    static let reasons: [Reason] = [
        .orderNotContracting, .contractAwardNotFinal, .contractNotEligible, .contractExists,
        .contractTooLong, .contractBeyondAward,
        .violated("contracts_award_once"),
    ]

    let award: Award.ID
    let lines: [LineAmount]
    let paper: ContractPaper

    init(_ parameters: inout Parameters) {
        award = parameters.required("award", "The award.")
        lines = parameters.required("lines", "How much of each budget line, within the award.")
        paper = ContractPaper(&parameters)
        parameters.check(lines.isWellFormed, "lines", "duplicate")
        parameters.check(lines.total != nil, "lines", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await AwardGround.hold(award, in: call)
        guard [.contracting, .running].contains(held.order.state) else {
            throw .conflict(.orderNotContracting)
        }
        guard held.isFinal else { throw .conflict(.contractAwardNotFinal) }
        guard held.eligibility != "not-met" else { throw .conflict(.contractNotEligible) }
        guard !held.isContracted else { throw .conflict(.contractExists) }
        try paper.insist(onMonths: held.months)
        guard lines.allSatisfy({ $0.amount.tiyn <= held.awarded[$0.line] ?? 0 }) else {
            throw .conflict(.contractBeyondAward)
        }
        let id = Contract.ID.make()
        let step = OrderStep(
            act: Self.name,
            to: held.othersMissing > 0 && held.order.state == .contracting
                ? .contracting : .running)
        return try await call.finish(
            [try insert(id, held, call).statement]
                + step.statements(held.orderID, held.order, by: call),
            entries: [
                entry(id, held),
                step.entry(
                    held.orderID, held.order, facts: ["contract": .string(id.description)]),
            ],
            answer: .receipt(id, version: 1))
    }

    /// The contract with its first version, its lines and the movements that make them; they refer
    /// to each other and to the award, so one statement writes them all.
    private func insert(
        _ id: Contract.ID, _ held: AwardGround, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH lines AS (\(sql: lines.inOrder.rows)),
        version AS (\(sql: try paper.insert(id, 1, id, on: nil, nil, by: call))),
        amounts AS (
            INSERT INTO financing.contract_amounts
                (tenant_id, root_id, version, line_id, amount_tiyn)
            SELECT \(try call.tenant), \(id), 1, l.line_id, l.amount_tiyn FROM lines l),
        awarded AS (
            UPDATE financing.award_lines a SET contracted_tiyn = a.contracted_tiyn + l.amount_tiyn
            FROM lines l WHERE a.tenant_id = \(try call.tenant) AND a.award_id = \(award)
              AND a.line_id = l.line_id),
        counted AS (
            UPDATE financing.order_lines o
            SET contracted_tiyn = o.contracted_tiyn + l.amount_tiyn
            FROM lines l WHERE o.tenant_id = \(try call.tenant)
              AND o.order_id = \(held.orderID) AND o.line_id = l.line_id),
        award AS (
            UPDATE financing.awards a
            SET contracted_tiyn = a.contracted_tiyn + (SELECT sum(l.amount_tiyn) FROM lines l)
            WHERE a.tenant_id = \(try call.tenant) AND a.id = \(award)),
        moved AS (
            INSERT INTO financing.ledger_entries
                (tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit, credit,
                 amount_tiyn, version, contracted_before_tiyn, paid_before_tiyn,
                 returned_before_tiyn)
            SELECT \(try call.tenant), \(id), l.line_id, 1, l.entry_id, \(held.organisation),
                'contract.sign', 'contract', 'budget', l.amount_tiyn, 1, 0, 0, 0
            FROM lines l),
        taken AS (
            INSERT INTO financing.contract_lines
                (tenant_id, contract_id, line_id, award_id, version, contracted_tiyn)
            SELECT \(try call.tenant), \(id), l.line_id, \(award), 1, l.amount_tiyn FROM lines l)
        INSERT INTO financing.contracts
            (tenant_id, id, award_id, order_id, organisation_id, eligibility)
        VALUES (\(try call.tenant), \(id), \(award), \(held.orderID), \(held.organisation),
            financing.gate(\(held.organisation), \(held.orderID)))
        """
    }

    private func entry(_ id: Contract.ID, _ held: AwardGround) -> Entry {
        var facts = paper.facts
        facts["award"] = .string(award.description)
        facts["order"] = .string(held.orderID.description)
        facts["organisation"] = .string(held.organisation.description)
        facts["lines"] = lines.json
        facts["eligibility"] = .string(held.eligibility)
        return Entry("contract", id, version: 1, facts: facts, texts: paper.texts)
    }
}
