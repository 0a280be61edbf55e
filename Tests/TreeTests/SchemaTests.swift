import Foundation
import Kernel
import Postgres
import Subprocess
import SystemPackage
import TestKit
import Testing

/// What must hold of every table, whoever adds it.
@Suite(.database) struct SchemaTests {
    private static let schemas =
        "('tenancy', 'registry', 'membership', 'financing', 'oversight', 'ranking', 'sitting',"
        + " 'journal')"

    @Test func `every table says what it is, and all but code lists force row security`()
        async throws
    {
        let rows = try await look(
            """
            SELECT c.oid::regclass::text, split_part(coalesce(obj_description(c.oid), ''), ':', 1),
                   c.relrowsecurity AND c.relforcerowsecurity, pg_get_userbyid(c.relowner)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN \(Self.schemas) AND c.relkind IN ('r', 'p')
              AND c.relname <> 'migrations'
            ORDER BY 1
            """)
        #expect(rows.count > 25)
        let kinds = ["tenant", "national", "reference", "account", "principal", "journal"]
        for row in rows {
            let (table, kind) = (row[0] ?? "", row[1] ?? "")
            #expect(kinds.contains(kind), "\(table) has no kind in its comment")
            #expect(row[2] == (kind == "reference" ? "f" : "t"), "row security of \(table)")
            #expect(row[3] == "tizilim_owner", "owner of \(table)")
        }
    }

    @Test func `a table with a tenant is no code list`() async throws {
        let rows = try await look(
            """
            SELECT DISTINCT c.oid::regclass::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname IN \(Self.schemas) AND c.relkind IN ('r', 'p')
              AND a.attname IN ('tenant_id', 'home_tenant_id', 'principal_id', 'organisation_id')
              AND obj_description(c.oid) LIKE 'reference:%'
              AND c.oid <> 'registry.regions'::regclass
            """)
        #expect(rows.isEmpty, "\(rows)")
    }

    @Test func `tenant tables lead their key with the tenant`() async throws {
        let rows = try await look(
            """
            SELECT c.oid::regclass::text, a.attname
            FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
            WHERE obj_description(c.oid) LIKE 'tenant:%'
            """)
        #expect(rows.count > 4)
        for row in rows { #expect(row[1] == "tenant_id", "\(row[0] ?? "")") }
    }

    @Test func `each role has one permissive policy on a table, an equality`() async throws {
        let rows = try await look(
            """
            SELECT schemaname || '.' || tablename, r.role, cmd, coalesce(qual, with_check), policyname
            FROM pg_policies, unnest(roles) AS r (role)
            WHERE schemaname IN \(Self.schemas) AND permissive = 'PERMISSIVE'
            """)
        var seen: Set<String> = []
        for row in rows {
            let (table, role, command) = (row[0] ?? "", row[1] ?? "", row[2] ?? "")
            let condition = row[3] ?? ""
            #expect(role != "public", "\(row[4] ?? "") is for everybody")
            #expect(!condition.contains(" OR "), "\(row[4] ?? "")")
            let commands = command == "ALL" ? ["SELECT", "INSERT", "UPDATE", "DELETE"] : [command]
            for each in commands {
                #expect(
                    seen.insert("\(table) \(role) \(each)").inserted,
                    "\(role) has two policies for \(each) on \(table)")
            }
        }
    }

    @Test func `the list of policies is the one that was reviewed`() async throws {
        let rows = try await look(
            """
            SELECT schemaname || '.' || tablename || ' | ' || policyname || ' | ' || permissive
                   || ' | ' || cmd || ' | ' || array_to_string(roles, ',') || ' | using '
                   || regexp_replace(coalesce(qual, '-'), '\\s+', ' ', 'g') || ' | check '
                   || regexp_replace(coalesce(with_check, '-'), '\\s+', ' ', 'g')
            FROM pg_policies WHERE schemaname IN \(Self.schemas) ORDER BY 1
            """)
        try Golden.expect(rows.compactMap(\.first).compactMap(\.self), equal: "policies.txt")
    }

    @Test func `no role of the server is more than it should be`() async throws {
        let rows = try await look(
            """
            SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb,
                   EXISTS (SELECT FROM pg_class WHERE relowner = r.oid),
                   EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid)
            FROM pg_roles r WHERE rolname LIKE 'tizilim\\_%' AND rolname <> 'tizilim_owner'
            ORDER BY 1
            """)
        #expect(rows.compactMap(\.first) == DatabaseRole.allCases.map(\.rawValue).sorted())
        for row in rows { #expect(row.dropFirst() == ["f", "f", "f"], "\(row[0] ?? "")") }
    }

    @Test func `no trigger stands on a table`() async throws {
        let rows = try await look(
            """
            SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN \(Self.schemas) AND NOT tgisinternal
            """)
        #expect(rows.isEmpty, "\(rows)")
    }

    @Test func `the schema file is the sum of the migrations`() async throws {
        let folder = try SchemaFolder.find(nil, above: #filePath)
        let script = URL(filePath: folder.path).appending(path: "dump-schema")
        let result = try await Subprocess.run(
            .path("/bin/bash"),
            arguments: [script.path(), try TestDatabase.current.administrator],
            output: .string(limit: 16 << 20))
        #expect(result.terminationStatus.isSuccess)
        let dumped = result.standardOutput
        let file = URL(filePath: folder.path).appending(path: "schema.sql")
        if Golden.isWriting { try dumped.write(to: file, atomically: true, encoding: .utf8) }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let (new, old) = (dumped.split(separator: "\n"), expected.split(separator: "\n"))
        let difference = new.difference(from: old)
        let first = difference.prefix(5).map { "\($0)" }.joined(separator: "\n")
        #expect(difference.isEmpty, "sql/schema.sql is not what the migrations make:\n\(first)")
    }

    private func look(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(try TestDatabase.current.administrator) { connection in
            try connection.execute(sql).rows
        }
    }
}
