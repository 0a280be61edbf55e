/// Something is wrong with a file and not with the register; its description says what.
package protocol FileProblem: Error, CustomStringConvertible {}

/// Why a file is refused as a whole.
package enum CSVFailure<Column: CSVColumn>: FileProblem, Hashable, Sendable {
    case unreadable(CSVReader.Failure)
    /// Not even a row of titles.
    case empty
    case titles(CSVRecord.Problem)
    case header(CSVHeader<Column>.Failure)
    case tooManyRows(Int)
}

extension CSVFailure {
    package var description: String {
        switch self {
        case .unreadable(let failure): failure.description
        case .empty: "the file is empty"
        case .titles(let problem): "the first row: \(problem.text)"
        case .header(let failure): failure.description
        case .tooManyRows(let most): "the file has more than \(most) rows; divide it"
        }
    }
}

extension CSVReader.Failure: FileProblem {
    package var description: String {
        switch self {
        case .unreadable(let reason): "cannot read the file: \(reason)"
        case .utf16: "the file is UTF-16; save it as CSV in UTF-8"
        }
    }
}

extension CSVHeader {
    /// Reads the titles, so that a wrong file is refused before anything is done with it.
    package init(_ reader: inout CSVReader) throws(CSVFailure<Column>) {
        guard let titles = try reader.record(of: Column.self) else { throw .empty }
        if let problem = titles.problem { throw .titles(problem) }
        do {
            self = try CSVHeader(titles.fields)
        } catch {
            throw .header(error)
        }
    }
}

extension CSVReader {
    /// The next row of a file of such columns, or `nil` at the end.
    package mutating func record<Column>(
        of _: Column.Type
    ) throws(CSVFailure<Column>) -> CSVRecord? {
        do {
            return try next()
        } catch {
            throw .unreadable(error)
        }
    }
}
