import JSONRPC
import Kernel
import Postgres

/// Says that what was promised in an answer is done; for the author and the followers of the
/// comment or its record, each once, from the day on that was set with the answer.
///
/// - Throws: ``Failure/notFound(_:)`` for everybody else; ``Failure/conflict(_:)`` with
///   `duty.notAnswered`, `fix.notAsked` (its text names the day) or `constraint.opinions_once`;
///   ``Failure/limited(_:retryAfterMilliseconds:)`` with `network`.
struct ConfirmFix: TransactionMethod {
    static let name = "fix.confirm"
    static let summary = "Says that it was fixed."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("fix.confirmed")
    static let result = Opinion.receipt
    static let reasons: [Reason] = [
        .dutyNotAnswered, .fixNotAsked, .violated("opinions_once"),
    ]

    let duty: Duty.ID

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What was answered.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await FixOpinion(duty: duty, isFixed: true).finish(in: call)
    }
}

/// Says that what was promised in an answer is not done; as `fix.confirm`.
///
/// - Throws: as ``ConfirmFix``.
struct DenyFix: TransactionMethod {
    static let name = "fix.deny"
    static let summary = "Says that it was not fixed."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("fix.denied")
    static let result = Opinion.receipt
    static let reasons: [Reason] = [
        .dutyNotAnswered, .fixNotAsked, .violated("opinions_once"),
    ]

    let duty: Duty.ID

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What was answered.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await FixOpinion(duty: duty, isFixed: false).finish(in: call)
    }
}

/// Whether something was fixed, as somebody sees it who asked or who follows.
private struct FixOpinion {
    let duty: Duty.ID
    let isFixed: Bool

    func finish(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([
            Opinion.authorship(of: duty), Duty.read(duty), Follow.exists(citizen, duty: duty),
            NetworkLimit.statement(.voice, of: call),
        ])
        try NetworkLimit.check(results[3])
        let isAuthor = try Opinion.isAuthor(results[0])
        let follows = try results[2].rows(Single<Int64>.self).first?.value ?? 0
        guard isAuthor || follows > 0 else { throw .notFound("duty") }
        let held = try Duty.held(results[1])
        guard held.state == .answered, let day = held.fixOn else {
            throw .conflict(.dutyNotAnswered)
        }
        guard held.isAsked else { throw .conflict(.fixNotAsked(day)) }
        return try await Opinion(held: held, citizen: citizen, isFixed: isFixed).finish(in: call)
    }
}

/// Obliges the same body anew: when the answer was rated 1 or 2, or somebody said that it is not
/// fixed; once for each answer, by who asked. Of an appeal it has a ticket and a document of its own.
///
/// - Throws: ``Failure/notFound(_:)`` for everybody else; ``Failure/conflict(_:)`` with
///   `duty.notAnswered`, `duty.notReopenable` or `constraint.duties_followed_once`.
struct ReopenFix: TransactionMethod {
    static let name = "fix.reopen"
    static let summary = "Obliges the body anew: what it answered was not done."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("fix.reopened")
    static let result = DutyStart.follow
    static let reasons: [Reason] = [
        .dutyNotAnswered, .dutyNotReopenable, .violated("duties_followed_once"), .yearMissing,
        .ruleMissing,
    ]

    let duty: Duty.ID
    let signed: SealedDocument?

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What was answered.")
        signed = parameters.optional(
            "signed", "Of an appeal: the signed complaint; the appeal's document unless said.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let denials: Query<Single<Int64>> = """
            SELECT count(*) FROM oversight.opinions o WHERE o.duty_id = \(duty) AND NOT o.fixed
            """
        let results = try await call.send(
            [
                Opinion.authorship(of: duty), Duty.read(duty), DutySequel.rating(of: duty),
                denials.statement,
            ] + DueDates.statements(Duty.rules))
        guard try Opinion.isAuthor(results[0]) else { throw .notFound("duty") }
        let held = try Duty.held(results[1])
        guard held.state == .answered else { throw .conflict(.dutyNotAnswered) }
        let isBad = DutySequel.isBad(try results[2].rows())
        let denied = try results[3].rows(Single<Int64>.self).first?.value ?? 0
        guard isBad || denied > 0 else { throw .conflict(.dutyNotReopenable) }
        let start = try DutyStart(
            held.kind, cause: .reopened, after: held, of: citizen,
            DueDates(results.suffix(DueDates.statementCount)))
        let changes = start.changes(call.caller)
        return try await call.finish(
            changes.statements + AppealDocument.carried(signed, for: start, of: citizen),
            entries: changes.entries, answer: start.answer)
    }
}
