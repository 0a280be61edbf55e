import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct FirstAdministratorsTests {
    private func make() async throws -> FirstAdministrators? {
        let place = try ConnectionString(try TestDatabase.current.connectionString("tizilim_read"))
        let database = Database(place, loops: [])
        defer { database.close() }
        return try await FirstAdministrators.make(in: database)
    }

    private func rows(_ sql: String) async throws -> [String] {
        let administrator = try TestDatabase.current.administrator
        return try await BlockingConnection.run(administrator) { try $0.execute(sql).firstColumn }
    }

    @Test func `are made once`() async throws {
        let first = try await make()
        #expect(first != nil)
        #expect(try await make() == nil)
        #expect(try await rows("SELECT count(*) FROM tenancy.principals") == ["2"])
        let states = try await rows("SELECT state FROM tenancy.tokens WHERE approved_by IS NULL")
        #expect(states == ["active", "active"])
    }

    @Test func `of two attempts at once one succeeds`() async throws {
        async let one = make()
        async let other = make()
        let outcomes = try await [one, other]
        #expect(outcomes.count { $0 != nil } == 1)
    }

    @Test func `stay two for good, also when they are revoked`() async throws {
        let made = try #require(try await make())
        _ = try await rows(
            """
            UPDATE tenancy.grants SET state = 'revoked', revoked_at = now(),
                revoked_by = '\(made.first.principal)'
            """)
        #expect(try await make() == nil)
    }

    @Test func `leave an entry for each version of each subject`() async throws {
        let made = try #require(try await make())
        for account in [made.first, made.second] {
            let entries = try await rows(
                """
                SELECT type || ' ' || version FROM journal.entries
                WHERE subject_id IN ('\(account.principal)', '\(account.grant)', '\(account.token)')
                ORDER BY type
                """)
            #expect(
                entries == [
                    "grant.approved 2", "grant.requested 1", "principal.created 1",
                    "token.issued 1",
                ])
        }
    }

    @Test func `can end each other's rights, and the journal goes on without a gap`() async throws {
        let made = try #require(try await make())
        let world = try World()
        let second = try await OpenSession(secret: made.second.secret)
            .identify(through: world.dispatcher.database)
        let receipt = try await world.dispatcher.call(
            "principal.revokeGrant", ["grant": .string("\(made.first.grant)")], as: second)
        #expect(receipt["version"] == 3)
        await #expect(throws: Failure.unauthenticated) {
            try await OpenSession(secret: made.first.secret)
                .identify(through: world.dispatcher.database)
        }
        let versions = try await rows(
            "SELECT version FROM journal.entries WHERE subject_id = '\(made.first.grant)' ORDER BY 1"
        )
        #expect(versions == ["1", "2", "3"])
    }
}
