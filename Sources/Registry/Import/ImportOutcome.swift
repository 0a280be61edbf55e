import Kernel

/// What came of the rows of one transaction.
struct ImportOutcome: ImportTally {
    struct Refused: Sendable {
        var record: CSVRecord
        var problems: RowProblems
    }

    /// A row that something was left out of, so far.
    struct Open: Sendable {
        var line: Int
        /// It has changed nothing so far, and counts so.
        var isUnchanged: Bool
    }

    var added = 0
    var updated = 0
    var unchanged = 0
    var rejected: [Refused] = []
    /// Rows for the second look.
    var open: [Open] = []
    /// Lines that the second look has changed something by.
    var completed: [Int] = []
    /// What was left out of rows for good.
    var incomplete: [Refused] = []

    mutating func add(_ other: ImportOutcome) {
        added += other.added
        updated += other.updated
        unchanged += other.unchanged
        rejected += other.rejected
        open += other.open
        completed += other.completed
        incomplete += other.incomplete
    }
}
