import Postgres
import TestKit
import Testing

/// What a failover needs: several hosts in one connection string.
@Suite(.database) struct HostsTests {
    private func place(_ change: (inout ConnectionString) -> Void) throws -> String {
        var place = try ConnectionString(TestDatabase.current.connectionString("tizilim_app"))
        change(&place)
        return place.text
    }

    private func answer(_ place: String) async throws -> Int64? {
        let session = Session(place, name: "test")
        defer { session.close() }
        let query: Query<Single<Int64>> = "SELECT 42::int8"
        return try await session.rows([query.statement])[0].decode(Single<Int64>.self).first?.value
    }

    @Test(arguments: ["read-write", "primary", "any"])
    func `a session passes by a dead host to one that is as wanted`(
        attributes: String
    ) async throws {
        let place = try place {
            $0["host"] = "/nonexistent,\($0["host"] ?? "")"
            $0["target_session_attrs"] = attributes
        }
        #expect(try await answer(place) == 42)
    }

    @Test func `a host that only reads is no place to write, and one that writes no standby`()
        async throws
    {
        let reading = try place {
            $0["options"] = "-c default_transaction_read_only=on"
            $0["target_session_attrs"] = "read-write"
        }
        let standby = try place { $0["target_session_attrs"] = "standby" }
        for place in [reading, standby] {
            let error = await #expect(throws: PostgresError.self) { try await answer(place) }
            #expect(error?.cause == .unavailable)
        }
    }
}
