import Kernel

/// What came of the rows of one transaction.
struct MembershipOutcome: ImportTally {
    struct Refused: Sendable {
        var record: CSVRecord
        var problems: RowProblems
    }

    /// Rows that began a membership.
    var added = 0
    /// Rows that went on with one.
    var updated = 0
    var unchanged = 0
    var rejected: [Refused] = []

    var rows: Int { added + updated + unchanged + rejected.count }

    mutating func add(_ other: MembershipOutcome) {
        added += other.added
        updated += other.updated
        unchanged += other.unchanged
        rejected += other.rejected
    }

    mutating func add(_ fit: MembershipFit) {
        switch fit {
        case .begun: added += 1
        case .continued: updated += 1
        case .unchanged: unchanged += 1
        }
    }
}

extension RowProblems {
    /// Of a row whose history begins with one that was refused: written first, it could never be
    /// followed by what belongs before it.
    static func follows(line: Int) -> RowProblems {
        RowProblems([
            RowProblem(
                field: "", rule: "follows-rejected",
                text: "line \(line), of the same membership, is rejected; mend that first")
        ])
    }
}
