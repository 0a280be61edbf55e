import JSONRPC
import Kernel
import Postgres

/// Confirms that an appeal has arrived, with its number in the body's own books as the reason.
///
/// The term runs from the moment of `appeal.convert` already: registering can't delay it.
///
/// - Throws: ``Failure/notFound(_:)`` for a duty of another body; ``Failure/conflict(_:)`` with
///   `record.stale` or `duty.notWaiting`.
struct RegisterAppeal: TransactionMethod {
    static let name = "appeal.register"
    static let summary = "Confirms that an appeal has arrived."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("appeal.registered")
    static let result = AppealStep.receipt
    static let reasons = AppealStep.reasons

    let step: AppealStep

    init(_ parameters: inout Parameters) { step = AppealStep(&parameters, isReasonNeeded: false) }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await step.finish(.waiting, "register", in: call)
    }
}

/// Sends an appeal back that can't be considered, with the reason; after three working days it counts
/// as late, and when its term is over it can't be at all. Its author may escalate it.
///
/// - Throws: as ``RegisterAppeal``; ``Failure/conflict(_:)`` with `appeal.overdue`.
/// - Source: Code 350-VI, Art. 65: identical to one settled, obscene, or not mended in time.
struct ReturnAppeal: TransactionMethod {
    static let name = "appeal.return"
    static let summary = "Sends an appeal back that can't be considered."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("appeal.returned")
    static let result = AppealStep.receipt
    static let reasons = AppealStep.endings

    let step: AppealStep

    init(_ parameters: inout Parameters) { step = AppealStep(&parameters) }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await step.finish(.returned, "return", in: call)
    }
}

/// Ends an appeal without an answer, as when its author has withdrawn it; not when its term is over.
/// Its author may escalate it.
///
/// - Throws: as ``ReturnAppeal``.
/// - Source: Code 350-VI, Art. 70.
struct CloseAppeal: TransactionMethod {
    static let name = "appeal.close"
    static let summary = "Ends an appeal without an answer."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("appeal.closed")
    static let result = AppealStep.receipt
    static let reasons = AppealStep.endings

    let step: AppealStep

    init(_ parameters: inout Parameters) { step = AppealStep(&parameters) }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await step.finish(.closed, "close", in: call)
    }
}

/// What a body does with an appeal that it has, short of an answer.
struct AppealStep {
    let duty: Duty.ID
    let version: Int64
    let reason: ReasonText?

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Duty.State.schema,
    ])
    static let reasons: [Reason] = [.stale, .dutyNotWaiting]
    static let endings: [Reason] = reasons + [.appealOverdue]

    init(_ parameters: inout Parameters, isReasonNeeded: Bool = true) {
        duty = parameters.required("appeal", "The appeal.")
        version = parameters.required("version", "The appeal's version last read.")
        reason = parameters.optional("reason", "Why; public.")
        parameters.check(!isReasonNeeded || reason != nil, "reason", "required")
    }

    /// - Parameter kind: nil for any.
    static func hold(
        _ results: ResultSet, version: Int64, kind: Duty.Kind? = .appeal
    ) throws(Failure) -> Duty.Held {
        let held = try Duty.held(results)
        guard kind == nil || held.kind == kind else { throw .notFound("duty") }
        guard held.version == version else { throw .conflict(.stale) }
        guard held.state == .waiting else { throw .conflict(.dutyNotWaiting) }
        return held
    }

    func finish(_ to: Duty.State, _ act: String, in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send([Duty.lock(duty)])
        let held = try Self.hold(results[0], version: version)
        // What is late already is not made to look as if nothing were owed.
        guard to == .waiting || !held.isOverdue else { throw .conflict(.appealOverdue) }
        var step = DutyStep(held, to: to, act)
        step.reason = reason
        let changes = step.changes(call.caller)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: Self.answer(step))
    }

    static func answer(_ step: DutyStep) -> Answer {
        Answer(
            [
                "id": .string(step.held.id.description), "version": .int(step.next),
                "state": .string(step.to.rawValue),
            ], subject: step.held.id.value)
    }
}
