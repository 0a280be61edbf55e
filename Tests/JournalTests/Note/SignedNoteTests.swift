import Crypto
import Testing

@testable import Journal

@Suite struct SignedNoteTests {
    /// Source: documentation of golang.org/x/mod/sumdb/note.
    private static let publicKey =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private static let privateKey =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    private static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    private static let line =
        "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
        + "qdngotpRZb6KE6RyyBwJnAM="
    private static let note = text + "\n" + line + "\n"

    private func signers(_ note: String, _ keys: [String]) throws -> [VerifierKey] {
        try SignedNote(parsing: Array(note.utf8))
            .signers(among: try keys.map { try VerifierKey(parsing: $0) })
    }

    @Test func `the published note verifies, and is written back to the byte`() throws {
        let signers = try signers(Self.note, [Self.publicKey])
        #expect(signers.map(\.name) == ["PeterNeumann"])
        #expect(try SignedNote(parsing: Array(Self.note.utf8)).description == Self.note)
        #expect(try VerifierKey(parsing: Self.publicKey).text == Self.publicKey)
    }

    @Test func `the published key makes the published signature`() throws {
        let key = try SigningKey(parsing: Self.privateKey)
        #expect(key.verifier.text == Self.publicKey)
        #expect(key.secretText == Self.privateKey)
        #expect(try key.sign(Self.text).line == Self.line)
    }

    @Test func `a private key does not show itself`() throws {
        let key = try SigningKey(parsing: Self.privateKey)
        let secret = try #require(Self.privateKey.split(separator: "+").last)
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!"\(key) \(String(reflecting: key)) \(dumped)".contains(secret))
    }

    @Test func `every flipped bit is noticed`() throws {
        let bytes = Array(Self.note.utf8)
        let key = try VerifierKey(parsing: Self.publicKey)
        for bit in 0..<bytes.count * 8 {
            #expect(throws: NoteFailure.self, "bit \(bit)") {
                try SignedNote(parsing: bytes.flipping(bit: bit)).signers(among: [key])
            }
        }
    }

    @Test func `signatures of others are passed over, false ones of trusted keys are not`() throws {
        let enoch = try SigningKey(name: "EnochRoot")
        let both = Self.note + (try enoch.sign(Self.text).line) + "\n"
        let keys = [Self.publicKey, enoch.verifier.text]
        #expect(try signers(both, [Self.publicKey]).count == 1)
        #expect(try signers(both, keys).map(\.name) == ["PeterNeumann", "EnochRoot"])
        #expect(try signers(both + Self.line + "\n", keys).count == 2)
        let false1 = Self.note + (try enoch.sign("another\n").line) + "\n"
        #expect(throws: NoteFailure.badSignature("EnochRoot")) { try signers(false1, keys) }
        #expect(try signers(false1, [Self.publicKey]).count == 1)
        let namesake = try SigningKey(name: "PeterNeumann")
        #expect(throws: NoteFailure.unknownSigner(["PeterNeumann"])) {
            try signers(Self.note, [namesake.verifier.text])
        }
    }

    @Test func `text that is no note is refused`() {
        let notes = [
            "", "\n", "\n\n", "text\n", "text\n\n", Self.text + Self.line + "\n",
            String(Self.note.dropLast()), Self.note + "\n", Self.note + "more\n",
            Self.note.replacing("\u{2014}", with: "-"), Self.note.replacing("then", with: "\t"),
            Self.note.replacing("PeterNeumann x", with: "PeterNeumann  x"),
            Self.note.replacing("PeterNeumann x", with: "Peter+Neumann x"),
            Self.note.replacing("nAM=", with: "nAM"), Self.note.replacing("nAM=", with: "nAN="),
            Self.text + "\n" + String(repeating: Self.line + "\n", count: 101),
            String(repeating: "x", count: SignedNote.bytesMax) + Self.note,
        ]
        for note in notes {
            #expect(throws: NoteFailure.self, "\(note.prefix(200))") {
                try SignedNote(parsing: Array(note.utf8))
            }
        }
        #expect(throws: NoteFailure.self) { try SignedNote(parsing: [0xFF] + Self.note.utf8) }
    }

    @Test func `text that is no key is refused`() {
        let keys = [
            "", "a+b", "PeterNeumann+c74f20a3+",
            "PeterNeumann+c74f20a4" + Self.publicKey.dropFirst(21),
            "Peter Neumann" + Self.publicKey.dropFirst(12), Self.publicKey + "A",
            String(Self.publicKey.dropLast(4)), Self.publicKey.replacing("+AR", with: "+CR"),
        ]
        for key in keys {
            #expect(throws: NoteFailure.self, "\(key)") { try VerifierKey(parsing: key) }
            #expect(throws: NoteFailure.self, "\(key)") { try SigningKey(parsing: key) }
        }
        for name in ["", "a b", "a+b", "a\u{A0}b", "a\nb"] {
            #expect(throws: NoteFailure.self, "\(name)") { try SigningKey(name: name) }
        }
    }

    @Test func `every spelling of Base64 but one is refused`() {
        for text in ["QQ==", "QUI=", "QUJD", "", "+/+/"] {
            #expect(Base64.bytes(text).map { Base64.text($0) } == text)
        }
        for text in [
            "QQ=", "QQ", "QR==", "QUJ=", "QQ==QQ==", "Q===", "====", "QU D", "-_-_", "QQ==\n",
        ] {
            #expect(Base64.bytes(text) == nil, "\(text)")
        }
    }
}
