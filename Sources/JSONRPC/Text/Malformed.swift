/// Why a text is not JSON, and where.
package struct Malformed: Error, Sendable, Equatable {
    package enum Reason: String, Sendable {
        case unexpectedEnd
        case unexpectedByte
        case trailingBytes
        case badNumber
        case badEscape
        /// A `\uD800`…`\uDFFF` escape without its other half: no Unicode text.
        case loneSurrogate
        case controlCharacter
        case invalidUTF8
        case tooDeep
        /// Two members of one object with one name, of which readers would believe different ones.
        case duplicateKey
    }

    package let reason: Reason
    /// The byte, counted from the start of what was read, at which reading stopped.
    package let offset: Int

    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
