package import JSONRPC
import Kernel

/// A text that an entry only commits to, with the salt that shows that it is the one.
package struct DisclosedText: Sendable, Equatable {
    /// Such as `name.kk`.
    package var field: String
    package var salt: [UInt8]
    package var text: String

    package init(field: String, salt: [UInt8], text: String) {
        self.field = field
        self.salt = salt
        self.text = text
    }

    package var json: JSON {
        ["field": .string(field), "salt": .string(Hex.text(salt)), "text": .string(text)]
    }

    /// One line of canonical JSON.
    var line: String { json.text }

    init(parsing line: String) throws(ProofFailure) {
        guard let json = try? JSON(parsing: Array(line.utf8).span),
            let field = json["field"]?.string, let text = json["text"]?.string,
            let salt = json["salt"]?.string.flatMap(Hex.bytes)
        else { throw .malformed("a disclosed text is not written as field, salt and text") }
        self.init(field: field, salt: salt, text: text)
        guard self.line.utf8.elementsEqual(line.utf8) else {
            throw .malformed("the disclosed text \"\(field)\" is not in its one spelling")
        }
    }

    /// - Parameter entry: the leaf's members.
    func check(against entry: JSON.Object) throws(ProofFailure) {
        guard let commitment = entry["commitments"]?[field]?.string else {
            throw .notCommitted(field: field)
        }
        guard commitment == SealedEntry.commitment(to: text, salt: salt) else {
            throw .otherText(field: field)
        }
    }
}

extension Hex {
    /// The bytes of lower-case digits; `nil` for anything else.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[place]), let low = value(digits[place + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
