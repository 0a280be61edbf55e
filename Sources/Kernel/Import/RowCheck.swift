/// Reads the fields of one row and gathers what is wrong with them.
package struct RowCheck<Column: CSVColumn, Rules> {
    package let record: CSVRecord
    package let header: CSVHeader<Column>
    /// What the row is checked against.
    package let rules: Rules
    package private(set) var problems: [RowProblem] = []

    /// - Throws: for a row that can't be read, or has another number of columns than the header.
    package init(
        _ record: CSVRecord, _ header: CSVHeader<Column>, _ rules: Rules
    ) throws(RowProblems) {
        if let problem = record.problem { throw RowProblems(problem) }
        guard record.fields.count == header.titles.count else {
            let text = "has \(record.fields.count) columns, the header \(header.titles.count)"
            throw RowProblems(
                [RowProblem(field: "", rule: "column-count", text: "the row \(text)")])
        }
        (self.record, self.header, self.rules) = (record, header, rules)
    }

    package mutating func refuse(_ column: Column, _ rule: String, _ text: String) {
        problems.append(RowProblem(column, rule, text))
    }

    package func field(_ column: Column) -> String { header.field(column, of: record) }

    package func isGiven(_ column: Column) -> Bool {
        !field(column).utf8.allSatisfy { $0 == UInt8(ascii: " ") }
    }

    package mutating func date(_ column: Column) -> CivilDate? {
        guard isGiven(column) else { return nil }
        let date = CivilDate(field(column).trimmed)
        if date == nil { refuse(column, "date", "is not a date YYYY-MM-DD") }
        return date
    }
}

extension String {
    /// Without the spaces around it.
    package var trimmed: Substring {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
