import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct TestDatabaseTests {
    @Test(arguments: 1...4) func `every test has an empty database of its own`(number: Int)
        async throws
    {
        let database = try TestDatabase.current
        try await BlockingConnection.run(database.owner) {
            try $0.execute("CREATE TABLE tenancy.mine AS SELECT \(number) AS number")
        }
        let answer = try await BlockingConnection.run(database.owner) {
            try $0.execute("SELECT number FROM tenancy.mine").firstColumn
        }
        #expect(answer == ["\(number)"])
    }

    @Test func `a clone is migrated and closed to everybody as its template is`() async throws {
        let database = try TestDatabase.current
        let migrator = Migrator(folder: try .find(above: #filePath), owner: database.owner)
        #expect(try await migrator.plan().pending.isEmpty)
        let rights = try await BlockingConnection.run(database.administrator) {
            try $0.execute(
                "SELECT datacl::text FROM pg_database WHERE datname IN (current_database(), "
                    + "'tizilim_template')"
            ).firstColumn
        }
        #expect(rights.count == 2)
        #expect(rights.first == rights.last)
    }

    @Test func `no role of a call is above row-level security`() async throws {
        let database = try TestDatabase.current
        #expect(try await TestCluster.privileges(database.administrator).isEmpty)
        try await BlockingConnection.run(database.owner) {
            try $0.execute("CREATE TABLE tenancy.owned (id int)")
        }
        try await BlockingConnection.run(database.administrator) {
            try $0.execute("ALTER TABLE tenancy.owned OWNER TO tizilim_app")
        }
        let found = try await TestCluster.privileges(database.administrator)
        #expect(found == ["tizilim_app owns tenancy.owned"])
    }
}
