import JSONRPC
import Kernel
import Postgres

/// Signs the contract on an award. When every award of the order has its contract, the order runs.
///
/// - Throws: ``Failure/notFound(_:)`` of `award`; ``Failure/conflict(_:)`` with
///   `order.notContracting`, `contract.awardNotFinal`, `contract.exists` or `contract.beyondAward`.
struct SignContract: TransactionMethod {
    static let name = "contract.sign"
    static let summary = "Signs the contract on an award, within it on each budget line."
    static let access = Access.write(.contractSign)
    static let journal = JournalDeclaration.public("contract.signed")
    static let result = Contract.receipt
    static let reasons: [Reason] = [
        .orderNotContracting, .contractAwardNotFinal, .contractExists, .contractBeyondAward,
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
        guard !held.isContracted else { throw .conflict(.contractExists) }
        guard lines.allSatisfy({ $0.amount.tiyn <= held.awarded[$0.line] ?? 0 }) else {
            throw .conflict(.contractBeyondAward)
        }
        let id = Contract.ID.make()
        let step = OrderStep(
            act: Self.name,
            to: held.othersMissing > 0 && held.order.state == .contracting
                ? .contracting : .running)
        let update: Command = """
            UPDATE financing.orders
            SET version = \(held.order.version + 1), state = \(step.to.rawValue)
            WHERE tenant_id = \(try call.tenant) AND id = \(held.orderID)
            """
        return try await call.finish(
            [
                try insert(id, held, call).statement,
                try step.history(held.orderID, held.order, by: call), update.statement,
            ],
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
        INSERT INTO financing.contracts (tenant_id, id, award_id, order_id, organisation_id)
        VALUES (\(try call.tenant), \(id), \(award), \(held.orderID), \(held.organisation))
        """
    }

    private func entry(_ id: Contract.ID, _ held: AwardGround) -> Entry {
        var facts = paper.facts
        facts["award"] = .string(award.description)
        facts["order"] = .string(held.orderID.description)
        facts["organisation"] = .string(held.organisation.description)
        facts["lines"] = lines.json
        return Entry("contract", id, version: 1, facts: facts, texts: paper.texts)
    }
}

/// An award on which a contract is to be signed, with its order locked to the end of the call.
private struct AwardGround {
    var orderID: Order.ID
    var order: Order.Held
    var organisation: Organisation.ID
    var isContracted: Bool
    /// Of a decision that is final, and not set aside.
    var isFinal: Bool
    /// Other awards of the order that have no contract yet.
    var othersMissing: Int64
    /// Tiyn of each budget line.
    var awarded: [BudgetLine.ID: Int64]

    private struct Row: RowDecodable {
        var orderID: Order.ID
        var organisation: Organisation.ID
        var isContracted: Bool
        var isFinal: Bool
        var othersMissing: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            orderID = try row.next()
            organisation = try row.next()
            isContracted = try row.next()
            isFinal = try row.next()
            othersMissing = try row.next()
        }
    }

    private struct Line: RowDecodable {
        var line: BudgetLine.ID
        var amount: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            line = try row.next()
            amount = try row.next()
        }
    }

    static func hold(_ id: Award.ID, in call: Call) async throws(Failure) -> AwardGround {
        let tenant = try call.tenant
        let lock: Query<Order.Held> = """
            SELECT o.version, o.state, o.opens_at, o.closes_at, clock_timestamp() >= o.closes_at
            FROM financing.orders o
            WHERE o.tenant_id = \(tenant) AND o.id = (
                SELECT a.order_id FROM financing.awards a
                WHERE a.tenant_id = \(tenant) AND a.id = \(id))
            FOR UPDATE
            """
        // Behind the lock: a statement that waited for it would not see who signed meanwhile.
        let ground: Query<Row> = """
            SELECT a.order_id, a.organisation_id, EXISTS (
                       SELECT FROM financing.contracts c
                       WHERE c.tenant_id = a.tenant_id AND c.award_id = a.id),
                   a.state = 'final', (SELECT count(*) FROM financing.awards b
                    WHERE b.tenant_id = a.tenant_id AND b.order_id = a.order_id AND b.id <> a.id
                      AND b.state = 'final' AND NOT EXISTS (
                          SELECT FROM financing.contracts c
                          WHERE c.tenant_id = b.tenant_id AND c.award_id = b.id))
            FROM financing.awards a WHERE a.tenant_id = \(tenant) AND a.id = \(id)
            """
        let lines: Query<Line> = """
            SELECT l.line_id, l.amount_tiyn FROM financing.award_lines l
            WHERE l.tenant_id = \(tenant) AND l.award_id = \(id)
            """
        let results = try await call.send(
            [
                lock.statement, ground.statement, lines.statement,
                try Contract.lockLines(ofAward: id, in: call),
            ])
        guard let order = try results[0].rows(Order.Held.self).first,
            let row = try results[1].rows(Row.self).first
        else { throw .notFound("award") }
        let awarded = try results[2].rows(Line.self).map { ($0.line, $0.amount) }
        return AwardGround(
            orderID: row.orderID, order: order, organisation: row.organisation,
            isContracted: row.isContracted, isFinal: row.isFinal, othersMissing: row.othersMissing,
            awarded: Dictionary(awarded) { one, _ in one })
    }
}
