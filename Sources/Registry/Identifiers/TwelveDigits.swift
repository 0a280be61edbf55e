/// Twelve decimal digits: the shape that BIN, IIN and RNN share.
///
/// Leading zeros are real, so the printed form is always the twelve digits.
package struct TwelveDigits: Hashable, Sendable {
    package let number: UInt64

    package init(_ text: some StringProtocol) throws(MalformedIdentifier) {
        var number: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                throw MalformedIdentifier(text.isEmpty ? .empty : .notDigits)
            }
            count += 1
            // Beyond twelve only the count matters; the number must not overflow.
            if count <= 12 { number = number * 10 + UInt64(byte - 48) }
        }
        guard count == 12 else { throw MalformedIdentifier(count == 0 ? .empty : .length) }
        self.number = number
    }

    /// Eleven digits and the check digit that belongs to them; `nil` when no such number is issued.
    init?(body: UInt64) {
        precondition(body < 100_000_000_000, "a body has eleven digits")
        guard let check = TwelveDigits(number: body * 10).expectedCheckDigit else { return nil }
        number = body * 10 + UInt64(check)
    }

    private init(number: UInt64) { self.number = number }

    /// The digit at a place from 1 to 12, as the rules count them.
    package subscript(place: Int) -> Int { Int(number / Self.powers[12 - place] % 10) }

    /// The number that the digits of some places form.
    subscript(places: ClosedRange<Int>) -> Int {
        places.reduce(0) { $0 * 10 + self[$1] }
    }

    package var text: String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    private static let powers: [UInt64] = (0..<12).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}

extension TwelveDigits {
    /// What the last digit of a BIN or IIN must be, or `nil` when no such number is issued.
    ///
    /// The sum of the digits weighed 1 to 11, modulo 11; where that gives 10, once more with the
    /// weights 3 to 11, 1, 2. About 9 bodies in a hundred need the second pass, 8 in a thousand
    /// are never issued.
    /// Source: Government resolution 406 of 22 May 2007.
    var expectedCheckDigit: Int? {
        let first = (1...11).reduce(0) { $0 + self[$1] * $1 } % 11
        if first < 10 { return first }
        let second = (1...11).reduce(0) { $0 + self[$1] * (($1 + 1) % 11 + 1) } % 11
        return second < 10 ? second : nil
    }

    /// The one problem of the check digit, if it has one.
    var checkDigitProblem: MalformedIdentifier.Problem? {
        guard let expected = expectedCheckDigit else { return .unissuable }
        return expected == self[12] ? nil : .checkDigit
    }
}
