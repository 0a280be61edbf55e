import JSONRPC
import Kernel
import Postgres

/// Rows of one alliance that are written in one transaction; those of one membership are together
/// and in their order.
struct MembershipChunk: Sendable {
    struct Row: Sendable {
        /// As it came, in case it is refused.
        var record: CSVRecord
        var row: MembershipRow
    }

    /// Enough that round trips cost next to nothing, few enough that nobody waits long for the
    /// memberships that are locked.
    static let rowsMax = 300

    let alliance: ImportedAlliance
    var rows: [Row]

    /// The organisations in question, each once.
    var organisations: [Organisation.ID] { Array(Set(rows.map(\.row.organisation))) }
}

extension MembershipChunk: ImportBatch {
    static var role: DatabaseRole { .alliance }

    var count: Int { rows.count }

    var halves: [MembershipChunk] {
        let middle = rows.count / 2
        return [rows[..<middle], rows[middle...]].map {
            MembershipChunk(alliance: alliance, rows: Array($0))
        }
    }

    func refused(_ problem: RowProblem) -> MembershipOutcome {
        var outcome = MembershipOutcome()
        outcome.rejected = rows.map { row in
            .init(record: row.record, problems: RowProblems([problem]))
        }
        return outcome
    }

    func meaning(of problem: RowProblem) -> RowProblem {
        let text: String? =
            switch problem.rule {
            case "periods_no_overlap", "periods_one_at_a_time":
                "there is a membership of these days already (\(problem.rule))"
            default: nil
            }
        return text.map { RowProblem(field: "", rule: problem.rule, text: $0) } ?? problem
    }

    func work(
        in transaction: inout Transaction, _ principal: Principal.ID
    ) async throws(ImportInterruption) -> (outcome: MembershipOutcome, statements: [Statement]) {
        let results = try await transaction.ask([
            ImportPrincipal.settings(.coordinator, alliance: alliance.id, by: principal),
            lock.statement, acts.statement, periods.statement,
        ])
        var plan = MembershipPlan(
            alliance, try results[1].imported(), try results[2].imported(),
            try results[3].imported())
        let outcome = plan.apply(rows)
        do throws(CanonicalFailure) {
            return (outcome, try plan.statements(by: principal))
        } catch {
            throw .inexact
        }
    }
}
