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

    /// - Parameter isServed: whether connections are to be made to it.
    init(isServed: Bool = false) async throws {
        world = try World(loops: isServed ? ServedWorld.loops : [])
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

    /// The day comes on which it is asked whether something was fixed.
    func ask(_ duty: JSON?) async throws {
        try await rows(
            """
            UPDATE oversight.duties SET fix_on = timezone(interval '5 hours', answered_at)::date
            WHERE id = '\(duty?.string ?? "")'
            """)
    }

    /// The record becomes another version.
    func change() async throws {
        _ = try await officer.call(
            "ngo.update",
            ["id": organisation, "version": 1, "shortName": ["ru": "Пример"]])
    }

    func statistics(_ params: JSON.Object = [:]) async throws -> JSON {
        var all: JSON.Object = ["tenant": "KZ-75"]
        for member in params { all[member.key] = member.value }
        let page = try await world.anonymous.call("oversight.statistics", all)
        return try unwrap(page["items"]?.array?.first)
    }

    static let signed: JSON = [
        "reference": "eds/1", "sha256": .string(String(repeating: "ab", count: 32)),
    ]

    /// The appeal that a new comment is made.
    func appeal(by citizen: Actor) async throws -> JSON {
        let posted = try await post(by: citizen)
        return try await citizen.call(
            "appeal.convert", ["comment": try unwrap(posted["id"]), "signed": Self.signed])
    }

    /// What stops a statement of a database role in somebody's name; nil when nothing does.
    func refusal(
        of sql: String, as role: String, _ settings: [String: String?]
    ) async throws -> String? {
        let names = settings.map { "set_config('tizilim.\($0.key)', '\($0.value ?? "")', true)" }
        do {
            _ = try await BlockingConnection.run(world.database.connectionString(role)) {
                try $0.execute("BEGIN; SELECT \(names.joined(separator: ", ")); \(sql); COMMIT")
            }
        } catch let error as BlockingError {
            return error.message
        }
        return nil
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
