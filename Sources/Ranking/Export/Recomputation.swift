import Crypto
import JSONRPC
import Kernel
package import Postgres

/// Reads an export, computes its result again and compares it, line by line.
///
/// Nothing but the bytes of the export goes in.
package struct Recomputation: Sendable {
    /// A line that is not what it must be.
    package struct Difference: Sendable, Equatable {
        package enum Kind: String, Sendable {
            /// The line is not the one that its mark was made of.
            case changed
            /// The result that follows from the method and the rows is another one.
            case result
            /// A line that an export can't have at this place.
            case malformed
            /// The export's digest is not the published one.
            case digest
        }

        package var kind: Kind
        /// From 1; 0 where the whole file is meant.
        package var line: Int
        package var organisation: UUIDValue?
        package var found: String
        /// What it would have to be, where that is known.
        package var expected: String?
    }

    /// More of them tell nobody anything.
    package static let differencesKept = 20
    /// No line that an export may have is longer, the method's included.
    private static let lineBytesMax = 1 << 20

    private enum Phase { case start, method, snapshot, inputs, results, ended }

    package private(set) var method: MethodRecord?
    package private(set) var header: ExportHeader?
    package private(set) var organisations = 0
    package private(set) var inputs = 0
    package private(set) var lines = 0
    /// The first ones.
    package private(set) var differences: [Difference] = []
    package private(set) var differenceCount = 0

    private var phase = Phase.start
    private var line = ExportLine()
    private var mark = LineMark()
    private var hash = SHA256()
    private var calculation: Calculation?
    private var ranking: Ranking?
    private var indicators: [String: Int] = [:]
    private var current: UUIDValue?
    private var results = 0
    private var expected: [UInt8] = []
    private var isBroken = false

    package init() {}

    /// Takes the next bytes of the file, cut anywhere.
    package mutating func feed(_ bytes: [UInt8]) {
        hash.update(data: bytes)
        var rest = bytes[...]
        while !isBroken, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line.append(rest[..<end])
            rest = rest[(end + 1)...]
            lines += 1
            take()
            line.clear()
        }
        // Behind a line that can't be read nothing is, however long it is.
        if isBroken { return line.clear() }
        line.append(rest)
        if line.bytes.count > Self.lineBytesMax { malformed() }
    }

    /// What is wrong after the last byte; ``differences`` then has everything.
    ///
    /// - Parameter digest: the published one, if it is known.
    package mutating func finish(published digest: [UInt8]? = nil) {
        if !isBroken, phase != .ended || !line.bytes.isEmpty {
            lines += 1
            malformed()
        }
        if let digest, digest != self.digest {
            add(.digest, line: 0, found: Hex.text(self.digest), expected: Hex.text(digest))
        }
    }

    package var digest: [UInt8] { Array(hash.finalize()) }

    private mutating func take() {
        guard line.cut() else { return malformed() }
        let isKnown =
            switch phase {
            case .start: start()
            case .method: readMethod()
            case .snapshot: readHeader()
            case .inputs: readInput()
            case .results: readResult()
            case .ended: false
            }
        guard isKnown else { return malformed() }
        mark.follow(line.body)
        if line.mark.elementsEqual(mark.digits) { return }
        add(.changed, line: lines, found: text, expected: nil)
        // The next line is measured against the mark that stands here, so that each changed line is
        // named, and no other.
        mark.adopt(line.mark)
    }

    private mutating func start() -> Bool {
        phase = .method
        return line.count == 2 && line.isKind("tizilim-ranking") && line.number(1) == 1
    }

    private mutating func readMethod() -> Bool {
        guard line.count == 2, line.isKind("method"), let json = json(1),
            let method = try? MethodRecord(json: json)
        else { return false }
        self.method = method
        phase = .snapshot
        return true
    }

    private mutating func readHeader() -> Bool {
        guard line.count == 2, line.isKind("snapshot"), let method, let json = json(1),
            let header = ExportHeader(json: json)
        else { return false }
        self.header = header
        calculation = Calculation(method, cutOff: CutOff(header.cutOff))
        for (place, indicator) in method.indicators.enumerated() {
            indicators[indicator.code] = place
        }
        phase = .inputs
        return true
    }

    private mutating func readInput() -> Bool {
        if line.isKind("o") { return readOrganisation() }
        if line.isKind("i") { return readRow() }
        guard let calculation else { return false }
        self.calculation = nil
        current = nil
        ranking = calculation.rank()
        phase = .results
        return readResult()
    }

    private mutating func readOrganisation() -> Bool {
        guard line.count == 8, let id = line.id(1), current.map({ $0 < id }) ?? true else {
            return false
        }
        current = id
        organisations += 1
        calculation?.begin(
            Subject(
                id: id, form: line.text(2), size: line.text(3), sphere: line.text(4),
                region: line.text(5), bars: "", alert: line.text(7)))
        return true
    }

    private mutating func readRow() -> Bool {
        guard line.count == 6, current != nil, let indicator = indicators[line.text(1)],
            let on = line.number(3).flatMap({ Int32(exactly: $0) }), let good = line.number(4),
            let total = line.number(5)
        else { return false }
        let row = InputRow(
            indicator: indicator, source: "", on: CutOff(on), good: good, total: total)
        guard row.isSound else { return false }
        inputs += 1
        calculation?.count(row)
        return true
    }

    private mutating func readResult() -> Bool {
        guard let ranking else { return false }
        if line.isKind("end") {
            phase = .ended
            return line.count == 3 && line.number(1) == Int64(organisations)
                && line.number(2) == Int64(inputs) && results == ranking.count
        }
        guard line.isKind("r"), results < ranking.count else { return false }
        let member = ranking.order[results]
        results += 1
        expected.removeAll(keepingCapacity: true)
        ranking.standing(of: member).write(of: ranking.id(of: member), into: &expected)
        if line.body.elementsEqual(expected) { return true }
        current = ranking.id(of: member)
        add(
            .result, line: lines, found: text,
            expected: String(decoding: expected, as: UTF8.self))
        return true
    }

    private func json(_ field: Int) -> JSON? { try? JSON(parsing: line.text(field)) }

    /// Long lines are cut: what is shown is for people.
    private var text: String {
        String(decoding: line.bytes.prefix(200), as: UTF8.self)
    }

    private mutating func malformed() {
        isBroken = true
        add(.malformed, line: lines, found: text, expected: nil)
    }

    private mutating func add(_ kind: Difference.Kind, line: Int, found: String, expected: String?)
    {
        differenceCount += 1
        guard differences.count < Self.differencesKept else { return }
        differences.append(
            Difference(
                kind: kind, line: line, organisation: kind == .digest ? nil : current,
                found: found, expected: expected))
    }
}
