import JSONRPC
import Kernel
import Postgres

/// A duty that begins: who owes what by when, and why.
struct DutyStart {
    let id = Duty.ID.make()
    let kind: Duty.Kind
    let cause: Duty.Cause
    let tenant: Tenant.ID
    let code: String
    let body: Tenant.ID
    let comment: Comment.ID
    let language: Comment.Language
    let level: Int
    let origin: (tenant: Tenant.ID, id: Duty.ID)?
    /// Nil where a body hands on what it owed.
    let author: Citizen.ID?
    let due: DueDate
    /// Of an appeal: the last day on which it is forwarded or returned in time.
    let forwardOn: CivilDate?
    /// After it an answer is long overdue.
    let long: CivilDate

    /// What a comment obliges its body to.
    init(
        _ kind: Duty.Kind, cause: Duty.Cause, of comment: NewComment, _ dates: DueDates
    ) throws(Failure) {
        (self.kind, self.cause) = (kind, cause)
        (tenant, code, body) = (comment.tenant, comment.code, comment.tenant)
        (self.comment, language, author) = (comment.id, comment.language, comment.author)
        (level, origin, forwardOn) = (1, nil, nil)
        due = try dates.due(kind.rule)
        long = try dates.due(Duty.second, from: due.day).day
    }

    /// What follows another duty, at the same body or at one that is given.
    init(
        _ kind: Duty.Kind, cause: Duty.Cause, after held: Duty.Held, of author: Citizen.ID?,
        at next: (tenant: Tenant.ID, code: String)? = nil, level: Int? = nil, _ dates: DueDates
    ) throws(Failure) {
        (self.kind, self.cause, self.author) = (kind, cause, author)
        (tenant, code) = next ?? (held.tenant, held.code)
        (body, comment, language) = (held.body, held.comment, held.language)
        self.level = level ?? held.level
        origin = cause == .converted ? nil : (held.tenant, held.id)
        due = try dates.due(kind.rule)
        forwardOn = kind == .appeal ? try dates.due(Duty.forwarding).day : nil
        long = try dates.due(Duty.second, from: due.day).day
    }

    func changes(_ caller: Caller) -> Changes {
        Changes(statements: [insert(caller)], entries: [entry])
    }

    private func insert(_ caller: Caller) -> Statement {
        guard let author else { return handOn(caller) }
        let query: Command = """
            WITH step AS (
                INSERT INTO oversight.duty_steps
                    (tenant_id, duty_id, seq, kind, citizen_id, from_state, to_state, act, actor)
                VALUES (\(tenant), \(id), 1, \(kind.rawValue), \(author), 'new', 'waiting',
                    'start', \(caller.publicName))
            )
            INSERT INTO oversight.duties
                (tenant_id, id, kind, body_id, comment_id, citizen_id, language, state, level,
                 cause, origin_tenant, origin_id, due_on, due_rule, due_explanation, forward_on,
                 long_on)
            VALUES (\(tenant), \(id), \(kind.rawValue), \(body), \(comment), \(author),
                \(language.rawValue), 'waiting', \(Int64(level)), \(cause.rawValue),
                \(origin?.tenant), \(origin?.id), \(due.day), \(due.rule), \(due.explanation),
                \(forwardOn), \(long))
            """
        return query.statement
    }

    /// By the body that owed before; it has no right to the column of who opened a duty.
    private func handOn(_ caller: Caller) -> Statement {
        let query: Command = """
            WITH step AS (
                INSERT INTO oversight.duty_steps
                    (tenant_id, duty_id, seq, kind, acting_id, from_state, to_state, act, actor)
                VALUES (\(tenant), \(id), 1, \(kind.rawValue), \(origin?.tenant), 'new',
                    'waiting', 'start', \(caller.publicName))
            )
            INSERT INTO oversight.duties
                (tenant_id, id, kind, body_id, comment_id, language, state, level, cause,
                 origin_tenant, origin_id, due_on, due_rule, due_explanation, forward_on, long_on)
            VALUES (\(tenant), \(id), \(kind.rawValue), \(body), \(comment),
                \(language.rawValue), 'waiting', \(Int64(level)), \(cause.rawValue),
                \(origin?.tenant), \(origin?.id), \(due.day), \(due.rule), \(due.explanation),
                \(forwardOn), \(long))
            """
        return query.statement
    }

    private var entry: Entry {
        var facts: JSON.Object = [
            "tenant": .string(code), "kind": .string(kind.rawValue),
            "comment": .string(comment.description), "cause": .string(cause.rawValue),
            "level": .int(Int64(level)), "dueOn": .string(due.day.description),
            "state": "waiting",
        ]
        facts["origin"] = origin.map { .string($0.id.description) }
        return Entry("duty", id, version: 1, facts: facts)
    }
}

extension DutyStart {
    /// What a comment answers: itself, and what is owed for it.
    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Comment.State.schema, "duty?": .id,
        "dueOn?": .date,
    ])

    static func answer(
        _ id: Comment.ID, _ version: Int64, _ state: Comment.State, _ start: DutyStart?
    ) -> Answer {
        var members: JSON.Object = [
            "id": .string(id.description), "version": .int(version),
            "state": .string(state.rawValue),
        ]
        members["duty"] = start.map { .string($0.id.description) }
        members["dueOn"] = start.map { .string($0.due.day.description) }
        return Answer(.object(members), subject: id.value)
    }

    /// What follows a duty answers the new one.
    static let follow = Schema.object([
        "id": .id, "version": .version, "tenant": .string(), "dueOn": .date,
    ])

    var answer: Answer {
        Answer(
            [
                "id": .string(id.description), "version": 1, "tenant": .string(code),
                "dueOn": .string(due.day.description),
            ], subject: id.value)
    }
}
