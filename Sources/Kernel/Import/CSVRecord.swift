/// One row of a CSV file as it was read; what it means is for others to say.
package struct CSVRecord: Hashable, Sendable {
    /// Why a row could not be read as written. Its fields are then only good for showing it.
    package enum Problem: Hashable, Sendable {
        /// The field, counted from 1, is not UTF-8.
        case invalidUTF8(field: Int)
        case fieldTooLong(field: Int)
        case rowTooLong
        case tooManyFields
        /// Something other than a comma or the end of the row follows a closing quote.
        case textAfterQuote(field: Int)
        /// The file ended inside quotes.
        case unclosedQuote
    }

    /// The line on which the row begins, counted from 1; a quoted field may go on for several.
    package let line: Int
    package let fields: [String]
    package let problem: Problem?

    package init(line: Int, fields: [String], problem: Problem?) {
        self.line = line
        self.fields = fields
        self.problem = problem
    }
}

extension CSVRecord.Problem {
    /// One clause in English for a report of rejected rows.
    package var text: String {
        switch self {
        case .invalidUTF8(let field): "column \(field) is not UTF-8"
        case .fieldTooLong(let field):
            "column \(field) is longer than \(CSVReader.fieldBytesMax) bytes"
        case .rowTooLong:
            "the row is longer than \(CSVReader.rowBytesMax) bytes; is a quote left open in it?"
        case .tooManyFields: "the row has more than \(CSVReader.fieldCountMax) columns"
        case .textAfterQuote(let field): "column \(field) has text after its closing quote"
        case .unclosedQuote: "a quote is open to the end of the file"
        }
    }
}
