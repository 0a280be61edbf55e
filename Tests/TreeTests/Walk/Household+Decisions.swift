import JSONRPC
import Kernel
import Postgres
import TestKit

/// Decisions on the akimat's orders, and complaints of the household's organisation.
extension Household {
    /// A refusal, or with no reason an award of all that the application asks.
    static func decision(
        on application: JSON, by commission: Assembly, reason: JSON?
    ) -> JSON {
        var outcome: JSON.Object = ["application": application]
        if let reason {
            outcome["refusal"] = "score"
            outcome["reason"] = ["ru": reason]
        } else {
            outcome["amount"] = "10.00"
        }
        return [
            "sitting": commission.sitting, "ballot": commission.ballot,
            "outcomes": [.object(outcome)],
        ]
    }

    /// From opened applications to a decision and its complaint.
    func decide(_ subjects: inout Subjects, to stage: Stage) async throws {
        subjects.commission = try await commission(
            isOpen: true, at: Timestamp.now().description)
        try await vote(&subjects.commission, second, secret: false, to: .voted, [first])
        _ = try await second.call(
            "sitting.close",
            [
                "sitting": subjects.commission.sitting,
                "version": subjects.commission.version, "protocolNumber": "1",
                "protocol": Self.document, "present": 1,
            ])
        if stage == .heard { return }
        // The first one approves and rules in the walk, so the second one has proposed, and has
        // approved what is complained of.
        let (proposer, approver) = stage == .complained ? (first, second) : (second, first)
        // What is public holds no mark.
        let reason: JSON? = stage == .proposedDecision ? mark("financing.decisions.content") : nil
        let made = try await proposer.call(
            "decision.propose",
            [
                "order": subjects.order, "version": subjects.orderVersion,
                "content": Self.decision(
                    on: subjects.bid, by: subjects.commission, reason: reason),
            ])
        subjects.decision.decision = try need(made["id"])
        if stage == .proposedDecision { return }
        try await step("approve", by: approver, &subjects)
        if stage == .agreed { return }
        try await step("publish", by: proposer, &subjects)
        switch stage {
        case .complained, .ruled: try await complain(&subjects, isRuled: stage == .ruled)
        case .standstill: break
        default:
            try await world.database.endStandstill(of: subjects.order.string ?? "")
            if stage == .settled { return }
            try await step("finalise", by: second, &subjects)
            try await contract(&subjects, to: stage)
        }
    }

    private func step(_ verb: String, by actor: Actor, _ subjects: inout Subjects) async throws {
        let answer = try await actor.call(
            "decision.\(verb)",
            ["decision": subjects.decision.decision, "version": subjects.decision.version])
        subjects.decision.version = try need(answer["version"])
        subjects.orderVersion = try need(answer["order"]?["version"])
    }

    /// Of several people who act for an organisation one complains.
    private func complain(_ subjects: inout Subjects, isRuled: Bool) async throws {
        let filed = try await colleague(in: subjects).call(
            "complaint.file",
            [
                "decision": subjects.decision.decision,
                "text": mark("financing.complaints.text"),
            ])
        subjects.decision.complaint = try need(filed["id"])
        guard isRuled else { return }
        _ = try await second.call(
            "complaint.rule",
            [
                "complaint": subjects.decision.complaint, "outcome": "rejected",
                "reason": ["ru": "test"],
            ])
    }
}
