import JSONRPC
import Kernel
import Postgres

/// Plans the tranches of a contract anew: those that were planned and not released are dropped. A
/// contract has one advance, and one tranche for each report.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notContracting`, `contract.terminated`, `contract.lineUnknown`,
///   `tranche.beyondContract` or `tranche.reportTaken`.
/// - Source: a proposal, as acts of acceptance are staged; the rule of an act was not found.
struct PlanTranches: TransactionMethod {
    static let name = "tranche.plan"
    static let summary = "Plans a contract's tranches, in place of those not released yet."
    static let access = Access.write(.trancheKeep)
    static let journal = JournalDeclaration.public("tranche.planned")
    static let result = Schema.object([
        "id": .id, "version": .version,
        "tranches": .array(of: .object(["id": .id, "number": .integer()])),
    ])
    static let reasons: [Reason] = [
        .stale, .orderNotContracting, .contractTerminated, .contractLineUnknown,
        .trancheBeyondContract, .trancheReportTaken,
        .violated("contract_lines_planned_within"), .violated("contract_lines_ordered_within"),
    ]

    let contract: Contract.ID
    let version: Int64
    let tranches: [PlannedTranche]

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        version = parameters.required("version", "Its version last read.")
        tranches = parameters.required("tranches", "All that is planned and not released yet.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let before = try Standing.statement(of: contract, in: call)
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [before])
        let held = try Contract.held(results.prefix(Contract.lockCount))
        guard held.version == version else { throw .conflict(.stale) }
        try held.insistOnOpen()
        let standing = try results[Contract.lockCount].rows(Standing.self)
        try insistOnOneEach(beside: standing)
        var changes = try dropped(standing, call)
        var number = standing.map(\.number).max() ?? 0
        var made: [JSON] = []
        for tranche in tranches {
            number += 1
            let id = Tranche.ID.make()
            changes.statements += try tranche.statements(id, number, of: contract, by: call)
            changes.entries.append(tranche.entry(id, number, of: contract))
            made.append(["id": .string(id.description), "number": .int(number)])
        }
        // Before the lines of the tranches: none takes what the contract has not.
        changes.statements.insert(try total(held, standing, call), at: 0)
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(
                [
                    "id": .string(contract.description), "version": .int(version),
                    "tranches": .array(made),
                ], subject: contract.value))
    }

    /// `tranches_report_once` says the same of all that is planned from now on.
    private func insistOnOneEach(beside standing: [Standing]) throws(Failure) {
        var taken: Set<Int64> = []
        for row in standing where row.state != .planned && row.state != .dropped {
            taken.insert(Int64(row.report))
        }
        for tranche in tranches {
            guard taken.insert(tranche.report ?? 0).inserted else {
                throw .conflict(.trancheReportTaken)
            }
        }
    }

    private func dropped(_ standing: [Standing], _ call: Call) throws(Failure) -> Changes {
        var changes = Changes()
        let step = TrancheStep(act: Self.name, to: .dropped)
        var seen: Set<Tranche.ID> = []
        for row in standing where row.state == .planned && seen.insert(row.id).inserted {
            let held = Tranche.Held(
                id: row.id, contract: contract, version: row.version, state: row.state,
                report: row.report, isReportAccepted: false, organisation: .sample)
            changes.statements += try step.statements(held, by: call)
            changes.entries.append(step.entry(held))
        }
        return changes
    }

    /// What is planned of each line from now on.
    private func total(
        _ held: Contract.Held, _ standing: [Standing], _ call: Call
    ) throws(Failure) -> Statement {
        var planned: [BudgetLine.ID: Int128] = [:]
        for row in standing where row.state != .planned && row.state != .dropped {
            planned[row.line, default: 0] += Int128(row.amount)
        }
        for line in tranches.flatMap(\.lines) {
            planned[line.line, default: 0] += Int128(line.amount.tiyn)
        }
        let contracted = Dictionary(held.lines.map { ($0.line, Int128($0.contracted)) }) { $1 }
        for (line, sum) in planned {
            guard let most = contracted[line] else { throw .conflict(.contractLineUnknown) }
            guard sum <= most else { throw .conflict(.trancheBeyondContract) }
        }
        // Within what is contracted, as was checked above.
        let sums = held.lines.map { Int64(clamping: planned[$0.line] ?? 0) }
        let query: Command = """
            UPDATE financing.contract_lines c SET planned_tiyn = s.planned_tiyn
            FROM unnest(\(Column(held.lines.map { Optional($0.line) })),
                \(Column(sums.map { Optional($0) }))) AS s (line_id, planned_tiyn)
            WHERE c.tenant_id = \(try call.tenant) AND c.contract_id = \(contract)
              AND c.line_id = s.line_id
            """
        return query.statement
    }

    /// A line of a tranche that is there.
    private struct Standing: RowDecodable {
        var id: Tranche.ID
        var number: Int64
        var version: Int64
        var state: Tranche.State
        var report: Int32
        var line: BudgetLine.ID
        var amount: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            number = try row.next()
            version = try row.next()
            state = try row.word("state")
            report = try row.next()
            line = try row.next()
            amount = try row.next()
        }

        static func statement(of contract: Contract.ID, in call: Call) throws(Failure)
            -> Statement
        {
            let query: Query<Standing> = """
                SELECT r.id, r.number::int8, r.version, r.state, r.report_number::int4, l.line_id,
                       l.amount_tiyn
                FROM financing.tranches r JOIN financing.tranche_lines l
                    ON l.tenant_id = r.tenant_id AND l.tranche_id = r.id
                WHERE r.tenant_id = \(try call.tenant) AND r.contract_id = \(contract)
                ORDER BY r.number
                """
            return query.statement
        }
    }
}
