import Crypto
package import JSONRPC
package import Postgres

/// What one act changed, as the journal keeps it.
///
/// `facts` are public for good. Text that people wrote goes into `texts` where it is public for now,
/// text that is private and names of persons into `hidden`: of both the leaf keeps only salted
/// commitments, so that deleting a salt erases without breaking a proof. The salts of `texts` are
/// public as long as the texts are.
package struct Entry: Sendable {
    /// Such as `organisation` or `case`.
    package var kind: String
    package var subject: UUIDValue
    package var version: Int64
    package var facts: JSON.Object
    package var texts: [(field: String, value: String)]
    package var hidden: [(field: String, value: String)]
    /// Public although the method's other entries are not.
    package var isPublic = false
    /// Stated where a row of the change refers to the entry.
    package var id: UUIDValue?
    /// Names nobody: neither who acted, nor for whom, nor about what; not even to the audit trail.
    package private(set) var isSealed = false

    package init<Subject>(
        _ kind: String, _ subject: Identifier<Subject>, version: Int64,
        facts: JSON.Object = [:],
        texts: [(field: String, value: String)] = [],
        hidden: [(field: String, value: String)] = []
    ) {
        self.kind = kind
        self.subject = subject.value
        self.version = version
        self.facts = facts
        self.texts = texts
        self.hidden = hidden
    }

    /// Commits its author to something, and tells nobody that it was the author.
    package init(sealing commitment: [UInt8], id: UUIDValue) {
        kind = "seal"
        subject = id
        version = 1
        facts = ["commitment": .string(Hex.text(commitment))]
        texts = []
        hidden = []
        self.id = id
        isSealed = true
    }
}

/// An entry with its id, its exact leaf bytes and the salts of its commitments.
package struct SealedEntry: Sendable {
    package var id: UUIDValue
    package var at: Timestamp
    package var leaf: [UInt8]
    package var salts: [Salt]

    /// The salt of one commitment.
    package struct Salt: Sendable {
        package var field: String
        package var salt: [UInt8]
        /// The text is public, so its salt may be read.
        package var isPublic: Bool
    }

    /// Bytes of a salt: as many as the hash gives, so that guessing the value stays hopeless.
    private static let saltBytes = 32

    /// - Throws: for facts that hold a number which is no exact integer.
    /// - Parameter actor: the public form of who acted, for example `officer@KZ-75`.
    package init(
        _ entry: Entry, type: String, actor: String, tenant: String?
    ) throws(CanonicalFailure) {
        let id = entry.id ?? UUIDValue.version7()
        let at = Timestamp.now()
        let salts =
            entry.texts.map { Salt(field: $0.field, salt: Self.salt(), isPublic: true) }
            + entry.hidden.map { Salt(field: $0.field, salt: Self.salt(), isPublic: false) }
        let commitments = zip(entry.texts + entry.hidden, salts).map { text, salt in
            (text.field, JSON.string(Self.commitment(to: text.value, salt: salt.salt)))
        }
        var members: [(String, JSON)] = [
            ("v", 1), ("id", .string(id.description)), ("at", .string(at.description)),
            ("type", .string(type)), ("actor", .string(actor)),
            ("kind", .string(entry.kind)),
            ("subject", .string(entry.subject.description)), ("version", .int(entry.version)),
            ("facts", .object(entry.facts)),
        ]
        if let tenant { members.append(("tenant", .string(tenant))) }
        if !commitments.isEmpty {
            members.append(("commitments", .object(JSON.Object(commitments))))
        }
        self.id = id
        self.at = at
        self.salts = salts
        leaf = try JSON.object(JSON.Object(members)).canonical()
    }

    /// Lower-case hex of SHA-256(salt ‖ text in UTF-8).
    package static func commitment(to text: String, salt: [UInt8]) -> String {
        Hex.text(digest(of: text, salt: salt))
    }

    /// SHA-256(salt ‖ text in UTF-8).
    package static func digest(of text: String, salt: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: salt)
        hash.update(data: Array(text.utf8))
        return Array(hash.finalize())
    }

    package static func salt() -> [UInt8] {
        SymmetricKey(size: .init(bitCount: saltBytes * 8)).withUnsafeBytes { Array($0) }
    }
}

package enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(_ byte: UInt8) -> String { text(CollectionOfOne(byte)) }

    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = digits
        var text: [UInt8] = []
        text.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
