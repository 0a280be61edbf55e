import Kernel
import Postgres

/// The clock of a comment that was held back before anybody saw it: it begins when it is first shown,
/// for nobody can be late with what was kept from it.
///
/// A report of a danger is not among them: who owes reads it while it is held.
enum FirstShown {
    static let statementCount = 1 + DueDates.statementCount

    /// Go behind the one that takes the lock.
    static func statements(_ comment: Comment.ID) -> [Statement] {
        let query: Query<Owed> = """
            SELECT d.kind FROM oversight.duties d
            WHERE d.comment_id = \(comment) AND d.cause = 'said' AND d.state = 'waiting'
              AND d.kind IN ('comment', 'correction')
              AND NOT EXISTS (SELECT FROM oversight.comment_steps s
                  WHERE s.tenant_id = d.body_id AND s.comment_id = d.comment_id
                    AND s.to_state = 'shown')
            """
        let rules = [Duty.Kind.comment.rule, Duty.Kind.correction.rule, Duty.second]
        return [query.statement] + DueDates.statements(rules)
    }

    /// What begins, for the entry of the step, and what writes it.
    struct Beginning {
        var dueOn: CivilDate?
        var statements: [Statement] = []
    }

    /// Its statements go behind the step that shows the comment, which the database asks for; none
    /// where nothing is owed, or it was shown before.
    ///
    /// - Parameter results: of ``statements(_:)``, in that order.
    /// - Throws: `deadline.ruleMissing`, `calendar.yearMissing`.
    static func begin(
        _ comment: Comment.ID, _ results: ArraySlice<ResultSet>
    ) throws(Failure) -> Beginning {
        guard let owed = try results.first?.rows(Owed.self).first else { return Beginning() }
        let dates = try DueDates(results.suffix(DueDates.statementCount))
        let due = try dates.due(owed.kind.rule)
        let long = try dates.due(Duty.second, from: due.day).day
        let begin: Command = """
            SELECT oversight.begin_anew(\(comment), \(due.day), \(due.explanation), \(long))
            """
        return Beginning(dueOn: due.day, statements: [begin.statement])
    }

    private struct Owed: RowDecodable {
        var kind: Duty.Kind

        init(from row: inout RowReader) throws(PostgresError) { kind = try row.word("kind") }
    }
}
