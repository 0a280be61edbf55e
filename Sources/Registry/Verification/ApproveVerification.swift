import JSONRPC
import Kernel
import Postgres

/// Verifies the organisation, as a second officer, until a day; the case by which it was verified
/// before is superseded.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notInReview`, `verification.fourEyes`, `verification.checksMissing`,
///   `verification.validityTooLong`, `verification.revocationAnnounced` or
///   `organisation.notActive`.
struct ApproveVerification: TransactionMethod {
    static let name = "verification.approve"
    static let summary = "Verifies the organisation until a day; not by the officer who claimed."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.approved")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [
        .stale, .caseNotInReview, .fourEyes, .checksMissing, .validityTooLong,
        .revocationAnnounced, .organisationNotActive, .organisationMerged, .ruleMissing,
    ]

    let id: VerificationCase.ID
    let version: Int64
    let validUntil: CivilDate?

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
        validUntil = parameters.optional(
            "validUntil", "Last day of the verification; as long as the rule allows unless said.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let (held, more) = try await HeldCase.hold(
            id, version: version, in: call, rules: [VerificationTerm.validity],
            with: [
                VerificationCase.missingChecks(id, of: tenant),
                VerificationCase.readStanding(besides: id, of: tenant),
            ])
        try held.insist(on: .inReview, or: .caseNotInReview)
        guard try call.principal != held.row.lastSigner else { throw .conflict(.fourEyes) }
        guard more[0].count == 0 else { throw .conflict(.checksMissing) }
        try held.record.insistActive()
        let standing = try more[1].rows(VerificationCase.Row.self)
        guard !standing.contains(where: { $0.state == .revoking }) else {
            throw .conflict(.revocationAnnounced)
        }
        return try await approve(held, superseding: standing, in: call)
    }

    private func approve(
        _ held: HeldCase, superseding standing: [VerificationCase.Row], in call: Call
    ) async throws(Failure) -> JSON {
        var changes = Changes()
        for old in standing {
            changes += try HeldCase.step(
                CaseStep(to: .superseded), of: old, organisation: held.organisation,
                home: held.record.home, by: call)
        }
        let step = CaseStep(
            to: .approved, due: .cleared, validUntil: try lastDay(held.dates))
        changes += try held.stepInPublic(step, by: call, as: "verification.approved")
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }

    /// A validity is no term in which somebody must act, so a day off at its end moves nothing.
    private func lastDay(_ dates: DueDates) throws(Failure) -> CivilDate {
        let longest = try dates.due(VerificationTerm.validity, from: dates.today, rollsOver: false)
        guard let validUntil else { return longest.day }
        guard validUntil <= longest.day else { throw .conflict(.validityTooLong) }
        guard validUntil > dates.today else {
            throw .invalidParameters([Problem("validUntil", "past")])
        }
        return validUntil
    }
}
