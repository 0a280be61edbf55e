package import Postgres

/// What came of the rows of one transaction.
package protocol ImportTally: Sendable {
    init()
    mutating func add(_ other: Self)
}

/// Rows that are written in one transaction.
package protocol ImportBatch: Sendable {
    associatedtype Outcome: ImportTally
    /// What the work needs besides the rows.
    associatedtype Ground: Sendable

    /// Whose sessions write them.
    static var role: DatabaseRole { get }
    var count: Int { get }
    /// Both parts of a batch that the database has refused as a whole; the first is written before
    /// the second.
    var halves: [Self] { get }

    /// Does everything but the commit; returns the statements that go with it.
    func work(
        in transaction: inout Transaction, _ ground: Ground
    ) async throws(ImportInterruption) -> (outcome: Outcome, statements: [Statement])
    /// What comes of rows that the database refuses.
    func refused(_ problem: RowProblem) -> Outcome
    /// A refusal in the words of the file, where a constraint's name is not enough.
    func meaning(of problem: RowProblem) -> RowProblem
}

extension ImportBatch {
    package func meaning(of problem: RowProblem) -> RowProblem { problem }
}
