import JSONRPC
import Kernel

/// Takes a submitted case for review, or takes it over from another officer.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notClaimable` or `case.alreadyYours`.
struct ClaimVerification: TransactionMethod {
    static let name = "verification.claim"
    static let summary = "Takes a case for review, also over from another officer."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.claimed")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [.stale, .caseNotClaimable, .caseAlreadyYours]

    let id: VerificationCase.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(id, version: version, in: call)
        try held.insist(on: .submitted, .inReview, or: .caseNotClaimable)
        let actor = try call.principal
        guard held.row.state == .submitted || held.row.claimedBy != actor else {
            throw .conflict(.caseAlreadyYours)
        }
        let step = CaseStep(to: .inReview, claimant: actor)
        let changes = try held.stepInPublic(step, by: call, as: "verification.claimed")
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }
}
