/// A number without a national form, as `1234-1910-ОО` on a certificate of registration.
package struct RegisterNumber: Hashable, Sendable, CustomStringConvertible {
    /// Twice the longest form seen (a court's name with its number), so that a pasted sentence is
    /// noticed.
    package static let lengthMax = 60

    package let text: String

    /// Normalises to NFC and single spaces; needs at least one digit among letters, digits and the
    /// signs that such numbers have.
    package init(_ text: some StringProtocol) throws(MalformedIdentifier) {
        let clean: String
        do {
            clean = try NameText(String(text), lengthMax: Self.lengthMax).text
        } catch .empty {
            throw MalformedIdentifier(.empty)
        } catch .tooLong {
            throw MalformedIdentifier(.tooLong)
        } catch {
            throw MalformedIdentifier(.characters)
        }
        let scalars = clean.unicodeScalars
        guard scalars.allSatisfy(Self.isAllowed), scalars.contains(where: Self.isDigit) else {
            throw MalformedIdentifier(.characters)
        }
        self.text = clean
    }

    package var description: String { text }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar.properties.isAlphabetic
            || " -/.()№#:".unicodeScalars.contains(scalar)
    }
}

/// A number from the register of another country, as `DE:HRB 12345 B`.
package struct ForeignNumber: Hashable, Sendable, CustomStringConvertible {
    /// Two letters of ISO 3166-1.
    package let country: String
    package let number: RegisterNumber

    package init(_ text: some StringProtocol) throws(MalformedIdentifier) {
        guard !text.isEmpty else { throw MalformedIdentifier(.empty) }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2,
            parts[0].utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw MalformedIdentifier(.country) }
        country = String(parts[0])
        number = try RegisterNumber(parts[1])
    }

    package var text: String { "\(country):\(number)" }
    package var description: String { text }
}
