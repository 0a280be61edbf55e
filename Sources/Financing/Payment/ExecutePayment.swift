import JSONRPC
import Kernel
import Postgres

/// Orders the payment of a released tranche. A second click gets the same payment: a tranche is paid
/// once. What the treasury has refused is ordered again, as another payment.
///
/// - Throws: ``Failure/notFound(_:)`` of `tranche`; ``Failure/conflict(_:)`` with
///   `tranche.notReleased`.
struct ExecutePayment: TransactionMethod {
    static let name = "payment.execute"
    static let summary = "Orders the payment of a released tranche, once."
    static let access = Access.write(.paymentKeep)
    static let journal = JournalDeclaration.public("payment.ordered")
    static let result = Payment.receipt
    static let reasons: [Reason] = [
        .trancheNotReleased, .violated("payments_tranche_once"),
        .violated("contract_lines_ordered_within"),
    ]

    let tranche: Tranche.ID

    init(_ parameters: inout Parameters) {
        tranche = parameters.required("tranche", "The tranche.")
    }

    private struct Given: RowDecodable {
        var id: Payment.ID
        var isConfirmed: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            isConfirmed = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let given: Query<Given> = """
            SELECT p.id, EXISTS (SELECT FROM financing.payment_confirmations f
                                 WHERE f.tenant_id = p.tenant_id AND f.payment_id = p.id)
            FROM financing.payments p
            WHERE p.tenant_id = \(try call.tenant) AND p.tranche_id = \(tranche)
              AND NOT EXISTS (SELECT FROM financing.payment_refusals r
                              WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id)
            """
        let results = try await call.send(
            try Tranche.lock("\(tranche)", in: call) + [given.statement])
        let held = try Tranche.held(results.prefix(Tranche.lockCount))
        if let before = try results[Tranche.lockCount].rows(Given.self).first {
            return try await call.finish(
                [], entries: [],
                answer: Payment.answer(
                    before.id, before.isConfirmed ? .confirmed : .ordered, held.lines))
        }
        guard held.state == .released else { throw .conflict(.trancheNotReleased) }
        let id = Payment.ID.make()
        let step = TrancheStep(act: Self.name, to: .ordered)
        return try await call.finish(
            try step.statements(held, by: call) + [
                try insert(id, held, call), try order(held, call),
            ],
            entries: [
                Entry(
                    "payment", id, version: 1,
                    facts: [
                        "tranche": .string(tranche.description),
                        "contract": .string(held.contract.description),
                        "organisation": .string(held.organisation.description),
                        "lines": held.lines.json,
                    ]),
                step.entry(held),
            ],
            answer: Payment.answer(id, .ordered, held.lines))
    }

    /// The payment and who ordered it; each refers to the other.
    private func insert(
        _ id: Payment.ID, _ held: Tranche.Held, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH signature AS (
                INSERT INTO financing.payment_signers
                    (tenant_id, payment_id, seq, principal_id, payer_id)
                VALUES (\(try call.tenant), \(id), 1, \(try call.principal),
                    \(try call.principal)))
            INSERT INTO financing.payments
                (tenant_id, id, tranche_id, step, contract_id, organisation_id, actor)
            VALUES (\(try call.tenant), \(id), \(tranche), \(held.version + 1),
                \(held.contract), \(held.organisation), \(call.caller.publicName))
            """
        return query.statement
    }

    private func order(_ held: Tranche.Held, _ call: Call) throws(Failure) -> Statement {
        let query: Command = """
            UPDATE financing.contract_lines c SET ordered_tiyn = c.ordered_tiyn + l.amount_tiyn
            FROM (\(sql: held.lines.inOrder.rows)) l
            WHERE c.tenant_id = \(try call.tenant) AND c.contract_id = \(held.contract)
              AND c.line_id = l.line_id
            """
        return query.statement
    }
}
