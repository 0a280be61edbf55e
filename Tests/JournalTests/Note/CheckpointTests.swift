import Testing

@testable import Journal

@Suite struct CheckpointTests {
    private static let origin = "example.com/behind-the-sofa"
    /// Source: C2SP tlog-checkpoint.
    private static let text = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """

    @Test func `the published checkpoint is read, and written back to the byte`() throws {
        let checkpoint = try Checkpoint(parsing: Self.text)
        #expect(checkpoint.origin == Self.origin)
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.text == Self.text)
        let extended = try Checkpoint(parsing: Self.text + "more\n")
        #expect(extended.extensions == ["more"])
        #expect(extended.text == Self.text + "more\n")
    }

    @Test func `text that is no checkpoint is refused`() {
        let size = "20852163"
        let texts = [
            "", "\n", "a\n1\n", "\(Self.text)\n", String(Self.text.dropLast()),
            Self.text.replacing(size, with: "020852163"), Self.text.replacing(size, with: "-1"),
            Self.text.replacing(size, with: "+1"), Self.text.replacing(size, with: "1.0"),
            Self.text.replacing(size, with: ""), Self.text.replacing(size, with: "٣"),
            Self.text.replacing(size, with: "9223372036854775808"),
            Self.text.replacing("q2I=", with: "q2J="), Self.text.replacing("q2I=", with: ""),
            Self.text.replacing(Self.origin, with: ""),
        ]
        for text in texts {
            #expect(throws: NoteFailure.self, "\(text)") { try Checkpoint(parsing: text) }
        }
    }

    @Test func `a checkpoint is believed from a key of its own log only`() throws {
        let log = try SigningKey(name: Self.origin)
        let other = try SigningKey(name: "example.com/other")
        let note = SignedNote(
            text: Self.text, signatures: [try other.sign(Self.text), try log.sign(Self.text)])
        let signed = try SignedCheckpoint(note, trusting: [other.verifier, log.verifier])
        #expect(signed.logKeys == [log.verifier])
        #expect(
            throws: NoteFailure.wrongOrigin(origin: Self.origin, signers: [other.verifier.name])
        ) { try SignedCheckpoint(note, trusting: [other.verifier]) }
    }

    @Test func `a witness cosigns a time and the text`() throws {
        let log = try SigningKey(name: Self.origin)
        let witness = try SigningKey(name: "witness.example.com/w1", algorithm: .cosignature)
        var note = SignedNote(text: Self.text, signatures: [try log.sign(Self.text)])
        let keys = [log.verifier, try VerifierKey(parsing: witness.verifier.text)]
        #expect(throws: NoteFailure.notCosigned("witness.example.com/w1")) {
            try SignedCheckpoint(note, trusting: keys)
        }
        let line = try witness.cosign(Self.text, at: 1_679_315_147)
        note.signatures.append(line)
        let signed = try SignedCheckpoint(parsing: note.bytes, trusting: keys)
        #expect(signed.cosignatures.map(\.seconds) == [1_679_315_147])
        #expect(signed.cosignatures.map(\.witness) == [witness.verifier])
        #expect(throws: NoteFailure.unknownSigner([Self.origin, "witness.example.com/w1"])) {
            try SignedCheckpoint(note, trusting: [])
        }
        for bit in 0..<line.signature.count * 8 {
            note.signatures[1].signature = line.signature.flipping(bit: bit)
            #expect(throws: NoteFailure.badSignature("witness.example.com/w1")) {
                try SignedCheckpoint(note, trusting: keys)
            }
        }
    }

    /// Source: C2SP tlog-cosignature, the example of the signed message.
    @Test func `the cosigned message is the published one`() {
        #expect(
            Cosignature.message(Self.text, at: 1_679_315_147)
                == Array("cosignature/v1\ntime 1679315147\n\(Self.text)".utf8))
    }

    @Test func `during a rotation readers of the old and the new key believe the log`() throws {
        let old = SigningKeys(try SigningKey(name: Self.origin))
        let both = try SigningKeys(parsing: try old.rotated().secretText)
        let new = both.retired()
        #expect(both.verifiers == new.verifiers + old.verifiers)
        #expect(both.name == Self.origin)
        let note = try both.sign(Self.text)
        #expect(note.signatures.map(\.keyID) == both.verifiers.map(\.id))
        for keys in [old.verifiers, new.verifiers, both.verifiers] {
            #expect(try SignedCheckpoint(note, trusting: keys).logKeys == keys)
        }
        #expect(throws: NoteFailure.unknownSigner([Self.origin])) {
            try SignedCheckpoint(try new.sign(Self.text), trusting: old.verifiers)
        }
    }

    @Test func `a key file with anything else is refused`() throws {
        let key = try SigningKey(name: Self.origin)
        let witness = try SigningKey(name: Self.origin, algorithm: .cosignature)
        let files = [
            "", "\n", key.verifier.text,
            key.secretText + "\n" + (try SigningKey(name: "b")).secretText,
            witness.secretText, String(repeating: key.secretText + "\n", count: 5),
        ]
        for file in files {
            #expect(throws: NoteFailure.self) { try SigningKeys(parsing: file) }
        }
        var keys = SigningKeys(key)
        for _ in 1..<SigningKeys.countMax { keys = try keys.rotated() }
        #expect(throws: NoteFailure.self) { try keys.rotated() }
    }
}
