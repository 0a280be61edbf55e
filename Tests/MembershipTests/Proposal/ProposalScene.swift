import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// The Civil Alliance and one of Almaty, each with a coordinator, and two organisations.
struct ProposalScene {
    let world: World
    let coordinator: Actor
    let foreigner: Actor
    let organisations: [Organisation.ID]
    let representatives: [Actor]

    static func make() async throws -> ProposalScene {
        let world = try World()
        let administrator = try await world.actor(.administrator)
        _ = try await administrator.call(
            "tenant.create",
            [
                "code": "alliance-almaty", "kind": "alliance", "parent": "alliance",
                "region": "KZ-75", "validFrom": "2020-01-01",
                "name": ["kk": "Алматы", "ru": "Алматы", "en": "Almaty"],
            ])
        let officer = try await world.officer()
        var organisations: [Organisation.ID] = []
        var representatives: [Actor] = []
        for name in ["Фонд Алатау", "Фонд Балалар"] {
            let receipt = try await officer.call(
                "ngo.register", ["name": ["ru": .string(name)], "legalForm": "public-foundation"])
            let id = Organisation.ID(try #require(UUIDValue(receipt["id"]?.string ?? "")))
            organisations.append(id)
            representatives.append(try await world.representative(of: id))
        }
        return ProposalScene(
            world: world, coordinator: try await world.coordinator(),
            foreigner: try await world.coordinator(of: "alliance-almaty"),
            organisations: organisations, representatives: representatives)
    }

    /// Registers what the forum announced; the id.
    func submit(_ more: JSON.Object = [:], by actor: Actor? = nil) async throws -> JSON {
        let receipt = try await (actor ?? coordinator).call("proposal.submit", .proposal(more))
        return try #require(receipt["id"])
    }

    func get(_ id: JSON) async throws -> JSON {
        try await world.anonymous.call("proposal.get", ["proposal": id])
    }

    /// Parameters of a step, with the version as it stands.
    func step(_ id: JSON, _ more: JSON.Object = [:]) async throws -> JSON.Object {
        let version = try #require(try await get(id)["version"])
        var params: JSON.Object = ["proposal": id, "version": version]
        for member in more { params[member.key] = member.value }
        return params
    }

    func assign(_ id: JSON, _ more: JSON.Object = [:]) async throws {
        var params: JSON.Object = [
            "tenant": "KZ-75", "planItem": "п. 12 плана", "deadline": "2200-12-31",
        ]
        for member in more { params[member.key] = member.value }
        _ = try await coordinator.call("proposal.assign", try await step(id, params))
    }

    /// One step after the other, each with what it needs.
    func walk(_ id: JSON, _ states: String...) async throws {
        for state in states {
            if state == "accepted", try await get(id)["deadline"] == nil { try await assign(id) }
            _ = try await coordinator.call(
                "proposal.setStatus", try await step(id, .target(state)))
        }
    }

    func refusal(_ id: JSON, _ more: JSON.Object) async throws -> Failure? {
        await coordinator.failure(of: "proposal.setStatus", try await step(id, more))
    }

    func items(_ method: String, _ params: JSON.Object = [:]) async throws -> [JSON] {
        try await world.anonymous.call(method, params)["items"]?.array ?? []
    }

    @discardableResult
    func superuser(_ sql: String) async throws -> TextResult {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql) }
    }

    /// Versions of a subject in the journal, in order.
    func journal(_ id: JSON) async throws -> [String] {
        try await superuser(
            """
            SELECT type || ' ' || version || ' ' || public FROM journal.entries
            WHERE subject_id = '\(id.string ?? "")' ORDER BY version
            """
        ).rows.compactMap { $0[0] }
    }
}

extension JSON.Object {
    /// A proposal of a forum.
    static func proposal(_ more: JSON.Object = [:]) -> JSON.Object {
        var params: JSON.Object = [
            "origin": ["kind": "forum", "name": "XI Civil Forum"], "announcedOn": "2024-11-15",
            "text": ["kk": "Гранттарды үш жылға беру", "ru": "Давать гранты на три года"],
            "sphere": "15",
        ]
        for member in more { params[member.key] = member.value }
        return params
    }

    /// A step to a state with what it needs.
    static func target(_ state: String) -> JSON.Object {
        var params: JSON.Object = ["state": .string(state)]
        if state == "rejected" { params["reason"] = "Нет средств" }
        if state == "implemented" {
            params["evidence"] = [
                "reference": "https://adilet.zan.kz/rus/docs/V2500000001",
                "sha256": .string(String(repeating: "ab", count: 32)),
            ]
        }
        return params
    }
}
