import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Journal

/// `ngo.certificate`, from a register that a sequencer has put in order and signed.
@Suite(.database) struct CertifyOrganisationTests {
    private static let number = "010740999994"

    /// - Returns: the organisation's id.
    private func register(_ officer: Actor, _ name: String, number: String? = nil) async throws
        -> JSON
    {
        var params: JSON.Object = ["name": ["ru": .string(name)], "legalForm": "public-foundation"]
        if let number {
            params["identifiers"] = [["scheme": "KZ-BIN", "value": .string(number)]]
        }
        return try #require(try await officer.call("ngo.register", params)["id"])
    }

    private func certificate(_ answer: JSON) throws -> Certificate {
        try Certificate(parsing: Array(try #require(answer["certificate"]?.string).utf8))
    }

    @Test func `shows offline what the register says`() async throws {
        let (world, scene) = (try World(), try await JournalScene())
        defer { scene.remove() }
        let officer = try await world.officer()
        let id = try await register(officer, "Фонд «Үміт»", number: Self.number)
        try await scene.sequence()
        let params: JSON.Object = ["identifier": .string("KZ-BIN-\(Self.number)")]
        let answer = try await world.anonymous.call("ngo.certificate", params)
        #expect(answer["id"] == id)
        #expect(try await officer.call("ngo.certificate", ["id": id]) == answer)
        let verified = try certificate(answer).verify(trusting: scene.verifiers)
        #expect(verified.entry?["subject"] == id)
        #expect(verified.entry?["type"] == "organisation.registered")
        let text = try #require(verified.disclosed.first { $0.field == "record" }?.text)
        #expect(try JSON(parsing: text)["name"]?["ru"] == "Фонд «Үміт»")
        let short = try ShortCertificate(parsing: try #require(answer["short"]?.string))
        #expect(try short.verify(trusting: scene.verifiers).entry == verified.entry)
    }

    @Test func `waits for a signature, and then speaks of what is signed`() async throws {
        let (world, scene) = (try World(), try await JournalScene())
        defer { scene.remove() }
        let officer = try await world.officer()
        let id = try await register(officer, "Фонд «Үміт»")
        #expect(
            await world.anonymous.failure(of: "ngo.certificate", ["id": id])
                == .conflict(.notSigned))
        try await scene.sequence()
        let update: JSON.Object = ["id": id, "version": 1, "shortName": ["ru": "Үміт"]]
        _ = try await officer.call("ngo.update", update)
        let before = try await world.anonymous.call("ngo.certificate", ["id": id])
        #expect(before["version"] == 1)
        try await scene.sequence()
        let after = try await world.anonymous.call("ngo.certificate", ["id": id])
        #expect(after["version"] == 2)
        for answer in [before, after] {
            _ = try certificate(answer).verify(trusting: scene.verifiers)
        }
        let unknown: JSON.Object = ["identifier": "KZ-BIN-000640002067"]
        #expect(
            await world.anonymous.failure(of: "ngo.certificate", unknown)
                == .notFound(noun: "organisation"))
    }

    @Test func `a text whose salt is withdrawn is left out, and the proof stays`() async throws {
        let (world, scene) = (try World(), try await JournalScene())
        defer { scene.remove() }
        let id = try await register(try await world.officer(), "Фонд «Үміт»")
        try await scene.sequence()
        try await scene.execute("UPDATE journal.salts SET public = false")
        let answer = try await world.anonymous.call("ngo.certificate", ["id": id])
        let verified = try certificate(answer).verify(trusting: scene.verifiers)
        #expect(verified.disclosed.isEmpty)
        #expect(answer["certificate"]?.string?.contains("Үміт") == false)
    }

    @Test func `names of persons are in no certificate`() async throws {
        let (world, scene) = (try World(), try await JournalScene())
        defer { scene.remove() }
        let officer = try await world.officer()
        let id = try await register(officer, "Фонд «Үміт»")
        let persons: JSON.Object = [
            "id": id, "version": 0, "head": ["fullName": "Айгүл Сейітова", "iin": "800112400012"],
        ]
        _ = try await officer.call("ngo.setPersons", persons)
        try await scene.sequence()
        let answer = try await officer.call("ngo.certificate", ["id": id])
        for secret in ["Айгүл", "Сейітова", "800112400012"] {
            #expect(!answer.text.contains(secret))
        }
    }

    @Test func `witnesses' words come along`() async throws {
        let (world, scene) = (try World(), try await JournalScene())
        defer { scene.remove() }
        let id = try await register(try await world.officer(), "Фонд «Үміт»")
        try await scene.sequence()
        let witness = try SigningKey(name: "witness.example/w1", algorithm: .cosignature)
        let head = try await world.anonymous.call("log.checkpoint")
        let note = try SignedNote(parsing: Array(try #require(head["note"]?.string).utf8))
        let line = try witness.cosign(note.text, at: 1_790_000_000).line
        try await scene.execute(
            """
            INSERT INTO journal.cosignatures (size, witness, line)
            VALUES (\(head["size"]?.int64 ?? 0), '\(witness.verifier.text)', '\(line)')
            """)
        let answer = try await world.anonymous.call("ngo.certificate", ["id": id])
        let verified = try certificate(answer)
            .verify(trusting: scene.verifiers + [witness.verifier])
        #expect(verified.cosignatures.map(\.seconds) == [1_790_000_000])
    }
}
