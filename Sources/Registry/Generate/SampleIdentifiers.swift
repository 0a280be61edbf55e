import Kernel

/// Makes identifiers that pass every check and never occur twice in a run.
///
/// Serial numbers count down from the end of their range, where registration, which counts up,
/// has not come: so a generated number is a sample on sight (`…99999c`) and hardly anybody's.
struct SampleIdentifiers {
    /// By month and kind: how many serial numbers are used.
    private var used: [Int32] = Array(repeating: 0, count: 1200 * 12)

    mutating func bin(registeredOn date: CivilDate, _ kind: BIN.Kind, _ unit: BIN.Unit) -> BIN {
        let (year, month, _) = date.parts
        let slot = ((year % 100) * 12 + month - 1) * 12 + (kind.rawValue - 4) * 4 + unit.rawValue
        while true {
            let serial = 99_999 - Int(used[slot])
            precondition(serial >= 0, "more rows than RegisterGenerator.countMax in one month")
            used[slot] += 1
            if let bin = BIN(year: year, month: month, kind: kind, unit: unit, serial: serial) {
                return bin
            }
        }
    }

    /// An invented adult's number, with a serial from 9900 up.
    static func iin(male: Bool, _ random: inout SplitMix64) -> IIN {
        while true {
            let year = 1950 + random.below(52)
            let (month, day) = (1 + random.below(12), 1 + random.below(28))
            guard let birth = CivilDate(year: year, month: month, day: day) else { continue }
            if let iin = IIN(birth: birth, male: male, serial: 9_900 + random.below(100)) {
                return iin
            }
        }
    }
}
