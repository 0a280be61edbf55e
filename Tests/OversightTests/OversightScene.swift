import JSONRPC
import Kernel
import Postgres
import TestKit

/// A world with an organisation in Almaty on which citizens comment, its akimat, and moderators.
struct OversightScene {
    let world: World
    let officer: Actor
    let moderator: Actor
    let organisation: JSON

    init() async throws {
        world = try World()
        officer = try await world.officer()
        moderator = try await world.actor(.moderator, tenant: "alliance")
        organisation = try unwrap(
            try await officer.call(
                "ngo.register",
                [
                    "name": ["ru": "Общественный фонд «Пример»"],
                    "legalForm": "public-foundation", "spheres": ["8"],
                    "identifiers": [["scheme": "KZ-REG", "value": "REG-1"]],
                ])["id"])
        // The years that terms touch, whenever the test runs.
        _ = try await rows(
            """
            INSERT INTO registry.calendar_years (year, source, confirmed)
            SELECT y, 'test', false
            FROM generate_series(2024, extract(year FROM now())::int + 2) AS y
            ON CONFLICT DO NOTHING
            """)
    }

    func citizen() async throws -> Actor { try await world.actor(.citizen) }

    var subject: JSON { ["kind": "organisation", "id": organisation, "version": 1] }

    func comment(_ text: String = "Деньги не дошли", anonymous: Bool = false) -> JSON.Object {
        [
            "subject": subject, "text": .string(text), "language": "ru",
            "anonymous": .bool(anonymous),
        ]
    }

    /// What was posted.
    func post(
        _ text: String = "Деньги не дошли", by actor: Actor, anonymous: Bool = false
    ) async throws -> JSON {
        try await actor.call("comment.post", comment(text, anonymous: anonymous))
    }

    func get(_ comment: JSON?) async throws -> JSON {
        try await world.anonymous.call("comment.get", ["comment": try unwrap(comment)])
    }

    func hide(_ posted: JSON, for reason: JSON = "insult") async throws -> JSON {
        try await moderator.call(
            "moderation.decide",
            [
                "comment": try unwrap(posted["id"]), "version": try unwrap(posted["version"]),
                "outcome": "hide", "reason": reason,
            ])
    }

    func answer(_ duty: JSON?, by actor: Actor? = nil) async throws -> JSON {
        try await (actor ?? officer).call(
            "answer.give",
            [
                "duty": try unwrap(duty), "version": 1, "outcome": "measures",
                "language": "ru", "text": "Деньги переведены",
            ])
    }

    /// Moves a duty back in time, so that its last day is over.
    func miss(_ duty: JSON?) async throws {
        _ = try await rows(
            """
            UPDATE oversight.duties SET due_on = '2024-01-10', long_on = '2024-02-10'
            WHERE id = '\(duty?.string ?? "")'
            """)
    }

    @discardableResult
    func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(sql).rows
        }
    }
}

struct Missing: Error {}

func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
