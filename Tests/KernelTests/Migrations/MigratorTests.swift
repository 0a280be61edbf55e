import Postgres
import TestKit
import Testing

@testable import Kernel

@Suite struct MigratorTests {
    @Test func `applies what is pending once, in order, as the owner`() async throws {
        try await SampleSchema.with { schema in
            #expect(try await schema.migrator.migrate().map(\.number) == [1, 2])
            #expect(try await schema.migrator.migrate().isEmpty)
            try schema.write(SampleSchema.third)
            #expect(try await schema.migrator.migrate().map(\.file) == [SampleSchema.third.0])
            #expect(try await schema.ask("SELECT name FROM tenancy.things") == "three")
            let owner = "SELECT relowner::regrole FROM pg_class WHERE relname = 'things'"
            #expect(try await schema.ask(owner) == DatabaseSetup.owner)
        }
    }

    @Test func `a dry run says what would happen and changes nothing`() async throws {
        try await SampleSchema.with { schema in
            let plan = try await schema.migrator.plan()
            #expect(
                plan.description == """
                    applied: 0, pending: 2
                    would apply 0001_sample_ground.sql
                    would apply 0002_sample_more.sql
                    """)
            #expect(try await schema.ask("SELECT to_regnamespace('tenancy')") == nil)
        }
    }

    @Test func `a migration that was changed after it was applied is refused by name`()
        async throws
    {
        try await SampleSchema.with { schema in
            try await schema.migrator.migrate()
            try schema.write((SampleSchema.first.0, SampleSchema.first.1 + " -- better"))
            try schema.write(SampleSchema.third)
            let error = await #expect(throws: MigrationError.self) {
                try await schema.migrator.migrate()
            }
            #expect(error?.reason == .history)
            #expect(error?.description.contains(SampleSchema.first.0) == true)
            #expect(error?.description.contains("new migration") == true)
            #expect(try await schema.migrator.applied().map(\.number) == [1, 2])
        }
    }

    @Test func `of many migrators at once one does the work and all succeed`() async throws {
        try await SampleSchema.with { schema in
            try schema.write(("0003_sample_slow.sql", "SELECT pg_sleep(0.3)"))
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await schema.migrator.migrate().count }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 0, 0, 0, 3])
        }
    }

    @Test func `a failing migration leaves nothing and names file, line and reason`() async throws {
        try await SampleSchema.with { schema in
            try await schema.migrator.migrate()
            try schema.write(
                ("0003_sample_wrong.sql", "CREATE TABLE tenancy.half (id int);\nSELECT\n nothing"))
            let error = await #expect(throws: MigrationError.self) {
                try await schema.migrator.migrate()
            }
            #expect(error?.reason == .database)
            #expect(error?.cause?.sqlstate == "42703")
            #expect(error?.description.hasPrefix("0003_sample_wrong.sql, line 3: ") == true)
            #expect(try await schema.ask("SELECT to_regclass('tenancy.half')") == nil)
            #expect(try await schema.migrator.applied().count == 2)
        }
    }

    @Test(arguments: ["COMMIT", "ROLLBACK; BEGIN", "COMMIT; BEGIN"])
    func `a migration that ends its transaction is not recorded`(command: String) async throws {
        try await SampleSchema.with { schema in
            try schema.write(("0003_sample_sly.sql", "SELECT 1; \(command)"))
            let error = await #expect(throws: MigrationError.self) {
                try await schema.migrator.migrate()
            }
            #expect(error?.description.contains("must not end its transaction") == true)
            #expect(try await schema.migrator.applied().map(\.number) == [1, 2])
        }
    }

    @Test func `a setting of one migration does not reach the next`() async throws {
        try await SampleSchema.with { schema in
            try schema.write(("0003_sample_setting.sql", "SET statement_timeout = '400ms'"))
            try schema.write(("0004_sample_after.sql", "SELECT pg_sleep(0.8)"))
            #expect(try await schema.migrator.migrate().count == 4)
        }
    }

    @Test func `gives way to a lock, tries again and succeeds when it is free`() async throws {
        try await SampleSchema.with { schema in
            try await schema.migrator.migrate()
            try schema.write(("0003_sample_column.sql", "ALTER TABLE tenancy.things ADD more int"))
            var migrator = schema.migrator
            migrator.patience = .init(lockMilliseconds: 20, pauseMilliseconds: 20, attemptsMax: 3)
            let (locked, free) = (AsyncGate(), AsyncGate())
            async let holding: Void = BlockingConnection.run(schema.owner) { connection in
                try connection.execute("BEGIN; LOCK TABLE tenancy.things")
                locked.open()
                free.wait()
                try connection.execute("COMMIT")
            }
            await locked.passed()
            let error = await #expect(throws: MigrationError.self) { try await migrator.migrate() }
            #expect(error?.reason == .busy)
            #expect(error?.description.contains("0003_sample_column.sql") == true)

            migrator.patience.attemptsMax = 1_000
            let patient = migrator
            async let waiting = patient.migrate()
            try await Task.sleep(for: .milliseconds(100))
            free.open()
            #expect(try await waiting.count == 1)
            try await holding
        }
    }

    @Test func `a second preparation changes nothing`() async throws {
        try await SampleSchema.with { schema in
            let made = try await DatabaseSetup.prepare(
                administrator: schema.cluster.administratorConnectionString(),
                database: schema.database, folder: schema.folder)
            #expect(!made)
        }
    }
}
