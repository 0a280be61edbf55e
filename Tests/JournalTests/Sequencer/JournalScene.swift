import Foundation
import Journal
import Kernel
import Postgres
import TestKit

/// A test's database seen by its sequencer, with a key and a folder of its own.
struct JournalScene: Sendable {
    static let principal = "019a0000-0000-7000-8000-0000000000aa"

    let database: TestDatabase
    let keys: SigningKeys
    let folder: String

    init() async throws {
        database = try TestDatabase.current
        keys = SigningKeys(try SigningKey(name: "test.example/log"))
        folder = NSTemporaryDirectory() + "tizilim-log-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try await execute(
            """
            INSERT INTO tenancy.principals (id, kind, label, created_by)
            VALUES ('\(Self.principal)', 'person', 'writer', '\(Self.principal)')
            """)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    var seen: SeenCheckpoint { SeenCheckpoint(folder + "/log.checkpoint") }

    var verifiers: [VerifierKey] { keys.verifiers }

    func open() throws -> Database {
        Database(try ConnectionString(database.connectionString("tizilim_read")), loops: [])
    }

    func session(_ role: DatabaseRole = .sequencer) -> Session {
        Session(database.connectionString(role.rawValue), name: "test")
    }

    /// A session that writes entries of any tenant.
    func writer() -> Session { Session(database.administrator, name: "test-writer") }

    @discardableResult
    func execute(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(database.administrator) { try $0.execute(sql).rows }
    }

    func value(_ sql: String) async throws -> String? { try await execute(sql).first?.first ?? nil }

    /// SQL that writes one entry; its leaf is what a register writes.
    static func entry(
        _ id: UUIDValue, of subject: UUIDValue, version: Int64 = 1, isPublic: Bool = true
    ) -> String {
        """
        INSERT INTO journal.entries (id, principal_id, actor, type, subject_kind, subject_id,
            version, leaf, public)
        VALUES ('\(id)', '\(principal)', 'test', 'organisation.changed', 'organisation',
            '\(subject)', \(version), convert_to('{"at":"2026-01-01T00:00:00.000000Z",'
            '"id":"\(id)","kind":"organisation","subject":"\(subject)","tenant":"KZ-75",'
            '"type":"organisation.changed","v":1,"version":\(version)}', 'UTF8'), \(isPublic))
        """
    }

    /// Writes entries of one subject each, every one in a transaction of its own.
    @discardableResult
    func write(_ count: Int) async throws -> [UUIDValue] {
        let ids = (0..<count).map { _ in UUIDValue.version7() }
        let statements = ids.map { Self.entry($0, of: .version7()) }
        try await BlockingConnection.run(database.administrator) { connection in
            for statement in statements { try connection.execute(statement) }
        }
        return ids
    }

    /// Ids in the order of their positions.
    func order() async throws -> [String] {
        try await execute("SELECT entry_id FROM journal.log ORDER BY position").compactMap { $0[0] }
    }

    /// Takes the log, gives positions to all that may have one, signs and goes.
    @discardableResult
    func sequence(_ keys: SigningKeys? = nil) async throws -> Int {
        try await database.sequence(keys ?? self.keys, seen: seen)
    }
}
