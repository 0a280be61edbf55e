import Foundation
import JSONRPC
import Journal
import Kernel
import Postgres
import TestKit
import Testing

/// Tiles, heads and proofs of what was appended.
@Suite(.database) struct AppendingTests {
    @Test(arguments: [1, 3, 256, 257, 700])
    func `tiles and root are those of the definition`(count: Int) async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        // In several batches, so that the edge is carried on.
        for part in [count / 3, count - count / 3] where part > 0 {
            try await scene.write(part)
            try await scene.sequence()
        }
        try await NaiveLog(scene).compare()
        #expect(try await scene.value("SELECT max(size) FROM journal.checkpoints") == "\(count)")
    }

    @Test func `a size has one head for ever, and nothing new needs none`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(2)
        try await scene.sequence()
        let note = try await scene.value("SELECT note FROM journal.checkpoints")
        try await scene.sequence()
        #expect(try await scene.execute("SELECT note FROM journal.checkpoints") == [[note]])
        let kept = try SignedCheckpoint(
            parsing: Array((note ?? "").utf8), trusting: scene.verifiers)
        #expect(kept.checkpoint.size == 2 && kept.checkpoint.origin == "test.example/log")
        #expect(try scene.seen.read(scene.verifiers) == kept)
    }

    @Test func `proofs of any two sizes lead to the roots that were signed`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(300)
        try await scene.sequence()
        let world = try World()
        let leaves = try await NaiveLog.leaves(of: scene)
        let tree = NaiveTree(leaves: leaves)
        for (position, size) in [(0, 1), (0, 300), (255, 256), (256, 257), (299, 300), (7, 299)] {
            let answer = try await world.anonymous.call(
                "log.inclusion",
                ["position": .int(Int64(position)), "size": .int(Int64(size))])
            let proof = InclusionProof(
                position: Int64(position), size: Int64(size), path: try path(answer))
            #expect(proof.root(over: .leaf(leaves[position])) == tree.root(size))
        }
        for (from, to) in [(0, 5), (1, 300), (255, 257), (256, 300), (300, 300)] {
            let answer = try await world.anonymous.call(
                "log.consistency", ["from": .int(Int64(from)), "to": .int(Int64(to))])
            let proof = ConsistencyProof(
                from: Int64(from), to: Int64(to), path: try path(answer))
            #expect(proof.connects(tree.root(from), tree.root(to)))
        }
        let beyond = await world.anonymous.failure(
            of: "log.inclusion", ["position": 0, "size": 301])
        #expect(beyond == .notFound(noun: "tree"))
    }

    @Test func `tiles and entries come over the wire as they are`() async throws {
        let scene = try await JournalScene()
        defer { scene.remove() }
        try await scene.write(260)
        try await scene.sequence()
        let world = try World()
        let leaves = try await NaiveLog.leaves(of: scene)
        let tree = NaiveTree(leaves: leaves)
        let tile = try await world.anonymous.call("log.tile", ["level": 0, "index": 1, "width": 3])
        #expect(
            Base64.bytes(tile["hashes"]?.string ?? "")
                == Array(tree.tile(0, 1, of: 260).prefix(3 * TreeHash.size)))
        let upper = try await world.anonymous.call("log.tile", ["level": 1, "index": 0])
        #expect(Base64.bytes(upper["hashes"]?.string ?? "") == tree.tile(1, 0, of: 260))
        let entries = try await world.anonymous.call(
            "log.entries", ["index": 0, "start": 250, "width": 256])
        let bytes = entries["entries"]?.array?.compactMap { Base64.bytes($0.string ?? "") }
        #expect(bytes == Array(leaves[250..<256]))
        let failure = await world.anonymous.failure(
            of: "log.tile", ["level": 0, "index": 1, "width": 5])
        #expect(failure == .notFound(noun: "tile"))
        let none = await world.anonymous.failure(of: "log.entries", ["index": 2])
        #expect(none == .notFound(noun: "entries"))
        let head = try await world.anonymous.call("log.checkpoint")
        #expect(head["size"] == 260)
        #expect(Base64.bytes(head["root"]?.string ?? "") == tree.root(260).bytes)
    }

    private func path(_ answer: JSON) throws -> [TreeHash] {
        try #require(answer["proof"]?.array).map {
            try #require(Base64.bytes($0.string ?? "").flatMap { TreeHash($0) })
        }
    }
}

/// The stored log against the definition of the tree.
struct NaiveLog {
    let scene: JournalScene

    init(_ scene: JournalScene) { self.scene = scene }

    static func leaves(of scene: JournalScene) async throws -> [[UInt8]] {
        try await scene.execute("SELECT encode(leaf, 'base64') FROM journal.log ORDER BY position")
            .map { try #require(Base64.bytes(($0[0] ?? "").filter { !$0.isNewline })) }
    }

    /// Every tile, and the root of every head that was signed (the newest five).
    func compare() async throws {
        let leaves = try await Self.leaves(of: scene)
        let tree = NaiveTree(leaves: leaves)
        var expected: [String: String] = [:]
        for tile in TileCoordinate.all(of: Int64(leaves.count)) {
            expected["\(tile.level)/\(tile.index)"] = Hex.text(
                tree.tile(tile.level, Int(tile.index), of: leaves.count))
        }
        let stored = try await scene.execute(
            "SELECT level || '/' || index, encode(hashes, 'hex') FROM journal.tiles")
        #expect(
            Dictionary(uniqueKeysWithValues: stored.map { ($0[0] ?? "", $0[1] ?? "") }) == expected)
        let heads = try await scene.execute(
            "SELECT size, note FROM journal.checkpoints ORDER BY size DESC LIMIT 5")
        #expect(!heads.isEmpty)
        for head in heads {
            let signed = try SignedCheckpoint(
                parsing: Array((head[1] ?? "").utf8), trusting: scene.verifiers)
            #expect("\(signed.checkpoint.size)" == head[0])
            #expect(signed.checkpoint.root == tree.root(Int(signed.checkpoint.size)))
        }
    }
}
