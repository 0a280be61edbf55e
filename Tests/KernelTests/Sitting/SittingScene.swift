import JSONRPC
import Postgres
import TestKit
import Testing

@testable import Kernel

/// A sitting of the national alliance whose cut-off and beginning are past, kept by a coordinator.
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
        setup.methods = [FreezeForPersons.self]
        let world = try World(setup)
        let keeper =
            role == .officer ? try await world.officer() : try await world.coordinator()
        let answer = try await keeper.call("sitting.call", params)
        let id = Sitting.ID(try #require(UUIDValue(answer["id"]?.string ?? "")))
        return SittingScene(world: world, keeper: keeper, sitting: id)
    }

    var id: JSON { .string(sitting.description) }

    /// Seats for persons of the alliance, each named behind the one before.
    func seat(_ actors: [Actor], revoked: Bool = false) async throws {
        let end = revoked ? "now(), p.id" : "NULL, NULL"
        for actor in actors {
            let principal = try #require(actor.caller.principal)
            try await superuser(
                """
                INSERT INTO sitting.seats (tenant_id, id, sitting_id, root_id, principal_id,
                    named_by, revoked_at, revoked_by)
                SELECT g.tenant_id, gen_random_uuid(), g.id, t.root_id, p.id, p.id, \(end)
                FROM sitting.sittings g JOIN tenancy.tenants t ON t.id = g.tenant_id,
                    (VALUES ('\(principal)'::uuid)) AS p (id)
                WHERE g.id = '\(sitting)'
                """)
        }
    }

    func coordinators(_ count: Int) async throws -> [Actor] {
        var actors: [Actor] = []
        for _ in 0..<count { actors.append(try await world.coordinator()) }
        return actors
    }

    /// Freezes the roll: so many seats there are in all.
    @discardableResult
    func freeze(total: Int64) async throws -> JSON {
        try await keeper.call(
            "test.freeze", ["sitting": id, "version": 1, "total": .int(total)])
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
