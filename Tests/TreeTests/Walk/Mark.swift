import Foundation

/// A text that is found nowhere but in one private column of one household.
struct Mark: Hashable, Sendable {
    var tag: String
    /// Schema, table and column.
    var column: String

    var text: String { "mark(\(tag) \(column))" }
}

/// Finds marks, and digits that are as private, in whatever was said.
struct MarkFinder: Sendable {
    /// What stands for itself: IINs, and bytes in hexadecimal digits.
    private var literals: [String: Mark] = [:]

    mutating func add(_ digits: String, as mark: Mark) { literals[digits] = mark }

    func marks(in text: String) -> Set<Mark> {
        let written = text.components(separatedBy: "mark(").dropFirst().compactMap(Self.mark)
        let digits = text.utf8.split { !Self.isHexDigit($0) }
            .filter { $0.count >= 12 }.compactMap { literals[String(decoding: $0, as: UTF8.self)] }
        return Set(written + digits)
    }

    private static func mark(_ rest: String) -> Mark? {
        let words = rest.prefix { $0 != ")" }.split(separator: " ")
        return words.count == 2 ? Mark(tag: String(words[0]), column: String(words[1])) : nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
