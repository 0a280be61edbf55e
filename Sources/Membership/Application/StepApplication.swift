import JSONRPC
import Kernel
import Postgres

/// Takes an application back.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `application.wrongState`.
struct WithdrawApplication: TransactionMethod {
    static let name = "membership.withdrawApplication"
    static let summary = "Takes the own application back, before the organisation is a member."
    static let access = Access.write(.membershipApply)
    static let journal = JournalDeclaration.private("membership.applicationWithdrawn")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [.stale, .applicationState, .conflictOfInterest]

    let id: Application.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        id = parameters.required("application", "The application.")
        version = parameters.required("version", "The application's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldApplication.hold(id, version: version, in: call).held
        try held.insist(on: .submitted, .returned, .placed, .approved)
        return try await held.finish(
            ApplicationStep(act: "withdraw", to: .withdrawn), in: call)
    }
}

/// Hands an application back to be mended, with what is missing and by when.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `application.wrongState` or `application.conflictOfInterest`.
struct ReturnApplication: TransactionMethod {
    static let name = "membership.return"
    static let summary = "Hands an application back: what is missing, and by when."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.private("membership.applicationReturned")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [.stale, .applicationState, .conflictOfInterest, .charterNone]

    let id: Application.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("application", "The application.")
        version = parameters.required("version", "The application's version last read.")
        reason = parameters.required("reason", "What is missing; the applicant reads it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, more) = try await HeldApplication.hold(
            id, version: version, in: call, with: [Charter.Terms.today(of: try call.alliance)])
        try held.insist(on: .submitted, .placed)
        guard let terms = try more[0].rows(Charter.Terms.self).first else {
            throw .conflict(.charterNone)
        }
        let due = try held.dates.due(
            "charter.mend", days: terms.mend, article: "the alliance's charter",
            from: held.dates.today)
        return try await held.finish(
            ApplicationStep(act: "return", to: .returned, reason: reason.text, due: due), in: call)
    }
}

/// Puts an application whose papers are complete before the organ that decides.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `application.wrongState`, `application.papersMissing`, `charter.organMayNot` or
///   `application.conflictOfInterest`.
struct PlaceApplication: TransactionMethod {
    static let name = "membership.place"
    static let summary = "Puts an application before the organ that decides on its kind."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.private("membership.applicationPlaced")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [
        .stale, .applicationState, .papersMissing, .organMayNot, .conflictOfInterest,
    ]

    let id: Application.ID
    let version: Int64
    let organ: Word

    init(_ parameters: inout Parameters) {
        id = parameters.required("application", "The application.")
        version = parameters.required("version", "The application's version last read.")
        organ = parameters.required("organ", "Such as `council`, by the charter.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let (held, more) = try await HeldApplication.hold(
            id, version: version, in: call,
            with: [
                Application.missingPapers(id, in: alliance),
                Charter.Rule.admission(of: id, in: alliance),
            ])
        try held.insist(on: .submitted)
        guard more[0].count == 0 else { throw .conflict(.papersMissing) }
        let rules = try more[1].rows(Charter.Rule.self)
        guard rules.contains(where: { $0.organ == organ.text }) else {
            throw .conflict(.organMayNot)
        }
        return try await held.finish(
            ApplicationStep(act: "place", to: .placed, organ: organ.text), in: call)
    }
}

/// Records what the organ decided: admission, which becomes membership at once where nothing has to
/// be paid, or refusal with its reason.
///
/// An application that lacks papers can be refused only after it was returned and the time to mend
/// it has passed.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `application.wrongState`, `application.notYetDue`, `charter.organMayNot`,
///   `decision.noQuorum`, `decision.contradictsVotes`, `decision.inFuture` or
///   `application.conflictOfInterest`.
struct DecideApplication: TransactionMethod {
    static let name = "membership.decide"
    static let summary = "Records the organ's decision on an application, by its protocol."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.private("membership.decided")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [
        .stale, .applicationState, .applicationNotYetDue, .organMayNot, .quorumMissed,
        .votesContradict, .protocolInFuture, .conflictOfInterest,
    ]

