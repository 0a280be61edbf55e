/// A taxpayer's registration number of the years before 2013: twelve digits.
///
/// Only the shape is checked: the rule of its check digit is not documented where it could be
/// read, and a wrong rule would refuse old organisations that have no other number.
package struct RNN: Hashable, Sendable, CustomStringConvertible {
    package let digits: TwelveDigits

    package init(_ text: some StringProtocol) throws(MalformedIdentifier) {
        digits = try TwelveDigits(text)
        guard digits.number != 0 else { throw MalformedIdentifier(.unissuable) }
    }

    package var text: String { digits.text }
    package var description: String { text }
}
