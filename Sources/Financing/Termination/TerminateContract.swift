import JSONRPC
import Kernel
import Postgres

/// Terminates a contract on which notice stands, by somebody else than who gave it: its last version
/// takes what was paid and nothing more.
///
/// Tranches that are not ordered are dropped; what was awarded and is not paid goes back to the
/// budget lines at once. What was paid and is not accounted for is demanded by `refund.demand`; the
/// organisation's final report is due all the same.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notContracting`, `contract.terminated`, `contract.noticeMissing`,
///   `contract.noticeFourEyes`, `contract.noticeRuns` or `contract.paymentOrdered`.
struct TerminateContract: TransactionMethod {
    static let name = "contract.terminate"
    static let summary = "Terminates a contract; what is not paid is the budget lines' again."
    static let access = Access.write(.contractTerminate)
    static let journal = JournalDeclaration.public("contract.terminated")
    static let result = Schema.object([
        "id": .id, "version": .version, "paid": Money.schema, "freed": Money.schema,
    ])
    static let reasons: [Reason] = [
        .stale, .orderNotContracting, .contractTerminated, .noticeMissing, .noticeFourEyes,
        .noticeRuns, .contractPaymentOrdered, .violated("termination_signers_four_eyes"),
        .violated("contract_lines_ordered_within"), .violated("contract_versions_notice_over"),
    ]

