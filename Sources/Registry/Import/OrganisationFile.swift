package import Kernel

/// A file of organisations, read row by row: each is either good or says all that is wrong with it.
package struct OrganisationFile {
    package typealias Failure = CSVFailure<OrganisationColumn>

    /// A row of the file and what it came to.
    package struct Entry: Sendable {
        package let record: CSVRecord
        package let result: Result<OrganisationRow, RowProblems>
    }

    package let header: OrganisationHeader
    /// How far reading has come, for showing progress.
    package var bytesRead: Int { reader.bytesRead }

    private var reader: CSVReader
    private let rules: ImportRules
    private var ledger = IdentifierLedger()
    /// Of a second reading; rows on all other lines are left out.
    private var lines: LineSet?

    /// Reads the titles, so that a wrong file is refused before anything is done with it.
    package init(_ reader: CSVReader, rules: ImportRules) throws(Failure) {
        self.reader = reader
        self.rules = rules
        header = try OrganisationHeader(&self.reader)
    }

    /// Begins anew with some of the lines. Nothing is said of numbers that occur twice.
    package mutating func readAgain(_ reader: CSVReader, only lines: LineSet) throws(Failure) {
        self.reader = reader
        self.lines = lines
        ledger = IdentifierLedger()
        _ = try self.reader.record(of: OrganisationColumn.self)
    }

    package mutating func next() throws(Failure) -> Entry? {
        guard let record = try nextRecord() else { return nil }
        let result = OrganisationRow.validate(record, under: header, by: rules)
        if lines != nil { return Entry(record: record, result: result) }
        if case .success(let row) = result, let problems = ledger.claim(row, line: record.line) {
            return Entry(record: record, result: .failure(problems))
        }
        return Entry(record: record, result: result)
    }

    private mutating func nextRecord() throws(Failure) -> CSVRecord? {
        guard let lines else { return try reader.record(of: OrganisationColumn.self) }
        while reader.line <= lines.last, let record = try reader.record(of: OrganisationColumn.self)
        {
            if lines.contains(record.line) { return record }
        }
        return nil
    }
}
