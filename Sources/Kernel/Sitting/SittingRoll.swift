package import JSONRPC
package import Postgres

extension HeldSitting {
    /// Freezes a roll that is due and opens the sitting, or lets it fail without a quorum.
    ///
    /// Of an organisation's seats those named first are entitled, as many as its share gives; a seat
    /// that has no share behind it is not. What is not entitled stays on the roll with the reason.
    ///
    /// - Parameter shares: a sub-select of `(organisation_id uuid, seats integer, barred text)` with
    ///   one row for each organisation that has seats at the cut-off, and for one that would have
    ///   some but for a reason, that word; a row without an organisation stands for seats of persons.
    package func freeze(
        shares: Fragment, in call: Call
    ) async throws(Failure) -> JSON {
        let results = try await call.send([mark(shares), count(shares)])
        guard let roll = try results[1].rows(Roll.self).first else { throw .notFound("sitting") }
        let state: Sitting.State = roll.reaches(row.quorum) ? .open : .failed
        let entry = Entry(
            "sitting", id, version: row.version + 1,
            facts: [
                "state": .string(state.rawValue), "seatsTotal": .int(roll.total),
                "seatsEntitled": .int(roll.entitled),
            ])
        return try await call.finish(
            [try step(to: state, by: call), open(roll, state)], entries: [entry],
            answer: Sitting.answer(id, version: row.version + 1, state))
    }

    /// Whether the roll can be taken now, in one of the two ways.
    ///
    /// - Throws: ``Failure/conflict(_:)`` with `sitting.notCalled`, `sitting.otherRoll` or
    ///   `sitting.cutOffAhead`.
    package func insistDue(_ roll: Sitting.Roll) throws(Failure) {
        guard row.state == .called else { throw .conflict(.sittingNotCalled) }
        guard row.roll == roll else { throw .conflict(.sittingOtherRoll) }
        guard row.isCutOff else { throw .conflict(.sittingCutOffAhead) }
    }

    private struct Roll: RowDecodable {
        var total: Int64
        var entitled: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            total = try row.next()
            entitled = try row.next()
        }

        /// Exact: the same products as in `sittings.quorate`.
        func reaches(_ quorum: Share) -> Bool {
            entitled * quorum.denominator >= quorum.numerator * total
        }
    }

    private func mark(_ shares: Fragment) -> Statement {
        let query: Command = """
            UPDATE sitting.seats s SET entitled = r.barred IS NULL, barred = r.barred
            FROM (
                SELECT n.id, CASE
                        WHEN n.revoked_at IS NOT NULL THEN 'revoked'
                        WHEN x.seats IS NULL THEN 'noShare'
                        WHEN x.barred IS NOT NULL THEN x.barred
                        WHEN row_number() OVER (
                            PARTITION BY n.organisation_id, n.revoked_at IS NULL
                            ORDER BY n.named_at, n.id) > x.seats THEN 'tooMany' END AS barred
                FROM sitting.seats n
                LEFT JOIN (\(sql: shares)) AS x (organisation_id, seats, barred)
                    ON x.organisation_id IS NOT DISTINCT FROM n.organisation_id
                WHERE n.tenant_id = \(host) AND n.sitting_id = \(id)) AS r
            WHERE s.tenant_id = \(host) AND s.sitting_id = \(id) AND s.id = r.id
            """
        return query.statement
    }

    private func count(_ shares: Fragment) -> Statement {
        let query: Query<Roll> = """
            SELECT (SELECT coalesce(sum(x.seats), 0)
                    FROM (\(sql: shares)) AS x (organisation_id, seats, barred)
                    WHERE x.barred IS NULL)::bigint,
                   (SELECT count(*) FROM sitting.seats s
                    WHERE s.tenant_id = \(host) AND s.sitting_id = \(id) AND s.entitled)
            """
        return query.statement
    }

    private func open(_ roll: Roll, _ state: Sitting.State) -> Statement {
        let query: Command = """
            UPDATE sitting.sittings
            SET version = \(row.version + 1), state = \(state.rawValue),
                seats_total = \(roll.total), seats_entitled = \(roll.entitled)
            WHERE tenant_id = \(host) AND id = \(id)
            """
        return query.statement
    }
}