    let contract: Contract.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [
                Termination.Held.read(contract, of: tenant).statement, open(tenant).statement,
            ])
        let held = try Contract.held(results.prefix(Contract.lockCount))
        guard held.version == version else { throw .conflict(.stale) }
        try held.insistOnOpen()
        guard let notice = try results[Contract.lockCount].rows(Termination.Held.self).first
        else { throw .conflict(.noticeMissing) }
        guard notice.author != (try call.principal) else { throw .conflict(.noticeFourEyes) }
        guard notice.isOver else { throw .conflict(.noticeRuns) }
        guard held.lines.allSatisfy({ $0.ordered == $0.paid }) else {
            throw .conflict(.contractPaymentOrdered)
        }
        let rest = try await locked(held, call)
        let dropped = try drop(results[Contract.lockCount + 1].rows(Tranche.Held.self), call)
        let step = TerminationStep(act: Self.name, to: .done)
        let paid = held.lines.compactMap { line in
            Money(tiyn: line.paid).map { LineAmount(line: line.line, amount: $0) }
        }
        return try await call.finish(
            [try step.statement(notice, by: call)] + dropped.statements
                + [try write(held, notice, paid, call).statement],
            entries: [entry(held, notice, paid, rest), step.entry(notice, of: contract)]
                + dropped.entries,
            answer: Answer(
                [
                    "id": .string(contract.description), "version": .int(version + 1),
                    "paid": .string(paid.total?.description ?? ""),
                    "freed": .string(rest.total?.description ?? ""),
                ], subject: contract.value))
    }

    private func open(_ tenant: Tenant.ID) -> Query<Tranche.Held> {
        """
        SELECT r.id, r.contract_id, r.version, r.state, r.report_number::int4, false,
               c.organisation_id
        FROM financing.tranches r
        JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
        WHERE r.tenant_id = \(tenant) AND r.contract_id = \(contract)
          AND r.state IN ('planned', 'released')
        ORDER BY r.number
        """
    }

    private func drop(_ tranches: [Tranche.Held], _ call: Call) throws(Failure) -> Changes {
        var changes = Changes()
        let step = TrancheStep(act: Self.name, to: .dropped)
        for tranche in tranches {
            changes.statements += try step.statements(tranche, by: call)
            changes.entries.append(step.entry(tranche))
        }
        return changes
    }

    /// Locks the lines of the order and of the budget, in one order as everywhere: what the award has
    /// of each that is not paid.
    private func locked(
        _ held: Contract.Held, _ call: Call
    ) async throws(Failure) -> [LineAmount] {
        let rest: Query<LineAmount> = """
            SELECT b.id, a.amount_tiyn - coalesce(c.paid_tiyn, 0)
            FROM financing.budget_lines b
            JOIN financing.award_lines a ON a.tenant_id = b.tenant_id AND a.line_id = b.id
            LEFT JOIN financing.contract_lines c ON c.tenant_id = b.tenant_id
                AND c.contract_id = \(contract) AND c.line_id = b.id
            WHERE b.tenant_id = \(try call.tenant) AND a.award_id = \(held.award)
            ORDER BY b.id FOR UPDATE OF b
            """
        let results = try await call.send(
            [try Contract.lockLines(ofAward: held.award, in: call), rest.statement])
        return try results[1].rows(LineAmount.self)
    }

    /// The last version with all that follows from it; the rows refer to each other.
    private func write(
        _ held: Contract.Held, _ notice: Termination.Held, _ paid: [LineAmount], _ call: Call
    ) throws(Failure) -> Command {
        let (tenant, next) = (try call.tenant, version + 1)
        return """
            WITH lines AS (\(sql: paid.inOrder.rows)),
            version AS (\(sql: try insert(held, notice, call))),
            amounts AS (
                INSERT INTO financing.contract_amounts
                    (tenant_id, root_id, version, line_id, amount_tiyn)
                SELECT \(tenant), \(contract), \(next), l.line_id, l.amount_tiyn FROM lines l),
            rest AS (
                SELECT a.line_id, a.amount_tiyn - coalesce(l.amount_tiyn, 0) AS tiyn,
                       a.contracted_tiyn - coalesce(l.amount_tiyn, 0) AS contracted
                FROM financing.award_lines a LEFT JOIN lines l ON l.line_id = a.line_id
                WHERE a.tenant_id = \(tenant) AND a.award_id = \(held.award)),
            awarded AS (
                UPDATE financing.award_lines a SET contracted_tiyn = l.amount_tiyn
                FROM lines l WHERE a.tenant_id = \(tenant) AND a.award_id = \(held.award)
                  AND a.line_id = l.line_id),
            award AS (
                UPDATE financing.awards a
                SET contracted_tiyn = (SELECT sum(l.amount_tiyn) FROM lines l)
                WHERE a.tenant_id = \(tenant) AND a.id = \(held.award)),
            moved AS (
                INSERT INTO financing.ledger_entries
                    (tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit,
                     credit, amount_tiyn, version, contracted_before_tiyn, paid_before_tiyn,
                     returned_before_tiyn, freed_before_tiyn)
                SELECT c.tenant_id, c.contract_id, c.line_id, c.movements + 1, l.entry_id,
                    \(held.organisation), 'contract.terminate', 'budget', 'contract',
                    c.contracted_tiyn - c.paid_tiyn, \(next), c.contracted_tiyn, c.paid_tiyn,
                    c.returned_tiyn, c.freed_tiyn
                FROM financing.contract_lines c JOIN lines l ON l.line_id = c.line_id
                WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                  AND c.contracted_tiyn > c.paid_tiyn),
            counted AS (
                UPDATE financing.order_lines o
                SET contracted_tiyn = o.contracted_tiyn - r.contracted,
                    awarded_tiyn = o.awarded_tiyn - r.tiyn, released_tiyn = o.released_tiyn + r.tiyn
                FROM rest r WHERE o.tenant_id = \(tenant) AND o.order_id = \(held.order)
                  AND o.line_id = r.line_id),
            given AS (
                UPDATE financing.budget_lines b SET reserved_tiyn = b.reserved_tiyn - r.tiyn
                FROM rest r WHERE b.tenant_id = \(tenant) AND b.id = r.line_id),
            ended AS (
                UPDATE financing.contract_lines c
                SET version = \(next), terminated = true, contracted_tiyn = c.paid_tiyn,
                    planned_tiyn = c.paid_tiyn,
                    movements = c.movements
                        + CASE WHEN c.contracted_tiyn > c.paid_tiyn THEN 1 ELSE 0 END
                WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract))
            UPDATE financing.contracts SET version = \(next), termination_id = \(notice.id)
            WHERE tenant_id = \(tenant) AND id = \(contract)
            """
    }

    private func insert(
        _ held: Contract.Held, _ notice: Termination.Held, _ call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.contract_versions
            (tenant_id, root_id, version, id, parent_id, actor, starts_on, ends_on,
             report_due_on, reason, reference, reference_sha256, termination_id)
        SELECT v.tenant_id, v.root_id, \(version + 1), \(Contract.ID.make()), v.id,
            \(call.caller.publicName), least(v.starts_on, x.ends_on), x.ends_on,
            x.report_due_on, x.reason, x.reference, x.reference_sha256, x.id
        FROM financing.contract_versions v, financing.terminations x
        WHERE v.tenant_id = \(try call.tenant) AND v.root_id = \(contract)
          AND v.version = \(version) AND x.tenant_id = \(try call.tenant)
          AND x.id = \(notice.id)
        """
    }

    private func entry(
        _ held: Contract.Held, _ notice: Termination.Held, _ paid: [LineAmount],
        _ rest: [LineAmount]
    ) -> Entry {
        Entry(
            "contract", contract, version: version + 1,
            facts: [
                "termination": .string(notice.id.description), "ground": .string(notice.ground),
                "parent": .string(held.versionID.description),
                "endsOn": .string(notice.endsOn.description),
                "reportDueOn": .string(notice.reportDueOn.description),
                "sha256": .string(Hex.text(notice.digest)), "lines": paid.json,
                "freed": rest.json,
            ], texts: [("reason", notice.reason), ("reference", notice.reference)])
    }
}
