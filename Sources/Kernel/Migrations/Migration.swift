import Crypto
import FoundationEssentials

/// One numbered step of the schema: `NNNN_module_noun.sql`.
package struct Migration: Sendable, Equatable {
    package var number: Int
    /// The file's name without number and ending, for example `registry_organisations`.
    package var name: String
    /// The whole file name, for messages.
    package var file: String
    package var sql: String
    /// SHA-256 of the file's bytes in hexadecimal.
    package var checksum: String
    /// The newest migration that a server must know to run after this one.
    ///
    /// A step that only adds serves everybody: 1. One that takes something away says in a line
    /// of its own, `-- serves-from: 12`, which servers no longer miss it.
    package var servesFrom: Int

    package init(file: String, bytes: [UInt8]) throws(MigrationError) {
        let stem = file.dropLast(".sql".utf8.count)
        let parts = stem.split(separator: "_", maxSplits: 1)
        guard file.hasSuffix(".sql"), parts.count == 2, parts[0].utf8.count == 4,
            let number = Int(parts[0]), number > 0
        else {
            throw MigrationError(
                .file, "\(file) is no name of a migration: NNNN_module_noun.sql, from 0001 on")
        }
        guard let sql = String(validating: bytes, as: UTF8.self) else {
            throw MigrationError(.file, "\(file) is not UTF-8")
        }
        self.number = number
        name = String(parts[1])
        self.file = file
        self.sql = sql
        checksum = SHA256.hash(data: bytes).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        servesFrom = try Self.servesFrom(in: sql, of: file, number)
    }

    private static let header = "-- serves-from:"

    private static func servesFrom(
        in sql: String, of file: String, _ number: Int
    ) throws(MigrationError) -> Int {
        let lines = sql.split(separator: "\n").prefix { $0.hasPrefix("--") }
        guard let line = lines.first(where: { $0.hasPrefix(header) }) else { return 1 }
        let text = line.dropFirst(header.count).filter { !$0.isWhitespace }
        guard let value = Int(text), value > 0, value <= number else {
            throw MigrationError(
                .file, "\(file): `\(header)` wants the number of a migration up to its own")
        }
        return value
    }
}

/// A migration as the database remembers it.
package struct AppliedMigration: Sendable, Equatable {
    package var number: Int
    package var name: String
    package var checksum: String
    package var servesFrom: Int
    /// As PostgreSQL writes it, in UTC.
    package var appliedAt: String

    package init(
        number: Int, name: String, checksum: String, servesFrom: Int, appliedAt: String
    ) {
        self.number = number
        self.name = name
        self.checksum = checksum
        self.servesFrom = servesFrom
        self.appliedAt = appliedAt
    }
}
