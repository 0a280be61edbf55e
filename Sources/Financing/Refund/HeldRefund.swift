import Kernel
import Postgres

extension Refund {
    /// How a refund stands behind the lock on its contract.
    struct Standing: RowDecodable {
        private var isReceived: Bool
        private var isWithdrawn: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            isReceived = try row.next()
            isWithdrawn = try row.next()
        }

        static func read(_ refund: Refund.ID, of tenant: Tenant.ID) -> Statement {
            let query: Query<Standing> = """
                SELECT EXISTS (SELECT FROM financing.refund_receipts c
                               WHERE c.tenant_id = r.tenant_id AND c.refund_id = r.id), r.withdrawn
                FROM financing.refunds r WHERE r.tenant_id = \(tenant) AND r.id = \(refund)
                """
            return query.statement
        }

        /// - Throws: `refund.received` or `refund.withdrawn`; ``Failure/notFound(_:)`` for another's.
        static func insistOwed(_ result: ResultSet) throws(Failure) {
            guard let standing = try result.rows(Standing.self).first else {
                throw .notFound("refund")
            }
            guard !standing.isReceived else { throw .conflict(.refundReceived) }
            guard !standing.isWithdrawn else { throw .conflict(.refundWithdrawn) }
        }
    }

    /// The contract of a refund, for the lock on it.
    static func contract(of refund: Refund.ID, _ tenant: Tenant.ID) -> Fragment {
        """
        (SELECT r.contract_id FROM financing.refunds r
         WHERE r.tenant_id = \(tenant) AND r.id = \(refund))
        """
    }
}
