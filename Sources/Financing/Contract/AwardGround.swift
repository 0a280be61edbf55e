import Kernel
import Postgres

/// An award on which a contract is to be signed, with its order locked to the end of the call.
struct AwardGround {
    var orderID: Order.ID
    var order: Order.Held
    var organisation: Organisation.ID
    var isContracted: Bool
    /// Of a decision that is final, and not set aside.
    var isFinal: Bool
    /// What the registry knows of the organisation now, in one word.
    var eligibility: String
    /// Other awards of the order that have no contract yet.
    var othersMissing: Int64
    /// For how long it was awarded.
    var months: Int64
    /// Tiyn of each budget line.
    var awarded: [BudgetLine.ID: Int64]

    private struct Row: RowDecodable {
        var orderID: Order.ID
        var organisation: Organisation.ID
        var isContracted: Bool
        var isFinal: Bool
        var eligibility: String
        var othersMissing: Int64
        var months: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            orderID = try row.next()
            organisation = try row.next()
            isContracted = try row.next()
            isFinal = try row.next()
            eligibility = try row.next()
            othersMissing = try row.next()
            months = try row.next()
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
                   a.state = 'final',
                   financing.gate(a.organisation_id, a.order_id) ->> 'outcome',
                   (SELECT count(*) FROM financing.awards b
                    WHERE b.tenant_id = a.tenant_id AND b.order_id = a.order_id AND b.id <> a.id
                      AND b.state = 'final' AND NOT EXISTS (
                          SELECT FROM financing.contracts c
                          WHERE c.tenant_id = b.tenant_id AND c.award_id = b.id)),
                   a.months::int8
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
            isContracted: row.isContracted, isFinal: row.isFinal, eligibility: row.eligibility,
            othersMissing: row.othersMissing, months: row.months,
            awarded: Dictionary(awarded) { one, _ in one })
    }
}
