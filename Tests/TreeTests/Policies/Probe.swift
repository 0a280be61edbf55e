import Postgres

/// Tries database roles out on the rows of the walk.
///
/// What a trial does is undone, and each has a transaction of its own: entries of all databases of a
/// cluster wait for the oldest transaction in it, so one for all would hold up every test that reads
/// the log.
enum Probe {
    /// A (table, role) pair that can be tried.
    struct Place: Hashable, Comparable {
        let table: String
        let member: String

        static func < (left: Place, right: Place) -> Bool {
            (left.table, left.member) < (right.table, right.member)
        }
    }

    /// Makes all ready; what is answered is all that can be tried.
    static func begin(
        on connection: borrowing BlockingConnection, as callers: [ProbeCaller]
    ) throws(BlockingError) -> [Place] {
        try connection.execute(ProbeSchema.sql)
        // Rows that are old enough for housekeeping, beside those that are not.
        try connection.execute(
            """
            UPDATE tenancy.idempotency AS i SET created_at = created_at - interval '31 days'
            FROM (SELECT ctid, row_number() OVER (ORDER BY created_at, key) FROM tenancy.idempotency)
                AS o (place, number)
            WHERE i.ctid = o.place AND o.number % 2 = 0
            """)
        try connection.execute(
            """
            UPDATE oversight.network_marks AS m SET at = m.at - interval '3 days'
            FROM (SELECT id, row_number() OVER (ORDER BY at, id) FROM oversight.network_marks)
                AS o (id, number)
            WHERE m.id = o.id AND o.number % 2 = 0
            """)
        // That something was fixed is said before it is asked; ratings need no question.
        try connection.execute(
            """
            UPDATE oversight.duties SET fix_on = fix_on + 28
            WHERE id IN (SELECT duty_id FROM oversight.opinions WHERE fixed)
            """)
        // Who has upheld a complaint recuses himself from its order afterwards, so that on some
        // orders a caller may decide nothing any more.
        try connection.execute(
            """
            INSERT INTO financing.declarations
                (tenant_id, order_id, principal_id, id, role, recused, related)
            SELECT DISTINCT ON (d.order_id, c.principal_id) d.tenant_id, d.order_id, c.principal_id,
                   gen_random_uuid(), 'officer', true, 0
            FROM financing.complaint_signers c
            JOIN financing.decisions d ON d.tenant_id = c.tenant_id AND d.id = c.decision_id
            JOIN financing.complaint_rulings r ON r.tenant_id = c.tenant_id
                AND r.complaint_id = c.complaint_id AND r.outcome = 'upheld'
            """)
        // Comments that were worded anew before somebody joined them.
        try connection.execute(
            """
            INSERT INTO oversight.voices (tenant_id, id, comment_id, citizen_id)
            SELECT tenant_id, gen_random_uuid(), id, citizen_id FROM oversight.comments
            WHERE wording > 1
            ON CONFLICT DO NOTHING
            """)
        // Appeals that are late and extended all the same, beside those that were in time.
        try connection.execute(
            """
            WITH late AS (
                UPDATE oversight.duties SET due_on = '2024-01-10', long_on = '2024-02-10'
                WHERE kind = 'appeal' AND state = 'waiting'
                  AND num_nonnulls(extended_on, paused_to) = 0
                RETURNING tenant_id, id
            )
            INSERT INTO oversight.extensions (tenant_id, duty_id, due_on, limit_on, reason, actor)
            SELECT tenant_id, id, '2024-01-11', '2024-01-12', 'test', 'test' FROM late
            """)
        try connection.execute(
            "SELECT probe.collect(c.oid) FROM pg_class c WHERE c.relrowsecurity")
        try connection.execute("CREATE INDEX ON probe.items (target); ANALYZE probe.items")
        for caller in callers {
            try connection.execute(
                """
                SELECT probe.prepare(c.oid, '\(caller.member)', '\(caller.json)') FROM pg_class c
                WHERE c.relrowsecurity AND '\(caller.schema ?? "")'
                    IN ('', c.relnamespace::regnamespace::text)
                """)
        }
        try connection.execute(
            "CREATE INDEX ON probe.trials (target, member); ANALYZE probe.trials")
        let found = try connection.execute("SELECT DISTINCT target, member FROM probe.trials").rows
        return found.map { Place(table: $0[0] ?? "", member: $0[1] ?? "") }.sorted()
    }

    /// What the role reaches of the table, in one line.
    static func reach(
        _ place: Place, on connection: borrowing BlockingConnection
    ) throws(BlockingError) -> String {
        let sql = "SELECT probe.reach('\(place.table)', '\(place.member)')"
        return try connection.execute(sql).single ?? ""
    }

    /// The same for some roles, with the table's policies changed meanwhile.
    static func reach(
        _ places: [Place], after change: String, on connection: borrowing BlockingConnection
    ) throws(BlockingError) -> [Place: String] {
        try connection.execute("BEGIN; \(change)")
        var reached: [Place: String] = [:]
        for place in places { reached[place] = try reach(place, on: connection) }
        try connection.execute("ROLLBACK")
        return reached
    }
}

/// A row-security policy as the database has it.
struct PolicyRow {
    let table: String
    let name: String
    let isPermissive: Bool
    let command: String
    let members: [String]
    private let conditions: [String]

    init(_ row: [String?]) {
        (table, name) = (row[0] ?? "", row[1] ?? "")
        (isPermissive, command) = (row[2] == "PERMISSIVE", row[3] ?? "")
        members = (row[4] ?? "").split(separator: ",").map(String.init)
        conditions = row[5...6].compactMap(\.self)
    }

    static func all(
        on connection: borrowing BlockingConnection
    ) throws(BlockingError) -> [PolicyRow] {
        try connection.execute(
            """
            SELECT schemaname || '.' || tablename, quote_ident(policyname), permissive, cmd,
                   array_to_string(roles, ','), qual, with_check
            FROM pg_policies ORDER BY 1, 2
            """
        ).rows.map(PolicyRow.init)
    }

    var places: [Probe.Place] { members.map { Probe.Place(table: table, member: $0) } }

    /// Mistakes that must be noticed: the policy is gone; it lets everything through.
    var mistakes: [String] {
        let gone = "DROP POLICY \(name) ON \(table)"
        guard isPermissive, conditions.contains(where: { $0 != "true" }) else { return [gone] }
        let using = command == "INSERT" ? "" : " USING (true)"
        let check = ["SELECT", "DELETE"].contains(command) ? "" : " WITH CHECK (true)"
        return [gone, "ALTER POLICY \(name) ON \(table)\(using)\(check)"]
    }
}
