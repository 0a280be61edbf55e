import JSONRPC

extension SampleCalls {
    static func evaluationStage(of method: String) -> Stage? {
        switch method {
        case "expert.register": .qualified
        case "expert.draw": .unsealed
        case "expert.replace": .vacant
        case "expert.list", "draw.get", "declaration.make": .drawn
        case "application.get", "score.give", "score.status": .declared
        case "score.list", "order.pack", "eligibility.check": .scored
        case "application.numbers": .masked
        case "declaration.list": .related
        default: nil
        }
    }

    static func evaluation(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "expert.list": [:]
        // In a sphere of its own, so that nobody else is drawn than before.
        case "expert.register": ["principal": s.judge, "spheres": ["3"]]
        case "expert.draw": ["order": s.order, "places": 1]
        case "expert.replace": ["order": s.order, "expert": s.expert]
        case "draw.get", "declaration.list", "score.status", "score.list", "order.pack",
            "application.numbers":
            ["order": s.order]
        case "declaration.make": Household.declaration(s.order)
        case "score.give": Household.score(s.bid, by: "price")
        case "eligibility.check": ["application": s.bid]
        default: nil
        }
    }
}
