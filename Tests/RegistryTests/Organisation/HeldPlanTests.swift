import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct HeldPlanTests {
    /// By the id alone all versions of an organisation are read to find the one that holds.
    @Test func `an organisation is held by one of its versions, however many there are`()
        async throws
    {
        let world = try World()
        let officer = try await world.officer()
        var version: Int64 = 1
        let made = try await officer.register("Үміт")
        for number in 0..<20 {
            _ = try await officer.call(
                "ngo.update",
                [
                    "id": .string(made.id), "version": .int(version),
                    "contacts": ["phone": .string("+7 727 \(2_000_000 + number)")],
                ])
            version += 1
        }
        let id = Organisation.ID(try #require(UUIDValue(made.id)))
        let tenant = try #require(officer.caller.tenant)
        let scopes = [OrganisationScope.host(id, of: tenant), .representative(id)]
        for statement in scopes.map(\.held.statement) + [Organisation.locked(id).statement] {
            let plan = try await plan(statement, in: world)
            #expect(
                plan.contains("((organisation_id = o.id) AND (version = o.version))"), "\(plan)")
        }
    }

    private func plan(_ statement: Statement, in world: World) async throws -> String {
        var statement = statement
        statement.sql = "EXPLAIN (COSTS OFF) " + statement.sql
        let session = Session(world.database.connectionString("tizilim_app"), name: "plan")
        defer { session.close() }
        let lines = try await session.rows([statement])[0].decode(Single<String>.self)
        return lines.map(\.value).joined(separator: "\n")
    }
}
