import JSONRPC
import Kernel
import TestKit

/// What becomes of an opened order: its expert is drawn, declares, scores.
extension Household {
    /// Two households of one region don't draw each other's experts.
    func sphere(at stage: Stage) -> JSON {
        switch (tag, stage) {
        case ("neighbour", .vacant): "10"
        case (_, .vacant): "9"
        case ("neighbour", _): "7"
        default: "8"
        }
    }

    static func declaration(_ order: JSON, recused: Bool = false, _ relations: JSON = [])
        -> JSON.Object
    {
        ["order": order, "recused": .bool(recused), "relations": relations]
    }

    static func score(_ application: JSON, by criteria: JSON...) -> JSON.Object {
        [
            "application": application,
            "scores": .array(criteria.map { ["criterion": $0, "points": 3] }),
        ]
    }

    func judge(_ subjects: inout Subjects, to stage: Stage) async throws {
        subjects.expert = try await registered()
        if stage == .unsealed { return }
        let draw = try await second.call("expert.draw", ["order": subjects.order, "places": 1])
        let drawn = try need(draw["experts"]?.array?.first)
        let judge = drawn == subjects.expert ? expert : reserve
        subjects.expert = drawn
        if stage == .drawn { return }
        guard stage != .related, stage != .vacant else {
            let nature = mark("financing.declaration_items.nature")
            _ = try await judge.call(
                "declaration.make",
                Self.declaration(
                    subjects.order, recused: true,
                    [["application": subjects.bid, "nature": nature]]))
            return
        }
        _ = try await expert.call("declaration.make", Self.declaration(subjects.order))
        if stage == .declared || stage == .masked { return }
        _ = try await expert.call("score.give", Self.score(subjects.bid, by: "price"))
        if stage == .judging { return }
        _ = try await expert.call("score.give", Self.score(subjects.bid, by: "quality"))
    }

    private func registered() async throws -> JSON {
        if let expertID { return expertID }
        let id = try await register(
            expert, in: [sphere(at: .drawn), sphere(at: .vacant)])
        _ = try await register(reserve, in: [sphere(at: .vacant)])
        expertID = id
        return id
    }

    private func register(_ actor: Actor, in spheres: JSON) async throws -> JSON {
        let made = try await second.call(
            "expert.register",
            [
                "principal": .string(actor.caller.principal?.description ?? ""),
                "spheres": spheres,
            ])
        return try need(made["id"])
    }
}
