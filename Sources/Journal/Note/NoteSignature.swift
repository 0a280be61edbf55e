/// One line below a note: who signed, with which key, and the signature.
package struct NoteSignature: Sendable, Hashable {
    /// Such as the origin of a log.
    package var name: String
    /// The key's id, see ``VerifierKey/id``.
    package var keyID: UInt32
    package var signature: [UInt8]

    package init(name: String, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    static let mark = "\u{2014} "

    /// `— name base64`, without the newline.
    package var line: String {
        Self.mark + name + " " + Base64.text(keyID.bigEndianBytes + signature)
    }

    package init(parsing line: some StringProtocol) throws(NoteFailure) {
        let rest = line.utf8.starts(with: Self.mark.utf8) ? line.dropFirst(2) : line[...]
        let parts = rest.split(separator: " ", omittingEmptySubsequences: false)
        guard rest.startIndex > line.startIndex, parts.count == 2,
            VerifierKey.isName(parts[0]), let bytes = Base64.bytes(parts[1]), bytes.count > 4
        else { throw .malformed("a signature line is not \"— name base64\"") }
        name = String(parts[0])
        keyID = UInt32(bigEndianBytes: bytes.prefix(4))
        signature = Array(bytes.dropFirst(4))
    }
}

extension FixedWidthInteger {
    var bigEndianBytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: self >> Self($0))
        }
    }

    init(bigEndianBytes bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { $0 << 8 | Self($1) }
    }
}
