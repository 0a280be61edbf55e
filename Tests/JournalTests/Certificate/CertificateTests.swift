import JSONRPC
import Testing

@testable import Journal
@testable import Kernel

@Suite struct CertificateTests {
    private struct Scene {
        var log: SampleLog
        var certificate: Certificate

        init(size: Int = 5, position: Int = 3) throws {
            let entry = try SampleEntry()
            var leaves = (0..<size).map { Array("leaf \($0)".utf8) }
            leaves[position] = entry.leaf
            log = try SampleLog(leaves)
            certificate = Certificate(
                leaf: entry.leaf, disclosed: entry.disclosed,
                proof: try log.proof(of: Int64(position)))
        }
    }

    @Test func `says what the register said, and is written back to the byte`() throws {
        let scene = try Scene()
        let read = try Certificate(parsing: scene.certificate.bytes)
        #expect(read == scene.certificate)
        let verified = try read.verify(trusting: scene.log.keys)
        #expect(verified.position == 3)
        #expect(verified.size == 5)
        #expect(verified.entry?["type"] == "organisation.registered")
        #expect(verified.disclosed.map(\.text) == SampleEntry.texts.map(\.value))
        #expect(verified.signers == scene.log.keys)
    }

    @Test func `any tool finds the public proof and the leaf in it`() throws {
        let scene = try Scene()
        let text = String(decoding: scene.certificate.bytes, as: UTF8.self)
        let start = try #require(text.firstRange(of: LogProof.header)?.lowerBound)
        #expect(text[start...] == scene.certificate.proof.text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Array(lines[1].utf8) == scene.certificate.leaf)
        let proof = try LogProof(parsing: Array(text[start...].utf8))
        #expect(
            try proof.verify(.leaf(Array(lines[1].utf8)), trusting: scene.log.keys)
                .checkpoint.size == 5)
    }

    /// A small certificate, because it is checked once for each of its bits.
    @Test func `every flipped bit is noticed`() throws {
        let text = DisclosedText(field: "a", salt: [7, 8], text: "Үміт")
        let commitment = SealedEntry.commitment(to: text.text, salt: text.salt)
        let leaf = Array("{\"commitments\":{\"a\":\"\(commitment)\"}}".utf8)
        let log = try SampleLog([[1], leaf])
        let certificate = Certificate(
            leaf: leaf, disclosed: [text], proof: try log.proof(of: 1))
        let bytes = certificate.bytes
        _ = try Certificate(parsing: bytes).verify(trusting: log.keys)
        for bit in 0..<bytes.count * 8 {
            #expect(throws: ProofFailure.self, "bit \(bit)") {
                try Certificate(parsing: bytes.flipping(bit: bit)).verify(trusting: log.keys)
            }
        }
    }

    private func failure(_ certificate: Certificate, _ log: SampleLog) -> ProofFailure? {
        #expect(throws: ProofFailure.self) { try certificate.verify(trusting: log.keys) }
    }

    @Test func `the first thing that is wrong is named`() throws {
        let scene = try Scene()
        var changed = scene.certificate
        changed.leaf[8] ^= 1
        #expect(failure(changed, scene.log) == .notIncluded)
        changed = scene.certificate
        changed.proof.index = 2
        #expect(failure(changed, scene.log) == .notIncluded)
        changed.proof.index = 5
        #expect(failure(changed, scene.log) == .position(5, size: 5))
        changed = scene.certificate
        changed.disclosed[1].text += " "
        #expect(failure(changed, scene.log) == .otherText(field: "name.ru"))
        changed.disclosed[1].field = "name.en"
        #expect(failure(changed, scene.log) == .notCommitted(field: "name.en"))
        changed = scene.certificate
        changed.proof.checkpoint.text += "more\n"
        #expect(failure(changed, scene.log) == .checkpoint(.badSignature(SampleLog.origin)))
        let other = try SampleLog(count: 1)
        #expect(
            failure(scene.certificate, other) == .checkpoint(.unknownSigner([SampleLog.origin])))
    }

    @Test func `text that is no certificate is refused`() throws {
        let text = String(decoding: try Scene().certificate.bytes, as: UTF8.self)
        let salt = try #require(text.firstRange(of: "\"salt\":\"")?.upperBound)
        let changes = [
            "", "\n", Certificate.header, String(text.dropFirst()), String(text.dropLast(5)),
            text.replacing("index 3", with: "index 03"), text.replacing("index 3", with: "index"),
            text.replacing("\n\nc2sp", with: "\n\n\nc2sp"),
            text.replacing("\n\nc2sp", with: "\nc2sp"),
            text.replacing("{\"field\"", with: "{ \"field\""),
            text.replacing("proof@v1\n", with: "proof@v1\nextra é\n"),
            text.replacing("proof@v1\n", with: "proof@v2\n"), text + "\n",
            text[..<salt] + text[salt...].prefix(64).uppercased() + text[salt...].dropFirst(64),
        ]
        for change in changes {
            #expect(throws: ProofFailure.self, "\(change)") {
                try Certificate(parsing: Array(change.utf8))
            }
        }
    }

    @Test func `extra data of other applications are kept`() throws {
        var proof = try Scene().certificate.proof
        proof.extra = Array("more".utf8)
        #expect(try LogProof(parsing: Array(proof.text.utf8)) == proof)
        #expect(proof.text.contains("\nextra bW9yZQ==\nindex 3\n"))
    }
}
