import JSONRPC
import Journal
import Kernel
import Postgres
import Registry
import TestKit
import Testing

/// Every method, called by everybody whom a record does not concern: nothing private of it is seen,
/// nothing of it changes.
///
/// Every private column of the region carries a mark that is found nowhere else.
@Suite(.database) struct IsolationTests {
    /// One region's records, full of marks.
    private struct Scene {
        var officer: Actor
        var representative: Actor
        var subjects: Subjects
        var marks: [String]
    }

    private static let methods =
        (KernelModule.methods + RegistryModule.methods
        + JournalModule.methods)
        .sorted { $0.name < $1.name }

    @Test func `outsiders see no mark and change nothing, by any method`() async throws {
        let world = try World()
        try await calendar(world)
        let scene = try await scene(world, region: "KZ-75", iin: "990106300596")
        let strange = try await self.scene(world, region: "KZ-71", iin: "791028302728")
        let before = try await state(world, scene)
        var outsiders = [world.anonymous, strange.officer, strange.representative]
        for role in [Role.citizen, .auditor, .administrator] {
            outsiders.append(try await world.actor(role))
        }
        for role in [Role.expert, .moderator, .client] {
            outsiders.append(try await world.actor(role, tenant: "KZ-71"))
        }
        outsiders.append(try await world.coordinator())
        for outsider in outsiders {
            for method in Self.methods {
                let params = try #require(
                    SampleCalls.params(of: method.name, on: scene.subjects),
                    "\(method.name) has no sample call")
                let said = await answer(outsider, method.name, params)
                for mark in scene.marks where said.contains(mark) {
                    Issue.record("\(method.name) told \(outsider.caller.role) of \(mark): \(said)")
                }
            }
        }
        #expect(try await state(world, scene) == before)
    }

    @Test func `those whom it concerns do see the marks`() async throws {
        let world = try World()
        try await calendar(world)
        let scene = try await scene(world, region: "KZ-75", iin: "990106300596")
        var said = ""
        for actor in [scene.officer, scene.representative] {
            for method in ["ngo.persons", "verification.get"] {
                let params = try #require(SampleCalls.params(of: method, on: scene.subjects))
                said += await answer(actor, method, params)
            }
        }
        for mark in scene.marks { #expect(said.contains(mark), "\(mark) is nowhere to be seen") }
    }

    @Test func `no mark is in a leaf of the journal`() async throws {
        let world = try World()
        try await calendar(world)
        let scene = try await scene(world, region: "KZ-75", iin: "990106300596")
        let leaves = try await BlockingConnection.run(world.database.administrator) {
            try $0.execute("SELECT convert_from(leaf, 'UTF8') FROM journal.entries").rows
        }
        #expect(leaves.count > 5)
        let text = leaves.compactMap { $0[0] }.joined(separator: "\n")
        for mark in scene.marks { #expect(!text.contains(mark)) }
        #expect(text.contains("commitments"))
    }

    @Test func `an officer of one region can't write into another by any table`() async throws {
        let world = try World()
        try await calendar(world)
        let scene = try await scene(world, region: "KZ-75", iin: "990106300596")
        let strange = try await world.officer(of: "KZ-71")
        for method in Self.methods {
            guard case .write = method.access, method.access.admits(.officer) else { continue }
            let params = try #require(SampleCalls.params(of: method.name, on: scene.subjects))
            let failure = await strange.failure(of: method.name, params)
            switch failure {
            case .notFound, .forbidden: break
            default: Issue.record("\(method.name): \(String(describing: failure))")
            }
        }
    }

    // MARK: Making marks

    private func scene(_ world: World, region: String, iin: String) async throws -> Scene {
        let (officer, second) = (
            try await world.officer(of: region), try await world.officer(of: region)
        )
        let number = "REG-\(region)"
        let made = try await officer.call("ngo.register", organisation(number))
        let other = try await officer.call("ngo.register", organisation("\(number)-B"))
        let id = try #require(UUIDValue(made["id"]?.string ?? ""))
        let representative = try await world.representative(of: Organisation.ID(id))
        let marks = ["name", "phone", "email", "address", "note", "evidence", "return"].map {
            "mark-\(region)-\($0)"
        }
        _ = try await officer.call(
            "ngo.setPersons",
            [
                "id": try #require(made["id"]), "version": 0,
                "head": [
                    "fullName": .string(marks[0]), "iin": .string(iin), "phone": .string(marks[1]),
                    "email": .string("\(marks[2])@example.kz"), "address": .string(marks[3]),
                ],
            ])
        _ = try await representative.call("verification.submit")
        try await step(officer, "verification.claim", [:], made)
        try await step(
            second, "verification.recordCheck",
            [
                "kind": "legal-entity", "outcome": "unknown", "source": "test",
                "asOf": "2026-01-15",
                "note": .string(marks[4]), "evidence": ["reference": .string(marks[5])],
            ], made)
        try await step(officer, "verification.return", ["reason": .string(marks[6])], made)
        let file = try await officer.call(
            "verification.get", ["organisation": try #require(made["id"])])
        return Scene(
            officer: officer, representative: representative,
            subjects: Subjects(
                organisation: try #require(made["id"]), other: try #require(other["id"]),
                case_: try #require(file["id"]), version: try #require(file["version"]),
                principal: id_(officer.caller.principal), grant: id_(Grant.ID.make()),
                token: id_(officer.caller.token)),
            marks: marks + [iin])
    }

    private func step(
        _ actor: Actor, _ method: String, _ more: JSON.Object, _ organisation: JSON
    ) async throws {
        let file = try await actor.call(
            "verification.get", ["organisation": try #require(organisation["id"])])
        var params = more
        params["case"] = file["id"]
        params["version"] = file["version"]
        _ = try await actor.call(method, params)
    }

    private func organisation(_ number: String) -> JSON.Object {
        [
            "name": ["ru": .string("Общественный фонд «Пример \(number)»")],
            "legalForm": "public-foundation",
            "identifiers": [["scheme": "KZ-REG", "value": .string(number)]],
        ]
    }

    private func id_<Subject>(_ id: Identifier<Subject>?) -> JSON {
        .string(id?.description ?? "")
    }

    private func calendar(_ world: World) async throws {
        _ = try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(
                """
                INSERT INTO registry.calendar_years (year, source, confirmed)
                SELECT y, 'test', false
                FROM generate_series(2024, extract(year FROM now())::int + 2) AS y
                ON CONFLICT DO NOTHING
                """)
        }
    }

    // MARK: Looking

    /// Everything that a caller hears, in all languages.
    private func answer(_ actor: Actor, _ method: String, _ params: JSON.Object) async -> String {
        do throws(Failure) {
            return try await actor.call(method, params).text
        } catch {
            return Locale.allCases.map { error.message(in: $0) }.joined() + error.data.text
        }
    }

    /// What outsiders must not change: versions of the organisation, its case and its people.
    private func state(_ world: World, _ scene: Scene) async throws -> [[String?]] {
        let organisation = scene.subjects.organisation.string ?? ""
        return try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(
                """
                SELECT o.version, o.legal_status, o.merged_into_id,
                       (SELECT string_agg(c.version || c.state, ',') FROM registry.cases c
                        WHERE c.organisation_id = o.id),
                       (SELECT count(*) FROM registry.persons p WHERE p.organisation_id = o.id),
                       (SELECT count(*) FROM registry.reports r WHERE r.organisation_id = o.id)
                FROM registry.organisations o WHERE o.id = '\(organisation)'
                """
            ).rows
        }
    }
}
