import Foundation
import Kernel
import Testing

@Suite struct MigrationPlanTests {
    private func file(_ number: Int, _ sql: String = "SELECT 1") throws -> Migration {
        try Migration(file: "000\(number)_sample_step.sql", bytes: Array(sql.utf8))
    }

    private func applied(_ file: Migration) -> AppliedMigration {
        AppliedMigration(
            number: file.number, name: file.name, checksum: file.checksum,
            servesFrom: file.servesFrom, appliedAt: "2026-01-01 00:00:00")
    }

    @Test func `reads number, name and checksum`() throws {
        let migration = try Migration(
            file: "0012_registry_organisations.sql", bytes: Array("abc".utf8))
        #expect(migration.number == 12)
        #expect(migration.name == "registry_organisations")
        // The test vector of FIPS 180-2, appendix B.1.
        #expect(
            migration.checksum
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(migration.servesFrom == 1)
    }

    @Test(arguments: [
        "1_x.sql", "0001x.sql", "0001_.sql", "0000_x.sql", "-001_x.sql", "0001_x.txt",
    ])
    func `refuses other names`(name: String) {
        let error = #expect(throws: MigrationError.self) { try Migration(file: name, bytes: []) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func `refuses a header that promises the impossible`() throws {
        #expect(try file(2, "-- About.\n-- serves-from: 2\nSELECT 1").servesFrom == 2)
        #expect(throws: MigrationError.self) { try file(2, "-- serves-from: 3") }
        #expect(throws: MigrationError.self) { try file(2, "-- serves-from: soon") }
    }

    @Test func `splits files into applied and pending`() throws {
        let files = try [file(1), file(2), file(3)]
        let plan = try MigrationPlan(files: files, applied: [applied(files[0])])
        #expect(plan.pending.map(\.number) == [2, 3])
        #expect(plan.unknown.isEmpty)
    }

    @Test func `a migration numbered below an applied one is refused`() throws {
        let files = try [file(1), file(2), file(3)]
        let error = #expect(throws: MigrationError.self) {
            try MigrationPlan(files: files, applied: [applied(files[0]), applied(files[2])])
        }
        #expect(error?.reason == .history)
        #expect(error?.description.contains("0002_sample_step.sql") == true)
    }

    @Test func `an old server runs on a newer schema until that takes away what it needs`() throws {
        let old = try [file(1), file(2)]
        let expanded = try file(3)
        let plan = try MigrationPlan(files: old, applied: (old + [expanded]).map(applied))
        #expect(plan.unknown.map(\.number) == [3])
        try plan.admit(serverFrom: 2)

        let contracted = try file(4, "-- serves-from: 3\nSELECT 1")
        let after = try MigrationPlan(
            files: old, applied: (old + [expanded, contracted]).map(applied))
        let error = #expect(throws: MigrationError.self) { try after.admit(serverFrom: 2) }
        #expect(error?.reason == .version)
    }

    @Test func `a server refuses a schema that lacks what it needs`() throws {
        let files = try [file(1), file(2)]
        let plan = try MigrationPlan(files: files, applied: [applied(files[0])])
        try plan.admit(serverFrom: 1)
        let error = #expect(throws: MigrationError.self) { try plan.admit(serverFrom: 2) }
        #expect(error?.description.contains("tizilim migrate") == true)
    }
}
