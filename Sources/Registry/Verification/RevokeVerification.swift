import JSONRPC
import Kernel
import Postgres

/// Announces that a verification will be revoked; from the announced day on, a second call with
/// `confirm` puts it into effect. Until then the organisation stays verified and may object.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notApproved`, `case.notRevoking`, `verification.revocationAnnounced`,
///   `verification.noticeTooShort`, `verification.noticeRunning` or `calendar.yearMissing`.
/// - Source: Code 350-VI (APPC), Art. 73 (hearing three working days before an adverse act), 84.
struct RevokeVerification: TransactionMethod {
    static let name = "verification.revoke"
    static let summary =
        "Announces a revocation; with `confirm`, puts an announced one into effect."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.revocation")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [
        .stale, .caseNotApproved, .caseNotRevoking, .revocationAnnounced, .noticeTooShort,
        .noticeRunning, .yearMissing, .ruleMissing,
    ]

    let id: VerificationCase.ID
    let version: Int64
    let reason: ReasonText
    let effectiveOn: CivilDate?
    let confirm: Bool

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The approved case.")
        version = parameters.required("version", "The case's version last read.")
        reason = parameters.required("reason", "Why; the organisation reads it.")
        effectiveOn = parameters.optional(
            "effectiveOn", "A later day than the rule gives, when announcing.")
        confirm = parameters.optional("confirm", "Puts the announced one into effect.") ?? false
        parameters.check(!confirm || effectiveOn == nil, "effectiveOn", "announced")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(
            id, version: version, in: call,
            rules: [VerificationTerm.notice, VerificationTerm.objection])
        return confirm
            ? try await takeEffect(held, in: call) : try await announce(held, in: call)
    }

    private func announce(_ held: HeldCase, in call: Call) async throws(Failure) -> JSON {
        guard held.row.state != .revoking else { throw .conflict(.revocationAnnounced) }
        try held.insist(on: .approved, or: .caseNotApproved)
        let effect = try effect(held.dates)
        let objection = try held.dates.due(VerificationTerm.objection, from: held.dates.today)
        let revocation = Revocation(id: .make(), effectiveOn: effect.day, isObjected: false)
        let insert: Command = """
            INSERT INTO registry.revocations
                (tenant_id, id, case_id, organisation_id, reason, announced_by, effective_on,
                 effective_rule, effective_explanation, objection_due_on)
            VALUES (\(held.record.home), \(revocation.id), \(id), \(held.organisation), \(reason),
                \(try call.principal), \(effect.day), \(effect.rule), \(effect.explanation),
                \(objection.day))
            """
        let step = CaseStep(
            to: .revoking, reason: reason.text, due: .set(effect), revocation: revocation)
        var changes = Changes(statements: [insert.statement], entries: [entry(revocation, held)])
        changes += try held.step(step, by: call)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }

    private func takeEffect(_ held: HeldCase, in call: Call) async throws(Failure) -> JSON {
        try held.insist(on: .revoking, or: .caseNotRevoking)
        guard let revocation = held.row.revocation else { throw .conflict(.caseNotRevoking) }
        guard held.dates.today >= revocation.effectiveOn else { throw .conflict(.noticeRunning) }
        let step = CaseStep(
            to: .revoked, reason: reason.text, due: .cleared, revocation: revocation)
        let changes = try held.stepInPublic(step, by: call, as: "verification.revocation")
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }

    /// The organisation has the whole of the term: the day after its last one is the first possible.
    private func effect(_ dates: DueDates) throws(Failure) -> DueDate {
        let notice = try dates.due(VerificationTerm.notice, from: dates.today)
        guard let first = notice.day.adding(days: 1) else { throw .conflict(.noticeTooShort) }
        return try HeldCase.extend(notice.stated(first), to: effectiveOn, or: .noticeTooShort)
    }

    private func entry(_ revocation: Revocation, _ held: HeldCase) -> Entry {
        Entry(
            "revocation", revocation.id, version: 1,
            facts: [
                "case": .string(id.description),
                "organisation": .string(held.organisation.description),
                "effectiveOn": .string(revocation.effectiveOn.description),
            ], hidden: [("reason", reason.text)])
    }
}

/// Lets the verification stand: the announced revocation comes to nothing.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `case.notRevoking`.
struct KeepVerification: TransactionMethod {
    static let name = "verification.keep"
    static let summary = "Lets the verification stand after a revocation was announced."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.public("verification.kept")
    static let result = CaseReceipt.schema
    static let reasons: [Reason] = [.stale, .caseNotRevoking]

    let id: VerificationCase.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case whose revocation was announced.")
        version = parameters.required("version", "The case's version last read.")
        reason = parameters.required("reason", "Why it stands; the organisation reads it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(id, version: version, in: call)
        try held.insist(on: .revoking, or: .caseNotRevoking)
        let step = CaseStep(to: .approved, reason: reason.text, due: .cleared)
        let changes = try held.step(step, by: call)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: held.answer(step))
    }
}
