/// How many columns of a terminal a text takes.
///
/// Source: Unicode Standard Annex #11 (East Asian Width), the ranges that terminals draw wide.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// A character is as wide as its widest part: an accent or a joiner adds nothing.
    static func of(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, of($1)) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        // Nearly everything is printed in these: Latin and Cyrillic.
        if 0x20..<0x7F ~= scalar.value || 0x400..<0x483 ~= scalar.value { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1_F300...0x1_F64F, 0x1_F680...0x1_F6FF,
        0x1_F900...0x1_F9FF, 0x2_0000...0x3_FFFD,
    ]

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        wide.contains { $0.contains(scalar.value) }
    }

    /// The text cut so that it takes at most `width` columns; what is cut off leaves an ellipsis.
    static func fit(_ text: String, into width: Int) -> String {
        guard of(text) > width else { return text }
        var taken = ""
        var room = width - 1
        for character in text {
            room -= of(character)
            guard room >= 0 else { break }
            taken.append(character)
        }
        return width > 0 ? taken + "…" : ""
    }

    /// The text followed by as many spaces as its column still has.
    static func pad(_ text: String, to width: Int, alignsRight: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - of(text)))
        return alignsRight ? space + text : text + space
    }
}