    enum Outcome: String, Choice {
        case approved
        case refused
    }

    let id: Application.ID
    let version: Int64
    let outcome: Outcome
    let decision: OrganDecision
    let reason: ReasonText?

    init(_ parameters: inout Parameters) {
        id = parameters.required("application", "The application.")
        version = parameters.required("version", "The application's version last read.")
        outcome = parameters.required("outcome", "What was decided.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
        reason = parameters.optional("reason", "Why; a refusal needs one.")
        parameters.check(outcome == .approved || reason != nil, "reason", "required")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let (held, more) = try await HeldApplication.hold(
            id, version: version, in: call,
            with: [
                Charter.Rule.admission(of: id, in: alliance),
                Fee.entrance(of: id, in: alliance), Member.lock(applying: id, in: alliance),
            ])
        try insist(on: held)
        try decision.insist(
            on: more[0].rows(), wasCarried: outcome == .approved, today: held.dates.today)
        let step = ApplicationStep(
            act: "decide", to: outcome == .approved ? .approved : .refused, reason: reason?.text,
            decision: decision)
        guard outcome == .approved, more[1].count == 0 else {
            return try await held.finish(step, in: call)
        }
        return try await admit(held, step, more[2], call)
    }

    private func insist(on held: HeldApplication) throws(Failure) {
        guard outcome == .refused, held.row.state == .returned else {
            try held.insist(on: .placed)
            guard decision.organ.text == held.row.organ else { throw .conflict(.organMayNot) }
            return
        }
        guard let due = held.row.dueOn, due < held.dates.today else {
            throw .conflict(.applicationNotYetDue)
        }
    }

    /// Nothing has to be paid, so membership begins with the decision.
    private func admit(
        _ held: HeldApplication, _ step: ApplicationStep, _ result: ResultSet, _ call: Call
    ) async throws(Failure) -> JSON {
        var changes = try step.changes(of: held.row, by: call)
        let admission = try Admission(held.row.decided, result)
        let admitted = try admission.changes(on: decision.protocolDate, by: call)
        changes += admitted.changes
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: ApplicationStep.answer(
                id, version: held.row.version + 2, state: .admitted,
                membership: admitted.membership))
    }
}

extension Application.Row {
    /// As it stands after an approval in the same call.
    var decided: Application.Row {
        var next = self
        next.version += 1
        next.seq += 1
        next.state = .approved
        return next
    }
}

extension HeldApplication {
    func finish(_ step: ApplicationStep, in call: Call) async throws(Failure) -> JSON {
        let changes = try step.changes(of: row, by: call)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: step.answer(row))
    }
}

extension Charter.Rule {
    /// Who decides on an application: by the charter under which it was handed in.
    static func admission(of id: Application.ID, in alliance: Tenant.ID) -> Statement {
        let (charter, kind): (Fragment, Fragment) = (
            """
            SELECT a.charter_id FROM membership.applications a
            WHERE a.tenant_id = \(alliance) AND a.id = \(id)
            """,
            """
            SELECT a.kind FROM membership.applications a
            WHERE a.tenant_id = \(alliance) AND a.id = \(id)
            """
        )
        return read(.admit, charter: charter, kind: kind, of: alliance)
    }
}

extension Reason {
    static let papersMissing = Reason(
        "application.papersMissing",
        kk: "Жарғы талап ететін құжаттар жетіспейді: өтінімді қайтарыңыз",
        ru: "Не хватает документов, которых требует устав: верните заявку",
        en: "Papers that the charter asks for are missing: return the application")
    static let applicationNotYetDue = Reason(
        "application.notYetDue", kk: "Түзету мерзімі әлі өткен жоқ",
        ru: "Срок исправления ещё не истёк", en: "The time to mend it has not passed yet")
}
