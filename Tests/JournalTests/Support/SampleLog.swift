import JSONRPC

@testable import Journal
@testable import Kernel

/// A log with a signed checkpoint and leaves as the register makes them.
struct SampleLog {
    static let origin = "log.example.kz/register"

    var key: SigningKey
    var leaves: [[UInt8]]
    var tree: GrownTree

    var keys: [VerifierKey] { [key.verifier] }

    init(_ leaves: [[UInt8]]) throws {
        key = try SigningKey(name: Self.origin)
        self.leaves = leaves
        tree = try GrownTree(leaves)
    }

    /// Small leaves, enough for their hashes to differ.
    init(count: Int) throws {
        try self.init((0..<count).map { [UInt8($0 & 255), UInt8($0 >> 8 & 255)] })
    }

    func note(of size: Int64? = nil) throws -> SignedNote {
        let size = size ?? tree.size
        let checkpoint = Checkpoint(
            origin: Self.origin, size: size, root: try tree.tiles.root(of: size))
        return try SigningKeys(key).sign(checkpoint.text)
    }

    func checkpoint(of size: Int64) throws -> SignedCheckpoint {
        try SignedCheckpoint(try note(of: size), trusting: keys)
    }

    func proof(of position: Int64) throws -> LogProof {
        LogProof(
            index: position, path: try tree.inclusion(position, tree.size).path,
            checkpoint: try note())
    }
}

/// An entry as the register writes one, with the texts behind its commitments.
struct SampleEntry {
    static let texts = [
        (field: "name.kk", value: "«Үміт» қоры"), (field: "name.ru", value: "Фонд\n\"Үміт\""),
    ]

    var leaf: [UInt8]
    var disclosed: [DisclosedText]

    init(facts: JSON.Object = ["legalForm": "fund", "region": "KZ-75"]) throws {
        let entry = Entry(
            "organisation", Identifier<Tenant>.make(), version: 1, facts: facts, texts: Self.texts)
        let sealed = try SealedEntry(
            entry, type: "organisation.registered", actor: "officer@KZ-75", tenant: "KZ-75")
        leaf = sealed.leaf
        disclosed = zip(Self.texts, sealed.salts).map { hidden, salt in
            DisclosedText(field: hidden.field, salt: salt.salt, text: hidden.value)
        }
    }
}
