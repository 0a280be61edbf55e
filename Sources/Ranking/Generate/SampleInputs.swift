import Postgres

/// Made-up organisations with made-up rows, for measurements: the same count and seed give the same
/// rows everywhere.
package struct SampleInputs: Sendable {
    private static let forms = [
        "public-association", "public-foundation", "private-institution", "private-foundation",
        "association-of-legal-entities", "corporate-foundation",
    ]
    private static let sizes = ["none", "few", "some", "many", ""]
    private static let spheres = ["1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "13-1", "16"]

    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// The organisation of that number; ids rise with the numbers.
    package mutating func subject(_ number: Int) -> Subject {
        let region = 10 + random(20)
        return Subject(
            id: UUIDValue(
                high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number)),
            form: Self.forms[random(6) * random(6) / 6], size: Self.sizes[random(5)],
            sphere: Self.spheres[random(12)], region: "KZ-\(region)",
            bars: random(10) == 0 ? "unverified" : "", alert: random(500) == 0 ? "finding" : "")
    }

    /// Two to nine rows: three in a hundred organisations had state money, all others report and keep
    /// their record.
    package mutating func rows(of method: MethodRecord, upTo year: Int32) -> [InputRow] {
        var rows: [InputRow] = []
        for (place, indicator) in method.indicators.enumerated() {
            let count: Int
            switch indicator.code {
            case "reporting": count = random(4)
            case "transparency": count = 1
            default: count = random(100) < 3 ? 1 + random(3) : 0
            }
            for number in 0..<count {
                let total = indicator.code == "spending" ? Int64(1 + random(1_000_000_000)) : 1
                let good = Int64(random(Int(total) + 1))
                rows.append(
                    InputRow(
                        indicator: place, source: "\(indicator.code)/\(number)",
                        on: CutOff((year - Int32(number)) * 10_000 + 331), good: good,
                        total: total))
            }
        }
        return rows
    }

    /// SplitMix64. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators".
    private mutating func random(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31).multipliedFullWidth(by: UInt64(limit)).high)
    }
}
