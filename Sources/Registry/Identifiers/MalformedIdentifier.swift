/// Everything that is wrong with an identifier, and never the identifier itself: an IIN must not
/// reach a log or an error text through its own refusal.
package struct MalformedIdentifier: Error, Hashable, Sendable {
    package enum Problem: String, Hashable, Sendable, CaseIterable {
        case empty
        /// Not exactly twelve characters.
        case length
        /// Longer than ``RegisterNumber/lengthMax``.
        case tooLong = "too-long"
        /// A character other than 0 to 9 (digits of other scripts too).
        case notDigits = "not-digits"
        /// Digits 3 and 4 are no month.
        case month
        /// Digits 1 to 6 are no day of the century that digit 7 names.
        case date
        /// Digit 7 is not 0 to 6.
        case century
        /// Digit 5 is not 4, 5 or 6.
        case type
        /// Digit 6 is not 0, 1, 2 or 3.
        case unit
        /// The last digit does not fit the others.
        case checkDigit = "check-digit"
        /// Both passes give 10: such a number is never issued.
        case unissuable
        /// A character that no register number has, or no digit at all.
        case characters
        /// No two capital letters and a colon in front.
        case country
        /// No `KZ-BIN-` in front.
        case scheme
    }

    package let problems: [Problem]

    package init(_ problems: Problem...) { self.problems = problems }
    init(_ problems: [Problem]) { self.problems = problems }
}

extension MalformedIdentifier.Problem {
    /// One clause in English for a report of rejected rows.
    package var text: String {
        switch self {
        case .empty: "is empty"
        case .length: "does not have 12 digits"
        case .tooLong: "is longer than \(RegisterNumber.lengthMax) characters"
        case .notDigits: "has characters other than 0-9"
        case .month: "digits 3-4 are not a month"
        case .date: "digits 1-6 are not a date"
        case .century: "digit 7 is not 0-6"
        case .type: "digit 5 is not 4, 5 or 6"
        case .unit: "digit 6 is not 0, 1, 2 or 3"
        case .checkDigit: "the check digit does not fit"
        case .unissuable: "no number with these digits is ever issued"
        case .characters: "has characters that no register number has, or no digit"
        case .country: "does not begin with a country and a colon, as DE:"
        case .scheme: "does not begin with KZ-BIN-"
        }
    }
}
