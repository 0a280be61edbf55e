import JSONRPC
import Kernel

/// What a step of a case answers.
enum CaseReceipt {
    static let schema = Schema.object([
        "id": .id, "version": .version, "state": .caseState, "dueOn?": .date,
        "validUntil?": .date, "effectiveOn?": .date,
    ])

    static func answer(_ id: VerificationCase.ID, version: Int64, _ step: CaseStep) -> Answer {
        var members: JSON.Object = [
            "id": .string(id.description), "version": .int(version),
            "state": .string(step.to.rawValue),
        ]
        members["dueOn"] = step.due.date.map { .string($0.day.description) }
        members["validUntil"] = step.validUntil.map { .string($0.description) }
        members["effectiveOn"] = step.revocation.map { .string($0.effectiveOn.description) }
        return Answer(.object(members), subject: id.value)
    }
}

extension Schema {
    static let caseState = VerificationCase.State.schema
}

/// Terms of the procedure. Source: `registry.deadline_rules`.
enum VerificationTerm {
    static let review = "verification.review"
    static let mend = "verification.mend"
    static let validity = "verification.validity"
    static let notice = "revocation.notice"
    static let objection = "revocation.objection"
}
