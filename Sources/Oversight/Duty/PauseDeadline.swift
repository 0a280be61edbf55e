import JSONRPC
import Kernel
import Postgres

/// Lets the term of the own appeal stand still, for a ground of the list and not for longer than its
/// rule allows, each ground once. What remained of the term goes on behind it.
///
/// The second level moves with it, and forwarding or returning has its three working days behind it.
/// Only who has asked can: the body that has to answer extends, with its reason, or answers. The
/// ground, the days and the new last day are public; `deadline.explain` shows each day that did not
/// count.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not write the appeal; ``Failure/conflict(_:)`` with
///   `deadline.notPausable`, `deadline.over`, `deadline.ground`, `deadline.pauseLength`,
///   `duty.notWaiting`, `constraint.pauses_once`, `constraint.pauses_apart`,
///   `calendar.yearMissing` or `deadline.ruleMissing`.
/// - Source: Code 350-VI, Art. 64(6), 68(5); `oversight.pause_grounds`.
struct PauseDeadline: TransactionMethod {
    static let name = "deadline.pause"
    static let summary = "Lets the term of the own appeal stand still for some days."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("deadline.paused")
    static let result = Pause.receipt
    static let reasons: [Reason] = [
        .deadlineNotPausable, .deadlineOver, .deadlineGround, .deadlinePauseLength,
        .dutyNotWaiting, .violated("pauses_once"), .violated("pauses_apart"), .yearMissing,
        .ruleMissing,
    ]

    let duty: Duty.ID
    let ground: Word
    let until: CivilDate

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "The appeal, or what was made of it by forwarding.")
        ground = parameters.required("ground", "Why: `mending`, `representative` or `request`.")
        until = parameters.required("until", "The last day that does not count, in Kazakhstan.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([
            Opinion.authorship(of: duty), Duty.read(duty), rule.statement,
        ])
        guard try Opinion.isAuthor(results[0]) else { throw .notFound("duty") }
        let held = try Duty.held(results[1])
        guard held.kind == .appeal else { throw .conflict(.deadlineNotPausable) }
        guard held.state == .waiting else { throw .conflict(.dutyNotWaiting) }
        guard !held.isOverdue else { throw .conflict(.deadlineOver) }
        guard let rule = try results[2].rows(Single<String>.self).first?.value else {
            throw .conflict(.deadlineGround)
        }
        let terms = try await call.send(
            DueDates.statements([rule, held.kind.rule, Duty.forwarding, Duty.second]))
        let dates = try DueDates(terms)
        let limit = try dates.due(rule, from: dates.today).day
        guard until >= dates.today, until <= limit else { throw .conflict(.deadlinePauseLength) }
        let due = try dates.due(
            held.kind.rule, ending: held.lastOn, pausedFrom: dates.today, through: until)
        let long = try dates.due(Duty.second, from: due.day).day
        let forward = try dates.due(Duty.forwarding, from: until).day
        let id = Pause.ID.make()
        let insert: Command = """
            INSERT INTO oversight.pauses
                (tenant_id, id, duty_id, body_id, comment_id, citizen_id, ground, until_on,
                 limit_on, was_on, due_on, long_on, forward_on, explanation)
            VALUES (\(held.tenant), \(id), \(duty), \(held.body), \(held.comment), \(citizen),
                \(ground), \(until), \(limit), \(held.lastOn), \(due.day), \(long), \(forward),
                \(due.explanation))
            """
        let pause = Pause(
            id: id, version: 1, duty: duty, tenant: held.code, ground: ground.text, until: until,
            lastOn: due.day)
        return try await pause.finish(insert, in: call)
    }

    private var rule: Query<Single<String>> {
        """
        SELECT g.rule FROM oversight.pause_grounds g
        WHERE g.code = \(ground)
          AND g.valid_from <= timezone(interval '5 hours', clock_timestamp())::date
          AND (g.valid_to IS NULL
            OR g.valid_to > timezone(interval '5 hours', clock_timestamp())::date)
        """
    }
}

/// Ends a pause of the own appeal before its day: from today on the term counts again.
///
/// - Throws: ``Failure/notFound(_:)`` where the caller has none that lasts;
///   ``Failure/conflict(_:)`` with `calendar.yearMissing` or `deadline.ruleMissing`.
struct ResumeDeadline: TransactionMethod {
    static let name = "deadline.resume"
    static let summary = "Lets the term of the own appeal count again, from today on."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("deadline.resumed")
    static let result = Pause.receipt
    static let reasons: [Reason] = [.yearMissing, .ruleMissing]

