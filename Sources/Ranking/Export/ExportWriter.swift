import Crypto
package import JSONRPC
package import Postgres

/// Writes a ranking as lines of text: the method, the input rows, the result.
///
/// Fields are separated by tabs. The last field of each line is its mark, the first eight digits of
/// SHA-256 over the mark of the line before and the line itself, so that a line that was changed is
/// found without the others. The digest is SHA-256 over all bytes, as `sha256sum` prints it.
package struct ExportWriter: Sendable {
    /// Of the lines that follow; a reader refuses what it does not know.
    package static let version: Int64 = 1

    /// What was written since the last ``drain()``.
    package private(set) var buffer: [UInt8] = []
    package private(set) var organisations = 0
    package private(set) var inputs = 0
    private var mark = LineMark()
    private var hash = SHA256()

    package init(_ method: MethodRecord, _ header: ExportHeader) throws(CanonicalFailure) {
        line { $0.append("tizilim-ranking\t1") }
        let record = try method.json.canonical()
        line { line in
            line.append("method\t")
            line.append(record.span)
        }
        let text = try header.json.canonical()
        line { line in
            line.append("snapshot\t")
            line.append(text.span)
        }
    }

    /// Organisations are written by their ids, each before its rows.
    package mutating func write(_ subject: Subject) {
        organisations += 1
        line { line in
            line.append("o\t")
            line.append(id: subject.id)
            for text in [
                subject.form, subject.size, subject.sphere, subject.region, subject.bars,
                subject.alert,
            ] {
                line.append(UInt8(ascii: "\t"))
                line.append(utf8: text)
            }
        }
    }

    package mutating func write(_ row: InputRow, _ indicator: Indicator) {
        inputs += 1
        line { line in
            line.append("i\t")
            line.append(utf8: indicator.code)
            line.append(UInt8(ascii: "\t"))
            line.append(utf8: row.source)
            for number in [Int64(row.on.number), row.good, row.total] {
                line.append(UInt8(ascii: "\t"))
                line.append(integer: number)
            }
        }
    }

    package mutating func write(_ standing: Standing, of id: UUIDValue) {
        line { standing.write(of: id, into: &$0) }
    }

    /// The last line: how many organisations and rows there were.
    package mutating func end() {
        let (organisations, inputs) = (organisations, inputs)
        line { line in
            line.append("end\t")
            line.append(integer: organisations)
            line.append(UInt8(ascii: "\t"))
            line.append(integer: inputs)
        }
    }

    /// The bytes so far, which are then no longer kept.
    package mutating func drain() -> [UInt8] {
        defer { buffer.removeAll(keepingCapacity: true) }
        return buffer
    }

    /// SHA-256 over everything that was written.
    package var digest: [UInt8] { Array(hash.finalize()) }

    private mutating func line(_ write: (inout [UInt8]) -> Void) {
        var line: [UInt8] = []
        line.reserveCapacity(160)
        write(&line)
        mark.follow(line[...])
        line.append(UInt8(ascii: "\t"))
        line.append(contentsOf: mark.digits)
        line.append(UInt8(ascii: "\n"))
        hash.update(data: line)
        buffer.append(contentsOf: line)
    }
}

extension Standing {
    /// A result as a line, without its mark.
    func write(of id: UUIDValue, into line: inout [UInt8]) {
        line.append("r\t")
        line.append(id: id)
        line.append(UInt8(ascii: "\t"))
        line.append(utf8: state.rawValue)
        line.append(UInt8(ascii: "\t"))
        if state == .rated { line.append(integer: points) }
        line.append(UInt8(ascii: "\t"))
        line.append(utf8: band)
        for place in [places.national, places.region, places.sphere, places.group] {
            line.append(UInt8(ascii: "\t"))
            if state == .rated { line.append(integer: place) }
        }
        line.append(UInt8(ascii: "\t"))
        line.append(utf8: level.name)
    }
}

/// The mark of the line before, from which the next one follows.
struct LineMark: Sendable {
    private(set) var digits: [UInt8] = Array("00000000".utf8)
    private var scratch: [UInt8] = []

    mutating func follow(_ line: ArraySlice<UInt8>) {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: digits)
        scratch.append(contentsOf: line)
        digits.removeAll(keepingCapacity: true)
        for byte in SHA256.hash(data: scratch).prefix(4) {
            digits.append(hexDigit: byte >> 4)
            digits.append(hexDigit: byte & 15)
        }
    }

    /// Goes on from the mark that a file states.
    mutating func adopt(_ stated: ArraySlice<UInt8>) {
        digits.removeAll(keepingCapacity: true)
        digits.append(contentsOf: stated)
    }
}

extension [UInt8] {
    /// Appends the canonical text of an id.
    fileprivate mutating func append(id: UUIDValue) {
        for (half, places) in [(id.high, [8, 12]), (id.low, [0, 4])] {
            for digit in 0..<16 {
                if places.contains(digit) { append(UInt8(ascii: "-")) }
                append(hexDigit: UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * digit)) & 15)
            }
        }
    }

    fileprivate mutating func append(hexDigit value: UInt8) {
        append(value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a"))
    }
}
