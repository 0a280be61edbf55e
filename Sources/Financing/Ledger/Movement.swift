import Kernel
import Postgres

/// Money that moves between two accounts of a contract's lines, and the totals that it leaves.
///
/// The totals refer to the last movement and each movement to the one before it, so one statement
/// writes both. What a movement is grounded on must be there before.
struct Movement {
    enum Ground {
        /// Of a tranche, paid in a year.
        case payment(Payment.ID, Tranche.ID, year: Int64)
        /// Of an order, received in a year.
        case refund(Refund.ID, Order.ID, year: Int64)
    }

    var contract: Contract.ID
    var organisation: Organisation.ID
    var ground: Ground
    var lines: [LineAmount]

    func statement(by call: Call) throws(Failure) -> Statement {
        let tenant = try call.tenant
        let query: Command
        switch ground {
        case .payment(let payment, let tranche, let year):
            query = """
                WITH lines AS (
                    SELECT r.*, b.year
                    FROM (\(sql: lines.inOrder.rows)) r JOIN financing.budget_lines b
                        ON b.tenant_id = \(tenant) AND b.id = r.line_id),
                moved AS (
                    INSERT INTO financing.ledger_entries
                        (\(sql: Self.columns), payment_id, tranche_id, paid_in, line_year)
                    SELECT \(sql: Self.values), 'payment.confirm', 'organisation', 'contract',
                        \(organisation), \(payment), \(tranche), \(year), l.year
                    FROM lines l JOIN financing.contract_lines c
                        ON c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                        AND c.line_id = l.line_id)
                UPDATE financing.contract_lines c
                SET movements = c.movements + 1, paid_tiyn = c.paid_tiyn + l.amount_tiyn
                FROM lines l WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                  AND c.line_id = l.line_id
                """
        case .refund(let refund, let order, let year):
            // What comes back in the line's year is the line's again, and the order holds it no more.
            query = """
                WITH lines AS (
                    SELECT r.*, b.year, \(year) <= b.year AS in_time
                    FROM (\(sql: lines.inOrder.rows)) r JOIN financing.budget_lines b
                        ON b.tenant_id = \(tenant) AND b.id = r.line_id),
                moved AS (
                    INSERT INTO financing.ledger_entries
                        (\(sql: Self.columns), refund_id, returned_in, line_year)
                    SELECT \(sql: Self.values), 'refund.receive',
                        CASE WHEN l.in_time THEN 'budget' ELSE 'returned' END, 'organisation',
                        \(organisation), \(refund), \(year), l.year
                    FROM lines l JOIN financing.contract_lines c
                        ON c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                        AND c.line_id = l.line_id),
                held AS (
                    UPDATE financing.order_lines o SET freed_tiyn = o.freed_tiyn + l.amount_tiyn
                    FROM lines l WHERE o.tenant_id = \(tenant) AND o.order_id = \(order)
                      AND o.line_id = l.line_id AND l.in_time),
                given AS (
                    UPDATE financing.budget_lines b
                    SET reserved_tiyn = b.reserved_tiyn - l.amount_tiyn
                    FROM lines l WHERE b.tenant_id = \(tenant) AND b.id = l.line_id
                      AND l.in_time)
                UPDATE financing.contract_lines c
                SET movements = c.movements + 1, returned_tiyn = c.returned_tiyn + l.amount_tiyn,
                    freed_tiyn = c.freed_tiyn + CASE WHEN l.in_time THEN l.amount_tiyn ELSE 0 END
                FROM lines l WHERE c.tenant_id = \(tenant) AND c.contract_id = \(contract)
                  AND c.line_id = l.line_id
                """
        }
        return query.statement
    }

    private static let columns: StaticString = """
        tenant_id, contract_id, line_id, seq, id, amount_tiyn, contracted_before_tiyn,
        paid_before_tiyn, returned_before_tiyn, freed_before_tiyn, act, debit, credit, organisation_id
        """
    private static let values: StaticString = """
        c.tenant_id, c.contract_id, c.line_id, c.movements + 1, l.entry_id, l.amount_tiyn,
        c.contracted_tiyn, c.paid_tiyn, c.returned_tiyn, c.freed_tiyn
        """
}
