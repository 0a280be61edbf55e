import JSONRPC
import Kernel

/// Gives a case back to the organisation: what to mend, and by when.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notInReview`, `verification.mendTooSoon` or `calendar.yearMissing`.
/// - Source: Code 350-VI (APPC), Art. 63-64 (reasonable time to mend).
struct ReturnVerification: TransactionMethod {
    static let name = "verification.return"
    static let summary = "Gives a case back: what to mend, and by when."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.returned")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [
        .stale, .caseNotInReview, .mendTooSoon, .yearMissing, .ruleMissing,
    ]

    let id: VerificationCase.ID
    let version: Int64
    let reason: ReasonText
    let mendBy: CivilDate?

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
        reason = parameters.required("reason", "What to mend.")
        mendBy = parameters.optional("mendBy", "A later day than the rule gives.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(
            id, version: version, in: call, rules: [VerificationTerm.mend])
        try held.insist(on: .inReview, or: .caseNotInReview)
        let computed = try held.dates.due(VerificationTerm.mend, from: held.dates.today)
        let due = try HeldCase.extend(computed, to: mendBy, or: .mendTooSoon)
        let step = CaseStep(to: .returned, reason: reason.text, due: .set(due))
        let changes = try held.stepInPublic(step, by: call, as: "verification.returned")
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }
}

/// Ends a case without verification.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `case.notRefusable`.
/// - Source: Code 350-VI (APPC), Art. 80 (a refusal states its reason).
struct RefuseVerification: TransactionMethod {
    static let name = "verification.refuse"
    static let summary = "Ends a case without verification, and says why."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.refused")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [.stale, .caseNotRefusable]

    let id: VerificationCase.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
        reason = parameters.required("reason", "Why it is refused.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(id, version: version, in: call)
        try held.insist(on: .inReview, .returned, or: .caseNotRefusable)
        let step = CaseStep(to: .refused, reason: reason.text, due: .cleared)
        let changes = try held.stepInPublic(step, by: call, as: "verification.refused")
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }
}
