import JSONRPC

/// What is decided on an order of the akimat.
struct DecisionSubjects {
    var decision: JSON = ""
    var version: JSON = 1
    var complaint: JSON = ""
}

extension SampleCalls {
    static func decisions(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["decision": s.decision.decision, "version": s.decision.version]
        let order: JSON.Object = ["order": s.order, "version": s.orderVersion]
        switch method {
        case "decision.begin": return order
        case "decision.propose":
            return order.merged([
                "content": Household.decision(
                    on: s.bid, by: s.commission, reason: "test")
            ])
        case "decision.approve", "decision.publish", "decision.finalise": return step
        case "decision.get": return ["decision": s.decision.decision]
        case "decision.list", "complaint.list": return ["order": s.order]
        case "decision.proposals": return [:]
        case "complaint.file": return ["decision": s.decision.decision, "text": "test"]
        case "complaint.get": return ["complaint": s.decision.complaint]
        case "complaint.rule":
            return [
                "complaint": s.decision.complaint, "outcome": "upheld", "reason": ["ru": "test"],
            ]
        default: return nil
        }
    }
}
