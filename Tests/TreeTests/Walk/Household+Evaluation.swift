import JSONRPC
import Kernel
import TestKit

extension Stage {
    /// The applications of its order are opened.
    var isOpened: Bool {
        switch self {
        case .unsealed, .drawn, .declared, .judging, .scored, .related: true
        default: false
        }
    }
}

/// What becomes of an opened order: its expert is drawn, declares, scores.
extension Household {
    /// Two households of one region don't draw each other's expert.
    var sphere: JSON { tag == "neighbour" ? "7" : "8" }

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
        _ = try await second.call("expert.draw", ["order": subjects.order, "places": 1])
        if stage == .drawn { return }
        guard stage != .related else {
            let nature = mark("financing.declaration_items.nature")
            _ = try await expert.call(
                "declaration.make",
                Self.declaration(
                    subjects.order, recused: true,
                    [["application": subjects.bid, "nature": nature]]))
            return
        }
        _ = try await expert.call("declaration.make", Self.declaration(subjects.order))
        if stage == .declared { return }
        _ = try await expert.call("score.give", Self.score(subjects.bid, by: "price"))
        if stage == .judging { return }
        _ = try await expert.call("score.give", Self.score(subjects.bid, by: "quality"))
    }

    private func registered() async throws -> JSON {
        if let expertID { return expertID }
        let made = try await second.call(
            "expert.register",
            [
                "principal": .string(expert.caller.principal?.description ?? ""),
                "spheres": [sphere],
            ])
        let id = try need(made["id"])
        expertID = id
        return id
    }
}
