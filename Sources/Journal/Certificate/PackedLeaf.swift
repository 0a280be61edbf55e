import Kernel

/// A leaf in fewer bytes: ids and commitments as bytes instead of digits, and what every leaf has
/// in common as one byte. Unpacking gives the exact leaf back; its hash would show any other.
///
/// Canonical JSON holds no byte below 0x20, so those are free to stand for the rest. They mean the
/// same for ever; another list would need another mark in front of the code.
enum PackedLeaf {
    /// Followed by the 16 bytes of a UUID.
    private static let uuid: UInt8 = 0x01
    /// Followed by the 32 bytes of 64 hexadecimal digits.
    private static let digest: UInt8 = 0x02
    /// The first has the code 0x03.
    private static let words: [[UInt8]] = [
        "{\"actor\":\"", "\",\"at\":\"20", "\",\"commitments\":{\"", "\"},\"facts\":{",
        "\",\"facts\":{", "},\"id\":\"", "\",\"kind\":\"organisation\",\"subject\":\"",
        "\",\"kind\":\"", "\",\"subject\":\"", "\",\"tenant\":\"KZ-", "\",\"tenant\":\"",
        "\",\"type\":\"organisation.", "\",\"type\":\"", "\",\"v\":1,\"version\":",
        "\"identifiers\":[", "\"legalForm\":\"", "\"region\":\"KZ-", "\"registeredOn\":\"",
        "\"spheres\":[", "\"unit\":\"head\"", "\"name.kk\":\"", "\"name.ru\":\"", "\":\"", "\",\"",
    ].map { Array($0.utf8) }
    private static let firstWord: UInt8 = 0x03
    private static let firstCharacter: UInt8 = 0x20

    /// `nil` for a leaf with bytes that canonical JSON has not.
    static func bytes(_ leaf: [UInt8]) -> [UInt8]? {
        guard leaf.allSatisfy({ $0 >= firstCharacter }) else { return nil }
        let words = words
        var packed: [UInt8] = []
        var rest = leaf[...]
        while let next = rest.first {
            if let bytes = uuidBytes(rest.prefix(36)) {
                packed += [uuid] + bytes
                rest = rest.dropFirst(36)
            } else if let bytes = hexBytes(rest.prefix(64), count: 32) {
                packed += [digest] + bytes
                rest = rest.dropFirst(64)
            } else if let word = words.firstIndex(where: { rest.starts(with: $0) }) {
                packed.append(firstWord + UInt8(word))
                rest = rest.dropFirst(words[word].count)
            } else {
                packed.append(next)
                rest = rest.dropFirst()
            }
        }
        return packed
    }

    /// The leaf, or `nil` for bytes that stand for none.
    static func leaf(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
        var leaf: [UInt8] = []
        var rest = packed
        while let code = rest.popFirst() {
            switch code {
            case uuid:
                guard rest.count >= 16 else { return nil }
                leaf += uuidText(rest.prefix(16))
                rest = rest.dropFirst(16)
            case digest:
                guard rest.count >= 32 else { return nil }
                leaf += Array(Hex.text(rest.prefix(32)).utf8)
                rest = rest.dropFirst(32)
            case firstCharacter...: leaf.append(code)
            default:
                guard code >= firstWord, code - firstWord < UInt8(words.count) else { return nil }
                leaf += words[Int(code - firstWord)]
            }
        }
        return leaf
    }

    private static let groups = [8, 4, 4, 4, 12]
    private static let dash = UInt8(ascii: "-")

    private static func uuidText(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array(Hex.text(bytes).utf8)
        var (text, place) = ([UInt8](), 0)
        for group in groups {
            if place > 0 { text.append(dash) }
            text += digits[place..<place + group]
            place += group
        }
        return text
    }

    private static func uuidBytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count == 36 else { return nil }
        let digits = text.filter { $0 != dash }
        guard let bytes = hexBytes(digits[...], count: 16), uuidText(bytes[...])[...] == text else {
            return nil
        }
        return bytes
    }

    private static func hexBytes(_ text: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        guard text.count == count * 2, text.allSatisfy({ Hex.value($0) != nil }) else { return nil }
        return Hex.bytes(String(decoding: text, as: UTF8.self))
    }
}
