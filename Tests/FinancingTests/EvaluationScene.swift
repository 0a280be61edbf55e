import JSONRPC
import Kernel
import Postgres
import TestKit

@testable import Financing

/// Experts of Almaty, and an order whose applications they judge.
struct EvaluationScene {
    let scene: FinancingScene

    init() async throws { scene = try await FinancingScene() }

    struct Judge {
        let id: JSON
        let actor: Actor

        var principal: String { actor.caller.principal?.description ?? "" }
    }

    struct Bid {
        let application: JSON
        let organisation: String
        let actor: Actor
    }

    func judge(of tenant: String = "KZ-75", in spheres: JSON = ["8"]) async throws -> Judge {
        let actor = try await scene.world.actor(.expert, tenant: tenant)
        let officer =
            tenant == "KZ-75" ? scene.officer : try await scene.world.officer(of: tenant)
        let made = try await officer.call(
            "expert.register",
            [
                "principal": .string(actor.caller.principal?.description ?? ""),
                "spheres": spheres,
            ])
        return Judge(id: made["id"] ?? .null, actor: actor)
    }

    /// An opened order with an application of a new organisation for each amount.
    func order(
        _ amounts: [String] = ["2500000.00", "2500000.00"], _ changes: JSON.Object = [:]
    ) async throws -> (order: JSON, bids: [Bid]) {
        let order = try await scene.order(changes)
        var bids: [Bid] = []
        for amount in amounts { bids.append(try await apply(to: order, amount)) }
        try await open(order)
        return (order, bids)
    }

    func apply(to order: JSON, _ amount: String = "2500000.00") async throws -> Bid {
        let (id, actor) = try await scene.organisation()
        let content = FinancingScene.application([
            "amount": .string(amount),
            "spending": [["item": "Педагоги", "amount": .string(amount)]],
        ])
        let drafted = try await actor.call(
            "application.draft", ["order": order, "content": content])
        let application = drafted["id"] ?? .null
        _ = try await actor.call(
            "application.submit", ["application": application, "version": 1])
        return Bid(application: application, organisation: id.string ?? "", actor: actor)
    }

    func open(_ order: JSON) async throws {
        try await scene.close(order)
        _ = try await scene.officer.call("order.open", ["order": order, "version": 1])
    }

    @discardableResult
    func draw(_ order: JSON, places: Int64) async throws -> JSON {
        try await scene.officer.call("expert.draw", ["order": order, "places": .int(places)])
    }

    static func declaration(
        _ order: JSON, recused: Bool = false, related application: JSON? = nil
    ) -> JSON.Object {
        [
            "order": order, "recused": .bool(recused),
            "relations": .array(
                application.map { [["application": $0, "nature": "Ағасы онда жұмыс істейді"]] }
                    ?? []),
        ]
    }

    /// Declares no relation.
    func declare(_ order: JSON, by judges: [Judge]) async throws {
        for judge in judges {
            _ = try await judge.actor.call("declaration.make", Self.declaration(order))
        }
    }

    static func points(_ application: JSON, quality: Int64, price: Int64) -> JSON.Object {
        [
            "application": application,
            "scores": [
                ["criterion": "quality", "points": .int(quality)],
                ["criterion": "price", "points": .int(price)],
            ],
        ]
    }

    @discardableResult
    func score(
        _ bid: Bid, by judge: Judge, quality: Int64, price: Int64
    ) async throws -> JSON {
        try await judge.actor.call(
            "score.give", Self.points(bid.application, quality: quality, price: price))
    }

    /// How many rows of others' scores an expert or officer gets.
    func scores(_ order: JSON, seenBy actor: Actor) async throws -> [JSON] {
        try await actor.call("score.list", ["order": order])["items"]?.array ?? []
    }

    /// The account is the person with this tag, and so is somebody of the organisation.
    func makeHead(_ judge: Judge, of organisation: String) async throws {
        try await scene.makeHead(judge.actor, of: organisation)
    }
}
