/// One thing that is wrong with one field of a row.
package struct RowProblem: Hashable, Sendable {
    /// The column's name, or empty when it is the row as a whole.
    package let field: String
    /// A constant that stays, as `required` or `check-digit`.
    package let rule: String
    /// One clause in English. Never the value itself: it may be a person's number.
    package let text: String

    package init(field: String, rule: String, text: String) {
        (self.field, self.rule, self.text) = (field, rule, text)
    }

    package init(_ column: some CSVColumn, _ rule: String, _ text: String) {
        self.init(field: column.title, rule: rule, text: text)
    }
}

/// Everything that is wrong with a row, at once, so that it is mended once.
package struct RowProblems: Error, Hashable, Sendable {
    package let problems: [RowProblem]

    package init(_ problems: [RowProblem]) { self.problems = problems }

    /// A row that could not even be read.
    package init(_ problem: CSVRecord.Problem) {
        problems = [RowProblem(field: "", rule: "unreadable", text: problem.text)]
    }

    /// For the file of rejected rows.
    package var reason: String {
        problems.map { $0.field.isEmpty ? $0.text : "\($0.field) \($0.text)" }
            .joined(separator: "; ")
    }
}
