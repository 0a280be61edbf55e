/// Text with signatures below it.
///
/// Source: C2SP signed-note.
package struct SignedNote: Sendable, Equatable {
    /// More than any log has witnesses; the format asks for at least 16.
    package static let signaturesMax = 100
    /// Room for all of them; without a limit a hostile note costs what its author likes.
    package static let bytesMax = 256 * 1024

    /// Ends with a newline.
    package var text: String
    package var signatures: [NoteSignature]

    /// - Precondition: the text ends with a newline.
    package init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The exact bytes of the note, as text.
    package var description: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    package var bytes: [UInt8] { Array(description.utf8) }

    /// - Throws: ``NoteFailure/malformed(_:)``. Nothing is said about the signatures' truth.
    package init(parsing bytes: some Collection<UInt8>) throws(NoteFailure) {
        guard bytes.count <= Self.bytesMax else {
            throw .malformed("it is longer than \(Self.bytesMax) bytes")
        }
        let bytes = Array(bytes)
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == .newline }) else {
            throw .malformed("it holds control characters")
        }
        let blank = bytes.indices.dropLast().last {
            bytes[$0] == .newline && bytes[$0 + 1] == .newline
        }
        guard let blank else {
            throw .malformed("there is no blank line between text and signatures")
        }
        guard let text = String(validating: bytes[...blank], as: UTF8.self),
            let lines = String(validating: bytes[(blank + 2)...], as: UTF8.self)
        else { throw .malformed("it is not UTF-8") }
        self.text = text
        signatures = try Self.signatures(lines)
    }

    private static func signatures(_ text: String) throws(NoteFailure) -> [NoteSignature] {
        guard text.utf8.last == .newline else { throw .malformed("its last line has no end") }
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count <= signaturesMax else {
            throw .malformed("it has more than \(signaturesMax) signatures")
        }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(parsing: line)) }
        return signatures
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
}
