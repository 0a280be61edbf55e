/// The rows of one statement as PostgreSQL writes them in text form.
package struct TextResult: Sendable, Equatable {
    package var columns: [String]
    /// `nil` is SQL's NULL.
    package var rows: [[String?]]
    /// The rows that the statement touched, where it says so.
    package var affected: Int?

    package init(columns: [String], rows: [[String?]], affected: Int?) {
        self.columns = columns
        self.rows = rows
        self.affected = affected
    }

    /// The first column of the first row.
    package var single: String? { rows.first?.first ?? nil }

    /// The first column of every row, without NULLs.
    package var firstColumn: [String] { rows.compactMap { $0.first ?? nil } }
}
