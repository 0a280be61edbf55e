import Foundation

/// A name as people wrote it, in the one form in which it is kept: NFC, single spaces, nothing
/// invisible.
///
/// й as one letter and й as и with a breve look alike and are different bytes; kept as they came,
/// equal names would not be equal.
package struct NameText: Hashable, Sendable {
    /// Names in charters come close to 300 letters. 500 two-byte letters also fit three times over
    /// into a B-tree entry (2,704 bytes).
    package static let nameLengthMax = 500
    /// What an address or a list of scopes may need, and still a line and not a page.
    package static let lineLengthMax = 1_000

    package enum Problem: Error, Hashable, Sendable {
        case empty
        /// More Unicode scalars than the given number.
        case tooLong(Int)
        /// A control character, such as a tab or a line break.
        case control
        /// A character without a shape that changes how others look or compare: zero-width ones,
        /// marks of writing direction, soft hyphens, noncharacters.
        case invisible
    }

    package let text: String

    package init(_ raw: String, lengthMax: Int = nameLengthMax) throws(Problem) {
        let scan = try Scan(raw)
        // Foundation composes at 2 to 3 µs a name and is asked only for the few names that may
        // need it; the scan costs a tenth of that. The standard library composes too, but offers
        // it as SPI only.
        var text = scan.mayNeedComposing ? raw.precomposedStringWithCanonicalMapping : raw
        if scan.hasLooseSpaces { text = Self.singleSpaced(text) }
        guard !text.isEmpty else { throw .empty }
        // Mostly there are fewer bytes already.
        guard text.utf8.count <= lengthMax || text.unicodeScalars.count <= lengthMax else {
            throw .tooLong(lengthMax)
        }
        self.text = text
    }

    private static func singleSpaced(_ text: String) -> String {
        text.unicodeScalars.split { isSpace($0) }.map { String($0) }.joined(separator: " ")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}

extension NameText: CustomStringConvertible {
    package var description: String { text }
}

extension NameText.Problem {
    /// One clause in English for a report of rejected rows.
    package var text: String {
        switch self {
        case .empty: "is empty"
        case .tooLong(let limit): "is longer than \(limit) characters"
        case .control: "has a control character, such as a tab or a line break"
        case .invisible: "has an invisible character"
        }
    }
}

/// What one look at every scalar tells.
private struct Scan {
    var mayNeedComposing = false
    /// A space at an end, two in a row, or another kind of space.
    var hasLooseSpaces = false

    init(_ text: String) throws(NameText.Problem) {
        var afterSpace = true
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value == 0x20 {
                if afterSpace { hasLooseSpaces = true }
                afterSpace = true
                continue
            }
            afterSpace = false
            if value < 0x20 || (0x7F...0x9F).contains(value) { throw .control }
            // Latin, Latin-1 and the Cyrillic letters are composed already.
            if value == 0xAD || value >= 0x300 {
                try look(closerAt: scalar)
            } else if value == 0xA0 {
                hasLooseSpaces = true
            }
        }
        // Also when the text is empty, which then stays so.
        if afterSpace { hasLooseSpaces = true }
    }

    private mutating func look(closerAt scalar: Unicode.Scalar) throws(NameText.Problem) {
        switch scalar.value {
        case 0x400...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x2116: return
        case 0x2028, 0x2029: throw .control
        case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: hasLooseSpaces = true
        default:
            let properties = scalar.properties
            if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
                || properties.generalCategory == .format
            {
                throw .invisible
            }
            mayNeedComposing = true
        }
    }
}
