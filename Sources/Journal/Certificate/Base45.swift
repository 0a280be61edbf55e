/// Text of the 45 characters that a QR code packs tightest.
///
/// Source: RFC 9285.
enum Base45 {
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    private static let values = Dictionary(
        uniqueKeysWithValues: digits.enumerated().map { ($0.element, $0.offset) })

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for place in stride(from: 0, to: bytes.count, by: 2) {
            let isPair = place + 1 < bytes.count
            var value = isPair ? Int(bytes[place]) << 8 | Int(bytes[place + 1]) : Int(bytes[place])
            for _ in 0..<(isPair ? 3 : 2) {
                text.append(digits[value % 45])
                value /= 45
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or `nil` for text that ``text(_:)`` does not write.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: characters.count, by: 3) {
            let group = characters[place..<min(place + 3, characters.count)]
            var value = 0
            for character in group.reversed() {
                guard let digit = values[character] else { return nil }
                value = value * 45 + digit
            }
            switch group.count {
            case 3 where value <= 0xFFFF:
                bytes.append(UInt8(value >> 8))
                bytes.append(UInt8(value & 0xFF))
            case 2 where value <= 0xFF: bytes.append(UInt8(value))
            default: return nil
            }
        }
        return bytes
    }
}
