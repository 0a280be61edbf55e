import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import tizilim

@Suite(.database) struct CheckTests {
    private func findings() async throws -> [Finding] {
        await Check.findings(try await .test())
    }

    private func results(_ findings: [Finding], _ check: String) -> [Finding.Result] {
        findings.filter { $0.check == check }.map(\.result)
    }

    private func execute(_ sql: String) async throws {
        let administrator = try TestDatabase.current.administrator
        _ = try await BlockingConnection.run(administrator) { try $0.execute(sql) }
    }

    @Test func `finds nothing bad but the switches of a throw-away cluster`() async throws {
        let findings = try await findings()
        let bad = findings.filter { $0.result != .good }
        // Nor has it a key of the log, which a server would make.
        #expect(bad.map(\.check) == ["durability", "log"])
        #expect(bad.allSatisfy { $0.remedy != nil })
        let checks = Set(findings.map(\.check))
        #expect(
            checks.isSuperset(of: [
                "reachability", "clock", "migrations", "row security", "collations", "roles",
                "transactions", "organisations", "reports", "invoices", "budget lines",
                "awards", "ledger", "contracts", "tranches", "journal", "housekeeping",
            ]))
    }

    @Test func `a table without forced row security is found by name`() async throws {
        try await execute("ALTER TABLE registry.persons NO FORCE ROW LEVEL SECURITY")
        let found = try await findings().first { $0.check == "row security" }
        #expect(found?.result == .bad)
        #expect(found?.finding.contains("registry.persons") == true)
    }

    @Test func `a migration that is pending or was changed is found`() async throws {
        try await execute("DELETE FROM tenancy.migrations WHERE number = 11")
        #expect(results(try await findings(), "migrations") == [.bad])
        try await execute("UPDATE tenancy.migrations SET checksum = repeat('0', 64)")
        let changed = try await findings().first { $0.check == "migrations" }
        #expect(changed?.finding.contains("changed after it was applied") == true)
    }

    @Test func `a journal with a gap is found`() async throws {
        let made = try #require(
            try await FirstAdministrators.make(
                in: Database(try await Installation.test().base, loops: [])))
        #expect(results(try await findings(), "journal") == [.good])
        try await execute(
            "DELETE FROM journal.entries WHERE subject_id = '\(made.first.grant)' AND version = 1")
        let found = try await findings().first { $0.check == "journal" }
        #expect(found?.result == .bad)
        #expect(found?.finding.contains("\(made.first.grant)") == true)
    }

    @Test func `an invoice that differs from its entries is found`() async throws {
        let id = "0190b1f2-7c00-7000-8000-000000000001"
        try await execute(
            """
            SET session_replication_role = replica;
            INSERT INTO membership.invoices (tenant_id, id, organisation_id, root_id,
                membership_id, charter_id, kind, fee, covers_from, covers_to, amount_tiyn,
                issued_on, due_on, due_rule, due_explanation, paid_tiyn)
            SELECT t.id, '\(id)', t.id, t.root_id, t.id, t.id, 'full', 'yearly', '2026-01-01',
                '2027-01-01', 500, '2026-01-01', '2026-02-01', 'test', '{}', 300
            FROM tenancy.tenants t WHERE t.code = 'alliance';
            INSERT INTO membership.fee_entries (tenant_id, id, invoice_id, organisation_id,
                root_id, act, amount_tiyn, on_day, document, recorded_by)
            SELECT i.tenant_id, gen_random_uuid(), i.id, i.organisation_id, i.root_id, e.act,
                e.amount, '2026-01-01', e.document, i.id
            FROM membership.invoices i, (VALUES ('invoice', 500, NULL), ('pay', 100, '1'),
                ('pay', 200, '2')) AS e (act, amount, document)
            """)
        #expect(results(try await findings(), "invoices") == [.good])
        try await execute("UPDATE membership.invoices SET paid_tiyn = 301")
        let found = try await findings().first { $0.check == "invoices" }
        #expect(found?.result == .bad)
        #expect(found?.finding.contains(id) == true)
    }

    @Test func `a budget line that differs from what orders hold is found`() async throws {
        let id = "0190b1f2-7c00-7000-8000-000000000001"
        try await execute(
            """
            SET session_replication_role = replica;
            INSERT INTO financing.budget_lines (tenant_id, id, year, programme, specific, name_ru,
                amount_tiyn, reserved_tiyn)
            SELECT t.id, '\(id)', 2026, '281', '155', 'x', 500, 300
            FROM tenancy.tenants t WHERE t.code = 'KZ-75';
            INSERT INTO financing.order_lines
                (tenant_id, order_id, line_id, amount_tiyn, released_tiyn, order_year, line_year)
            SELECT b.tenant_id, gen_random_uuid(), b.id, o.amount, o.released, 2026, 2026
            FROM financing.budget_lines b, (VALUES (300, 0), (150, 150)) AS o (amount, released)
            """)
        #expect(results(try await findings(), "budget lines") == [.good])
        #expect(results(try await findings(), "awards") == [.good])
        try await execute(
            "UPDATE financing.order_lines SET awarded_tiyn = 1 WHERE released_tiyn = 0")
        #expect(results(try await findings(), "awards") == [.bad])
        try await execute("UPDATE financing.budget_lines SET reserved_tiyn = 301")
        let found = try await findings().first { $0.check == "budget lines" }
        #expect(found?.result == .bad)
        #expect(found?.finding.contains(id) == true)
    }

    @Test func `a contract that differs from its movements and tranches is found`() async throws {
        let id = "0190b1f2-7c00-7000-8000-000000000001"
        try await execute(
            """
            SET session_replication_role = replica;
            INSERT INTO financing.contract_lines (tenant_id, contract_id, line_id, award_id, version,
                movements, contracted_tiyn, planned_tiyn, ordered_tiyn, paid_tiyn, returned_tiyn)
            SELECT t.id, '\(id)', '\(id)', '\(id)', 1, 2, 500, 300, 300, 0, 0
            FROM tenancy.tenants t WHERE t.code = 'KZ-75';
            INSERT INTO financing.ledger_entries (tenant_id, contract_id, line_id, seq, id,
                organisation_id, act, debit, credit, amount_tiyn, version,
                contracted_before_tiyn, paid_before_tiyn, returned_before_tiyn)
            SELECT c.tenant_id, c.contract_id, c.line_id, e.seq, gen_random_uuid(), c.line_id,
                'contract.amend', e.debit, e.credit, e.amount, e.seq, e.before, 0, 0
            FROM financing.contract_lines c, (VALUES (1, 'contract', 'budget', 600, 0),
                (2, 'budget', 'contract', 100, 600)) AS e (seq, debit, credit, amount, before);
            INSERT INTO financing.tranches
                (tenant_id, id, contract_id, number, state, report_number, due_on)
            SELECT c.tenant_id, '\(id)', c.contract_id, 1, 'ordered', 0, '2026-01-01'
            FROM financing.contract_lines c;
            INSERT INTO financing.tranche_lines
                (tenant_id, tranche_id, line_id, contract_id, amount_tiyn)
            SELECT c.tenant_id, '\(id)', c.line_id, c.contract_id, 300
            FROM financing.contract_lines c;
            INSERT INTO financing.payments
                (tenant_id, id, tranche_id, contract_id, organisation_id, actor)
            SELECT c.tenant_id, '\(id)', '\(id)', c.contract_id, c.line_id, 'test'
            FROM financing.contract_lines c;
            """)
        for check in ["ledger", "contracts", "tranches"] {
            #expect(results(try await findings(), check) == [.good], "\(check)")
        }
        try await execute(
            """
            SET session_replication_role = replica;
            UPDATE financing.contract_lines SET contracted_tiyn = 501, ordered_tiyn = 299
            """)
        for check in ["ledger", "tranches"] {
            let found = try await findings().first { $0.check == check }
            #expect(found?.result == .bad)
            #expect(found?.finding.contains(id) == true)
        }
    }

    @Test func `money that ended otherwise than planned adds up`() async throws {
        try await Superuser.enterCalendar()
        let world = try World()
        let keepers = (try await world.actor(.administrator), try await world.actor(.administrator))
        let household = try await Household(
            "own", of: "KZ-75", born: "990106", in: world, keepers: keepers)
        func act(_ method: String, at stage: Stage) async throws {
            let subjects = try await household.make(stage)
            let params = SampleCalls.params(of: method, on: subjects) ?? [:]
            _ = try await household.first.call(method, params)
        }
        try await act("payment.refuse", at: .payable)
        try await act("contract.terminate", at: .noticed)
        try await act("refund.receive", at: .owing)
        let checks = ["budget lines", "awards", "ledger", "contracts", "tranches"]
        for check in checks {
            #expect(results(try await findings(), check) == [.good], "\(check)")
        }
        // What came back in its line's year is counted on the order's line and on the budget's.
        #expect(
            try await Superuser.rows(
                "SELECT sum(freed_tiyn) > 0, sum(released_tiyn) > 0 FROM financing.order_lines")
                == [["t", "t"]])
        try await execute(
            """
            SET session_replication_role = replica;
            UPDATE financing.order_lines SET freed_tiyn = 0
            """)
        for check in ["budget lines", "contracts"] {
            #expect(results(try await findings(), check) == [.bad], "\(check)")
        }
    }

    @Test func `answers that nobody forgets are a warning`() async throws {
        try await execute(
            """
            INSERT INTO tenancy.idempotency
                (principal_id, key, method, params_hmac, answer, created_at)
            SELECT gen_random_uuid(), 'key', 'ngo.register', decode(repeat('00', 32), 'hex'), '{}',
                   now() - days * interval '1 day'
            FROM unnest(ARRAY[29, 30.5, 31.5, 400]) AS days
            """)
        let found = try await findings().first { $0.check == "housekeeping" }
        #expect(found?.result == .warning)
        #expect(found?.finding.hasPrefix("2 answers") == true)
    }

    @Test func `a server that is down is said once`() async throws {
        let installation = Installation(
            base: try ConnectionString("host=/nonexistent dbname=x"), administrator: nil,
            cluster: nil, folder: try SchemaFolder.find(above: #filePath),
            dataFolder: "/nonexistent",
            binaries: nil)
        let findings = await Check.findings(installation)
        #expect(findings.map(\.result) == [.bad])
        #expect(findings.first?.finding.hasPrefix("nobody gets in") == true)
    }

    @Test func `a role that does not get in is named`() async throws {
        let name = try TestDatabase.current.name
        try await execute("REVOKE CONNECT ON DATABASE \(name) FROM tizilim_audit")
        let found = try await findings()
        #expect(found.count { $0.result == .bad } == 1)
        #expect(found.first { $0.result == .bad }?.finding.contains("tizilim_audit") == true)
    }
}

