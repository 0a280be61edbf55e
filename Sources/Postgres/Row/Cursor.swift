/// The place where a page ended: the last row's key columns, opaque to the client.
///
/// A cursor is no secret and no permission: what it holds is bound like any other value.
package enum Cursor {
    /// Unit separator: the edge refuses it in names, so it never stands inside a key.
    private static let separator: Character = "\u{1F}"

    /// The longest cursor taken back: two keys of the longest name, in base64.
    package static let bytesMax = 4_096

    /// Base64url without padding. Source: RFC 4648, section 5.
    package static func encode(_ keys: [String]) -> [UInt8] {
        let input = Array(keys.joined(separator: String(separator)).utf8)
        var output: [UInt8] = []
        for start in stride(from: 0, to: input.count, by: 3) {
            let group = input[start..<min(start + 3, input.count)]
            let bits =
                group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for index in 0...group.count {
                output.append(alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)])
            }
        }
        return output
    }

    /// Nil for anything that `encode` did not make.
    package static func decode(_ text: String) -> [String]? {
        guard text.utf8.count <= bytesMax else { return nil }
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        // PostgreSQL's text holds no NUL, so `encode` never saw one.
        guard !output.contains(0), let joined = String(validating: output, as: UTF8.self) else {
            return nil
        }
        return joined.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
