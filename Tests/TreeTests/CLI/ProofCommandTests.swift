import ArgumentParser
import Foundation
import JSONRPC
import Journal
import Kernel
import Postgres
import TestKit
import Testing

@testable import tizilim

/// `tizilim key`, `verify` and `audit`, each without its output.
@Suite struct ProofCommandTests {
    private let folder = NSTemporaryDirectory() + "tizilim-proof-\(UUID())"

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `a key file is private, and never written over`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = LogKeyFile(path: folder + "/log.key")
        let keys = SigningKeys(try SigningKey(name: "log.example/register"))
        try file.make(keys)
        #expect(try mode(folder + "/log.key") == 0o600)
        #expect(try file.read().verifiers == keys.verifiers)
        #expect(throws: Complaint.self) { try file.make(keys) }
        try file.replace(try keys.rotated())
        #expect(try mode(folder + "/log.key") == 0o600)
        #expect(try file.read().verifiers.count == 2)
        #expect(try file.read().verifiers.last == keys.verifiers.first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["log.key"])
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: folder + "/log.key")
        #expect(throws: Complaint.self) { try file.read() }
    }

    @Test func `keys are believed from files and from the command line`() async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = try SigningKeys(try SigningKey(name: "log.example/register")).rotated()
        let lines = keys.verifiers.map(\.text).joined(separator: "\n") + "\n"
        try lines.write(toFile: folder + "/log.vkey", atomically: true, encoding: .utf8)
        let witness = try SigningKey(name: "w.example", algorithm: .cosignature).verifier
        #expect(
            try TrustedKeyOptions.parse(["--key", folder + "/log.vkey", "--key", witness.text])
                .keys() == keys.verifiers + [witness])
        for wrong in [witness.text, "log.example", folder + "/none"] {
            #expect(throws: Complaint.self) {
                try TrustedKeyOptions.parse(["--key", wrong]).keys()
            }
        }
    }

    @Test func `a certificate is explained in words, and what is wrong with it is named`() throws {
        let key = try SigningKey(name: "log.example/register")
        let record = #"{"name":{"kk":"Үміт"},"spheres":["1","2"],"identifiers":[{"value":"7"}]}"#
        let text = DisclosedText(field: "record", salt: [1], text: record)
        let commitment = SealedEntry.commitment(to: record, salt: [1])
        let leaf = Array(
            #"{"at":"2026-11-24T06:00:00.000000Z","commitments":{"reason":"00","record":"\#(commitment)"}}"#
                .utf8)
        let head = Checkpoint(origin: key.verifier.name, size: 1, root: .leaf(leaf)).text
        let proof = LogProof(index: 0, path: [], checkpoint: try SigningKeys(key).sign(head))
        let certificate = Certificate(leaf: leaf, disclosed: [text], proof: proof)
        let outcome = VerifyOutcome(certificate.bytes, trusting: [key.verifier])
        let words = outcome.text(width: 100)
        #expect(words.hasPrefix("GENUINE"))
        for part in [
            "2026-11-24T06:00:00.000000Z", "name.kk", "Үміт", "1, 2", "identifiers.1.value",
            "not shown here", "reason", "log.example/register", "0 of 1",
        ] {
            #expect(words.contains(part), "\(part)")
        }
        #expect(outcome.json["genuine"] == true)
        #expect(outcome.json["texts"]?.array?.first?["text"]?.string == record)
        let code = try #require(ShortCertificate(certificate)).text
        #expect(VerifyOutcome(Array((code + "\n").utf8), trusting: [key.verifier]).isGenuine)
        let other = try SigningKey(name: "log.example/register").verifier
        for (bytes, keys) in [
            (certificate.bytes, [other]), (Array(certificate.bytes.dropLast()), [key.verifier]),
            (Array(code.dropLast().utf8), [key.verifier]), ([], [key.verifier]),
        ] {
            let outcome = VerifyOutcome(bytes, trusting: keys)
            #expect(outcome.text(width: 80).hasPrefix("NOT GENUINE: "))
            #expect(outcome.json["genuine"] == false)
        }
    }
}

/// An audit of the same log over a socket and as files.
@Suite(.database) struct AuditCommandTests {
    private let folder = NSTemporaryDirectory() + "tizilim-audit-\(UUID())"
    private static let principal = "019a0000-0000-7000-8000-0000000000aa"

    /// 300 entries, so that there are full and partial tiles, in order and signed.
    private func fill(_ database: TestDatabase, _ keys: SigningKeys) async throws {
        _ = try await BlockingConnection.run(database.administrator) {
            try $0.execute(
                """
                INSERT INTO tenancy.principals (id, kind, label, created_by)
                VALUES ('\(Self.principal)', 'person', 'writer', '\(Self.principal)');
                INSERT INTO journal.entries (id, principal_id, actor, type, subject_kind,
                    subject_id, version, leaf, public)
                SELECT gen_random_uuid(), '\(Self.principal)', 'test', 'organisation.changed',
                    'organisation', gen_random_uuid(), 1, convert_to('{"n":' || n || '}', 'UTF8'),
                    true
                FROM generate_series(1, 300) AS n
                """)
        }
        try await database.sequence(keys, seen: SeenCheckpoint(folder + "/seen"))
    }

    @Test func `of a server and of its copy come to the same`() async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = SigningKeys(try SigningKey(name: "log.example/register"))
        try await fill(try TestDatabase.current, keys)
        let copy = LogFolder(folder + "/copy")
        try await ServedWorld.run { served in
            let target = try ClientTarget(
                try await Preferences.load(
                    flags: .init(texts: [.address: "127.0.0.1:\(served.port)"]), file: nil,
                    environment: [:]))
            try await RPCClient.with(target) { rpc in
                let over = ServerLog(rpc)
                let size = try await LogMirror(over, to: copy).run()
                #expect(size == 300)
                let outcome = try await AuditOutcome(over, keys.verifiers, since: nil)
                #expect(outcome.text.hasPrefix("GOOD: all 300 entries"))
                #expect(try await AuditOutcome(copy, keys.verifiers, since: nil) == outcome)
                #expect(outcome.json["size"] == 300)
            }
        }
        let stranger = try SigningKey(name: "log.example/register").verifier
        let refused = try await AuditOutcome(copy, [stranger], since: nil)
        #expect(refused.text.hasPrefix("WRONG: "))
        for (name, named) in [
            ("tile/entries/000", "entry 0 was changed"),
            ("tile/0/000", "tile 0/0 was changed at hash 0"),
            ("tile/1/000.p/1", "tile 1/0 was changed at hash 0"),
            ("tile/0/001.p/44", "tile 0/1 was changed at hash 0"), ("checkpoint", "the checkpoint"),
        ] {
            let path = copy.path + "/" + name
            let bytes = try #require(FileManager.default.contents(atPath: path))
            var changed = bytes
            changed[changed.startIndex + 3] ^= 4
            try changed.write(to: URL(filePath: path))
            let outcome = try await AuditOutcome(copy, keys.verifiers, since: nil)
            #expect(outcome.text.contains(named), "\(name): \(outcome.text)")
            #expect(outcome.json["good"] == false)
            try bytes.write(to: URL(filePath: path))
        }
        try FileManager.default.removeItem(atPath: copy.path + "/tile/0/000")
        let absent = try await AuditOutcome(copy, keys.verifiers, since: nil)
        #expect(absent.text == "WRONG: tile/0/000 is missing")
    }
}