struct FindingTests {
    @Test func `clocks and transactions are judged by how far they are off`() {
        #expect(ReachabilityCheck.judge(skewMilliseconds: -12).result == .good)
        #expect(ReachabilityCheck.judge(skewMilliseconds: -1_200).result == .warning)
        #expect(ReachabilityCheck.judge(skewMilliseconds: 6_000).result == .bad)
        let holder = ["4711", "tizilim_app", "tizilim", "active"]
        #expect(ServerCheck.judge(seconds: 3, holder: holder).result == .good)
        #expect(ServerCheck.judge(seconds: 61, holder: holder).result == .warning)
        let bad = ServerCheck.judge(seconds: 901, holder: holder)
        #expect(bad.result == .bad)
        #expect(bad.remedy?.contains("4711") == true)
    }

    @Test func `people see the remedy below the finding, programs get JSON`() {
        let findings: [Finding] = [
            .good("clock", "fine"), .bad("roles", "x is a superuser", mend: "run sql/roles.sql"),
        ]
        #expect(!findings.isHealthy)
        #expect(
            findings.text(width: 80) == """
                ok       clock  fine
                BAD      roles  x is a superuser
                                → run sql/roles.sql
                """)
        #expect(findings[1].json["remedy"] == "run sql/roles.sql")
        #expect(findings[0].json["remedy"] == nil)
    }

    @Test func `a variable that nothing reads is a warning`() async throws {
        let preferences = try await Preferences.load(flags: [:], file: nil, environment: [:])
        let check = ConfigurationCheck(
            preferences, environment: ["TIZILIM_DATABSE": "x", "TIZILIM_DATA": "/x", "HOME": "/"])
        let found = check.findings().first { $0.check == "environment" }
        #expect(found?.result == .warning)
        #expect(found?.finding == "nothing reads TIZILIM_DATABSE")
    }
}
