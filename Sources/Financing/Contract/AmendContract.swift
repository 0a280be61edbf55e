import JSONRPC
import Kernel
import Postgres

/// Amends a contract: a further version on the one before, for more or less within the award.
///
/// What is not named of its budget lines is nothing from then on. It never falls below what its
/// tranches plan or have paid.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notContracting`, `contract.terminated`, `contract.belowPlanned`, `contract.beyondAward`,
///   `contract.tooLong` or the constraint behind it.
struct AmendContract: TransactionMethod {
    static let name = "contract.amend"
    static let summary = "Amends a contract within its award, with the reason."
    static let access = Access.write(.contractSign)
    static let journal = JournalDeclaration.public("contract.amended")
    static let result = Contract.receipt
    static let reasons: [Reason] = [
        .stale, .orderNotContracting, .contractTerminated, .contractBelowPlanned,
        .contractBeyondAward, .contractTooLong,
    ]

    let contract: Contract.ID
    let version: Int64
    let lines: [LineAmount]
    let paper: ContractPaper
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        version = parameters.required("version", "Its version last read.")
        lines = parameters.required("lines", "All that it takes from now on, by budget line.")
        paper = ContractPaper(&parameters)
        reason = parameters.required("reason", "What is amended and why; public.")
        parameters.check(lines.isWellFormed, "lines", "duplicate")
        parameters.check(lines.total != nil, "lines", "range")
    }

    private struct AwardLine: RowDecodable {
        var line: BudgetLine.ID
        var amount: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            line = try row.next()
            amount = try row.next()
        }
    }

    private struct Term: RowDecodable {
        var months: Int64
        var startsOn: CivilDate
        var endsOn: CivilDate

        init(from row: inout RowReader) throws(PostgresError) {
            months = try row.next()
            startsOn = try row.next()
            endsOn = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Contract.hold(contract, version: version, in: call)
        try held.insistOnOpen()
        try await insist(on: held, in: call)
        let next = held.version + 1
        let id = Contract.ID.make()
        var facts = paper.facts
        facts["id"] = .string(id.description)
        facts["parent"] = .string(held.versionID.description)
        facts["lines"] = lines.json
        let entry = Entry(
            "contract", contract, version: next, facts: facts,
            texts: paper.texts + [("reason", reason.text)])
        return try await call.finish(
            [try write(held, next, id, call).statement], entries: [entry],
            answer: .receipt(contract, version: next))
    }

    /// All lines that the contract has or gets; what is not named gets nothing.
    private func whole(_ held: Contract.Held) -> [LineAmount] {
        let named = Set(lines.map(\.line))
        let rest = held.lines.filter { !named.contains($0.line) }
            .compactMap { line in
                Money(tiyn: 0).map { LineAmount(line: line.line, amount: $0) }
            }
        return (lines + rest).inOrder
    }

    private func insist(on held: Contract.Held, in call: Call) async throws(Failure) {
        let query: Query<AwardLine> = """
            SELECT l.line_id, l.amount_tiyn FROM financing.award_lines l
            WHERE l.tenant_id = \(try call.tenant) AND l.award_id = \(held.award)
            """
        let term: Query<Term> = """
            SELECT a.months::int8, v.starts_on, v.ends_on
            FROM financing.awards a JOIN financing.contract_versions v
                ON v.tenant_id = a.tenant_id AND v.root_id = \(contract)
                AND v.version = \(held.version)
            WHERE a.tenant_id = \(try call.tenant) AND a.id = \(held.award)
            """
        let results = try await call.send(
            [
                try Contract.lockLines(ofAward: held.award, in: call), query.statement,
                term.statement,
            ])
        if let term = try results[2].rows(Term.self).first {
            try paper.insist(onMonths: term.months, before: (term.startsOn, term.endsOn))
        }
        let pairs = try results[1].rows(AwardLine.self).map { ($0.line, $0.amount) }
        let awarded = Dictionary(pairs) { one, _ in one }
        let amounts = Dictionary(whole(held).map { ($0.line, $0.amount.tiyn) }) { one, _ in one }
        for line in held.lines where amounts[line.line] ?? 0 < line.planned {
            throw .conflict(.contractBelowPlanned)
        }
        for line in lines where line.amount.tiyn > awarded[line.line] ?? 0 {
            throw .conflict(.contractBeyondAward)
        }
    }

    private func write(
        _ held: Contract.Held, _ next: Int64, _ id: Contract.ID, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH lines AS (\(sql: whole(held).rows)),
        version AS (
            \(sql: try paper.insert(contract, next, id, on: held.versionID, reason, by: call))),
        amounts AS (
            INSERT INTO financing.contract_amounts
                (tenant_id, root_id, version, line_id, amount_tiyn)
            SELECT \(try call.tenant), \(contract), \(next), l.line_id, l.amount_tiyn
            FROM lines l),
        awarded AS (
            UPDATE financing.award_lines a SET contracted_tiyn = l.amount_tiyn
            FROM lines l WHERE a.tenant_id = \(try call.tenant) AND a.award_id = \(held.award)
              AND a.line_id = l.line_id),
        award AS (
            UPDATE financing.awards a
            SET contracted_tiyn = (SELECT sum(l.amount_tiyn) FROM lines l)
            WHERE a.tenant_id = \(try call.tenant) AND a.id = \(held.award)),
        before AS (
            SELECT l.*, l.amount_tiyn - coalesce(c.contracted_tiyn, 0) AS change,
                   coalesce(c.movements, 0) AS movements, c.line_id IS NULL AS is_new,
                   coalesce(c.contracted_tiyn, 0) AS contracted, coalesce(c.paid_tiyn, 0) AS paid,
                   coalesce(c.returned_tiyn, 0) AS returned, coalesce(c.freed_tiyn, 0) AS freed
            FROM lines l LEFT JOIN financing.contract_lines c
                ON c.tenant_id = \(try call.tenant) AND c.contract_id = \(contract)
                AND c.line_id = l.line_id),
        moved AS (
            INSERT INTO financing.ledger_entries
                (tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit, credit,
                 amount_tiyn, version, contracted_before_tiyn, paid_before_tiyn,
                 returned_before_tiyn, freed_before_tiyn)
            SELECT \(try call.tenant), \(contract), b.line_id, b.movements + 1, b.entry_id,
                \(held.organisation), 'contract.amend',
                CASE WHEN b.change > 0 THEN 'contract' ELSE 'budget' END,
                CASE WHEN b.change > 0 THEN 'budget' ELSE 'contract' END, abs(b.change), \(next),
                b.contracted, b.paid, b.returned, b.freed
            FROM before b WHERE b.change <> 0),
        grown AS (
            INSERT INTO financing.contract_lines
                (tenant_id, contract_id, line_id, award_id, version, contracted_tiyn)
            SELECT \(try call.tenant), \(contract), b.line_id, \(held.award), \(next),
                b.amount_tiyn
            FROM before b WHERE b.is_new),
        counted AS (
            UPDATE financing.order_lines o SET contracted_tiyn = o.contracted_tiyn + b.change
            FROM before b WHERE o.tenant_id = \(try call.tenant)
              AND o.order_id = \(held.order) AND o.line_id = b.line_id),
        changed AS (
            UPDATE financing.contract_lines c
            SET version = \(next), contracted_tiyn = b.amount_tiyn,
                movements = b.movements + CASE WHEN b.change = 0 THEN 0 ELSE 1 END
            FROM before b WHERE c.tenant_id = \(try call.tenant) AND c.contract_id = \(contract)
              AND c.line_id = b.line_id)
        UPDATE financing.contracts SET version = \(next)
        WHERE tenant_id = \(try call.tenant) AND id = \(contract)
        """
    }
}
