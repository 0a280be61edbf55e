import Postgres

/// One line of an export, cut at its tabs.
struct ExportLine {
    private(set) var bytes: [UInt8] = []
    private var fields: [Range<Int>] = []

    mutating func append(_ part: ArraySlice<UInt8>) { bytes.append(contentsOf: part) }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Finds the fields; false for a line that has no mark.
    mutating func cut() -> Bool {
        fields.removeAll(keepingCapacity: true)
        var start = 0
        for place in bytes.indices where bytes[place] == UInt8(ascii: "\t") {
            fields.append(start..<place)
            start = place + 1
        }
        fields.append(start..<bytes.count)
        return fields.count > 1
    }

    /// Without the mark.
    var count: Int { fields.count - 1 }
    var body: ArraySlice<UInt8> { bytes[..<fields[count - 1].upperBound] }
    var mark: ArraySlice<UInt8> { bytes[fields[count]] }

    func slice(_ field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

    func text(_ field: Int) -> String { String(decoding: slice(field), as: UTF8.self) }

    func isKind(_ kind: StaticString) -> Bool {
        let first = slice(0)
        // SAFETY: the pointer is used inside the closure only.
        return kind.withUTF8Buffer { first.elementsEqual($0) }
    }

    /// A whole number in plain digits, as the writer writes it.
    func number(_ field: Int) -> Int64? {
        let digits = slice(field)
        guard let first = digits.first, digits.count <= 19,
            first != UInt8(ascii: "0") || digits.count == 1
        else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard 0x30...0x39 ~= digit else { return nil }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isBeyond) = tens.addingReportingOverflow(Int64(digit - 0x30))
            if isTooLarge || isBeyond { return nil }
            number = sum
        }
        return number
    }

    func id(_ field: Int) -> UUIDValue? {
        let text = slice(field)
        guard text.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (place, byte) in text.enumerated() {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            if place < 18 {
                high = high << 4 | UInt64(digit)
            } else {
                low = low << 4 | UInt64(digit)
            }
        }
        return UUIDValue(high: high, low: low)
    }
}
