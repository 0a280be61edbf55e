import Kernel
import Postgres

/// Money that moves between two accounts of a contract's lines, and the totals that it leaves.
///
/// The totals refer to the last movement and each movement to the one before it, so one statement
/// writes both. What a movement is grounded on must be there before.
struct Movement {
    enum Ground {
        case payment(Payment.ID, Tranche.ID)
        case refund(Refund.ID)
    }

    var contract: Contract.ID
    var organisation: Organisation.ID
    var ground: Ground
    var lines: [LineAmount]

    func statement(by call: Call) throws(Failure) -> Statement {
        let tenant = try call.tenant
        let query: Command
        switch ground {
        case .payment(let payment, let tranche):
            query = """
                WITH lines AS (\(sql: lines.inOrder.rows)),
                moved AS (
                    INSERT INTO financing.ledger_entries (\(sql: Self.columns), payment_id, tranche_id)
                    SELECT \(sql: Self.values), 'payment.confirm', 'organisation', 'contract',
                        \(organisation), \(payment), \(tranche)
                    FROM lines l JOIN financing.contract_lines c
                        ON c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                        AND c.line_id = l.line_id)
                UPDATE financing.contract_lines c
                SET movements = c.movements + 1, paid_tiyn = c.paid_tiyn + l.amount_tiyn
                FROM lines l WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                  AND c.line_id = l.line_id
                """
        case .refund(let refund):
            query = """
                WITH lines AS (\(sql: lines.inOrder.rows)),
                moved AS (
                    INSERT INTO financing.ledger_entries (\(sql: Self.columns), refund_id)
                    SELECT \(sql: Self.values), 'refund.receive', 'returned', 'organisation',
                        \(organisation), \(refund)
                    FROM lines l JOIN financing.contract_lines c
                        ON c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                        AND c.line_id = l.line_id)
                UPDATE financing.contract_lines c
                SET movements = c.movements + 1, returned_tiyn = c.returned_tiyn + l.amount_tiyn
                FROM lines l WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                  AND c.line_id = l.line_id
                """
        }
        return query.statement
    }

    private static let columns: StaticString = """
        tenant_id, contract_id, line_id, seq, id, amount_tiyn, contracted_before_tiyn,
        paid_before_tiyn, returned_before_tiyn, act, debit, credit, organisation_id
        """
    private static let values: StaticString = """
        c.tenant_id, c.contract_id, c.line_id, c.movements + 1, l.entry_id, l.amount_tiyn,
        c.contracted_tiyn, c.paid_tiyn, c.returned_tiyn
        """
}
