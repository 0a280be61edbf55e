import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct CaseRaceTests {
    @Test func `thirty officers who claim at once end in one order`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let officers = try await scene.officers(30)
        let outcomes = try await withThrowingTaskGroup(of: (version: Int64, lost: Int).self) {
            group in
            for officer in officers {
                group.addTask { try await scene.claimAtLast(officer) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // Every acknowledged claim made a version of its own, without a gap.
        #expect(outcomes.map(\.version).sorted() == Array(2...31))
        // They did meet: somebody was told that the case had changed meanwhile.
        #expect(outcomes.map(\.lost).reduce(0, +) > 0)
        let file = try await scene.file()
        #expect(file["version"] == 31)
        let history = file["history"]?.array ?? []
        #expect(history.compactMap { $0["seq"]?.int64 } == Array(1...31))
        let journal = try await scene.journal()
        #expect(journal["case \(file["id"]?.string ?? "")"] == Array(1...31))
        #expect(journal["organisation \(scene.organisation)"] == [1, 2, 3])
    }

    @Test func `of thirty approvals at once one succeeds`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.first)
        try await scene.checkAll()
        let officers = try await scene.officers(30)
        let params = try await scene.step()
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for officer in officers {
                group.addTask { await officer.failure(of: "verification.approve", params) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.stale) } == 29)
        #expect(try await scene.record()["verification"] == "verified")
        #expect(
            try await scene.journal()["organisation \(scene.organisation)"] == [1, 2, 3, 4])
    }

    @Test func `two applications at once open one case`() async throws {
        let scene = try await CaseScene.make()
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for _ in 0..<10 {
                group.addTask { await scene.representative.failure(of: "verification.submit") }
            }
            for _ in 0..<10 {
                group.addTask {
                    await scene.first.failure(
                        of: "verification.submit", ["organisation": scene.organisationJSON])
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.caseAlreadyOpen) } == 19)
    }

    @Test func `a jump is refused also to the role of a call`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        let principal = try #require(scene.second.caller.principal)
        let jump = """
            INSERT INTO registry.case_history (tenant_id, case_id, seq, organisation_id, from_state,
                to_state, principal_id, prev_principal_id, actor)
            SELECT tenant_id, case_id, 2, organisation_id, FROM_STATE, 'approved',
                '\(principal)', principal_id, 'x'
            FROM registry.case_history
            """
        let known = await scene.refusal(
            jump.replacing("FROM_STATE", with: "'submitted'"), as: scene.second)
        #expect(known?.message.contains("case_history_transition_allowed") == true)
        let lied = await scene.refusal(
            jump.replacing("FROM_STATE", with: "'in-review'"), as: scene.second)
        #expect(lied?.message.contains("case_history_follows") == true)
        let unrecorded = await scene.refusal(
            "UPDATE registry.cases SET state = 'approved', valid_until = '2199-01-01'",
            as: scene.second)
        #expect(unrecorded?.message.contains("cases_last_step") == true)
    }

    @Test func `four eyes hold also to the role of a call`() async throws {
        let scene = try await CaseScene.make()
        try await scene.submit()
        try await scene.claim(scene.second)
        let principal = try #require(scene.second.caller.principal)
        let error = await scene.refusal(
            """
            INSERT INTO registry.case_history (tenant_id, case_id, seq, organisation_id, from_state,
                to_state, principal_id, prev_principal_id, actor)
            SELECT tenant_id, case_id, 3, organisation_id, 'in-review', 'approved',
                '\(principal)', '\(principal)', 'x'
            FROM registry.case_history WHERE seq = 2
            """, as: scene.second)
        #expect(error?.message.contains("case_history_four_eyes") == true)
    }
}

extension CaseScene {
    func officers(_ count: Int) async throws -> [Actor] {
        var officers: [Actor] = []
        for _ in 0..<count { officers.append(try await world.officer(of: "KZ-75")) }
        return officers
    }

    /// Claims, reading again as long as others come first; says how often that was.
    func claimAtLast(_ officer: Actor) async throws -> (version: Int64, lost: Int) {
        for lost in 0..<1_000 {
            let file = try await officer.call(
                "verification.get", ["organisation": organisationJSON])
            let version = try #require(file["version"]?.int64)
            let failure = await officer.failure(
                of: "verification.claim", ["case": file["id"] ?? "", "version": .int(version)])
            guard failure == .conflict(.stale) else {
                #expect(failure == nil)
                return (version + 1, lost)
            }
        }
        throw Failure.deadline
    }

    /// What PostgreSQL says to a statement that an officer's database role tries by itself.
    func refusal(_ sql: String, as officer: Actor) async -> BlockingError? {
        let settings = """
            SELECT set_config('tizilim.tenant', '\(officer.caller.tenant?.description ?? "")', false),
                   set_config('tizilim.principal', '\(officer.caller.principal?.description ?? "")',
                       false);
            """
        do {
            _ = try await BlockingConnection.run(world.database.connectionString("tizilim_app")) {
                try $0.execute(settings)
                try $0.execute(sql)
            }
        } catch {
            return error as? BlockingError
        }
        return nil
    }
}
