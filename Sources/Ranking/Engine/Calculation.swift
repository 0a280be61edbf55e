import Postgres

/// Takes organisations with their rows in any order and ranks them.
///
/// Of an organisation it keeps a few numbers, so that a million of them fit into memory.
package struct Calculation: Sendable {
    package let method: MethodRecord
    package let cutOff: CutOff
    private(set) var members: [Member] = []
    /// Of each organisation and indicator: the sum of its rows' values, and how many there are.
    private(set) var sums: [Int64] = []
    private(set) var rows: [Int32] = []
    private var words = Words()

    package init(_ method: MethodRecord, cutOff: CutOff) {
        self.method = method
        self.cutOff = cutOff
    }

    struct Member: Sendable {
        var id: UUIDValue
        var form: UInt16
        var size: UInt16
        var sphere: UInt16
        var region: UInt16
        var hasAlert: Bool

        func key(_ level: PeerLevel) -> UInt64 {
            let parts: (UInt16, UInt16, UInt16)
            switch level {
            case .formSizeSphere: parts = (form, size, sphere)
            case .formSize: parts = (form, size, 0)
            case .form: parts = (form, 0, 0)
            case .all: parts = (0, 0, 0)
            }
            return UInt64(level.rawValue) << 48 | UInt64(parts.0) << 32 | UInt64(parts.1) << 16
                | UInt64(parts.2)
        }
    }

    /// The rows that follow are this organisation's.
    package mutating func begin(_ subject: Subject) {
        members.append(
            Member(
                id: subject.id, form: words.number(subject.form), size: words.number(subject.size),
                sphere: words.number(subject.sphere), region: words.number(subject.region),
                hasAlert: !subject.alert.isEmpty))
        for _ in method.indicators {
            sums.append(0)
            rows.append(0)
        }
    }

    /// Counts a row if it is within its indicator's years.
    ///
    /// - Precondition: an organisation began, and the row is sound.
    package mutating func count(_ row: InputRow) {
        let indicator = method.indicators[row.indicator]
        guard row.on.isWithin(indicator.years, upTo: cutOff) else { return }
        let place = sums.count - method.indicators.count + row.indicator
        sums[place] += indicator.value(good: row.good, of: row.total)
        rows[place] += 1
    }

    /// Where an organisation's numbers are.
    func range(of member: Int) -> Range<Int> {
        member * method.indicators.count..<(member + 1) * method.indicators.count
    }

    package consuming func rank() -> Ranking { Ranking(self) }
}

/// Texts that occur again and again, by number; 0 is kept for none.
private struct Words: Sendable {
    private var numbers: [String: UInt16] = [:]

    /// Codes of forms, sizes, spheres and regions: a few dozen. Beyond 65,535 all are one word.
    mutating func number(_ word: String) -> UInt16 {
        if let number = numbers[word] { return number }
        let number = UInt16(clamping: numbers.count + 1)
        numbers[word] = number
        return number
    }
}