    let duty: Duty.ID

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "The appeal whose term stands still.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            [lasting.statement]
                + DueDates.statements([Duty.Kind.appeal.rule, Duty.forwarding, Duty.second]))
        guard let held = try results[0].rows(Lasting.self).first else { throw .notFound("pause") }
        let dates = try DueDates(results.suffix(DueDates.statementCount))
        let before = dates.today.adding(days: -1) ?? dates.today
        let due = try dates.due(
            Duty.Kind.appeal.rule, ending: held.wasOn, pausedFrom: held.from, through: before)
        let long = try dates.due(Duty.second, from: due.day).day
        let forward = try dates.due(Duty.forwarding, from: dates.today).day
        let update: Command = """
            UPDATE oversight.pauses
            SET version = 2, ended_on = \(dates.today), due_on = \(due.day), long_on = \(long),
                forward_on = \(forward), explanation = \(due.explanation)
            WHERE tenant_id = \(held.tenant) AND id = \(held.id)
            """
        let pause = Pause(
            id: held.id, version: 2, duty: duty, tenant: held.code, ground: held.ground,
            until: before, lastOn: due.day)
        return try await pause.finish(update, in: call)
    }

    private struct Lasting: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var id: Pause.ID
        var ground: String
        var from: CivilDate
        var wasOn: CivilDate

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            id = try row.next()
            ground = try row.next()
            from = try row.next()
            wasOn = try row.next()
        }
    }

    /// Row security lets a citizen lock the own.
    private var lasting: Query<Lasting> {
        """
        SELECT p.tenant_id, t.code, p.id, p.ground, p.from_on, p.was_on
        FROM oversight.pauses p JOIN tenancy.tenants t ON t.id = p.tenant_id
        WHERE p.duty_id = \(duty) AND p.ended_on IS NULL
          AND p.until_on >= timezone(interval '5 hours', clock_timestamp())::date
        FOR UPDATE OF p
        """
    }
}

/// That a term stands still, as an act has left it.
struct Pause {
    typealias ID = Identifier<Pause>

    let id: ID
    let version: Int64
    let duty: Duty.ID
    let tenant: String
    let ground: String
    /// The last day that does not count.
    let until: CivilDate
    /// The last day of the term.
    let lastOn: CivilDate

    static let receipt = Schema.object([
        "id": .id, "version": .version, "duty": .id, "lastOn": .date,
    ])

    func finish(_ change: Command, in call: Call) async throws(Failure) -> JSON {
        let note: Command = "SELECT oversight.note_pause(\(id))"
        let entry = Entry(
            "pause", id, version: version,
            facts: [
                "tenant": .string(tenant), "duty": .string(duty.description),
                "ground": .string(ground), "until": .string(until.description),
                "lastOn": .string(lastOn.description),
            ])
        let answer: JSON = [
            "id": .string(id.description), "version": .int(version),
            "duty": .string(duty.description), "lastOn": .string(lastOn.description),
        ]
        return try await call.finish(
            [change.statement, note.statement], entries: [entry],
            answer: Answer(answer, subject: id.value))
    }

    /// The pauses of a duty `d`.
    static let list: StaticString = """
        coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('ground', p.ground,
            'from', p.from_on, 'until', coalesce(p.ended_on - 1, p.until_on),
            'lastOn', p.due_on, 'article', g.article, 'explanation', p.explanation))
            ORDER BY p.id)
         FROM oversight.pauses p JOIN oversight.pause_grounds q ON q.code = p.ground
         LEFT JOIN registry.deadline_rules g ON g.code = q.rule AND g.valid_from <= p.from_on
             AND (g.valid_to IS NULL OR g.valid_to > p.from_on)
         WHERE p.tenant_id = d.tenant_id AND p.duty_id = d.id), '[]') AS pauses
        """

    static let items = Schema.array(
        of: .object([
            "ground": .string(), "from": .date, "until": .date, "lastOn": .date,
            "article?": .string(), "explanation": .any,
        ]))
}

extension Reason {
    static let deadlineNotPausable = Reason(
        "deadline.notPausable", kk: "Тек өтініштің мерзімі тоқтатыла тұрады",
        ru: "Приостанавливается только срок обращения",
        en: "Only the term of an appeal can stand still")
    static let deadlineOver = Reason(
        "deadline.over", kk: "Мерзім өтіп кеткен", ru: "Срок уже истёк",
        en: "The term is over already")
    static let deadlineGround = Reason(
        "deadline.ground", kk: "Мұндай негіз тізімде жоқ", ru: "Такого основания нет в списке",
        en: "There is no such ground in the list")
    static let deadlinePauseLength = Reason(
        "deadline.pauseLength", kk: "Тоқтата тұру бүгіннен басталады және ереже шегінен аспайды",
        ru: "Приостановка начинается сегодня и не длиннее, чем допускает правило",
        en: "A pause begins today and is no longer than its rule allows")
}
