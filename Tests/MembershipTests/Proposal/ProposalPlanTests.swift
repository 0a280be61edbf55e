import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

/// With enough proposals no page of them reads the table through.
@Suite(.database) struct ProposalPlanTests {
    @Test func `every page walks an index`() async throws {
        let scene = try await ProposalScene.make()
        try await scene.superuser(
            """
            SET session_replication_role = replica;
            INSERT INTO membership.proposals (tenant_id, id, state, origin_kind, origin,
                announced_on, text_ru, responsible_body, deadline)
            SELECT a.id, gen_random_uuid(), CASE WHEN n % 50 = 0 THEN 'received' ELSE 'rejected' END,
                   'forum', 'Forum ' || n % 10, DATE '2020-01-01' + n % 1500, 'x', 'body ' || n % 500,
                   DATE '2024-01-01' + n % 300
            FROM generate_series(1, 20000) AS n, tenancy.tenants AS a WHERE a.code = 'alliance';
            """)
        try await scene.superuser("VACUUM ANALYZE membership.proposals")
        let place = "MjAyMS0wMS0wMR8wMTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE"
        let cases: [(any QueryMethod, String)] = [
            (try read([:], ListProposals.self), "proposals_listed"),
            (try read(["cursor": .string(place)], ListProposals.self), "proposals_listed"),
            (try read(["body": "body 7"], ListProposals.self), "proposals_responsible"),
            (try read(["alliance": "alliance"], ListProposals.self), "proposals_"),
            (try read([:], ListOverdueProposals.self), "proposals_overdue"),
            (try read(["cursor": .string(place)], ListOverdueProposals.self), "proposals_overdue"),
            (
                try read(["proposal": .string(Proposal.ID.make().description)], GetProposal.self),
                "proposals_id_unique"
            ),
        ]
        for (method, index) in cases {
            for mode in ["force_custom_plan", "force_generic_plan"] {
                let plan = try await plan(
                    method.query(for: .anonymous()).statement, mode, in: scene.world)
                #expect(plan.contains(index), "\(plan)")
                #expect(!plan.contains("Seq Scan on proposals"), "\(plan)")
            }
        }
    }

    private func read<Read: QueryMethod>(_ params: JSON.Object, _ type: Read.Type) throws -> Read {
        var parameters = Parameters(params)
        let method = Read(&parameters)
        try #require(parameters.problems.isEmpty)
        return method
    }

    private func plan(
        _ statement: Statement, _ mode: String, in world: World
    ) async throws -> String {
        var statement = statement
        statement.sql = "EXPLAIN (COSTS OFF) " + statement.sql
        let place = world.database.connectionString("tizilim_read")
        let session = Session("\(place) options='-c plan_cache_mode=\(mode)'", name: "plan")
        defer { session.close() }
        let lines = try await session.rows([statement])[0].decode(Single<String>.self)
        return lines.map(\.value).joined(separator: "\n")
    }
}
