import Foundation
import Kernel
import Postgres
import TestKit

/// A folder with a few small migrations and a database of its own to apply them to.
struct SampleSchema {
    static let first = (
        "0001_sample_ground.sql", "CREATE SCHEMA tenancy; CREATE TABLE tenancy.things (id int)"
    )
    static let second = ("0002_sample_more.sql", "ALTER TABLE tenancy.things ADD name text")
    static let third = ("0003_sample_last.sql", "INSERT INTO tenancy.things VALUES (3, 'three')")

    let path: String
    let database: String
    let cluster: EmbeddedCluster

    var folder: SchemaFolder { SchemaFolder(path) }
    var owner: String { cluster.connectionString(database: database, user: DatabaseSetup.owner) }
    var migrator: Migrator { Migrator(folder: folder, owner: owner) }

    func write(_ file: (String, String)) throws {
        try file.1.write(
            toFile: path + "/migrations/" + file.0, atomically: true, encoding: .utf8)
    }

    func delete(_ file: (String, String)) throws {
        try FileManager.default.removeItem(atPath: path + "/migrations/" + file.0)
    }

    func ask(_ sql: String) async throws -> String? {
        try await BlockingConnection.run(owner) { try $0.execute(sql).single }
    }

    /// A role of its own name would do, but roles belong to the whole cluster: this one is as
    /// `roles.sql` makes it.
    private static let roles = """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tizilim_owner') THEN
                CREATE ROLE tizilim_owner LOGIN;
            END IF;
        END $$
        """

    static func with(
        _ files: [(String, String)] = [first, second],
        _ body: (SampleSchema) async throws -> Void
    ) async throws {
        let name = "sample_\(UInt32.random(in: 0...(.max)))"
        let path = "/tmp/tizilim-\(name)"
        let migrations = path + "/migrations"
        try FileManager.default.createDirectory(
            atPath: migrations, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try roles.write(toFile: path + "/roles.sql", atomically: true, encoding: .utf8)
        let schema = SampleSchema(
            path: path, database: name, cluster: try await TestCluster.server)
        for file in files { try schema.write(file) }
        try await DatabaseSetup.prepare(
            administrator: schema.cluster.administratorConnectionString(), database: name,
            folder: schema.folder)
        try await body(schema)
    }
}
