import Foundation
import Kernel
import Testing

@Suite struct SchemaFolderTests {
    /// A tree with a program and SQL files at some places.
    private func tree(_ places: [String], _ body: (String) throws -> Void) throws {
        let root = "/tmp/tizilim-tree-\(UInt32.random(in: 0...(.max)))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for place in places {
            try FileManager.default.createDirectory(
                atPath: root + place + "/migrations", withIntermediateDirectories: true)
        }
        try body(root)
    }

    @Test func `the option goes before the environment, and that before what lies around`() throws {
        try tree(["/option", "/variable", "/sql"]) { root in
            let environment = [SchemaFolder.environmentVariable: root + "/variable"]
            let program = root + "/.build/release/tizilim"
            let option = try SchemaFolder.find(
                root + "/option", above: program, environment: environment)
            #expect(option.path == root + "/option")
            let variable = try SchemaFolder.find(above: program, environment: environment)
            #expect(variable.path == root + "/variable")
            let around = try SchemaFolder.find(above: program, environment: [:])
            #expect(around.path == root + "/sql")
        }
    }

    @Test func `an installed program finds its share before a checkout`() throws {
        try tree(["/sql", "/share/tizilim/sql"]) { root in
            let found = try SchemaFolder.find(above: root + "/bin/tizilim", environment: [:])
            #expect(found.path == root + "/share/tizilim/sql")
        }
    }

    @Test func `a chosen folder without migrations is an error, not a reason to look elsewhere`()
        throws
    {
        try tree(["/sql"]) { root in
            let error = #expect(throws: MigrationError.self) {
                try SchemaFolder.find(
                    root + "/typo", above: root + "/bin/tizilim", environment: [:])
            }
            #expect(error?.description.contains("/typo") == true)
        }
    }

    @Test func `a gap and a double number are refused`() throws {
        try tree(["/sql"]) { root in
            let migrations = root + "/sql/migrations/"
            func write(_ name: String) throws {
                try "SELECT 1".write(
                    toFile: migrations + name, atomically: true, encoding: .utf8)
            }
            let folder = SchemaFolder(root + "/sql")
            try write("0001_sample_one.sql")
            try write("0003_sample_three.sql")
            let gap = #expect(throws: MigrationError.self) { try folder.migrations() }
            #expect(gap?.description.contains("no migration 2") == true)
            try write("0002_sample_two.sql")
            #expect(try folder.migrations().map(\.number) == [1, 2, 3])
            try write("0002_sample_twin.sql")
            let twin = #expect(throws: MigrationError.self) { try folder.migrations() }
            #expect(twin?.description.contains("0002_sample_twin.sql") == true)
        }
    }
}
