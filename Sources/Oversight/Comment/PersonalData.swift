/// Finds numbers in a text by which a person could be found: individual numbers, phones, bank cards.
///
/// It errs on the careful side: what it finds is not refused but held back until a moderator has
/// looked. Digits may stand apart, as people write them, and one number beside another: whatever
/// groups of digits follow each other are looked at together, never a part of a group. Signs of other
/// scripts count by their value.
enum PersonalData: String, Sendable {
    case iin
    case phone
    case card

    static func found(in text: String) -> Set<PersonalData> {
        var found: Set<PersonalData> = []
        for run in runs(of: text) {
            if let kind = kind(of: Array(run.joined())) { found.insert(kind) }
            for first in run.indices { found.formUnion(kinds(from: run[first...])) }
        }
        return found
    }

    /// What the first groups may be, however many of them.
    private static func kinds(from groups: ArraySlice<[Int]>) -> Set<PersonalData> {
        var found: Set<PersonalData> = []
        var digits: [Int] = []
        var areLong = true
        for group in groups {
            digits += group
            if digits.count > digitsMax { break }
            // Of three sums beside each other one part in ten would be a card's number by chance.
            if let kind = kind(of: digits), kind != .card || areLong { found.insert(kind) }
            areLong = areLong && group.count >= cardGroupMin
        }
        return found
    }

    /// No number that is looked for is longer.
    private static let digitsMax = 19
    /// Cards are written in groups of four, or of four, six and five.
    private static let cardGroupMin = 4

    private static func kind(of digits: [Int]) -> PersonalData? {
        switch digits.count {
        case 12 where isIIN(digits): return .iin
        case 11 where isPhone(digits): return .phone
        // Without the country's code a number is told by the code of a network or a region.
        case 10 where digits[0] == 7 && [0, 1, 2, 4, 6, 7].contains(digits[1]): return .phone
        case 15...19 where digits[0] >= 2 && digits[0] <= 6 && passesLuhn(digits): return .card
        default: return nil
        }
    }

    private static func isPhone(_ digits: [Int]) -> Bool {
        (digits[0] == 7 || digits[0] == 8) && digits[1] == 7
    }

    /// A day of birth, a sign of century and sex, and a check digit that is right in one of the two
    /// passes. A BIN is no personal number: in the place of the day it has a sign of its kind.
    private static func isIIN(_ digits: [Int]) -> Bool {
        let month = digits[2] * 10 + digits[3]
        let day = digits[4] * 10 + digits[5]
        guard 1...12 ~= month, 1...31 ~= day, 0...6 ~= digits[6] else { return false }
        func control(_ shift: Int) -> Int {
            (0..<11).reduce(0) { $0 + digits[$1] * (($1 + shift) % 11 + 1) } % 11
        }
        let first = control(0)
        let check = first == 10 ? control(2) : first
        return check == digits[11]
    }

    /// Source: ISO/IEC 7812-1, annex B.
    private static func passesLuhn(_ digits: [Int]) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let weighted = place % 2 == 0 ? digit : digit * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum % 10 == 0
    }

    /// Groups of digits that may belong together.
    private typealias Run = [[Int]]

    /// A sign or two may stand between groups of one number, as in `+7 (701) 123-45-67`.
    private static let gapMax = 2
    private static let gaps: Set<Character> = [" ", "-", "–", "(", ")", ".", "\u{A0}"]

    private static func runs(of text: String) -> [Run] {
        var runs: [Run] = []
        var run = Run()
        var gap = 0
        for character in text {
            if let digit = character.wholeNumberValue, 0...9 ~= digit {
                if gap > 0 || run.isEmpty { run.append([]) }
                run[run.count - 1].append(digit)
                gap = 0
            } else if gaps.contains(character), gap < gapMax, !run.isEmpty {
                gap += 1
            } else {
                runs.append(run)
                run = Run()
                gap = 0
            }
        }
        return runs + [run]
    }
}
