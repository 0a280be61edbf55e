/// How far an import has come.
package struct ImportProgress: Sendable, Hashable {
    package var bytesRead: Int
    package var bytesTotal: Int
    /// Rows of the file whose fate is settled.
    package var rows: Int

    package init(bytesRead: Int, bytesTotal: Int, rows: Int) {
        self.bytesRead = bytesRead
        self.bytesTotal = bytesTotal
        self.rows = rows
    }
}

/// What came of an import: each row of the file counts once.
package struct ImportSummary: Sendable, Hashable {
    package var added = 0
    /// There already, with other values in the file.
    package var updated = 0
    /// There already, the same.
    package var unchanged = 0
    package var rejected = 0
    /// Rows that were taken but for a part of them, such as the BIN of a parent that is not in the
    /// register. They count among the others too.
    package var incomplete = 0
    /// Where the rejected and the incomplete rows are, with line and reason.
    package var rejectedFile: String?

    package init() {}

    package var rows: Int { added + updated + unchanged + rejected }
}
