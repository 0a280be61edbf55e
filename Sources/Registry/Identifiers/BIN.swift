/// A business identification number: twelve digits that a legal entity or its unit got when it was
/// registered, or registered anew.
///
/// Digits 1-4 are year and month of that registration, 5 the kind of holder, 6 the kind of unit,
/// 7-11 a serial number, 12 the check digit.
/// Source: Government resolution 406 of 22 May 2007.
package struct BIN: Hashable, Sendable {
    package enum Kind: Int, Hashable, Sendable {
        case residentLegalEntity = 4
        case nonResident = 5
        case jointEntrepreneur = 6
    }

    package enum Unit: Int, Hashable, Sendable {
        case head, branch, representation, farm
    }

    package let digits: TwelveDigits

    /// The number that test certificates carry; its digits fit no rule.
    package static let testNumber: UInt64 = 123_456_789_021

    /// - Parameter allowTestIdentifiers: accepts the number of the test certificates as well; for
    ///   everything but production.
    package init(
        _ text: some StringProtocol, allowTestIdentifiers: Bool = false
    ) throws(MalformedIdentifier) {
        digits = try TwelveDigits(text)
        if allowTestIdentifiers, digits.number == Self.testNumber { return }
        var problems: [MalformedIdentifier.Problem] = []
        if !(1...12).contains(digits[3...4]) { problems.append(.month) }
        if Kind(rawValue: digits[5]) == nil { problems.append(.type) }
        if Unit(rawValue: digits[6]) == nil { problems.append(.unit) }
        if let problem = digits.checkDigitProblem { problems.append(problem) }
        guard problems.isEmpty else { throw MalformedIdentifier(problems) }
    }

    /// A number made of its parts, with the check digit that belongs to them; `nil` when no such
    /// number is issued.
    init?(year: Int, month: Int, kind: Kind, unit: Unit, serial: Int) {
        precondition((1...12).contains(month) && (0..<100_000).contains(serial))
        let head = (year % 100 * 100 + month) * 100 + kind.rawValue * 10 + unit.rawValue
        guard let digits = TwelveDigits(body: UInt64(head * 100_000 + serial)) else { return nil }
        self.digits = digits
    }

    package var text: String { digits.text }
    package var isTest: Bool { digits.number == Self.testNumber }
    /// The test number counts as a resident legal entity.
    package var kind: Kind {
        isTest ? .residentLegalEntity : Kind(rawValue: digits[5]) ?? .residentLegalEntity
    }
    /// The test number counts as a head unit.
    package var unit: Unit { isTest ? .head : Unit(rawValue: digits[6]) ?? .head }
}

extension BIN: CustomStringConvertible {
    package var description: String { text }
}

extension BIN {
    /// Source: org-id.guide, list `KZ-BIN` (primary, confirmed).
    package static let orgIDPrefix = "KZ-BIN-"

    /// The form that international standards use, as `KZ-BIN-950440001673`.
    package var orgID: String { Self.orgIDPrefix + text }

    package init(
        orgID text: some StringProtocol, allowTestIdentifiers: Bool = false
    ) throws(MalformedIdentifier) {
        guard text.hasPrefix(Self.orgIDPrefix) else { throw MalformedIdentifier(.scheme) }
        let number = text.dropFirst(Self.orgIDPrefix.count)
        try self.init(number, allowTestIdentifiers: allowTestIdentifiers)
    }
}
