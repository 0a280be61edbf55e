import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

/// A sitting of the national alliance's council whose cut-off and beginning are past, kept by a
/// coordinator; or of an akimat's, kept by an officer.
struct SittingScene {
    let world: World
    let keeper: Actor
    let sitting: Sitting.ID

    static let params: JSON.Object = [
        "organ": "council", "title": ["kk": "Кеңес отырысы", "ru": "Заседание совета"],
        "place": "Астана", "startsAt": "2026-01-20T05:00:00Z", "cutOffOn": "2026-01-10",
        "quorum": ["numerator": 1, "denominator": 2],
        "agenda": [
            ["text": ["kk": "Төрағаны сайлау", "ru": "Выборы председателя"]],
            ["text": ["ru": "Разное"], "document": ["reference": "kz/42"]],
        ],
    ]

    static func make(
        as role: Role = .coordinator, options: String? = nil
    ) async throws -> SittingScene {
        var setup = World.Setup()
        setup.options = options
        let world = try World(setup)
        let keeper =
            role == .officer ? try await world.officer() : try await world.coordinator()
        // An alliance's organ is one of persons where somebody sits in it; who sits there for the
        // tests comes behind.
        let chair = try await keeper.call("seat.appoint", appointment(keeper, from: "2025-01-01"))
        let answer = try await keeper.call("sitting.call", params)
        let id = Sitting.ID(try #require(UUIDValue(answer["id"]?.string ?? "")))
        _ = try await keeper.call(
            "seat.end",
            ["seat": chair["id"] ?? "", "to": "2026-01-01", "decision": decision("2025-12-20")])
        return SittingScene(world: world, keeper: keeper, sitting: id)
    }

    static func decision(_ day: String) -> JSON {
        [
            "protocolNumber": "5", "protocolDate": .string(day),
            "protocol": [
                "reference": "archive/5", "sha256": .string(String(repeating: "cd", count: 32)),
            ],
        ]
    }

    static func appointment(
        _ actor: Actor, from day: String = "2026-01-01", organ: String = "council"
    ) -> JSON.Object {
        [
            "organ": .string(organ), "from": .string(day), "decision": decision("2024-12-20"),
            "principal": .string(actor.caller.principal?.description ?? ""),
        ]
    }

    var id: JSON { .string(sitting.description) }

    /// Appoints persons to the organ, each behind the one before.
    func seat(_ actors: [Actor]) async throws {
        for actor in actors {
            _ = try await keeper.call("seat.appoint", Self.appointment(actor))
        }
    }

    func coordinators(_ count: Int) async throws -> [Actor] {
        var actors: [Actor] = []
        for _ in 0..<count { actors.append(try await world.coordinator()) }
        return actors
    }

    /// Opens the sitting with all who were appointed; so many seats there are, the rest is absent.
    @discardableResult
    func freeze(total: Int64) async throws -> JSON {
        let list = try await keeper.call(
            "seat.list", ["organ": "council", "asOf": "2026-01-10", "limit": 200])
        let present = (list["items"]?.array ?? []).compactMap { $0["principal"] }
        for _ in present.count..<Int(total) { try await seat([try await world.actor(.citizen)]) }
        return try await keeper.call(
            "sitting.open", ["sitting": id, "version": 1, "present": .array(present)])
    }

    func openBallot(secret: Bool, options: JSON = ["иә", "жоқ"]) async throws -> JSON {
        let answer = try await keeper.call(
            "ballot.open",
            [
                "sitting": id, "agenda": 1, "question": ["kk": "Сайлансын ба?"],
                "options": options, "majority": ["numerator": 1, "denominator": 2],
                "majorityOf": "cast", "secret": .bool(secret),
            ])
        return try #require(answer["id"])
    }

    func get() async throws -> JSON {
        try await world.anonymous.call("sitting.get", ["sitting": id])
    }

    @discardableResult
    func superuser(_ sql: String) async throws -> TextResult {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql) }
    }
}

extension Actor {
    func cast(_ option: Int64, in ballot: JSON) async -> Failure? {
        await failure(of: "ballot.cast", ["ballot": ballot, "option": .int(option)])
    }
}
