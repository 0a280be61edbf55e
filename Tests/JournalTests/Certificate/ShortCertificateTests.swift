import JSONRPC
import Testing

@testable import Journal

@Suite struct ShortCertificateTests {
    private static func certificate(
        facts: JSON.Object = ["legalForm": "fund"], others: Int = 4
    ) throws -> (SampleLog, Certificate) {
        let entry = try SampleEntry(facts: facts)
        let log = try SampleLog((0..<others).map { Array("leaf \($0)".utf8) } + [entry.leaf])
        let proof = try log.proof(of: Int64(others))
        return (log, Certificate(leaf: entry.leaf, disclosed: entry.disclosed, proof: proof))
    }

    @Test func `proves the same as the long form, without the texts`() throws {
        let (log, certificate) = try Self.certificate()
        let short = try #require(ShortCertificate(certificate))
        let read = try ShortCertificate(parsing: short.text)
        #expect(read == short)
        var long = try certificate.verify(trusting: log.keys)
        long.disclosed = []
        #expect(try read.verify(trusting: log.keys) == long)
    }

    @Test func `every flipped bit is noticed`() throws {
        let (log, certificate) = try Self.certificate(others: 1)
        let text = Array(try #require(ShortCertificate(certificate)).text.utf8)
        for bit in 0..<text.count * 8 {
            #expect(throws: ProofFailure.self, "bit \(bit)") {
                let changed =
                    String(validating: text.flipping(bit: bit), as: UTF8.self)
                    ?? ShortCertificate.mark
                _ = try ShortCertificate(parsing: changed).verify(trusting: log.keys)
            }
        }
    }

    /// The path of 24 hashes is what a log of 10,000,000 entries needs.
    @Test(arguments: [1, 400, 5_000])
    func `an entry of any size fits a code in a log of ten million`(_ length: Int) throws {
        let facts: JSON.Object = ["note": .string(String(repeating: "x", count: length))]
        var (log, certificate) = try Self.certificate(facts: facts)
        certificate.proof.path = []
        var root = TreeHash.leaf(certificate.leaf)
        for height in 0..<24 {
            certificate.proof.path.append(.leaf([UInt8(height)]))
            root = .node(root, .leaf([UInt8(height)]))
        }
        certificate.proof.index = 0
        let text = Checkpoint(origin: SampleLog.origin, size: 10_000_000, root: root).text
        certificate.proof.checkpoint = try SigningKeys(log.key).sign(text)
        _ = try certificate.verify(trusting: log.keys)
        let short = try #require(ShortCertificate(certificate))
        #expect(short.text.utf8.count <= ShortCertificate.charactersMax)
        let verified = try ShortCertificate(parsing: short.text).verify(trusting: log.keys)
        #expect(verified.hash == .leaf(certificate.leaf))
        #expect((verified.entry == nil) == (length > 1_000))
    }

    @Test func `no other key vouches for it`() throws {
        let (log, certificate) = try Self.certificate()
        let other = try SampleLog(count: 1)
        var unsigned = certificate
        unsigned.proof.checkpoint.signatures = try other.note().signatures.map {
            NoteSignature(name: "another", keyID: $0.keyID, signature: $0.signature)
        }
        #expect(ShortCertificate(unsigned) == nil)
        let short = try #require(ShortCertificate(certificate))
        #expect(throws: ProofFailure.checkpoint(.unknownSigner([SampleLog.origin]))) {
            try short.verify(trusting: other.keys)
        }
        var changed = short
        changed.signature[0] ^= 1
        #expect(throws: ProofFailure.notSigned(SampleLog.origin)) {
            try changed.verify(trusting: log.keys)
        }
    }

    @Test func `a packed leaf is unpacked to the byte`() throws {
        let leaf = try SampleEntry().leaf
        let packed = try #require(PackedLeaf.bytes(leaf))
        #expect(PackedLeaf.leaf(packed[...]) == leaf)
        #expect(packed.count * 10 < leaf.count * 7)
        let odd = ["", "{}", "00000000-0000-0000-0000-00000000000G", "\",\"v\":1,\"version\":"]
        for text in odd + [
            String(repeating: "a", count: 130), "0000000000000000000-0000-0000-0000-0",
        ] {
            let packed = try #require(PackedLeaf.bytes(Array(text.utf8)))
            #expect(PackedLeaf.leaf(packed[...]) == Array(text.utf8))
        }
        #expect(PackedLeaf.bytes([0x0A]) == nil)
        for bytes: [UInt8] in [[0x00], [0x01], [0x02, 1], [0x1F]] {
            #expect(PackedLeaf.leaf(bytes[...]) == nil)
        }
    }

    /// Source: RFC 9285, section 4.
    @Test func `Base45 is that of the specification`() {
        for (bytes, text) in [
            ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("", ""),
        ] {
            #expect(Base45.text(Array(bytes.utf8)) == text)
            #expect(Base45.bytes(text) == Array(bytes.utf8))
        }
        for text in ["GGW", "bb8", "B", "BB8A", ":::", "ZZ"] {
            #expect(Base45.bytes(text) == nil, "\(text)")
        }
    }
}
