import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import tizilim

@Suite(.database) struct RestoreTests {
    private let file = NSTemporaryDirectory() + "tizilim-\(UUID()).dump"

    /// Every table with its number of rows and a digest of them, and who may connect.
    private func contents(_ installation: Installation) async throws -> [String] {
        let administrator = try installation.requiredAdministrator("test").text
        return try await BlockingConnection.run(administrator) { connection in
            let tables = try connection.execute(
                """
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND c.oid <> 'journal.sequencer'::regclass
                  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                ORDER BY 1
                """
            ).firstColumn
            var lines = try tables.map { table in
                let digest = try connection.execute(
                    """
                    SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n'
                        ORDER BY t::text)), '') FROM \(table) t
                    """
                ).single
                return "\(table) \(digest ?? "")"
            }
            lines += try connection.execute(
                """
                SELECT a.grantee::regrole || ' ' || a.privilege_type
                FROM pg_database d, aclexplode(d.datacl) a
                WHERE d.datname = current_database() ORDER BY 1
                """
            ).firstColumn
            return lines
        }
    }

    @Test func `a restored database has the same rows and the same rights`() async throws {
        defer { try? FileManager.default.removeItem(atPath: file) }
        let installation = try await Installation.test()
        let world = try World()
        _ = try await world.officer().call(
            "ngo.register",
            [
                "name": ["kk": "«Балалар» қоғамдық қоры"], "legalForm": "public-foundation",
                "identifiers": [["scheme": "KZ-BIN", "value": "000640002067"]],
            ])
        world.close()
        let before = try await contents(installation)
        #expect(before.contains { $0.hasPrefix("registry.organisations 1 ") })
        try await Dump.dump(installation, to: file)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        let administrator = try TestDatabase.current.administrator
        _ = try await BlockingConnection.run(administrator) {
            try $0.execute("UPDATE tenancy.principals SET label = 'changed'")
        }
        #expect(try await contents(installation) != before)
        let plan = try await Restoration(installation).run(file, replaces: true)
        #expect(plan.pending.isEmpty)
        #expect(try await contents(installation) == before)
        #expect(
            await Check.findings(installation).filter { $0.result == .bad }.map(\.check) == [
                "durability"
            ])
        // Transactions are counted from the start again, so the journal's order has a new epoch.
        let epochs = try await BlockingConnection.run(administrator) {
            try $0.execute(
                """
                SELECT s.epoch, pg_get_expr(d.adbin, d.adrelid), s.database_oid
                FROM journal.sequencer s, pg_attrdef d JOIN pg_attribute a
                    ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                WHERE d.adrelid = 'journal.entries'::regclass AND a.attname = 'epoch'
                """
            ).rows
        }
        #expect(epochs == [["2", "2", nil]])
    }

    @Test func `a database that holds something is replaced only by force`() async throws {
        defer { try? FileManager.default.removeItem(atPath: file) }
        let installation = try await Installation.test()
        try await Dump.dump(installation, to: file)
        await #expect(throws: Complaint.self) {
            try await Restoration(installation).run(file, replaces: false)
        }
    }

    @Test func `a broken file leaves everything as it was`() async throws {
        defer { try? FileManager.default.removeItem(atPath: file) }
        let installation = try await Installation.test()
        let before = try await contents(installation)
        try await Dump.dump(installation, to: file)
        let whole = try #require(FileManager.default.contents(atPath: file))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: file))
        await #expect(throws: Complaint.self) {
            try await Restoration(installation).run(file, replaces: true)
        }
        #expect(try await contents(installation) == before)
    }
}
