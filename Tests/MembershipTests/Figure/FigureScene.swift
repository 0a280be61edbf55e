import JSONRPC
import Kernel
import Postgres
import TestKit

/// Almaty's alliance with a kind for public figures, and persons who may become such members.
struct FigureScene {
    let scene: MembershipScene
    var world: World { scene.world }
    var coordinator: Actor { scene.coordinator }

    init() async throws { scene = try await MembershipScene(charter: Self.charter) }

    /// Honorary members are persons, elected by the council, for an entrance fee where they are
    /// patrons.
    static var charter: JSON.Object {
        let usual = MembershipScene.charter()
        let half: JSON = ["numerator": 1, "denominator": 2]
        func kind(_ code: String, _ holders: JSON) -> JSON {
            [
                "code": .string(code), "name": ["kk": "Құрметті", "ru": "Почётное"],
                "votes": false, "papers": [], "holders": holders,
            ]
        }
        let rules = ["honorary", "patron", "friend"].flatMap { kind in
            ["admit", "change-kind", "expel", "restore"].map { decision -> JSON in
                [
                    "decision": .string(decision), "kind": .string(kind), "organ": "council",
                    "quorum": half, "majority": half,
                ]
            }
        }
        return [
            "kinds": .array(
                (usual["kinds"]?.array ?? []) + [
                    kind("honorary", ["persons"]), kind("patron", ["persons"]),
                    kind("friend", ["organisations", "persons"]),
                ]),
            "decisions": .array((usual["decisions"]?.array ?? []) + rules),
            "fees": .array(
                (usual["fees"]?.array ?? []) + [
                    ["kind": "patron", "fee": "entrance", "term": "once", "amount": "100.00"]
                ]),
        ]
    }

    func citizen() async throws -> Actor { try await world.actor(.citizen) }

    static let person: JSON = [
        "name": ["kk": "Әлия Сейітқызы", "ru": "Алия Сейтова"], "merit": "Жазушы, ағартушы",
    ]

    static func application(_ kind: String = "honorary") -> JSON.Object {
        ["alliance": "alliance-75", "kind": .string(kind), "papers": [], "person": person]
    }

    func apply(_ actor: Actor, _ kind: String = "honorary") async throws -> JSON {
        try await actor.call("membership.apply", Self.application(kind))["id"] ?? .null
    }

    func decide(
        _ application: JSON, by keeper: Actor? = nil, on day: String = "2026-02-10"
    ) async throws -> JSON {
        let keeper = keeper ?? coordinator
        _ = try await keeper.call(
            "membership.place", ["application": application, "version": 1, "organ": "council"])
        return try await keeper.call(
            "membership.decide",
            [
                "application": application, "version": 2, "outcome": "approved",
                "decision": MembershipScene.decision(on: day),
            ])
    }

    /// An honorary member.
    func member() async throws -> (actor: Actor, membership: JSON) {
        let actor = try await citizen()
        let decided = try await decide(try await apply(actor))
        return (actor, decided["membership"] ?? .null)
    }

    func persons(on day: String = "2026-03-01") async throws -> [JSON] {
        let page = try await world.anonymous.call(
            "roll.list",
            ["alliance": "alliance-75", "asOf": .string(day), "holders": "persons"])
        return page["items"]?.array ?? []
    }

    func numbers() async throws -> JSON {
        try await world.anonymous.call(
            "roll.statistics", ["alliance": "alliance-75", "asOf": "2026-03-01"])
    }

    static func id(_ actor: Actor) -> JSON {
        .string(actor.caller.citizen?.description ?? "")
    }
}
