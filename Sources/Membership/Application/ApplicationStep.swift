import JSONRPC
import Kernel
import Postgres

/// One step of an application: where it leads, and what comes with it.
struct ApplicationStep {
    var act: String
    var to: Application.State
    var reason: String?
    var decision: OrganDecision?
    /// The organ that it is put before.
    var organ: String?
    var due: DueDate?

    /// The step in the history, the application as it then stands, and the entry of its new version.
    func changes(of row: Application.Row, by call: Call) throws(Failure) -> Changes {
        let history: Command = """
            INSERT INTO membership.application_history
                (tenant_id, application_id, seq, organisation_id, citizen_id, root_id, from_state,
                 to_state, act, principal_id, actor, reason, organ, protocol_number, protocol_on,
                 votes_for, votes_against, votes_abstained, votes_entitled)
            VALUES (\(row.alliance), \(row.id), \(row.seq + 1), \(row.holder.organisation),
                \(row.holder.person), \(sql: .root(of: row.alliance)), \(row.state.rawValue),
                \(to.rawValue), \(act), \(try call.principal), \(call.caller.publicName),
                \(reason), \(decision?.organ.text ?? organ),
                \(decision?.protocolNumber), \(decision?.protocolDate), \(decision?.votesFor),
                \(decision?.votesAgainst), \(decision?.votesAbstained), \(decision?.entitled))
            """
        return Changes(
            statements: [history.statement, update(row, own: call.caller.holder)],
            entries: [entry(row)])
    }

    private func update(_ row: Application.Row, own: Holder?) -> Statement {
        let query: Command =
            if let own {
                """
                UPDATE membership.applications a
                SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                    due_on = NULL, due_rule = NULL, due_explanation = NULL
                WHERE \(sql: own.owns("a")) AND a.tenant_id = \(row.alliance) AND a.id = \(row.id)
                """
            } else {
                """
                UPDATE membership.applications
                SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                    organ = coalesce(\(organ), organ), due_on = \(due?.day),
                    due_rule = \(due?.rule), due_explanation = \(due?.explanation)
                WHERE tenant_id = \(row.alliance) AND id = \(row.id)
                """
            }
        return query.statement
    }

    func entry(_ row: Application.Row) -> Entry {
        Self.entry(
            row.id, version: row.version + 1, state: to, reason: reason, decision: decision)
    }

    /// For the audit trail: who applies, and who was refused, is nobody's business.
    static func entry(
        _ id: Application.ID, version: Int64, state: Application.State, reason: String? = nil,
        decision: OrganDecision? = nil
    ) -> Entry {
        var facts: JSON.Object = ["state": .string(state.rawValue)]
        facts["decision"] = decision?.facts
        return Entry(
            "application", id, version: version, facts: facts,
            hidden: reason.map { [("reason", $0)] } ?? [])
    }

    func answer(_ row: Application.Row) -> Answer {
        Self.answer(row.id, version: row.version + 1, state: to, dueOn: due?.day)
    }

    static let schema = Schema.object([
        "id": .id, "version": .version, "state": Application.State.schema, "dueOn?": .date,
        "membership?": .id,
    ])

    static func answer(
        _ id: Application.ID, version: Int64, state: Application.State, dueOn: CivilDate? = nil,
        membership: Member.ID? = nil
    ) -> Answer {
        var members: JSON.Object = [
            "id": .string(id.description), "version": .int(version),
            "state": .string(state.rawValue),
        ]
        members["dueOn"] = dueOn.map { .string($0.description) }
        members["membership"] = membership.map { .string($0.description) }
        return Answer(.object(members), subject: id.value)
    }
}

/// An application that the call has locked, with the time it is.
struct HeldApplication {
    var row: Application.Row
    var dates: DueDates

    /// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
    ///   `application.conflictOfInterest`.
    static func hold(
        _ id: Application.ID, version: Int64, in call: Call, with more: [Statement] = []
    ) async throws(Failure) -> (held: HeldApplication, more: [ResultSet]) {
        let statements =
            [Application.lock(id, for: call.caller), Interest.question(id, by: call.caller)]
            + DueDates.statements([]) + more
        let results = try await call.send(statements)
        guard let row = try results[0].rows(Application.Row.self).first else {
            throw .notFound("application")
        }
        guard row.version == version else { throw .conflict(.stale) }
        try Interest.insist(results[1])
        let dates = try DueDates(results[2..<4])
        return (HeldApplication(row: row, dates: dates), Array(results[4...]))
    }

    func insist(on states: Application.State...) throws(Failure) {
        guard states.contains(row.state) else { throw .conflict(.applicationState) }
    }
}

/// A coordinator takes no part in what concerns himself, or an organisation that he heads or
/// represents. Row security refuses the row; this says why.
enum Interest {
    /// - Parameter holder: a select of `organisation_id` and `citizen_id` whom the call is about.
    static func question(_ holder: Fragment, by caller: Caller) -> Statement {
        let query: Query<Single<Bool>> =
            caller.alliance == nil
            ? "SELECT false"
            : """
            SELECT registry.is_of(\(caller.principal), h.organisation_id)
                OR tenancy.is_citizen(\(caller.principal), h.citizen_id)
            FROM (\(sql: holder)) AS h (organisation_id, citizen_id)
            """
        return query.statement
    }

    static func question(_ id: Application.ID, by caller: Caller) -> Statement {
        question(
            """
            SELECT a.organisation_id, a.citizen_id FROM membership.applications a
            WHERE a.tenant_id = \(caller.alliance) AND a.id = \(id)
            """, by: caller)
    }

    static func question(_ id: Member.ID, by caller: Caller) -> Statement {
        question(
            """
            SELECT m.organisation_id, m.citizen_id FROM membership.memberships m
            WHERE m.tenant_id = \(caller.alliance) AND m.id = \(id)
            """, by: caller)
    }

    static func insist(_ result: ResultSet) throws(Failure) {
        if try result.rows(Single<Bool>.self).first?.value == true {
            throw .conflict(.conflictOfInterest)
        }
    }
}

extension Reason {
    static let applicationState = Reason(
        "application.wrongState", kk: "Өтінімнің қазіргі күйінде бұл мүмкін емес",
        ru: "В нынешнем состоянии заявки это невозможно",
        en: "The application is in no state for that")
    static let conflictOfInterest = Reason(
        "application.conflictOfInterest",
        kk: "Ешкім өзі туралы немесе өзі басқаратын не өкілі болатын ұйым туралы шешімге "
            + "қатыспайды",
        ru: "Никто не участвует в решении о себе и об организации, которой руководит или которую "
            + "представляет",
        en: "Nobody takes part in decisions on oneself, or on an organisation that one heads or "
            + "represents")
}
