/// Reads RFC 4180 rows from a file piece by piece, so that a million rows take the memory of one.
///
/// SwiftCSV would do for small files; it takes the whole text, and an import of the register must
/// stay flat. Commas, LF or CRLF, an optional byte order mark, quoted fields with doubled quotes,
/// commas and line ends inside. A quote within an unquoted field is taken as it stands, because
/// names have them and nothing else can be meant. Empty lines are skipped. A row that cannot be
/// read is handed out with its problem, and reading goes on behind it.
package struct CSVReader {
    /// A field is a name or a list of names; more is a broken file.
    package static let fieldBytesMax = 16 * 1024
    /// All columns of a row at their own limits stay below; a forgotten quote loses no more than
    /// this before the reader finds the next line again.
    package static let rowBytesMax = 64 * 1024
    /// Three times the columns that there are.
    package static let fieldCountMax = 100
    /// Few system calls, and nothing beside the buffers of the database.
    package static let chunkBytes = 64 * 1024

    package enum Failure: Error, Hashable, Sendable {
        case unreadable(String)
        /// The file begins with the mark of UTF-16, as a spreadsheet's "Unicode text" does.
        case utf16
    }

    /// How far reading has come, for showing progress.
    package private(set) var bytesRead = 0
    /// The line that is read next.
    package private(set) var line = 1

    private let nextChunk: () throws -> [UInt8]
    private var chunk: [UInt8] = []
    private var place = 0
    private var row = Row()

    /// - Parameter nextChunk: gives the file's bytes in order and then an empty array.
    package init(_ nextChunk: @escaping () throws -> [UInt8]) {
        self.nextChunk = nextChunk
    }

    /// The next row, or `nil` at the end.
    package mutating func next() throws(Failure) -> CSVRecord? {
        row.start(line: line)
        while try fill() {
            if bytesRead == chunk.count, place == 0 { try skipByteOrderMark() }
            while place < chunk.count {
                let byte = chunk[place]
                place += 1
                if byte == .lineFeed { line += 1 }
                guard row.take(byte) else { continue }
                guard row.isEmpty else { return row.record() }
                row.start(line: line)
            }
        }
        row.endOfFile()
        return row.isEmpty ? nil : row.record()
    }

    private mutating func fill() throws(Failure) -> Bool {
        if place < chunk.count { return true }
        do {
            chunk = try nextChunk()
        } catch {
            throw .unreadable("\(error)")
        }
        place = 0
        bytesRead += chunk.count
        return !chunk.isEmpty
    }

    /// Chunks of a file are long enough to hold the mark whole.
    private mutating func skipByteOrderMark() throws(Failure) {
        if chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }
}

/// A row while its bytes come in.
private struct Row {
    private enum State {
        case fieldStart, unquoted, quoted
        /// After a quote inside quotes: another one follows, or the field is over.
        case quote
        /// After the CR behind a closing quote.
        case quoteReturn
        /// The row is too long: everything up to the next line is dropped.
        case skipping
    }

    private var state = State.fieldStart
    private var line = 1
    private var bytes: [UInt8] = []
    /// Where each finished field ends in ``bytes``.
    private var ends: [Int] = []
    private var problem: CSVRecord.Problem?
    private var wasQuoted = false

    mutating func start(line: Int) {
        state = .fieldStart
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        problem = nil
        wasQuoted = false
    }

    /// Nothing came, or an empty line.
    var isEmpty: Bool { bytes.isEmpty && ends.count <= 1 && problem == nil && !wasQuoted }

    /// Takes one byte; true when the row is complete with it.
    mutating func take(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.quoted, .quotationMark): state = .quote
        case (.quoted, _): keep(byte)
        case (.quote, .quotationMark):
            state = .quoted
            keep(byte)
        case (.quote, .carriageReturn): state = .quoteReturn
        case (_, .lineFeed):
            endRow()
            return true
        case (.skipping, _): break
        case (_, .comma): endField()
        case (.fieldStart, .quotationMark):
            wasQuoted = true
            state = .quoted
        case (.quote, _), (.quoteReturn, _):
            note(.textAfterQuote(field: ends.count + 1))
            state = .unquoted
            keep(byte)
        default:
            state = .unquoted
            keep(byte)
        }
        return false
    }

    private mutating func keep(_ byte: UInt8) {
        bytes.append(byte)
        if bytes.count - (ends.last ?? 0) > CSVReader.fieldBytesMax {
            note(.fieldTooLong(field: ends.count + 1))
        }
        if bytes.count > CSVReader.rowBytesMax {
            problem = .rowTooLong
            state = .skipping
        }
    }

    private mutating func endField() {
        ends.append(bytes.count)
        state = .fieldStart
        if ends.count == CSVReader.fieldCountMax {
            problem = .tooManyFields
            state = .skipping
        }
    }

    private mutating func endRow() {
        if state == .unquoted, bytes.last == .carriageReturn { bytes.removeLast() }
        if state != .skipping || bytes.count > (ends.last ?? 0) { ends.append(bytes.count) }
    }

    mutating func endOfFile() {
        if state == .quoted { note(.unclosedQuote) }
        let isUntouched = state == .fieldStart && ends.isEmpty
        if !isUntouched { endRow() }
    }

    private mutating func note(_ found: CSVRecord.Problem) {
        if problem == nil { problem = found }
    }

    func record() -> CSVRecord {
        var found = problem
        var fields: [String] = []
        fields.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            let slice = bytes[start..<end]
            start = end
            if let text = String(validating: slice, as: UTF8.self) {
                fields.append(text)
            } else {
                found = found ?? .invalidUTF8(field: fields.count + 1)
                fields.append(String(decoding: slice, as: UTF8.self))
            }
        }
        return CSVRecord(line: line, fields: fields, problem: found)
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quotationMark = UInt8(ascii: "\"")
}
