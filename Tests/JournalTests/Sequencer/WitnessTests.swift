import JSONRPC
import Journal
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing

@Suite(.database) struct WitnessTests {
    private let witness: SigningKey
    private let stranger: SigningKey

    init() throws {
        witness = try SigningKey(name: "witness.example", algorithm: .cosignature)
        stranger = try SigningKey(name: "stranger.example", algorithm: .cosignature)
    }

    @Test func `a configured witness's word is kept and handed out, a stranger's is not`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(3)
        try await scene.sequence()
        let world = try World(policy: policy(scene))
        let note = try await world.anonymous.call("log.checkpoint")["note"]?.string ?? ""
        let strange = try cosigned(note, by: stranger)
        #expect(
            await world.anonymous.failure(of: "log.cosign", ["note": .string(strange)])
                == .conflict(.notCosigned))
        let brought = try cosigned(note, by: witness)
        for _ in 0..<2 {
            let answer = try await world.anonymous.call("log.cosign", ["note": .string(brought)])
            #expect(answer["witnesses"] == ["witness.example"])
        }
        let now = try await world.anonymous.call("log.checkpoint")["note"]?.string ?? ""
        let read = try SignedCheckpoint(
            parsing: Array(now.utf8), trusting: scene.verifiers + [witness.verifier])
        #expect(read.cosignatures.map(\.witness) == [witness.verifier])
    }

    @Test func `a signature over another text is none`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(1)
        try await scene.sequence()
        let world = try World(policy: policy(scene))
        let text = try await world.anonymous.call("log.checkpoint")["note"]?.string ?? ""
        var note = try SignedNote(parsing: Array(text.utf8))
        note.signatures.append(try witness.cosign("another text\n", at: 1_700_000_000))
        #expect(
            await world.anonymous.failure(of: "log.cosign", ["note": .string(note.description)])
                == .conflict(.notCosigned))
    }

    @Test func `a head of this log that the database lacks is reported, a forged one is not`()
        async throws
    {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(1)
        try await scene.sequence()
        let reported = NIOLockedValueBox<[String]>([])
        var policy = policy(scene)
        policy.log.reportForeignHead = { note in reported.withLockedValue { $0.append(note) } }
        let world = try World(policy: policy)
        let ahead = Checkpoint(origin: scene.keys.name, size: 9, root: .leaf([1]))
        let forger = SigningKeys(try SigningKey(name: scene.keys.name))
        for (keys, isOurs) in [(forger, false), (scene.keys, true)] {
            let note = try keys.sign(ahead.text).description
            #expect(
                await world.anonymous.failure(of: "log.cosign", ["note": .string(note)])
                    == .notFound(noun: "checkpoint"))
            #expect(reported.withLockedValue(\.self) == (isOurs ? [note] : []))
        }
    }

    private func policy(_ scene: JournalScene) -> Policy {
        Policy(
            log: LogPolicy(
                keys: scene.verifiers.map(\.text), witnesses: [witness.verifier.text]))
    }

    private func cosigned(_ note: String, by key: SigningKey) throws -> String {
        var note = try SignedNote(parsing: Array(note.utf8))
        note.signatures.append(try key.cosign(note.text, at: 1_700_000_000))
        return note.description
    }
}
