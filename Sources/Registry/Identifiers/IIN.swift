import Kernel

/// An individual identification number: it reveals a person's birth date and sex.
///
/// Prints redacted, so that no log, error text or test output shows one by accident; ``text`` is
/// the only way to the digits.
/// Digits 1-6 are the day of birth, 7 century and sex, 8-11 a serial number, 12 the check digit.
/// Source: Government resolution 406 of 22 May 2007.
package struct IIN: Hashable, Sendable {
    private let digits: TwelveDigits

    /// The number that test certificates carry; its digits fit no rule.
    package static let testNumber: UInt64 = 123_456_789_011

    /// - Parameter allowTestIdentifiers: accepts the number of the test certificates as well; for
    ///   everything but production.
    package init(
        _ text: some StringProtocol, allowTestIdentifiers: Bool = false
    ) throws(MalformedIdentifier) {
        digits = try TwelveDigits(text)
        if allowTestIdentifiers, digits.number == Self.testNumber { return }
        var problems: [MalformedIdentifier.Problem] = []
        if let problem = Self.birthProblem(digits) { problems.append(problem) }
        if let problem = digits.checkDigitProblem { problems.append(problem) }
        guard problems.isEmpty else { throw MalformedIdentifier(problems) }
    }

    /// A number made of its parts, with the check digit that belongs to them; `nil` when no such
    /// number is issued.
    init?(birth: CivilDate, male: Bool, serial: Int) {
        precondition((0..<10_000).contains(serial) && (1800..<2100).contains(birth.year))
        let (year, month, day) = birth.parts
        let century = (year / 100 - 18) * 2 + (male ? 1 : 2)
        let date = (year % 100 * 100 + month) * 100 + day
        let body = UInt64((date * 10 + century) * 10_000 + serial)
        guard let digits = TwelveDigits(body: body) else { return nil }
        self.digits = digits
    }

    /// Personal data: for the tenant that recorded it, never for an answer to the public.
    package var text: String { digits.text }
    package var isTest: Bool { digits.number == Self.testNumber }

    /// Digit 7: 1 and 2 are born in 18xx, 3 and 4 in 19xx, 5 and 6 in 20xx. 0 is said to occur
    /// with foreigners and is no reason to refuse; the day must then exist in some century.
    private static func birthProblem(_ digits: TwelveDigits) -> MalformedIdentifier.Problem? {
        let (year, month, day) = (digits[1...2], digits[3...4], digits[5...6])
        let centuries: [Int]
        switch digits[7] {
        case 0: centuries = [1900, 2000]
        case 1...6: centuries = [1800 + (digits[7] - 1) / 2 * 100]
        default: return .century
        }
        let exists = centuries.contains {
            CivilDate(year: $0 + year, month: month, day: day) != nil
        }
        return exists ? nil : .date
    }
}

extension IIN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "IIN(redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
