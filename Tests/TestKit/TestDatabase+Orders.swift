import Postgres

extension TestDatabase {
    /// Moves everything about an order back in time, so that it closed that long ago; negative: so
    /// that it will close.
    package func closeOrder(_ id: String, secondsAgo: Double = 1) async throws {
        let span = """
            (SELECT closes_at - clock_timestamp() + make_interval(secs => \(secondsAgo))
             FROM financing.orders WHERE id = '\(id)')
            """
        // Keys that refer to each other move together, so nothing looks at them meanwhile.
        let sql = """
            SET session_replication_role = replica;
            CREATE TEMPORARY TABLE shift AS SELECT \(span) AS span;
            UPDATE financing.orders SET opens_at = opens_at - span, closes_at = closes_at - span
            FROM shift WHERE id = '\(id)';
            UPDATE financing.order_steps SET at = at - span, closes_at = closes_at - span,
                closed_before = closed_before - span FROM shift WHERE order_id = '\(id)';
            UPDATE financing.application_steps SET at = at - span, opens_at = opens_at - span,
                closes_at = closes_at - span FROM shift WHERE order_id = '\(id)';
            UPDATE financing.submissions SET received_at = received_at - span
            FROM shift WHERE order_id = '\(id)';
            DROP TABLE shift;
            """
        try await BlockingConnection.run(administrator) { _ = try $0.execute(sql) }
    }

    /// Moves the standstill of an order's decision back in time, with what was complained in it, so
    /// that it is over.
    package func endStandstill(of order: String) async throws {
        let sql = """
            SET session_replication_role = replica;
            CREATE TEMPORARY TABLE shift AS
                SELECT id, standstill_on - (timezone('Asia/Almaty', clock_timestamp())::date - 2)
                    AS days
                FROM financing.published_decisions WHERE order_id = '\(order)';
            UPDATE financing.published_decisions d SET standstill_on = standstill_on - days
            FROM shift s WHERE s.id = d.id;
            UPDATE financing.complaints c
            SET standstill_ends_at = standstill_ends_at - make_interval(days => days),
                filed_at = filed_at - make_interval(days => days)
            FROM shift s WHERE s.id = c.decision_id;
            DROP TABLE shift;
            """
        try await BlockingConnection.run(administrator) { _ = try $0.execute(sql) }
    }
}
