import JSONRPC
import Kernel
import Postgres

/// Hands an appeal, or a report of a crime or a danger, on to the body that is competent; the term
/// begins there anew, and who asked sees both. The signed document goes with it: the body that
/// forwards no longer reads it.
///
/// It is possible at any time, for the author gains by it; after three working days it counts as late
/// for the body that forwards, and the entry says so.
///
/// - Throws: ``Failure/notFound(_:)`` for a duty of another body, or of `tenant`;
///   ``Failure/conflict(_:)`` with `record.stale`, `duty.notWaiting`, `appeal.ownBody`,
///   `appeal.wasThere`, `calendar.yearMissing` or `deadline.ruleMissing`.
/// - Source: Code 350-VI, Art. 65 (within 3 working days, with notice), 76 (term from the arrival).
struct ForwardAppeal: TransactionMethod {
    static let name = "appeal.forward"
    static let summary = "Hands an appeal on to the competent body."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("appeal.forwarded")
    static let result = DutyStart.follow
    static let reasons: [Reason] = [
        .stale, .dutyNotWaiting, .appealOwnBody, .appealWasThere, .yearMissing, .ruleMissing,
    ]

    let duty: Duty.ID
    let version: Int64
    let tenant: Code
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        duty = parameters.required("appeal", "The appeal.")
        version = parameters.required("version", "The appeal's version last read.")
        tenant = parameters.required("tenant", "Code of the competent body.")
        reason = parameters.required("reason", "Why it is competent; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let body: Query<Single<Tenant.ID>> = """
            SELECT id FROM tenancy.tenants WHERE code = \(tenant) AND valid_to IS NULL
            """
        let results = try await call.send(
            [Duty.lock(duty), body.statement, earlier.statement]
                + DueDates.statements(Duty.rules))
        let held = try AppealStep.hold(results[0], version: version, kind: nil)
        guard held.kind == .appeal || held.kind == .danger else { throw .notFound("duty") }
        guard let next = try results[1].rows(Single<Tenant.ID>.self).first?.value else {
            throw .notFound("tenant")
        }
        guard next != held.tenant else { throw .conflict(.appealOwnBody) }
        guard results[2].count == 0 else { throw .conflict(.appealWasThere) }
        var step = DutyStep(held, to: .forwarded, "forward")
        step.reason = reason
        let start = try DutyStart(
            held.kind, cause: .forwarded, after: held, of: nil, at: (next, tenant.text),
            DueDates(results.suffix(DueDates.statementCount)))
        var changes = step.changes(call.caller)
        changes += start.changes(call.caller)
        let document: Command = "SELECT oversight.hand_over(\(duty), \(start.id))"
        return try await call.finish(
            changes.statements + [document.statement], entries: changes.entries,
            answer: start.answer)
    }

    /// Whether that body has handed it on before: two that send it to each other would both have a
    /// new term each time, and nobody would ever be late.
    private var earlier: Query<Single<Duty.ID>> {
        """
        SELECT o.id FROM oversight.duties d
        JOIN oversight.duties o ON o.body_id = d.body_id AND o.comment_id = d.comment_id
            AND o.kind = d.kind
        JOIN tenancy.tenants t ON t.id = o.tenant_id
        WHERE d.id = \(duty) AND t.code = \(tenant) AND o.state = 'forwarded' LIMIT 1
        """
    }
}

/// Extends the term of an appeal, once and before it is over, with the reason; the author and
/// everybody see both days. The second level moves with it.
///
/// - Throws: ``Failure/notFound(_:)`` for a duty of another body; ``Failure/conflict(_:)`` with
///   `record.stale`, `duty.notWaiting`, `appeal.overdue`, `appeal.extended`, `appeal.extension`,
///   `calendar.yearMissing` or `deadline.ruleMissing`.
/// - Source: Code 350-VI, Art. 76: by the head, no longer than two months from that decision.
struct ExtendAppeal: TransactionMethod {
    static let name = "appeal.extend"
    static let summary = "Extends the term of an appeal, once."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("appeal.extended")
    static let result = AppealStep.receipt
    static let reasons: [Reason] = [
        .stale, .dutyNotWaiting, .appealOverdue, .appealExtended, .appealExtension, .yearMissing,
        .ruleMissing,
    ]

    let duty: Duty.ID
    let version: Int64
    let dueOn: CivilDate
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        duty = parameters.required("appeal", "The appeal.")
        version = parameters.required("version", "The appeal's version last read.")
        dueOn = parameters.required("dueOn", "The new last day, in Kazakhstan.")
        reason = parameters.required("reason", "What has to be found out; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            [Duty.lock(duty)] + DueDates.statements(["oversight.extension", Duty.second]))
        let held = try AppealStep.hold(results[0], version: version)
        guard !held.isOverdue else { throw .conflict(.appealOverdue) }
        guard held.extendedOn == nil else { throw .conflict(.appealExtended) }
        let dates = try DueDates(results.suffix(DueDates.statementCount))
        let most = try dates.due("oversight.extension", from: dates.today).day
        guard dueOn > held.lastOn, dueOn <= most else { throw .conflict(.appealExtension) }
        let long = try dates.due(Duty.second, from: dueOn).day
        var step = DutyStep(held, to: .waiting, "extend")
        step.reason = reason
        step.extendedOn = dueOn
        let longer: Command = """
            INSERT INTO oversight.extensions
                (tenant_id, duty_id, due_on, limit_on, long_on, reason, actor)
            VALUES (\(held.tenant), \(duty), \(dueOn), \(most), \(long), \(reason),
                \(call.caller.publicName))
            """
        let changes = step.changes(call.caller)
        return try await call.finish(
            [longer.statement] + changes.statements, entries: changes.entries,
            answer: AppealStep.answer(step))
    }
}
